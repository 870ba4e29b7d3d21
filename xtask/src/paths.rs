//! Where things are: the checkout, its build folder, the user's cache.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The root of the checkout.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is a folder of the checkout")
}

/// The build folder of the checkout. It is named to every program that writes
/// to it, so that a user's own setting of another folder does not matter.
pub fn target() -> PathBuf {
    root().join("target")
}

/// The folder that is published, with the built script and wasm.
pub fn pkg() -> PathBuf {
    root().join("pkg")
}

/// What is installed once per user and shared by all checkouts.
pub fn cache() -> Result<PathBuf> {
    let home = |folder: &str| {
        env::home_dir().map(|home| home.join(folder)).context("no home folder is known; set HOME or XDG_CACHE_HOME")
    };
    let base = match env::var_os("XDG_CACHE_HOME") {
        Some(folder) if !folder.is_empty() => PathBuf::from(folder),
        _ if cfg!(target_os = "macos") => home("Library/Caches")?,
        _ => home(".cache")?,
    };
    Ok(base.join("what-changed"))
}

/// Where cargo keeps what it downloads.
pub fn cargo_home() -> Result<PathBuf> {
    match env::var_os("CARGO_HOME") {
        Some(home) => Ok(home.into()),
        None => Ok(env::home_dir().context("no home folder is known; set CARGO_HOME")?.join(".cargo")),
    }
}
