//! Our redlines beside those of others: how they read, and how long they take.
//!
//! `cargo xtask bench redline` builds and runs it.

mod amend;
mod bars;
mod engine;
mod growth;
mod made;
mod measure;
mod metrics;
mod minimal;
mod numbers;
mod ours;
mod pairs;
mod peer;
mod prose;
mod report;
mod script;
mod stats;
mod table;
mod words;
mod worker;

use std::env;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::engine::Engine;

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let glue = env::var_os("REDLINE_BENCH_GLUE");
    let glue = glue.as_deref().map(Path::new);
    match arguments.as_slice() {
        [] => report::print(None, glue),
        ["--pairs", folder] => report::print(Some(Path::new(folder)), glue),
        ["worker", name] => worker::serve(Engine::named(name).with_context(|| format!("no engine is named {name}"))?),
        _ => bail!("use: redline-bench [--pairs DIR]"),
    }
}
