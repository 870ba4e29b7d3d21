//! The whole build, skipped where nothing has changed since the last one.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};

use crate::wasm::Toolchain;
use crate::{bundle, integrity, paths, ssr, wasm};

/// What the build writes to `pkg/`.
pub const FILES: [&str; 6] = [
    "what-changed.js",
    "what-changed.mjs",
    "what-changed-frame.js",
    "what-changed-inline.js",
    "element.mjs",
    "what-changed.wasm",
];

/// The licences, which are copied to `pkg/`: whoever has the package has them.
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// What the build reads beside the scripts in `www/`; a folder stands for all
/// that is in it.
const INPUTS: [&str; 10] = [
    "src",
    "ssr",
    "widget",
    "xtask/src",
    "xtask/Cargo.toml",
    "build.rs",
    "build",
    "Cargo.toml",
    "Cargo.lock",
    "package-lock.json",
];

/// Builds `pkg/`, if any input has changed.
pub fn build() -> Result<()> {
    let stamp = paths::target().join("pkg-built");
    if is_fresh(&stamp)? {
        println!("pkg/ is up to date");
        return Ok(());
    }
    let tools = Toolchain::ready()?;

    // The stamp has the time of the start: what is edited during the build is
    // newer, and built by the next one.
    let started = stamp.with_extension("started");
    let marked = || format!("could not write {}", started.display());
    fs::create_dir_all(paths::target()).with_context(marked)?;
    fs::write(&started, "").with_context(marked)?;
    wasm::build(&tools)?;
    bundle::build(&tools)?;
    ssr::build(&tools)?;
    for licence in LICENCES {
        fs::copy(paths::root().join(licence), paths::pkg().join(licence))
            .with_context(|| format!("could not copy {licence}"))?;
    }
    let words = integrity::write()?;
    fs::rename(&started, &stamp).with_context(marked)?;
    println!("built {} in pkg/, and their hashes in {}", FILES.join(", "), integrity::FILE);
    println!("\n{words}\n");
    Ok(())
}

/// Whether all outputs are there and no input is newer than the stamp.
fn is_fresh(stamp: &Path) -> Result<bool> {
    let Ok(built) = modified(stamp) else {
        return Ok(false);
    };
    let pkg = paths::pkg();
    if FILES.iter().chain(&ssr::FILES).chain(&LICENCES).chain([&integrity::FILE]).any(|file| !pkg.join(file).is_file())
    {
        return Ok(false);
    }
    let root = paths::root();
    let mut inputs: Vec<PathBuf> = INPUTS.iter().chain(&LICENCES).map(|input| root.join(input)).collect();
    // Not the demo's pages, which are served as they are.
    inputs.extend(
        read_dir(&root.join("www"))?.into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "js")),
    );
    for path in inputs {
        if path.exists() && newest(&path)? >= built {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The time of the last change of a file, or of anything in a folder.
fn newest(path: &Path) -> Result<SystemTime> {
    // A folder's own time tells of files that were removed.
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
