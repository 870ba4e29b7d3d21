//! Removes code from wasm-bindgen's glue that is for old browsers, or for cases that do not occur here.
//!
//! The version of wasm-bindgen is pinned, and with it the text of the glue. If a text is not found, the version has changed:
//! read the new glue and adapt the texts.

use anyhow::{Result, ensure};

/// Exports of the wasm that the slim glue does not call.
pub const UNNEEDED: [&str; 3] = ["__wbindgen_realloc", "__abort_handler", "__instance_terminated"];

/// Functions of the glue by their first line, each with its replacement.
const FUNCTIONS: [(&str, &str); 4] = [
    // Encodes a text at once. Its length is known then, so the buffer never grows.
    (
        "function passStringToWasm0(arg, malloc, realloc) {",
        "function passStringToWasm0(arg, malloc) {
            const buf = cachedTextEncoder.encode(arg);
            const ptr = malloc(buf.length, 1) >>> 0;
            getUint8ArrayMemory0().set(buf, ptr);
            WASM_VECTOR_LEN = buf.length;
            return ptr;
        }",
    ),
    // The original replaces the decoder after two gigabytes, since Safari's breaks then. Here that is a trap like others,
    // and a fresh engine has a fresh decoder.
    ("function decodeText(bytes) {", "function decodeText(bytes) { return cachedTextDecoder.decode(bytes); }"),
    ("function getDataViewMemory0() {", "function getDataViewMemory0() { return new DataView(wasm.memory.buffer); }"),
    // The shell compiles the module, and calls this once for each engine.
    (
        "function initSync(module) {",
        "function initSync({ module }) {
            wasm = new WebAssembly.Instance(module, __wbg_get_imports()).exports;
            wasm.__wbindgen_start();
        }",
    ),
];

/// Texts of the glue, each with its replacement.
const TEXTS: [(&str, &str); 5] = [
    (", wasm.__wbindgen_realloc)", ")"),
    // Only this shell uses the class.
    ("if (Symbol.dispose) Mounted.prototype[Symbol.dispose] = Mounted.prototype.free;", ""),
    (
        "(typeof FinalizationRegistry === 'undefined')\n    ? { register: () => {}, unregister: () => {} }\n    : new",
        "new",
    ),
    ("cachedTextDecoder.decode();\n", ""),
    ("        __proto__: null,\n", ""),
];

/// Slims the glue.
pub fn slim(glue: &str) -> Result<String> {
    let mut glue = glue.to_owned();
    for (from, to) in TEXTS {
        ensure!(glue.contains(from), "the glue of wasm-bindgen has no more `{from}`");
        glue = glue.replace(from, to);
    }
    for (head, to) in FUNCTIONS {
        let found = glue.split_once(&format!("\n{head}\n"));
        let parts = found.and_then(|(before, rest)| Some((before, rest.split_once("\n}\n")?.1)));
        let Some((before, after)) = parts else { anyhow::bail!("the glue of wasm-bindgen has no more `{head}`") };
        glue = format!("{before}\n{to}\n{after}");
    }
    Ok(glue)
}
