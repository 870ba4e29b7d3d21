//! The command `what-changed`, for what calls it as its users do.

use std::env::consts::EXE_EXTENSION;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{paths, process};

/// How the command is built.
#[derive(Clone, Copy)]
pub enum Profile {
    /// For tests and the demo.
    Debug,
    /// As it is installed.
    Release,
}

/// Builds it, and says where it is.
pub fn built(profile: Profile) -> Result<PathBuf> {
    let (flag, folder) = match profile {
        Profile::Debug => (None, "debug"),
        Profile::Release => (Some("--release"), "release"),
    };
    let mut cargo = Command::new("cargo");
    cargo.current_dir(paths::root()).env("CARGO_TARGET_DIR", paths::target());
    cargo.args(["build", "--quiet", "--locked", "--package", "what-changed-cli"]).args(flag);
    process::run(&mut cargo).context("could not build the command")?;
    Ok(paths::target().join(folder).join("what-changed").with_extension(EXE_EXTENSION))
}
