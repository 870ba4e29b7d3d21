//! Our redlines beside those of others.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::wasm::{self, PROFILE, Toolchain};
use crate::{cargo_tools, optimize, paths, process};

/// Builds and runs the bench of the redlines, over a folder of pairs if there is one.
pub fn redline(pairs: Option<&str>) -> Result<()> {
    let tools = Toolchain::ready()?;
    build_native(&tools)?;
    build_wasm(&tools)?;
    let mut bench = Command::new(paths::target().join("release/redline-bench"));
    bench.env("REDLINE_BENCH_GLUE", module().join("redline_bench_wasm.js"));
    if let Some(pairs) = pairs {
        bench.args(["--pairs", pairs]);
    }
    process::run(&mut bench)
}

fn build_native(tools: &Toolchain) -> Result<()> {
    let mut cargo = tools.command("cargo");
    cargo.args(["build", "--quiet", "--package", "redline-bench", "--release"]);
    process::run(&mut cargo).context("could not build the bench")
}

/// Makes a module for Node of our redline, optimized as the card's wasm is.
fn build_wasm(tools: &Toolchain) -> Result<()> {
    process::run(
        tools
            .command(cargo_tools::wasm_pack().ready()?)
            // As for the card's wasm, lest cargo compile everything anew in turns.
            .env("CARGO_ENCODED_RUSTFLAGS", wasm::flags(&wasm::SMALL)?)
            .args(["--log-level", "error", "build"])
            .arg(Path::new("bench").join("wasm"))
            .args(["--mode", "no-install", "--profile", PROFILE])
            .args(["--target", "nodejs", "--no-typescript", "--no-pack"])
            .arg("--out-dir")
            .arg(module())
            .args(["--", "--locked"]),
    )
    .context("could not build the bench's wasm")?;
    optimize::in_place(tools, &module().join("redline_bench_wasm_bg.wasm"))
}

/// The folder with the module for Node.
fn module() -> PathBuf {
    paths::target().join("redline-bench-wasm")
}
