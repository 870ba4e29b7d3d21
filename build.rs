//! Makes the style text that the crate carries: `src/view/style.css` without comments, indentation
//! and line ends, since every byte of it is paid by every reader.

use std::path::Path;
use std::{env, fs};

const STYLE: &str = "src/view/style.css";

fn main() {
    println!("cargo::rerun-if-changed={STYLE}");
    let source = fs::read_to_string(STYLE).expect("src/view/style.css can be read");
    let out = env::var("OUT_DIR").expect("cargo names a folder for what a build script makes");
    fs::write(Path::new(&out).join("style.css"), pack(&source)).expect("the style can be written");
}

/// Lines are joined without anything between them, so a line of the source must end where CSS needs
/// no white space: after `{`, `}`, `;` or `,`.
fn pack(source: &str) -> String {
    let mut packed = String::new();
    for piece in without_comments(source).lines().map(str::trim).filter(|line| !line.is_empty()) {
        assert!(piece.ends_with(['{', '}', ';', ',']), "{STYLE}: a line ends where white space would matter: {piece}");
        packed.push_str(piece);
    }
    for (from, to) in [(": ", ":"), (" {", "{"), (", ", ","), (";}", "}"), (" > ", ">")] {
        packed = packed.replace(from, to);
    }
    packed
}

fn without_comments(source: &str) -> String {
    let mut kept = String::new();
    let mut rest = source;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").expect("a comment ends").1;
    }
    kept.push_str(rest);
    kept
}
