//! The parts of the Rust toolchain that a bare installation may lack.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process;

/// The compilation target of the element.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The target of this machine.
pub fn host() -> Result<String> {
    let version = process::read(Command::new("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("`rustc -vV` does not name its host")
}

/// Sees to it that the standard library for wasm is there.
pub fn wasm_target() -> Result<()> {
    let sysroot = process::read(Command::new("rustc").args(["--print", "sysroot"]))?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib").join(WASM);
    if library.is_dir() {
        return Ok(());
    }
    add(&["target", "add", WASM], &format!("the Rust target {WASM}"))
}

/// Sees to it that `cargo fmt` and `cargo clippy` are there.
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
             install it with what installed Rust, or install rustup from https://rustup.rs"
        );
    }
    println!("adding {what} …");
    process::run(Command::new("rustup").args(arguments)).with_context(|| format!("could not add {what}"))
}
