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

/// Every script: its entry in `www/`, its name in `pkg/`, the form of its code, and what reads the wasm.
const SCRIPTS: [(&str, &str, &str, &str); 5] = [
    ("classic.js", "what-changed.js", "iife", FETCHED),
    ("module.js", "what-changed.mjs", "esm", FETCHED),
    ("frame.js", "what-changed-frame.js", "iife", FETCHED),
    ("class.js", "element.mjs", "esm", FETCHED),
    ("inline.js", "what-changed-inline.js", "iife", INSIDE),
];

/// Optimises the compiled widget, and writes it and the scripts to `pkg/`.
pub fn build(tools: &Toolchain) -> Result<()> {
    let folder = wasm::folder();
    let optimized = folder.join("optimized.wasm");
    let renamed = optimize::optimize(tools, &wasm::bound(&folder), &optimized, &glue::UNNEEDED)?;
    let source = glue::slim(&read_glue(&folder)?)?.replace(&format!("./{CRATE}_bg.js"), optimize::MODULE);
    write_engine(tools, &folder, &source, &renamed.names())?;
    write_scripts(tools, &folder, &optimized, &paths::pkg(), |_| true)
}

/// Turns the unoptimised glue in a folder into the engine.
pub fn unoptimized_engine(tools: &Toolchain, folder: &Path) -> Result<()> {
    write_engine(tools, folder, &read_glue(folder)?, &BTreeMap::new())
}

/// Writes the unoptimised wasm in a folder, and the scripts of the demo, to another folder.
pub fn unoptimized_scripts(tools: &Toolchain, folder: &Path, to: &Path) -> Result<()> {
    let used = |name: &str| matches!(name, "what-changed.js" | "what-changed-frame.js");
    write_scripts(tools, folder, &wasm::bound(folder), to, used)
}

/// Writes the wasm, and the scripts that go with it and have one of the given names.
fn write_scripts(
    tools: &Toolchain,
    folder: &Path,
    wasm: &Path,
    to: &Path,
    is_used: impl Fn(&str) -> bool,
) -> Result<()> {
    let bytes = fs::read(wasm).with_context(|| format!("could not read {}", wasm.display()))?;
    let packed = folder.join("packed.gz");
    fs::write(&packed, gzip(&bytes)?).with_context(|| format!("could not write {}", packed.display()))?;
    let www = paths::root().join("www");
    let hash = integrity::hash(&bytes);
    let bundle = &|(entry, name, format, reader): (&str, &str, &str, &str)| {
        let entry = www.join(entry);
        process::run(
            esbuild(tools, &entry, &to.join(name), format)
                .arg(format!("--alias:{ENGINE}={}", engine(folder).display()))
                .arg(format!("--alias:{READER}={}", www.join(reader).display()))
                .arg(format!("--alias:{PACKED}={}", packed.display()))
                .arg("--loader:.gz=base64")
                // The glue works only with the wasm that it was generated with, so the script accepts no other.
                .arg(format!("--define:WASM_INTEGRITY=\"{hash}\"")),
        )
        .with_context(|| format!("could not bundle {}", entry.display()))
    };
    thread::scope(|scope| {
        let used = SCRIPTS.into_iter().filter(|(_, name, _, _)| is_used(name));
        let running: Vec<_> = used.map(|script| scope.spawn(move || bundle(script))).collect();
        running.into_iter().try_for_each(|script| script.join().expect("bundling does not panic"))
    })?;
    let copy = to.join("what-changed.wasm");
    fs::write(&copy, bytes).with_context(|| format!("could not write {}", copy.display()))
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

fn read_glue(folder: &Path) -> Result<String> {
    let glue = folder.join(CRATE).with_extension("js");
    fs::read_to_string(&glue).with_context(|| format!("could not read {}", glue.display()))
}

/// Turns the glue into a function that creates a fresh engine at each call.
///
/// wasm-bindgen's glue keeps its instance in variables of the module, and a module exists once in each page. After a trap
/// the state of the instance is unknown and a new one is needed, so the whole module becomes the body of a function.
fn write_engine(tools: &Toolchain, folder: &Path, glue: &str, renamed: &BTreeMap<&str, &str>) -> Result<()> {
    let names = exports(glue);
    ensure!(!names.is_empty(), "the glue of wasm-bindgen exports nothing; has its form changed?");
    write(&folder.join("glue.js"), glue)?;

    // Named imports drop the glue's own loading of the wasm, which the shell does itself. The function around the module
    // declares `engine`. A quoted name stays as it is, even if an export of the wasm of the same name is renamed.
    let entry = folder.join("engine-entry.js");
    let all: Vec<String> = names.iter().map(|name| format!("\"{name}\":{name}")).collect();
    let (names, all) = (names.join(","), all.join(","));
    write(&entry, &format!("import {{initSync,{names}}} from \"./glue.js\";\nengine={{initSync,{all}}};\n"))?;

    let body = folder.join("engine-body.js");
    let mut bundle = esbuild(tools, &entry, &body, "esm");
    if !renamed.is_empty() {
        let cache = folder.join("names.json");
        write(&cache, &serde_json::to_string(renamed)?)?;
        let long: Vec<&str> = renamed.keys().copied().collect();
        bundle.arg(format!("--mangle-props=^({})$", long.join("|")));
        bundle.arg(format!("--mangle-cache={}", cache.display()));
    }
    process::run(&mut bundle).context("could not bundle the glue of wasm-bindgen")?;
    let body = fs::read_to_string(body)?;
    write(&engine(folder), &format!("export default function createEngine(){{let engine;{body}return engine}}\n"))
}

fn write(path: &Path, text: &str) -> Result<()> {
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
