//! `what-changed man`: the manual.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{Args, CommandFactory as _};
use clap_mangen::Man;

use crate::Arguments;
use crate::output::print;

/// Print the manual page of this command, or write one for each subcommand too.
#[derive(Args)]
pub struct Manual {
    /// The folder to write what-changed.1, what-changed-check.1 and so on into.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Manual {
    /// Prints or writes it. Fails where the folder is not there.
    pub fn run(&self) -> Result<ExitCode> {
        let command = Arguments::command();
        if let Some(folder) = &self.out {
            clap_mangen::generate_to(command, folder).with_context(|| {
                format!("{}: the pages could not be written; is the folder there?", folder.display())
            })?;
        } else {
            let mut page = Vec::new();
            Man::new(command).render(&mut page)?;
            print(&mut io::stdout(), &String::from_utf8(page)?)?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
