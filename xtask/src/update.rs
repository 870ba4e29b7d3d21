//! Rewrites every expected output: the minified styles, the snapshots, the schema, the manual and the types.

use anyhow::{Context, Result};

use crate::wasm::Toolchain;
use crate::{process, styles, test};

/// Rewrites the files that are out of date. `git diff` shows what has changed.
pub fn update() -> Result<()> {
    styles::update(&Toolchain::ready()?)?;
    // The tests compare, and write instead when these variables are set.
    let mut tests = test::native_tests();
    tests.args(["--no-fail-fast", "--quiet"]).env("UPDATE", "1").env("INSTA_UPDATE", "always");
    process::run(&mut tests).context("tests fail for other reasons than an expected output that is out of date")?;
    println!("\nEvery expected output is up to date; `git diff` shows what has changed.");
    Ok(())
}
