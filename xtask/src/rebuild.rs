//! Whether what is built from the same sources is the same, byte for byte, wherever and by whomever it is built.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::{checkout, integrity, package, paths, process, ssr};

/// Builds the checkout, and a copy of it in another folder with another home of cargo's, and compares all that both
/// have built.
pub fn rebuild() -> Result<()> {
    package::build()?;
    let copy = paths::target().join("audit").join("rebuilt");
    checkout::copy_to(&copy)?;
    let mut cargo = Command::new("cargo");
    cargo.current_dir(&copy).args(["xtask", "build"]).env("CARGO_HOME", other_home()?);
    process::run(&mut cargo).context("the copy cannot be built")?;
    let read = |path: &Path| fs::read(path).with_context(|| format!("could not read {}", path.display()));
    let built: Vec<&str> = package::FILES.into_iter().chain(ssr::FILES).chain([integrity::FILE]).collect();
    let mut other = Vec::new();
    for file in &built {
        if read(&paths::pkg().join(file))? != read(&copy.join("pkg").join(file))? {
            other.push(*file);
        }
    }
    ensure!(other.is_empty(), "built again, these are others: {}", other.join(", "));
    println!("built again elsewhere, all {} files are the same, byte for byte", built.len());
    Ok(())
}

/// Another home of cargo's: a folder of its own for what it unpacks, with what was downloaded before.
fn other_home() -> Result<PathBuf> {
    let home = paths::target().join("audit").join("cargo-home");
    fs::create_dir_all(&home).with_context(|| format!("could not make {}", home.display()))?;
    // Settings, such as another registry, hold for both.
    let settings = paths::cargo_home()?.join("config.toml");
    if settings.is_file() {
        fs::copy(&settings, home.join("config.toml")).context("could not copy cargo's settings")?;
    }
    Ok(home)
}
