//! Runs steps one after another, and announces and times each.

use std::env;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// One step of a command.
pub struct Step<'a> {
    /// Its name in messages.
    pub name: &'static str,
    /// What to do if it fails.
    pub remedy: &'static str,
    /// The work.
    pub action: Box<dyn FnOnce() -> Result<()> + 'a>,
}

/// Runs all steps, and stops at the first that fails.
pub fn run(steps: Vec<Step>) -> Result<()> {
    let total = steps.len();
    let start = Instant::now();
    for (done, step) in steps.into_iter().enumerate() {
        let Step { name, remedy, action } = step;
        let number = done + 1;
        println!("\n[{number}/{total}] {name} …");
        let begun = Instant::now();
        action().with_context(|| {
            format!("step {number} of {total}, {name}, failed after {}; {remedy}", seconds(begun.elapsed()))
        })?;
        println!("[{number}/{total}] {name}: passed in {}", seconds(begun.elapsed()));
    }
    println!("\nAll {total} steps passed in {}.", seconds(start.elapsed()));
    Ok(())
}

/// Lists what cannot be tested on this machine. In CI that is an error.
pub fn skip(what: &str, skipped: &[String]) -> Result<()> {
    if skipped.is_empty() {
        return Ok(());
    }
    let skipped = skipped.join("\n  ");
    if env::var("CI").is_ok_and(|value| value == "true") {
        bail!("CI must test every {what}, and these are missing:\n  {skipped}");
    }
    println!("SKIPPED {what}s:\n  {skipped}");
    Ok(())
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
