//! The command `what-changed`: what the library does, for files and pipes. A file a subcommand.

mod check;
mod diff;
mod import;
mod input;
mod output;
mod render;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// What changed between versions of a text.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Check),
    Diff(diff::Diff),
    Import(import::Import),
    Render(render::Render),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Check(check) => check.run(),
        Command::Diff(diff) => diff.run(),
        Command::Import(import) => import.run(),
        Command::Render(render) => render.run(),
    };
    done.unwrap_or_else(|error| {
        output::complain(&error);
        ExitCode::from(TROUBLE)
    })
}

/// The exit code where there is nothing to show; clap's for arguments that it does not understand.
const TROUBLE: u8 = 2;
