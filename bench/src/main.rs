//! Benchmarks the redline: how its output reads and how long it takes, beside other diff engines.
//!
//! `cargo xtask bench redline` builds and runs it.

mod amend;
mod client;
mod engine;
mod generate;
mod growth;
mod measure;
mod metrics;
mod minimal;
mod numbers;
mod ours;
mod pairs;
mod prose;
mod report;
mod script;
mod stats;
mod table;
mod targets;
mod words;
mod worker;

use std::env;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::engine::Engine;

const HELP: &str = "\
Benchmarks the redline beside other diff engines: how its output reads and how long it takes.

Usage: redline-bench [--pairs DIR]

  --pairs DIR   compare the files NAME.old and NAME.new of this folder (default: generated contracts)

Set REDLINE_BENCH_GLUE to the JavaScript that wasm-bindgen made for bench/wasm to include the engines in Node.
`cargo xtask bench redline` does so.";

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let glue = env::var_os("REDLINE_BENCH_GLUE");
    let glue = glue.as_deref().map(Path::new);
    match arguments.as_slice() {
        [] => report::print(None, glue),
        ["--pairs", folder] => report::print(Some(Path::new(folder)), glue),
        ["--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        ["worker", name] => worker::serve(Engine::parse(name).with_context(|| format!("unknown engine: {name}"))?),
        _ => bail!("{HELP}"),
    }
}
