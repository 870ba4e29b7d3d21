//! Whether what is built from the same sources is the same, byte for byte, wherever it is built.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::{checkout, integrity, package, paths, process, ssr};

/// Builds the checkout, and a copy of it in another folder, and compares all that both have built.
pub fn rebuild() -> Result<()> {
    package::build()?;
    let copy = paths::target().join("audit/rebuilt");
    checkout::copy_to(&copy)?;
    let built = || package::FILES.iter().chain(&ssr::FILES).chain([&integrity::FILE]);
    for file in built() {
        let _ = fs::remove_file(copy.join("pkg").join(file));
    }
    process::run(Command::new("cargo").current_dir(&copy).args(["xtask", "build"]))
        .context("the copy cannot be built")?;
    let read = |path: &Path| fs::read(path).with_context(|| format!("could not read {}", path.display()));
    let mut other = Vec::new();
    for file in built() {
        if read(&paths::pkg().join(file))? != read(&copy.join("pkg").join(file))? {
            other.push(*file);
        }
    }
    ensure!(other.is_empty(), "built again, these are others: {}", other.join(", "));
    println!("built again elsewhere, all {} files are the same, byte for byte", built().count());
    Ok(())
}
