//! `cargo xtask bench render`: how long many cards take to render, and how much memory.

use std::fs;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use wait4::Wait4 as _;

use crate::{command, paths};

/// How many cards are rendered in one run.
const SIZES: [usize; 3] = [100, 1_000, 10_000];

/// Renders copies of the demo's cards in every number of [`SIZES`], with the command as it is installed.
pub fn render() -> Result<()> {
    let command = command::built(command::Profile::Release)?;
    let cards = demo_cards()?;
    let folder = paths::target().join("bench-render");
    println!("\n{:>8} {:>10} {:>16} {:>14}", "cards", "seconds", "cards a second", "memory");
    for size in SIZES {
        let (from, to) = (folder.join("cards"), folder.join("rendered"));
        for old in [&from, &to] {
            if old.exists() {
                fs::remove_dir_all(old).with_context(|| format!("could not empty {}", old.display()))?;
            }
        }
        fs::create_dir_all(&from).with_context(|| format!("could not make {}", from.display()))?;
        for (at, card) in cards.iter().cycle().take(size).enumerate() {
            fs::write(from.join(format!("{at}.json")), card).context("could not write a card")?;
        }
        let mut command = Command::new(&command);
        command.arg("render").arg(&from).arg("--out").arg(&to).stderr(Stdio::inherit());
        let start = Instant::now();
        let used = command.spawn().context("could not start the command")?.wait4()?;
        let seconds = start.elapsed().as_secs_f64();
        ensure!(used.status.success(), "the command ended with {}", used.status);
        let memory = format!("{} MB", used.rusage.maxrss / (1024 * 1024));
        #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
        let rate = size as f64 / seconds;
        println!("{size:>8} {seconds:>10.1} {rate:>16.0} {memory:>14}");
    }
    fs::remove_dir_all(&folder).with_context(|| format!("could not remove {}", folder.display()))
}

/// The texts of the demo's cards.
fn demo_cards() -> Result<Vec<String>> {
    let folder = paths::root().join("www/cards");
    let mut cards = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("could not read the folder {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|kind| kind == "json") {
            cards.push(fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?);
        }
    }
    Ok(cards)
}
