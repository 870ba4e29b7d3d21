//! The second half of the build: bundles the glue and the shell into scripts.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::integrity;
use crate::optimize;
use crate::wasm::{self, CRATE, Toolchain};
use crate::{glue, paths, process};

/// The name by which the shell imports the [`engine`].
const ENGINE: &str = "what-changed-engine";

/// The name by which the shell imports what reads the wasm: [`FETCHED`] or [`INSIDE`].
const READER: &str = "what-changed-wasm";

/// Reads the wasm from a file of its own.
const FETCHED: &str = "fetched.js";

/// Reads the wasm from the script.
const INSIDE: &str = "inside.js";

/// The name by which [`INSIDE`] imports the wasm.
const PACKED: &str = "what-changed-packed";

/// A script: its entry in `www/`, its name in `pkg/`, the form of its code, and what reads the wasm.
type Script = (&'static str, &'static str, &'static str, &'static str);

/// Every script. The demo uses the first two.
const SCRIPTS: [Script; 5] = [
    ("classic.js", "what-changed.js", "iife", FETCHED),
    ("frame.js", "what-changed-frame.js", "iife", FETCHED),
    ("module.js", "what-changed.mjs", "esm", FETCHED),
    ("class.js", "element.mjs", "esm", FETCHED),
    ("inline.js", "what-changed-inline.js", "iife", INSIDE),
];

/// The inputs of the scripts.
struct Parts {
    /// The module that the shell imports as [`ENGINE`].
    engine: PathBuf,
    wasm: PathBuf,
    /// The compressed wasm, for the scripts that contain it.
    packed: PathBuf,
}

/// Optimises the compiled widget, and writes it and the scripts to `pkg/`.
pub fn build(tools: &Toolchain) -> Result<()> {
    let folder = wasm::folder();
    let [slim, wasm, packed] = ["slim.js", "optimized.wasm", "packed.gz"].map(|name| folder.join(name));
    let renamed = optimize::optimize(tools, &wasm::bound(&folder), &wasm, &glue::UNNEEDED)?;
    write(&slim, glue::slim(&read(&bound_glue(&folder))?)?.replace(&format!("./{CRATE}_bg.js"), optimize::MODULE))?;
    factory(tools, &slim, &engine(&folder), &short_names(&folder, &renamed.names())?)?;
    write(&packed, gzip(&fs::read(&wasm).with_context(|| format!("could not read {}", wasm.display()))?)?)?;
    let parts = Parts { engine: engine(&folder), wasm, packed };
    write_scripts(&SCRIPTS, &parts, &paths::pkg(), |(entry, name, format, reader)| {
        let script = paths::pkg().join(name);
        bundle(tools, &parts, &script, (entry, name, format, reader))?;
        process::run(&mut terser(tools, &script, format))
            .with_context(|| format!("could not minify {}", script.display()))
    })
}

/// Turns the unoptimised glue in a folder into the engine.
pub fn unoptimized_engine(tools: &Toolchain, folder: &Path) -> Result<()> {
    factory(tools, &bound_glue(folder), &engine(folder), &[])
}

/// Writes the unoptimised wasm in a folder, and the scripts of the demo, to another folder.
pub fn unoptimized_scripts(tools: &Toolchain, folder: &Path, to: &Path) -> Result<()> {
    let parts = Parts { engine: engine(folder), wasm: wasm::bound(folder), packed: folder.join("packed.gz") };
    write_scripts(&SCRIPTS[..2], &parts, to, |script| bundle(tools, &parts, &to.join(script.1), script))
}

/// Writes scripts at the same time, and the wasm that goes with them.
fn write_scripts(
    scripts: &[Script],
    parts: &Parts,
    to: &Path,
    bundle: impl Fn(Script) -> Result<()> + Sync,
) -> Result<()> {
    let bundle = &bundle;
    thread::scope(|scope| {
        let running: Vec<_> = scripts.iter().map(|script| scope.spawn(move || bundle(*script))).collect();
        running.into_iter().try_for_each(|script| script.join().expect("bundling does not panic"))
    })?;
    let copy = to.join("what-changed.wasm");
    fs::copy(&parts.wasm, &copy).with_context(|| format!("could not write {}", copy.display()))?;
    Ok(())
}

/// Bundles a script.
fn bundle(tools: &Toolchain, parts: &Parts, to: &Path, (entry, _, format, reader): Script) -> Result<()> {
    let www = paths::root().join("www");
    let entry = www.join(entry);
    let wasm = fs::read(&parts.wasm).with_context(|| format!("could not read {}", parts.wasm.display()))?;
    process::run(
        esbuild(tools, &entry, to, format)
            .arg(format!("--alias:{ENGINE}={}", parts.engine.display()))
            .arg(format!("--alias:{READER}={}", www.join(reader).display()))
            .arg(format!("--alias:{PACKED}={}", parts.packed.display()))
            .arg("--loader:.gz=base64")
            // The glue works only with the wasm that it was generated with, so the script accepts no other.
            .arg(format!("--define:WASM_INTEGRITY=\"{}\"", integrity::hash(&wasm))),
    )
    .with_context(|| format!("could not bundle {}", entry.display()))
}

/// Compresses bytes so that browsers can decompress them.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// The generated module with the function that creates engines.
pub fn engine(folder: &Path) -> PathBuf {
    folder.join("engine.js")
}

/// The glue that wasm-bindgen wrote.
fn bound_glue(folder: &Path) -> PathBuf {
    folder.join(CRATE).with_extension("js")
}

/// Flags of esbuild that give the glue the short names of wasm-opt's imports and exports.
fn short_names(folder: &Path, renamed: &BTreeMap<&str, &str>) -> Result<[String; 2]> {
    let cache = folder.join("names.json");
    write(&cache, serde_json::to_string(renamed)?)?;
    let long: Vec<&str> = renamed.keys().copied().collect();
    Ok([format!("--mangle-props=^({})$", long.join("|")), format!("--mangle-cache={}", cache.display())])
}

/// Bundles the glue of wasm-bindgen as a function that creates an instance of the wasm at each call.
///
/// The glue keeps its instance in variables of the module, and a module exists once per page. After a trap the instance
/// is in an unknown state and a new one is needed, so the whole module becomes the body of a function.
pub fn factory(tools: &Toolchain, glue: &Path, to: &Path, flags: &[String]) -> Result<()> {
    let source = read(glue)?;
    let names = exports(&source);
    ensure!(!names.is_empty(), "{} exports no function; has wasm-bindgen's output changed?", glue.display());
    // Named imports drop the glue's own loading of the wasm. The function around the module declares `engine`. A quoted
    // name stays as it is, even if an export of the wasm of the same name is renamed.
    let entry = glue.with_extension("entry.js");
    let all: Vec<String> = names.iter().map(|name| format!("\"{name}\":{name}")).collect();
    let (names, all) = (names.join(","), all.join(","));
    let module = glue.file_name().unwrap_or_default().to_string_lossy();
    write(&entry, format!("import {{initSync,{names}}} from \"./{module}\";\nengine={{initSync,{all}}};\n"))?;
    let body = glue.with_extension("body.js");
    process::run(esbuild(tools, &entry, &body, "esm").args(flags))
        .context("could not bundle the glue of wasm-bindgen")?;
    let body = read(&body)?;
    write(to, format!("export default function createEngine(){{let engine;{body}return engine}}\n"))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("could not read {}", path.display()))
}

fn write(path: &Path, text: impl AsRef<[u8]>) -> Result<()> {
    fs::write(path, text).with_context(|| format!("could not write {}", path.display()))
}

/// A command of esbuild that bundles an entry into a minified file.
pub fn esbuild(tools: &Toolchain, entry: &Path, to: &Path, format: &str) -> Command {
    let mut command = tools.command("esbuild");
    command
        .arg(entry)
        .args(["--bundle", "--minify", "--target=es2022", "--charset=utf8"])
        .args(["--legal-comments=none", "--log-level=warning"])
        .arg(format!("--format={format}"))
        .arg(format!("--outfile={}", to.display()));
    command
}

/// A command of terser that minifies a script in place. After esbuild it saves another 5 % of what a reader downloads: it
/// chooses names whose letters occur often, and these compress better.
fn terser(tools: &Toolchain, script: &Path, format: &str) -> Command {
    let mut command = tools.command("terser");
    command.arg(script).args(["--compress", "passes=2,ecma=2020", "--mangle", "--output"]).arg(script);
    if format == "esm" {
        command.arg("--module");
    }
    command
}

/// The names of the functions and classes that the crate exports through the glue.
fn exports(glue: &str) -> Vec<&str> {
    glue.lines()
        .filter_map(|line| {
            let rest = line.strip_prefix("export ")?;
            let rest = rest.strip_prefix("function ").or_else(|| rest.strip_prefix("class "))?;
            rest.split(['(', ' ', '{']).next()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::exports;

    #[test]
    fn the_exports_are_the_functions_and_classes() {
        let glue = "export function render(a, b) {\n  function inner() {}\n}\n\
                    function passArray(x) {}\nexport class Engine {\n}\n\
                    export { initSync, __wbg_init as default };\n";
        assert_eq!(exports(glue), ["render", "Engine"]);
    }
}
