//! `what-changed new`: writes a new card file.

mod ask;
mod terminal;

use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use clap::Args;

use crate::output::{hint, print};

/// Write a new card file, from your answers or as an example.
///
/// On a terminal, it asks for the title, the versions and the terms. Elsewhere, it writes an example that explains each
/// field. It never overwrites a file.
#[derive(Args)]
pub struct New {
    /// The file to write; by default, standard output
    file: Option<PathBuf>,
    /// Write the example, even on a terminal
    #[arg(long)]
    example: bool,
}

/// A card that explains its fields.
const EXAMPLE: &str = include_str!("example.json");

impl New {
    /// Writes the card file. Fails if it exists, or if the answers end too early.
    pub fn run(&self) -> Result<ExitCode> {
        if let Some(file) = &self.file {
            // Before the questions, so that nobody answers them in vain.
            check_is_new(file)?;
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
                // Keeps the answers.
                print(&mut io::stdout(), &card)?;
            }
            return Err(error);
        }
        let name = file.display();
        hint(&format!("Wrote {name}. To see it while you edit it: what-changed serve {name}"));
        Ok(ExitCode::SUCCESS)
    }
}

/// Fails if a file exists, or if its folder does not.
fn check_is_new(file: &Path) -> Result<()> {
    if file.symlink_metadata().is_ok() {
        bail!("{} exists already; name another file, or move this one away", file.display());
    }
    if !file.parent().is_none_or(|folder| folder.as_os_str().is_empty() || folder.is_dir()) {
        bail!("could not write {}: its folder does not exist", file.display());
    }
    Ok(())
}

fn write(file: &Path, card: &str) -> Result<()> {
    let opened = File::create_new(file);
    if opened.as_ref().is_err_and(|error| error.kind() == ErrorKind::AlreadyExists) {
        check_is_new(file)?;
    }
    opened
        .and_then(|mut opened| opened.write_all(format!("{}\n", card.trim_end()).as_bytes()))
        .with_context(|| format!("could not write {}", file.display()))
}
