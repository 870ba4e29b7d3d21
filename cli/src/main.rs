//! The command `what-changed`: what the library does, for files and pipes. A file a subcommand.

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

/// What changed between versions of a text.
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
    let done = match Arguments::parse().command {
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
    done.unwrap_or_else(|error| {
        output::complain(&error);
        ExitCode::from(TROUBLE)
    })
}

/// The exit code where there is nothing to show; clap's for arguments that it does not understand.
const TROUBLE: u8 = 2;
