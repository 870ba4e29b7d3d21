//! The renderer for builds and servers: its wasm, and the glue that goes with it.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::bundle::esbuild;
use crate::wasm::{self, Toolchain};
use crate::{optimize, paths, process, rust};

/// What is built in `pkg/ssr/`, beside the package's own files there.
pub const FILES: [&str; 2] = ["ssr/engine.js", "ssr/what-changed-ssr.wasm"];

/// Compiles the renderer, and writes it to `pkg/ssr/`.
pub fn build(tools: &Toolchain) -> Result<()> {
    rust::wasm_target()?;
    process::run(
        tools
            .wasm_pack()
            .env("CARGO_ENCODED_RUSTFLAGS", wasm::flags(&[])?)
            .args(["--log-level", "error", "build", "ssr", "--mode", "no-install", "--release"])
            .args(["--target", "web", "--no-typescript", "--no-pack"])
            .arg("--out-dir")
            .arg(folder())
            .args(["--", "--locked"]),
    )
    .context("could not build the renderer")?;
    let [engine, wasm] = FILES.map(|file| paths::pkg().join(file));
    optimize::for_speed(tools, &folder().join("what_changed_ssr_bg.wasm"), &wasm)?;
    // Named exports drop the glue's own loading of the wasm, which differs from host to host.
    let entry = folder().join("entry.js");
    fs::write(&entry, "export { initSync, render, check } from \"./what_changed_ssr.js\";\n")
        .with_context(|| format!("could not write {}", entry.display()))?;
    process::run(&mut esbuild(tools, &entry, &engine, "esm")).context("could not bundle the glue of the renderer")
}

/// The folder with wasm-pack's output.
fn folder() -> PathBuf {
    paths::target().join("wasm-pack-ssr")
}
