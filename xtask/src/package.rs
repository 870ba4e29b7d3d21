//! The build of `pkg/`. Each part of it is skipped if its inputs have not changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};

use crate::wasm::Toolchain;
use crate::{bundle, integrity, paths, ssr, styles, wasm};

/// The files that a publisher serves.
pub const FILES: [&str; 6] = [
    "what-changed.js",
    "what-changed.mjs",
    "what-changed-frame.js",
    "what-changed-inline.js",
    "element.mjs",
    "what-changed.wasm",
];

/// The licences, which are copied to `pkg/`.
pub const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// The files and folders that the build reads, besides the scripts in `www/`.
const INPUTS: [&str; 8] =
    ["src", "ssr", "widget", "xtask/src", "xtask/Cargo.toml", "Cargo.toml", "Cargo.lock", "package-lock.json"];

/// Builds all of `pkg/`.
pub fn build() -> Result<()> {
    widget()?;
    unless_fresh("pkg-ssr", &ssr::FILES, ssr::build)?;
    for licence in LICENCES {
        fs::copy(paths::root().join(licence), paths::pkg().join(licence))
            .with_context(|| format!("could not copy {licence}"))?;
    }
    integrity::write()
}

/// Builds the files that readers download.
pub fn widget() -> Result<()> {
    unless_fresh("pkg-widget", &FILES, |tools| {
        println!("compiling the widget …");
        wasm::build(tools)?;
        bundle::build(tools)
    })
}

/// Runs a part of the build if an output is missing or an input is newer than its last run.
fn unless_fresh(name: &str, outputs: &[&str], build: impl FnOnce(&Toolchain) -> Result<()>) -> Result<()> {
    let stamp = paths::target().join(name);
    if is_fresh(&stamp, outputs)? {
        return Ok(());
    }
    let tools = Toolchain::ready()?;
    styles::update(&tools)?;

    // The stamp has the time of the start, so that the next build sees what is edited during this one.
    let started = stamp.with_extension("started");
    let failed = || format!("could not write {}", started.display());
    fs::create_dir_all(paths::target()).with_context(failed)?;
    fs::write(&started, "").with_context(failed)?;
    build(&tools)?;
    fs::rename(&started, &stamp).with_context(failed)
}

/// True if every output exists and no input is newer than the stamp.
fn is_fresh(stamp: &Path, outputs: &[&str]) -> Result<bool> {
    let Ok(built) = modified(stamp) else {
        return Ok(false);
    };
    if outputs.iter().any(|file| !paths::pkg().join(file).is_file()) {
        return Ok(false);
    }
    let root = paths::root();
    let mut inputs: Vec<PathBuf> = INPUTS.iter().map(|input| root.join(input)).collect();
    let is_script = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "js");
    inputs.extend(read_dir(&root.join("www"))?.into_iter().filter(is_script));
    for path in inputs {
        if path.exists() && newest(&path)? >= built {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The time of the last change of a file, or of anything in a folder.
fn newest(path: &Path) -> Result<SystemTime> {
    // The time of a folder changes when a file in it is removed.
    let mut newest = modified(path)?;
    if path.is_dir() {
        for entry in read_dir(path)? {
            newest = newest.max(self::newest(&entry)?);
        }
    }
    Ok(newest)
}

fn read_dir(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect());
    entries.with_context(|| format!("could not read the folder {}", folder.display()))
}

fn modified(path: &Path) -> Result<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).with_context(|| format!("could not read {}", path.display()))
}
