//! Tools that come from npm: esbuild, binaryen's wasm-opt, and what the bench and the host tests use.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};

use crate::apt::Apt;
use crate::{paths, process};

/// The folder of the installed programs, after installing what
/// `package-lock.json` asks for.
pub fn ready() -> Result<PathBuf> {
    node()?;
    let root = paths::root();
    let modules = root.join("node_modules");
    // npm writes its own copy of the lock as the last thing of an installation.
    let installed = changed(&modules.join(".package-lock.json"));
    let wanted = changed(&root.join("package-lock.json"))
        .context("package-lock.json is missing; restore it with `git checkout`")?;
    if installed.is_none_or(|installed| installed < wanted) {
        println!("installing esbuild, binaryen and others from npm …");
        process::run(Command::new("npm").current_dir(root).args(["ci", "--no-audit", "--no-fund"]))
            .context("could not install the packages of package-lock.json; npm's registry is needed")?;
    }
    Ok(modules.join(".bin"))
}

/// Sees to it that Node.js and npm are there.
fn node() -> Result<()> {
    if process::find("node").is_some() && process::find("npm").is_some() {
        return Ok(());
    }
    let Some(apt) = Apt::find() else {
        bail!("the build needs Node.js 20 or later with npm; install it from https://nodejs.org");
    };
    apt.install(&["nodejs", "npm"]).context("could not install Node.js; get it from https://nodejs.org")
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}
