//! The first half of the build: compiles Rust to wasm and generates its JavaScript glue.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

use crate::{npm, paths, process, rust};

/// The programs of the build, installed.
pub struct Toolchain {
    path: OsString,
}

impl Toolchain {
    /// Installs what is missing.
    pub fn ready() -> Result<Self> {
        rust::wasm_target()?;
        // Before PATH, so that an older esbuild or wasm-opt of this machine is not used.
        let mut folders = vec![npm::ready()?];
        if let Some(path) = env::var_os("PATH") {
            folders.extend(env::split_paths(&path));
        }
        Ok(Self { path: env::join_paths(folders).context("PATH cannot be extended")? })
    }

    /// A command that finds the installed programs first and starts in the checkout.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(paths::root()).env("PATH", &self.path).env("CARGO_TARGET_DIR", paths::target());
        command
    }
}

/// A crate of the workspace that is compiled to wasm.
pub struct Module {
    /// The name of the package.
    pub package: &'static str,
    /// The profile in the workspace's `Cargo.toml`.
    pub profile: &'static str,
    /// Flags for rustc.
    pub flags: &'static [&'static str],
}

/// The module that readers download.
pub const WIDGET: Module = Module { package: "what-changed-widget", profile: "widget", flags: &SMALL };

/// The name that rustc and wasm-bindgen give to the files of the widget.
pub const CRATE: &str = "what_changed_widget";

/// Flags that make the wasm smaller.
///
/// The v0 mangling keeps the types of generic functions in their names, so that `cargo xtask size` can attribute them;
/// wasm-opt drops the names. The LLVM flags turn off optimisations that duplicate code: inlining into several callers, loop
/// strength reduction, and partial redundancy elimination.
pub const SMALL: [&str; 4] = [
    "-Csymbol-mangling-version=v0",
    "-Cllvm-args=-inline-threshold=15",
    "-Cllvm-args=-disable-lsr",
    "-Cllvm-args=-enable-pre=false",
];

/// The kind of JavaScript that the glue is written for.
#[derive(Clone, Copy)]
pub enum Host {
    /// An ES module, for browsers.
    Web,
    /// A module for Node.js.
    Node,
}

impl Module {
    /// Compiles the crate and returns the path of the wasm, which still has the names of its functions.
    pub fn compile(&self, tools: &Toolchain) -> Result<PathBuf> {
        let mut cargo = tools.command("cargo");
        cargo.env("CARGO_ENCODED_RUSTFLAGS", flags(self.flags)?);
        cargo.args(["build", "--locked", "--lib", "--target", rust::WASM, "--package", self.package]);
        cargo.args(["--profile", self.profile]);
        process::run(&mut cargo).with_context(|| format!("could not compile {} to wasm", self.package))?;
        // Cargo's name for the folder of the profile `dev`.
        let folder = if self.profile == "dev" { "debug" } else { self.profile };
        let name = format!("{}.wasm", self.package.replace('-', "_"));
        Ok(paths::target().join(rust::WASM).join(folder).join(name))
    }
}

/// Generates the glue of a compiled module: in the folder, `X.wasm` becomes `X.js` and `X_bg.wasm`.
pub fn bind(wasm: &Path, host: Host, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    // Every host that runs the wasm has `TextEncoder.encodeInto`.
    bindgen.input_path(wasm).typescript(false).demangle(false).encode_into(EncodeInto::Always);
    match host {
        Host::Web => bindgen.web(true)?,
        Host::Node => bindgen.nodejs(true)?,
    };
    bindgen.generate(folder).with_context(|| format!("wasm-bindgen could not read {}", wasm.display()))
}

/// Encodes flags of rustc for `CARGO_ENCODED_RUSTFLAGS`.
///
/// Panic messages contain the paths of crates' sources. They are shortened, so that a build is the same on every machine.
fn flags(flags: &[&str]) -> Result<String> {
    let sources = paths::cargo_home()?.join("registry").join("src");
    let mut all: Vec<String> = flags.iter().map(|flag| (*flag).to_owned()).collect();
    // There is one folder for each registry, and none before the first download.
    for registry in fs::read_dir(&sources).into_iter().flatten().flatten() {
        all.push(format!("--remap-path-prefix={}=registry", registry.path().display()));
    }
    Ok(all.join("\u{1f}"))
}

/// The folder with the glue of the widget and its wasm.
pub fn folder() -> PathBuf {
    paths::target().join("wasm-bindgen")
}

/// The wasm that belongs to the glue in a folder.
pub fn bound(folder: &Path) -> PathBuf {
    folder.join(format!("{CRATE}_bg.wasm"))
}

/// Compiles the widget and generates its glue.
pub fn build(tools: &Toolchain) -> Result<()> {
    bind(&WIDGET.compile(tools)?, Host::Web, &folder())
}
