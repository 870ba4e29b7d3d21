//! The last step on the wasm: binaryen's wasm-opt, and short names for all that it imports and exports.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::process;
use crate::wasm::Toolchain;

/// What the browsers of 2023 all have.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What makes the wasm small once it is compressed.
const PASSES: [&str; 8] = [
    // Nothing lies in the first kilobyte: there the stack would have overflown.
    "--low-memory-unused",
    // Loops and branches are made anew, and so all in the same few forms.
    "--flatten",
    "--rereloop",
    // The second round finds what the first laid bare. Functions of one module stand together from then on: they
    // are alike.
    "-Oz",
    "--reorder-functions-by-name",
    "-Oz",
    "--strip-producers",
    "--strip-target-features",
];

/// What has one caller becomes part of it only if it is this small: the locals of a large function have long numbers.
const INLINED: &str = "--one-caller-inline-max-function-size=15";

/// What the imports and exports of a wasm are called since it was optimized.
#[derive(Deserialize)]
pub struct Renamed {
    imports: Vec<(String, String, String)>,
    exports: Vec<(String, String)>,
}

impl Renamed {
    /// The new name for each old one.
    pub fn names(&self) -> BTreeMap<&str, &str> {
        let imports = self.imports.iter().map(|(_, old, new)| (old.as_str(), new.as_str()));
        imports.chain(self.exports.iter().map(|(old, new)| (old.as_str(), new.as_str()))).collect()
    }
}

/// The module that everything is imported from, under its new name.
pub const MODULE: &str = "a";

/// Optimizes a wasm without some of its exports, and says what the others are called then.
pub fn optimize(tools: &Toolchain, from: &Path, to: &Path, needless: &[&str]) -> Result<Renamed> {
    let mut command = wasm_opt(tools, from, to);
    let needless = needless.iter().map(|export| format!("--remove-exports={export}"));
    command.args(needless).args(PASSES).arg(INLINED).arg("--minify-imports-and-exports-and-modules");
    let renamed = process::read(&mut command)?;
    serde_json::from_str(&renamed).context("wasm-opt does not say what it renamed, or in another form")
}

/// Optimizes a wasm likewise, in its place, but renames nothing.
pub fn in_place(tools: &Toolchain, wasm: &Path) -> Result<()> {
    process::run(wasm_opt(tools, wasm, wasm).args(PASSES).arg(INLINED))
}

/// Optimizes a wasm that no reader pays for.
pub fn for_speed(tools: &Toolchain, from: &Path, to: &Path) -> Result<()> {
    process::run(wasm_opt(tools, from, to).args(["-O3", "--strip-producers", "--strip-target-features"]))
}

/// Optimizes a wasm likewise, but keeps the names of its functions. What has one caller stays a function, else whole
/// rooms would vanish into the one before them.
pub fn with_names(tools: &Toolchain, from: &Path, to: &Path) -> Result<()> {
    let mut command = wasm_opt(tools, from, to);
    process::run(command.args(PASSES).args(["-g", "--one-caller-inline-max-function-size=1"]))
}

fn wasm_opt(tools: &Toolchain, from: &Path, to: &Path) -> Command {
    let mut command = tools.command("wasm-opt");
    command.args(FEATURES).arg(from).arg("-o").arg(to);
    command
}
