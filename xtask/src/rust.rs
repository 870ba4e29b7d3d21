//! The parts of the Rust toolchain that a minimal installation lacks.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process;

/// The target of the widget and of the renderer for servers.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Returns the target of this machine.
pub fn host() -> Result<String> {
    let version = process::read(Command::new("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("`rustc -vV` does not print its host")
}

/// Installs the standard library for wasm if it is missing.
pub fn wasm_target() -> Result<()> {
    let sysroot = process::read(Command::new("rustc").args(["--print", "sysroot"]))?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib").join(WASM);
    if library.is_dir() {
        return Ok(());
    }
    add(&["target", "add", WASM], &format!("the Rust target {WASM}"))
}

/// Installs `cargo fmt` and `cargo clippy` if they are missing.
pub fn components() -> Result<()> {
    for (command, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if !process::works(Command::new("cargo").args([command, "--version"])) {
            add(&["component", "add", component], component)?;
        }
    }
    Ok(())
}

fn add(arguments: &[&str], what: &str) -> Result<()> {
    if process::find("rustup").is_none() {
        bail!(
            "{what} is missing, and there is no rustup to add it; \
             install it with the installer of your Rust, or install rustup from https://rustup.rs"
        );
    }
    println!("adding {what} …");
    process::run(Command::new("rustup").args(arguments)).with_context(|| format!("could not add {what}"))
}
