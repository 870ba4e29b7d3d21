//! Compares our redlines with those of other libraries.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::wasm::{self, Host, Module, Toolchain};
use crate::{optimize, paths, process};

/// Builds and runs the bench of the redlines, with the pairs of texts in a folder if one is given.
pub fn redline(pairs: Option<&Path>) -> Result<()> {
    let tools = Toolchain::ready()?;
    build_native(&tools)?;
    build_wasm(&tools)?;
    let mut bench = Command::new(paths::target().join("release/redline-bench"));
    bench.env("REDLINE_BENCH_GLUE", module().join("redline_bench_wasm.js"));
    if let Some(pairs) = pairs {
        bench.arg("--pairs").arg(pairs);
    }
    process::run(&mut bench)
}

fn build_native(tools: &Toolchain) -> Result<()> {
    let mut cargo = tools.command("cargo");
    cargo.args(["build", "--quiet", "--package", "redline-bench", "--release"]);
    process::run(&mut cargo).context("could not build the bench")
}

/// Builds our redline as a module for Node.js, compiled and optimised as the widget is.
fn build_wasm(tools: &Toolchain) -> Result<()> {
    let redline = Module { package: "redline-bench-wasm", ..wasm::WIDGET };
    wasm::bind(&redline.compile(tools)?, Host::Node, &module())?;
    optimize::in_place(tools, &module().join("redline_bench_wasm_bg.wasm"))
}

/// The folder with the module for Node.js.
fn module() -> PathBuf {
    paths::target().join("redline-bench-wasm")
}
