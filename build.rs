//! Makes the style text that the crate carries: `src/view/style.css` without comments, indentation
//! and line ends, since every byte of it is paid by every reader.

#[path = "build/pack.rs"]
mod pack;

use std::path::Path;
use std::{env, fs};

const STYLE: &str = "src/view/style.css";

fn main() {
    println!("cargo::rerun-if-changed={STYLE}");
    println!("cargo::rerun-if-changed=build");
    let source = fs::read_to_string(STYLE).expect("src/view/style.css can be read");
    let out = env::var("OUT_DIR").expect("cargo names a folder for what a build script makes");
    fs::write(Path::new(&out).join("style.css"), pack::pack(&source)).expect("the style can be written");
}
