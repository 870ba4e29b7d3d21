//! Makes the style texts that the crate carries, without comments, indentation and line ends: every byte of the
//! card's is paid by every reader.

#[path = "build/pack.rs"]
mod pack;

use std::path::Path;
use std::{env, fs};

/// The source of each style, and the name of the minified file.
const STYLES: [(&str, &str); 2] = [("src/view/style/index.css", "style.css"), ("src/document/page.css", "page.css")];

fn main() {
    for input in ["build", "src/view/style", "src/document/page.css"] {
        println!("cargo::rerun-if-changed={input}");
    }
    let out = env::var("OUT_DIR").expect("cargo names a folder for what a build script makes");
    for (path, name) in STYLES {
        let source = pack::read(Path::new(path)).unwrap_or_else(|error| panic!("{path} can be read: {error}"));
        fs::write(Path::new(&out).join(name), pack::pack(&source)).expect("the style can be written");
    }
}
