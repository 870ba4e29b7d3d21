//! `what-changed completions`: prints a completion script for a shell.

use std::io;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use crate::Arguments;
use crate::output::print;

/// Print a script that completes this command in a shell.
#[derive(Args)]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    /// Prints the script.
    pub fn run(&self) -> Result<ExitCode> {
        let mut command = Arguments::command();
        let name = command.get_name().to_owned();
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command, name, &mut script);
        print(&mut io::stdout(), &String::from_utf8(script)?)?;
        Ok(ExitCode::SUCCESS)
    }
}
