//! The command `what-changed`: the library, for files and pipes. One module for each subcommand.

mod check;
mod completions;
mod diff;
mod import;
mod input;
mod man;
mod new;
mod output;
mod render;
mod schema;
mod serve;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Write, check, import, render and compare what changed between versions of a text.
#[derive(Parser)]
#[command(name = "what-changed", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Check),
    Completions(completions::Completions),
    Diff(diff::Diff),
    Import(import::Import),
    Man(man::Manual),
    New(new::New),
    Render(render::Render),
    Schema(schema::Schema),
    Serve(serve::Serve),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Check(check) => check.run(),
        Command::Completions(completions) => completions.run(),
        Command::Diff(diff) => diff.run(),
        Command::Import(import) => import.run(),
        Command::Man(manual) => manual.run(),
        Command::New(new) => new.run(),
        Command::Render(render) => render.run(),
        Command::Schema(schema) => schema.run(),
        Command::Serve(serve) => serve.run(),
    };
    result.unwrap_or_else(|error| {
        output::print_error(&error);
        ExitCode::from(FAILURE)
    })
}

/// The exit code of a command that failed. clap's exit code for arguments that it rejects is the same.
const FAILURE: u8 = 2;
