//! How long many cards take to render, and how much memory: `cargo xtask bench render`.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

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
        let peak = run(&mut command.spawn().context("could not start the command")?)?;
        let seconds = start.elapsed().as_secs_f64();
        let memory = peak.map_or_else(|| "unknown".to_owned(), |kilobytes| format!("{} MB", kilobytes / 1024));
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

/// Waits for a program; gives the most memory that it had, in kilobytes, where the system tells.
fn run(child: &mut Child) -> Result<Option<u64>> {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    loop {
        peak = most_memory(Path::new(&status)).or(peak);
        if let Some(ended) = child.try_wait()? {
            ensure!(ended.success(), "the command ended with {ended}");
            return Ok(peak);
        }
        thread::sleep(Duration::from_millis(5));
    }
}

fn most_memory(status: &Path) -> Option<u64> {
    let status = fs::read_to_string(status).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}
