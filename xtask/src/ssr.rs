//! The renderer for builds and servers: its wasm and its glue.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::wasm::{self, Host, Module, Toolchain};
use crate::{bundle, optimize, paths};

/// The files that are built in `pkg/ssr/`, beside the package's own files there.
pub const FILES: [&str; 2] = ["ssr/engine.js", "ssr/what-changed-ssr.wasm"];

/// The module that builds and servers load.
const RENDERER: Module = Module { package: "what-changed-ssr", profile: "release", flags: &[] };

/// Compiles the renderer and writes it to `pkg/ssr/`.
pub fn build(tools: &Toolchain) -> Result<()> {
    wasm::bind(&RENDERER.compile(tools)?, Host::Web, &folder())?;
    let [engine, wasm] = FILES.map(|file| paths::pkg().join(file));
    optimize::for_speed(tools, &folder().join("what_changed_ssr_bg.wasm"), &wasm)?;
    bundle::factory(tools, &folder().join("what_changed_ssr.js"), &engine, &[])
        .context("could not bundle the renderer's glue")
}

/// The folder with the generated glue.
fn folder() -> PathBuf {
    paths::target().join("wasm-bindgen-ssr")
}
