//! Tests what `cargo package` packs: the library as its dependents get it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use wasmparser::{ExternalKind, Parser, Payload};

use crate::{checkout, paths, process, rust};

/// The program that depends on the packaged library.
const DEPENDENT: &str = "tests/dependent";

/// The line that the program prints first.
const REDLINE: &str = "The fee is [-£20-]{+£25+}.";

/// Packs the library, builds it for this machine and for wasm32, runs its unit tests, and builds and runs a program
/// that depends on it.
pub fn test() -> Result<()> {
    rust::wasm_target()?;
    pack(&[])?;
    pack(&["--target", rust::WASM])?;
    let library = unpacked()?;
    process::run(cargo(&library).args(["test", "--quiet", "--lib", "--all-features"]))
        .context("the tests of the packaged library fail")?;

    let program = program()?;
    let patch = format!("patch.crates-io.what-changed.path={:?}", library.display().to_string());
    let cargo = |arguments: &[&str]| {
        let mut cargo = cargo(&program);
        cargo.args(arguments).args(["--quiet", "--config", &patch]);
        cargo
    };
    let printed = process::read(&mut cargo(&["run"]))?;
    ensure!(printed.starts_with(REDLINE), "a dependent prints\n{printed}\nand should start with\n{REDLINE}");
    process::run(&mut cargo(&["build", "--lib", "--target", rust::WASM]))?;
    let wasm = paths::target().join(rust::WASM).join("debug/dependent.wasm");
    let exports = exports(&fs::read(&wasm).with_context(|| format!("could not read {}", wasm.display()))?)?;
    let is_its_own = exports.len() == 1 && exports[0].starts_with("render");
    ensure!(is_its_own, "a dependent should export its own function `render` alone, and exports {exports:?}");
    Ok(())
}

/// Packs the library and builds it from the package.
fn pack(target: &[&str]) -> Result<()> {
    let arguments = ["package", "--quiet", "--package", "what-changed", "--allow-dirty", "--all-features"];
    process::run(cargo(paths::root()).args(arguments).args(target)).context("could not package the library")
}

/// The folder with the files of the package, which `cargo package` leaves after its build.
fn unpacked() -> Result<PathBuf> {
    // path+file:///…#what-changed@0.1.0
    let id = process::read(cargo(paths::root()).args(["pkgid", "--package", "what-changed"]))?;
    let version = id.trim().rsplit(['#', '@']).next().unwrap_or_default();
    Ok(paths::target().join("package").join(format!("what-changed-{version}")))
}

/// Copies the program out of the workspace, with the workspace's versions of its dependencies.
fn program() -> Result<PathBuf> {
    let folder = paths::target().join("dependent");
    checkout::copy(&paths::root().join(DEPENDENT), &folder)?;
    fs::copy(paths::root().join("Cargo.lock"), folder.join("Cargo.lock")).context("could not copy Cargo.lock")?;
    Ok(folder)
}

/// The names of the functions that a wasm exports, without those of wasm-bindgen.
fn exports(wasm: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ExportSection(section) = payload? {
            for export in section {
                let export = export?;
                if export.kind == ExternalKind::Func && !export.name.starts_with("__") {
                    names.push(export.name.to_owned());
                }
            }
        }
    }
    Ok(names)
}

fn cargo(folder: &Path) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(folder).env("CARGO_TARGET_DIR", paths::target());
    cargo
}
