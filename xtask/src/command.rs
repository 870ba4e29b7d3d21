//! Builds the command `what-changed`.

use std::env::consts::EXE_EXTENSION;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{paths, process};

/// A profile of cargo.
#[derive(Clone, Copy)]
pub enum Profile {
    /// Compiles quickly, for tests and the demo.
    Debug,
    /// Runs quickly, as users install it.
    Release,
}

/// Builds the command and returns its path.
pub fn built(profile: Profile) -> Result<PathBuf> {
    let (flag, folder) = match profile {
        Profile::Debug => (None, "debug"),
        Profile::Release => (Some("--release"), "release"),
    };
    let mut cargo = Command::new("cargo");
    cargo.current_dir(paths::root()).env("CARGO_TARGET_DIR", paths::target());
    cargo.args(["build", "--quiet", "--locked", "--workspace", "--bin", "what-changed"]).args(flag);
    process::run(&mut cargo).context("could not build the command")?;
    Ok(paths::target().join(folder).join("what-changed").with_extension(EXE_EXTENSION))
}
