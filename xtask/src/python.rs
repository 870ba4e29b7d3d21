//! Environments of Python packages, one for each list of requirements, shared by all checkouts.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::apt::Apt;
use crate::{paths, process};

/// Returns the folder of the programs that a list of requirements installs, after installing them if they are missing.
pub fn programs(name: &str, requirements: &Path) -> Result<PathBuf> {
    let folder = paths::cache()?.join(name);
    let programs = folder.join("bin");
    let installed = folder.join("requirements.txt");
    let text = |path: &Path| fs::read(path).ok();
    if text(&installed).is_some() && text(&installed) == text(requirements) {
        return Ok(programs);
    }
    println!("installing {} with pip …", requirements.display());
    let venv = || process::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder));
    venv().or_else(|error| {
        // Debian's Python has no venv of its own.
        Apt::find().context(error)?.install(&["python3", "python3-venv"])?;
        venv()
    })?;
    let mut pip = Command::new(programs.join("python"));
    process::run(pip.args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(requirements))?;
    fs::copy(requirements, &installed).with_context(|| format!("could not write {}", installed.display()))?;
    Ok(programs)
}
