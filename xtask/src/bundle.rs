//! The second half of the build: from the glue and the shell to one script.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::integrity;
use crate::optimize::{self, Renamed};
use crate::wasm::{self, Toolchain};
use crate::{glue, paths, process};

/// The name by which the shell imports [`engine`].
const ENGINE: &str = "what-changed-engine";

/// The name by which the shell imports what reads the wasm: [`FETCHED`] or [`INSIDE`].
const READER: &str = "what-changed-wasm";

/// The wasm is a file of its own.
const FETCHED: &str = "fetched.js";

/// The wasm is in the script.
const INSIDE: &str = "inside.js";

/// The name by which [`INSIDE`] imports the wasm.
const PACKED: &str = "what-changed-packed";

/// Every script that is built: its entry in `www/`, its name in `pkg/`, the form of its code, and what reads the wasm.
const SCRIPTS: [(&str, &str, &str, &str); 5] = [
    ("classic.js", "what-changed.js", "iife", FETCHED),
    ("module.js", "what-changed.mjs", "esm", FETCHED),
    ("frame.js", "what-changed-frame.js", "iife", FETCHED),
    ("class.js", "element.mjs", "esm", FETCHED),
    ("inline.js", "what-changed-inline.js", "iife", INSIDE),
];

/// Writes the scripts and the wasm to `pkg/`.
pub fn build(tools: &Toolchain) -> Result<()> {
    let built = wasm::folder().join("optimized.wasm");
    let renamed = optimize::optimize(tools, &wasm::bound(), &built, &glue::NEEDLESS)?;
    write_engine(tools, &renamed)?;

    let bytes = fs::read(&built).with_context(|| format!("could not read {}", built.display()))?;
    let packed = wasm::folder().join("packed.gz");
    fs::write(&packed, gzip(&bytes)?).with_context(|| format!("could not write {}", packed.display()))?;
    let www = paths::root().join("www");
    for (entry, name, format, reader) in SCRIPTS {
        let entry = www.join(entry);
        process::run(
            esbuild(tools, &entry, &paths::pkg().join(name), format)
                .arg(format!("--alias:{ENGINE}={}", engine().display()))
                .arg(format!("--alias:{READER}={}", www.join(reader).display()))
                .arg(format!("--alias:{PACKED}={}", packed.display()))
                .arg("--loader:.gz=base64")
                // The script loads this wasm and no other: glue and wasm only
                // work as the pair that they were built as.
                .arg(format!("--define:WASM_INTEGRITY=\"{}\"", integrity::of(&bytes))),
        )
        .with_context(|| format!("could not bundle {}", entry.display()))?;
    }
    let copy = paths::pkg().join("what-changed.wasm");
    fs::write(&copy, bytes).with_context(|| format!("could not write {}", copy.display()))
}

/// Bytes as browsers can unpack them.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// The glue as a function, which the scripts contain.
pub fn engine() -> PathBuf {
    wasm::folder().join("engine.js")
}

/// Turns the glue into a function that makes a fresh engine at each call.
///
/// wasm-bindgen's glue keeps its instance in variables of the module, and a
/// module exists once per page. After a trap the instance is in an unknown
/// state and a new one is needed, so the whole module becomes the body of a
/// function.
fn write_engine(tools: &Toolchain, renamed: &Renamed) -> Result<()> {
    let folder = wasm::folder();
    let glue = folder.join(wasm::CRATE).with_extension("js");
    let source = fs::read_to_string(&glue).with_context(|| format!("could not read {}", glue.display()))?;
    let names = exports(&source);
    ensure!(!names.is_empty(), "{} exports no function; is wasm-bindgen's output of another form now?", glue.display());
    write(
        &folder.join("slim.js"),
        &glue::slim(&source)?.replace(&format!("./{}_bg.js", wasm::CRATE), optimize::MODULE),
    )?;

    // Named imports drop the glue's own loading of the wasm, which the shell
    // does itself. `engine` is declared by the function around it. What is in
    // quotation marks keeps its name, though an export of the wasm has the same.
    let entry = folder.join("engine-entry.js");
    let all: Vec<String> = names.iter().map(|name| format!("\"{name}\":{name}")).collect();
    let (names, all) = (names.join(","), all.join(","));
    write(&entry, &format!("import {{initSync,{names}}} from \"./slim.js\";\nengine={{initSync,{all}}};\n"))?;

    let body = folder.join("engine-body.js");
    let cache = folder.join("names.json");
    let short = renamed.names();
    write(&cache, &serde_json::to_string(&short)?)?;
    let long: Vec<&str> = short.keys().copied().collect();
    process::run(
        esbuild(tools, &entry, &body, "esm")
            .arg(format!("--mangle-props=^({})$", long.join("|")))
            .arg(format!("--mangle-cache={}", cache.display())),
    )
    .context("could not bundle the glue of wasm-bindgen")?;
    let body = fs::read_to_string(body)?;
    write(&engine(), &format!("export default function createEngine(){{let engine;{body}return engine}}\n"))
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("could not write {}", path.display()))
}

/// A run of esbuild, from an entry to a minified file.
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

/// The names of the functions and classes that the glue exports for the crate.
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
