//! The paths of the checkout, the build folder and the user's cache.

use std::env;
use std::path::{self, Path, PathBuf};

use anyhow::{Context, Result};

/// The root of the checkout.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is a folder of the checkout")
}

/// The build folder: `CARGO_TARGET_DIR`, or `target/` in the checkout.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) if !folder.is_empty() => path::absolute(folder).expect("the current folder is known"),
        _ => root().join("target"),
    }
}

/// The folder of the npm package, with the built scripts and the wasm.
pub fn pkg() -> PathBuf {
    root().join("pkg")
}

/// The folder of tools that are installed once per user.
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

/// The folder of cargo's downloads.
pub fn cargo_home() -> Result<PathBuf> {
    match env::var_os("CARGO_HOME") {
        Some(home) => Ok(home.into()),
        None => Ok(env::home_dir().context("no home folder is known; set CARGO_HOME")?.join(".cargo")),
    }
}
