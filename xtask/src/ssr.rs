//! The renderer for builds and servers: its wasm and its glue.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::bundle::esbuild;
use crate::wasm::{self, Host, Module, Toolchain};
use crate::{optimize, paths, process};

/// The files that are built in `pkg/ssr/`, beside the package's own files there.
pub const FILES: [&str; 2] = ["ssr/engine.js", "ssr/what-changed-ssr.wasm"];

/// The module that builds and servers load.
const RENDERER: Module = Module { package: "what-changed-ssr", profile: "release", flags: &[] };

/// Compiles the renderer and writes it to `pkg/ssr/`.
pub fn build(tools: &Toolchain) -> Result<()> {
    wasm::bind(&RENDERER.compile(tools)?, Host::Web, &folder())?;
    let [engine, wasm] = FILES.map(|file| paths::pkg().join(file));
    optimize::for_speed(tools, &folder().join("what_changed_ssr_bg.wasm"), &wasm)?;
    // Named exports drop the glue's own loading of the wasm, which differs from host to host.
    let entry = folder().join("entry.js");
    fs::write(&entry, "export { initSync, render, check } from \"./what_changed_ssr.js\";\n")
        .with_context(|| format!("could not write {}", entry.display()))?;
    process::run(&mut esbuild(tools, &entry, &engine, "esm")).context("could not bundle the glue of the renderer")
}

/// The folder with the generated glue.
fn folder() -> PathBuf {
    paths::target().join("wasm-bindgen-ssr")
}
