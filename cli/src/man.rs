//! `what-changed man`: prints or writes the manual pages.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{Args, CommandFactory as _};
use clap_mangen::Man;

use crate::Arguments;
use crate::output::print;

/// Print the manual page of this command, or write the pages of all subcommands to a folder.
#[derive(Args)]
pub struct Manual {
    /// The folder for what-changed.1, what-changed-check.1 and so on
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Manual {
    /// Prints or writes the pages. Fails if the folder does not exist.
    pub fn run(&self) -> Result<ExitCode> {
        let command = Arguments::command();
        if let Some(folder) = &self.out {
            clap_mangen::generate_to(command, folder).with_context(|| {
                format!("could not write the pages to {}; does the folder exist?", folder.display())
            })?;
        } else {
            let mut page = Vec::new();
            Man::new(command).render(&mut page)?;
            print(&mut io::stdout(), &String::from_utf8(page)?)?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
