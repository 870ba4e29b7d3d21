//! Steps one after the other, each announced and timed.

use std::env;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// One step of a command.
pub struct Step<'a> {
    /// What is printed of it.
    pub name: &'static str,
    /// What to do when it fails.
    pub remedy: &'static str,
    /// The work.
    pub action: Box<dyn FnOnce() -> Result<()> + 'a>,
}

/// Runs all steps, up to the first that fails.
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
        println!("[{number}/{total}] {name}: good, {}", seconds(begun.elapsed()));
    }
    println!("\nAll {total} steps passed in {}.", seconds(start.elapsed()));
    Ok(())
}

/// Says what is not tested, for there is no way to here. In CI everything has to be.
pub fn skip(what: &str, skipped: &[String]) -> Result<()> {
    if skipped.is_empty() {
        return Ok(());
    }
    let skipped = skipped.join("\n  ");
    if env::var("CI").is_ok_and(|value| value == "true") {
        bail!("in CI every {what} is tested, and these are missing:\n  {skipped}");
    }
    println!("SKIPPED {what}s:\n  {skipped}");
    Ok(())
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
