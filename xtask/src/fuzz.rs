//! Fuzzes the redline until an input breaks a promise or the time is over.

use std::fs::{self, File};
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{drawn, paths, process, rust};

/// The flags of cargo-fuzz that instrument the code for libFuzzer. There is no sanitizer: stable Rust lacks it, and code
/// without `unsafe` does not need it.
const FLAGS: [&str; 8] = [
    "--cfg=fuzzing",
    "-Ccodegen-units=1",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
];

/// Optimised, and with all assertions.
const PROFILE: [&str; 3] =
    ["profile.fuzz.inherits='dev'", "profile.fuzz.opt-level=3", "profile.fuzz.debug='line-tables-only'"];

/// Fuzzes for a number of minutes. The corpus is kept in `target/`, and the next run starts from it.
pub fn fuzz(minutes: NonZeroU64) -> Result<()> {
    let program = build().context("could not build the fuzzer; it needs a C++ compiler")?;
    let [corpus, seeds, found] = ["corpus", "seeds", "found"].map(|name| folder().join(name));
    for folder in [&corpus, &seeds, &found] {
        fs::create_dir_all(folder).with_context(|| format!("could not make the folder {}", folder.display()))?;
    }
    for (number, line) in drawn::lines(&drawn::read()?) {
        let seed = seeds.join(number.to_string());
        fs::write(&seed, drawn::plain(line)).with_context(|| format!("could not write {}", seed.display()))?;
    }

    println!("fuzzing for {minutes} min …");
    let log = folder().join("log.txt");
    let created = || format!("could not write {}", log.display());
    let status = Command::new(&program)
        .args([&corpus, &seeds])
        .arg(format!("-max_total_time={}", minutes.get() * 60))
        .arg(format!("-dict={}", paths::root().join("fuzz/redline.dict").display()))
        // libFuzzer reads it as the start of a file name.
        .arg(format!("-artifact_prefix={}/", found.display()))
        .args(["-print_final_stats=1", "-max_len=4096", "-timeout=20"])
        .env("RUST_BACKTRACE", "0")
        .stderr(File::create(&log).with_context(created)?)
        .status()
        .with_context(|| format!("could not start {}", program.display()))?;
    let output = fs::read(&log).with_context(|| format!("could not read {}", log.display()))?;
    let output = String::from_utf8_lossy(&output);
    let runs = field(&output, "stat::number_of_executed_units:").unwrap_or("an unknown number of");
    if status.success() {
        println!("no promise was broken in {runs} runs");
        return Ok(());
    }
    let Some(input) = field(&output, "Test unit written to ") else {
        bail!("the fuzzer ended with {status} after {runs} runs; see {}", log.display());
    };
    bail!("after {runs} runs: {}\nThis repeats the last run:\n{} {input}", failure(&output), program.display());
}

fn folder() -> PathBuf {
    paths::target().join("fuzz")
}

fn build() -> Result<PathBuf> {
    // With an explicit target, build scripts and macros are compiled without the flags.
    let host = rust::host()?;
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(paths::root())
        .env("RUSTFLAGS", FLAGS.join(" "))
        .args(["build", "--quiet", "--locked", "--package", "redline-fuzz", "--features", "libfuzzer"])
        .args(["--profile", "fuzz", "--target", &host, "--target-dir"])
        .arg(folder());
    for setting in PROFILE {
        cargo.args(["--config", setting]);
    }
    process::run(&mut cargo)?;
    Ok(folder().join(Path::new(&host)).join("fuzz/redline-fuzz"))
}

/// The rest of the first line with a name, after the name.
fn field<'s>(output: &'s str, name: &str) -> Option<&'s str> {
    output.lines().find_map(|line| line.split_once(name)).map(|(_, value)| value.trim())
}

/// The message of the broken promise, or else libFuzzer's own message, such as a timeout.
fn failure(output: &str) -> &str {
    let panic = output.split_once(" panicked at ").and_then(|(_, panic)| panic.split_once('\n'));
    match panic {
        Some((_, words)) => {
            let ends = ["\nnote: run with ", "\n=="].iter().filter_map(|end| words.find(end));
            &words[..ends.min().unwrap_or(words.len())]
        }
        None => field(output, "ERROR: ").unwrap_or("the fuzzer printed no message"),
    }
}

#[cfg(test)]
mod tests {
    use super::{failure, field};

    const BROKEN: &str = "\
#2\tINITED cov: 7 ft: 7 corp: 1/1b exec/s: 0 rss: 25Mb

thread '<unnamed>' (7) panicked at fuzz/src/promises.rs:12:48:
broken promise: no edit is empty
Texts {
    old: \"a\",
}
note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
==7== ERROR: libFuzzer: deadly signal
artifact_prefix='target/'; Test unit written to target/crash-1
stat::number_of_executed_units: 752
";

    #[test]
    fn a_broken_promise_is_read_from_the_output() {
        assert_eq!(failure(BROKEN), "broken promise: no edit is empty\nTexts {\n    old: \"a\",\n}");
        assert_eq!(field(BROKEN, "Test unit written to "), Some("target/crash-1"));
        assert_eq!(field(BROKEN, "stat::number_of_executed_units:"), Some("752"));
    }

    #[test]
    fn a_timeout_is_reported() {
        assert_eq!(
            failure("ALARM: 20 s\n==7== ERROR: libFuzzer: timeout after 20 seconds\n"),
            "libFuzzer: timeout after 20 seconds"
        );
    }
}
