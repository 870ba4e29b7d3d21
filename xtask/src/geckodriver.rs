//! The program through which the browser tests drive Firefox. No package of Debian, npm or pip contains a current one, so
//! cargo builds it from crates.io.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{paths, process};

const VERSION: &str = "0.37.1";

/// Returns the path of geckodriver, after building it if it is missing.
pub fn ready() -> Result<PathBuf> {
    let folder = paths::cache()?.join(format!("tools/geckodriver-{VERSION}"));
    let installed = folder.join("bin/geckodriver");
    if installed.is_file() {
        return Ok(installed);
    }
    if let Some(found) = on_path() {
        return Ok(found);
    }
    println!("building geckodriver {VERSION}, once per user; this takes about a minute …");
    fs::create_dir_all(&folder).with_context(|| format!("could not make the folder {}", folder.display()))?;
    build(&folder).with_context(|| {
        format!("could not build geckodriver {VERSION} in {}; it needs crates.io and a C linker", folder.display())
    })?;
    Ok(installed)
}

/// Builds without optimisation, which takes a quarter of the time. The tests wait for Firefox, not for geckodriver.
fn build(folder: &Path) -> Result<()> {
    let install = |locked: &[&str]| {
        let mut cargo = Command::new("cargo");
        // Outside the checkout, whose settings are not for this build.
        cargo.current_dir(folder).env_remove("CARGO_TARGET_DIR").env("CARGO_PROFILE_DEV_DEBUG", "0");
        cargo.args(["install", "--debug", "--force", "--root"]).arg(folder).args(locked);
        process::run(cargo.arg(format!("geckodriver@{VERSION}")))
    };
    // A mirror of crates.io may lack a version that geckodriver's own lock file names.
    install(&["--locked"]).or_else(|error| {
        println!("{error}; trying without the lock file of geckodriver …");
        install(&[])
    })
}

/// The geckodriver on PATH, if it has the right version.
fn on_path() -> Option<PathBuf> {
    let found = process::find("geckodriver")?;
    let printed = process::read(Command::new(&found).arg("--version")).ok()?;
    (printed.split_whitespace().nth(1) == Some(VERSION)).then_some(found)
}
