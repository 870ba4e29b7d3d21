//! Checks that builds are reproducible: the same sources give the same bytes in any folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::{checkout, integrity, package, paths, process, ssr};

/// Builds the checkout, then a copy in another folder with another `CARGO_HOME`, and compares the built files.
pub fn rebuild() -> Result<()> {
    package::build()?;
    let copy = paths::target().join("audit").join("rebuilt");
    checkout::copy_to(&copy)?;
    let mut cargo = Command::new("cargo");
    cargo.current_dir(&copy).args(["xtask", "build"]).env("CARGO_HOME", other_home()?);
    process::run(&mut cargo).context("could not build the copy")?;
    let read = |path: &Path| fs::read(path).with_context(|| format!("could not read {}", path.display()));
    let built: Vec<&str> = package::FILES.into_iter().chain(ssr::FILES).chain([integrity::FILE]).collect();
    let mut different = Vec::new();
    for file in &built {
        if read(&paths::pkg().join(file))? != read(&copy.join("pkg").join(file))? {
            different.push(*file);
        }
    }
    ensure!(different.is_empty(), "these files differ between two builds: {}", different.join(", "));
    println!("all {} files are the same in two builds", built.len());
    Ok(())
}

/// Creates another `CARGO_HOME`, with the same settings.
fn other_home() -> Result<PathBuf> {
    let home = paths::target().join("audit").join("cargo-home");
    fs::create_dir_all(&home).with_context(|| format!("could not make {}", home.display()))?;
    // They may name another registry.
    let settings = paths::cargo_home()?.join("config.toml");
    if settings.is_file() {
        fs::copy(&settings, home.join("config.toml")).context("could not copy cargo's settings")?;
    }
    Ok(home)
}
