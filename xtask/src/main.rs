//! The commands of the project. `cargo xtask` lists them.
//!
//! Each command installs the tools that are missing, once per user.

mod apt;
mod audit;
mod batch;
mod bench;
mod browsers;
mod bundle;
mod checkout;
mod command;
mod demo;
mod deny;
mod dist;
mod drawn;
mod fonts;
mod fuzz;
mod geckodriver;
mod glue;
mod hosts;
mod integrity;
mod mutations;
mod npm;
mod npm_package;
mod optimize;
mod package;
mod packaged;
mod parts;
mod paths;
mod process;
mod python;
mod rebuild;
mod reload;
mod rust;
mod screenshots;
mod scripts;
mod serve;
mod site;
mod size;
mod ssr;
mod steps;
mod styles;
mod test;
mod update;
mod wasm;
mod weigh;

use std::num::NonZeroU64;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// The commands of What Changed. Each installs the tools that are missing.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Task {
    /// Build the card and serve the demo on this machine
    Demo {
        /// The port; if it is taken, the next free one is used
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Rebuild what changes, without optimisation, and reload the pages
        #[arg(long)]
        watch: bool,
    },
    /// Run every check, or the checks of one kind
    Test {
        #[command(flatten)]
        kind: test::Kind,
        /// Run only the tests whose name contains this text
        filter: Option<String>,
    },
    /// Build the scripts and the wasm in pkg/, and print their hashes
    Build,
    /// Pack the downloads of a release in target/dist/: a zip for publishers, and the npm tarball
    Dist,
    /// Take the pictures of the README from the demo
    Screenshots,
    /// Rewrite every expected output: minified styles, snapshots, schema, manual and types
    Update,
    /// Print the size of every file and of every part of the wasm
    Size {
        /// Fail if a size exceeds its budget in size-budget.toml
        #[arg(long)]
        check: bool,
    },
    /// Measure speed and quality
    #[command(subcommand)]
    Bench(Bench),
    /// Run the checks that take long
    Audit {
        #[command(flatten)]
        kind: audit::Kind,
        /// How long the fuzzer runs
        #[arg(long, default_value_t = audit::MINUTES)]
        minutes: NonZeroU64,
    },
}

#[derive(Subcommand)]
enum Bench {
    /// Compare our redlines with those of other libraries: how they read and how long they take
    Redline {
        /// A folder with further pairs of texts
        #[arg(long)]
        pairs: Option<PathBuf>,
    },
    /// Measure how long 10,000 cards take to render, and how much memory
    Render,
}

fn main() -> ExitCode {
    match perform(Task::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            for cause in error.chain().skip(1) {
                eprintln!("  caused by: {cause}");
            }
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<()> {
    match task {
        Task::Build => {
            package::build()?;
            integrity::print()
        }
        Task::Demo { port, watch: false } => demo::demo(port),
        Task::Demo { port, watch: true } => demo::watch(port),
        Task::Test { kind, filter } => test::test(&kind, filter.as_deref()),
        Task::Dist => dist::dist(),
        Task::Screenshots => screenshots::screenshots(),
        Task::Update => update::update(),
        Task::Size { check } => size::size(check),
        Task::Bench(Bench::Redline { pairs }) => bench::redline(pairs.as_deref()),
        Task::Bench(Bench::Render) => batch::render(),
        Task::Audit { kind, minutes } => audit::audit(&kind, minutes),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::Task;

    #[test]
    fn the_command_line_is_consistent() {
        Task::command().debug_assert();
    }
}
