//! Copies the checkout, or a folder of it.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{paths, process};

/// Copies the checkout to a folder, and replaces the folder if it exists.
pub fn copy_to(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("could not remove {}", folder.display()))?;
    }
    copy(paths::root(), folder)
}

/// Copies the files of a folder that git tracks or would track.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    let failed = || format!("could not copy {} to {}", from.display(), to.display());
    let listed = process::read(Command::new("git").current_dir(from).args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))?;
    // git also lists files that were removed.
    for file in listed.split_terminator('\0').filter(|file| from.join(file).is_file()) {
        let at = to.join(file);
        fs::create_dir_all(at.parent().unwrap_or(to)).with_context(failed)?;
        fs::copy(from.join(file), at).with_context(failed)?;
    }
    Ok(())
}
