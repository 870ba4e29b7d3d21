//! Checks of the JavaScript: types, lints and format.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::{npm, paths, process};

/// The TypeScript projects: scripts for browsers, and modules for servers.
const PROJECTS: [&str; 2] = ["tsconfig.json", "tsconfig.node.json"];

/// Checks the types with TypeScript, and lints and format with Biome.
pub fn check() -> Result<()> {
    let tools = npm::ready()?;
    for project in PROJECTS {
        process::run(tool(&tools, "tsc").args(["--project", project]))?;
    }
    process::run(tool(&tools, "biome").args(["ci", "--error-on-warnings"]))
}

fn tool(folder: &Path, name: &str) -> Command {
    let mut command = Command::new(folder.join(name));
    command.current_dir(paths::root());
    command
}
