//! The first half of the build: from the Rust source to the wasm and its glue.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{cargo_tools, npm, paths, process, rust};

/// What the build runs, all of it installed.
pub struct Toolchain {
    wasm_pack: PathBuf,
    path: OsString,
}

impl Toolchain {
    /// Installs what is missing.
    pub fn ready() -> Result<Self> {
        // First what is quick, or not ours to install.
        let npm = npm::ready()?;
        rust::wasm_target()?;
        let wasm_pack = cargo_tools::wasm_pack().ready()?;
        let wasm_bindgen = cargo_tools::wasm_bindgen()?.ready()?;

        // wasm-pack takes wasm-bindgen and wasm-opt from PATH; were ours not in
        // front, a machine's own older ones would be used.
        let mut folders = vec![npm];
        folders.extend(wasm_bindgen.parent().map(Path::to_path_buf));
        if let Some(path) = env::var_os("PATH") {
            folders.extend(env::split_paths(&path));
        }
        Ok(Self { wasm_pack, path: env::join_paths(folders).context("PATH cannot be extended")? })
    }

    /// A program with the tools in front of PATH, started in the checkout.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(paths::root()).env("PATH", &self.path).env("CARGO_TARGET_DIR", paths::target());
        command
    }

    /// wasm-pack, likewise.
    pub fn wasm_pack(&self) -> Command {
        self.command(&self.wasm_pack)
    }
}

/// The crate of the widget, in the folder `widget/`, as rustc and wasm-bindgen name its files.
pub const CRATE: &str = "what_changed_widget";

/// The folder with wasm-pack's output: the glue code and the wasm.
pub fn folder() -> PathBuf {
    paths::target().join("wasm-pack")
}

/// The wasm that goes with the glue, before it is optimized.
pub fn bound() -> PathBuf {
    folder().join(format!("{CRATE}_bg.wasm"))
}

/// The wasm as cargo left it: before wasm-bindgen and wasm-opt, names and all.
pub fn compiled() -> PathBuf {
    paths::target().join(rust::WASM).join(PROFILE).join(CRATE).with_extension("wasm")
}

/// The profile of the workspace's `Cargo.toml` by which the wasm is compiled: for size.
pub const PROFILE: &str = "widget";

/// How the widget's wasm is compiled. With full names, which tell for what types a generic function was made, the parts
/// of the wasm can be weighed; wasm-opt drops them. What is called at several places is mostly larger in each of them;
/// and a loop that counts in places of a list is shorter than one that counts in bytes, and a value that is worked out
/// where it is needed than one that is also worked out on the paths that lack it.
pub const SMALL: [&str; 4] = [
    "-Csymbol-mangling-version=v0",
    "-Cllvm-args=-inline-threshold=15",
    "-Cllvm-args=-disable-lsr",
    "-Cllvm-args=-enable-pre=false",
];

/// Flags of rustc, as cargo takes them in `CARGO_ENCODED_RUSTFLAGS`. Where the sources of crates lie is in what a panic
/// says: it is left out, so that what is built is the same for everyone, and names nobody's folders.
pub fn flags(flags: &[&str]) -> Result<String> {
    let sources = paths::cargo_home()?.join("registry").join("src");
    let mut all: Vec<String> = flags.iter().map(|flag| (*flag).to_owned()).collect();
    // A folder a registry. Before anything was fetched there is none, and nothing that could name it.
    for registry in fs::read_dir(&sources).into_iter().flatten().flatten() {
        all.push(format!("--remap-path-prefix={}=registry", registry.path().display()));
    }
    Ok(all.join("\u{1f}"))
}

/// Compiles the crate and writes the glue.
pub fn build(tools: &Toolchain) -> Result<()> {
    process::run(
        tools
            .wasm_pack()
            .env("CARGO_ENCODED_RUSTFLAGS", flags(&SMALL)?)
            // Its last words, that target/ is ready to publish, would mislead.
            .args(["--log-level", "error"])
            // Everything is installed already: nothing may be downloaded.
            .args(["build", "widget", "--mode", "no-install", "--profile", PROFILE])
            // The package in pkg/ has its own types and package.json.
            .args(["--target", "web", "--no-typescript", "--no-pack"])
            .arg("--out-dir")
            .arg(folder())
            .args(["--", "--locked"]),
    )
    .context("could not build the wasm")
}
