//! `what-changed new`: a card file to begin with.

mod ask;
mod terminal;

use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use clap::Args;

use crate::output::{print, tell};

/// Write a new card file: ask for what it says, or give an example.
///
/// On a terminal it asks for the title, the versions and the terms. Elsewhere it writes an example whose texts say
/// what each field is for. A file that is there already is left as it is.
#[derive(Args)]
pub struct New {
    /// The file to write; without one, standard output.
    file: Option<PathBuf>,
    /// Write the example, on a terminal too.
    #[arg(long)]
    example: bool,
}

/// A card that explains itself.
const EXAMPLE: &str = include_str!("example.json");

impl New {
    /// Writes the card file. Fails where it is there already, or the answers end too early.
    pub fn run(&self) -> Result<ExitCode> {
        if let Some(file) = &self.file {
            // Before anybody answers questions in vain.
            refuse(file)?;
        }
        let asks = !self.example && io::stdin().is_terminal() && io::stderr().is_terminal();
        let card = if asks {
            serde_json::to_string_pretty(&ask::card(&mut terminal::Terminal::new()?)?)?
        } else {
            EXAMPLE.to_owned()
        };
        let Some(file) = &self.file else {
            print(&mut io::stdout(), &card)?;
            return Ok(ExitCode::SUCCESS);
        };
        if let Err(error) = write(file, &card) {
            if asks {
                // What was typed is not lost.
                print(&mut io::stdout(), &card)?;
            }
            return Err(error);
        }
        let name = file.display();
        tell(&format!("{name} is written. To see it while you go on writing: what-changed serve {name}"));
        Ok(ExitCode::SUCCESS)
    }
}

fn refuse(file: &Path) -> Result<()> {
    if file.symlink_metadata().is_ok() {
        bail!("{}: is there already, and stays as it is; name another file, or move this one away", file.display());
    }
    if !file.parent().is_none_or(|folder| folder.as_os_str().is_empty() || folder.is_dir()) {
        bail!("{}: could not be written; its folder is not there", file.display());
    }
    Ok(())
}

fn write(file: &Path, card: &str) -> Result<()> {
    let opened = File::create_new(file);
    if opened.as_ref().is_err_and(|error| error.kind() == ErrorKind::AlreadyExists) {
        refuse(file)?;
    }
    opened
        .and_then(|mut opened| opened.write_all(format!("{}\n", card.trim_end()).as_bytes()))
        .with_context(|| format!("{}: could not be written", file.display()))
}
