//! Optimises wasm with binaryen's wasm-opt, and shortens the names of its imports and exports.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::process;
use crate::wasm::Toolchain;

/// The features that every browser of 2023 supports.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The passes that make the compressed wasm small.
const PASSES: [&str; 8] = [
    // The first kilobyte is unused: the stack grows down towards it.
    "--low-memory-unused",
    // Rebuilds loops and branches in few forms, which compress well.
    "--flatten",
    "--rereloop",
    // The second round of -Oz finds what the first one exposed. Between them, functions are sorted by name: those of one
    // module are similar, and compress better together.
    "-Oz",
    "--reorder-functions-by-name",
    "-Oz",
    "--strip-producers",
    "--strip-target-features",
];

/// Inlines a function with one caller only if it is this small. In a large function, the indices of locals are longer.
const INLINED: &str = "--one-caller-inline-max-function-size=15";

/// The short names of imports and exports.
#[derive(Deserialize)]
pub struct Renamed {
    imports: Vec<(String, String, String)>,
    exports: Vec<(String, String)>,
}

impl Renamed {
    /// The short name for each original name.
    pub fn names(&self) -> BTreeMap<&str, &str> {
        let imports = self.imports.iter().map(|(_, old, new)| (old.as_str(), new.as_str()));
        imports.chain(self.exports.iter().map(|(old, new)| (old.as_str(), new.as_str()))).collect()
    }
}

/// The short name of the module that everything is imported from.
pub const MODULE: &str = "a";

/// Optimises a wasm, removes exports that are not needed, and returns the short names of the others.
pub fn optimize(tools: &Toolchain, from: &Path, to: &Path, unneeded: &[&str]) -> Result<Renamed> {
    let mut command = wasm_opt(tools, from, to);
    let unneeded = unneeded.iter().map(|export| format!("--remove-exports={export}"));
    command.args(unneeded).args(PASSES).arg(INLINED).arg("--minify-imports-and-exports-and-modules");
    let renamed = process::read(&mut command)?;
    serde_json::from_str(&renamed).context("wasm-opt printed the names in an unknown form")
}

/// Optimises a wasm in place in the same way, and renames nothing.
pub fn in_place(tools: &Toolchain, wasm: &Path) -> Result<()> {
    process::run(wasm_opt(tools, wasm, wasm).args(PASSES).arg(INLINED))
}

/// Optimises a wasm for speed, since readers do not download it.
pub fn for_speed(tools: &Toolchain, from: &Path, to: &Path) -> Result<()> {
    process::run(wasm_opt(tools, from, to).args(["-O3", "--strip-producers", "--strip-target-features"]))
}

/// Optimises a wasm in the same way, but keeps the names of functions. Functions with one caller are not inlined, so that
/// their bytes are attributed to their own part.
pub fn with_names(tools: &Toolchain, from: &Path, to: &Path) -> Result<()> {
    let mut command = wasm_opt(tools, from, to);
    process::run(command.args(PASSES).args(["-g", "--one-caller-inline-max-function-size=1"]))
}

fn wasm_opt(tools: &Toolchain, from: &Path, to: &Path) -> Command {
    let mut command = tools.command("wasm-opt");
    command.args(FEATURES).arg(from).arg("-o").arg(to);
    command
}
