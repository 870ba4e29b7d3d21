//! Installs tools from npm: esbuild, binaryen's wasm-opt, and the libraries of the bench and of the host tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::apt::Apt;
use crate::{paths, process};

/// Installs the build tools, and returns the folder of their programs.
pub fn ready() -> Result<PathBuf> {
    install(paths::root(), "esbuild, binaryen and others")
}

/// Installs the packages in the `package-lock.json` of a folder, unless they are installed. Returns the folder of their
/// programs.
pub fn install(folder: &Path, what: &str) -> Result<PathBuf> {
    node()?;
    let modules = folder.join("node_modules");
    let lock = folder.join("package-lock.json");
    let wanted =
        fs::read(&lock).with_context(|| format!("{} is missing; restore it with `git checkout`", lock.display()))?;
    // A copy of the lock file, which is written at the end of an installation.
    let installed = modules.join(".installed-package-lock.json");
    if fs::read(&installed).ok().as_ref() != Some(&wanted) {
        println!("installing {what} from npm …");
        process::run(Command::new("npm").current_dir(folder).args(["ci", "--no-audit", "--no-fund"])).with_context(
            || format!("could not install the packages of {}; npm's registry is needed", lock.display()),
        )?;
        fs::write(&installed, wanted).with_context(|| format!("could not write {}", installed.display()))?;
    }
    Ok(modules.join(".bin"))
}

/// Installs Node.js and npm if they are missing.
fn node() -> Result<()> {
    if process::find("node").is_some() && process::find("npm").is_some() {
        return Ok(());
    }
    let Some(apt) = Apt::find() else {
        bail!("the build needs Node.js 20 or later with npm; install it from https://nodejs.org");
    };
    apt.install(&["nodejs", "npm"]).context("could not install Node.js; get it from https://nodejs.org")
}
