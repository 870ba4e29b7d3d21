//! `what-changed import`: a card file of two documents.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Args;
use what_changed::import::{self, Document};

use crate::input;
use crate::output::print;

/// Make a card file of two versions of a document, section by section.
///
/// The documents are Markdown or plain text with headings or numbered clauses. The card file is printed; its
/// versions are called as the files are.
#[derive(Args)]
pub struct Import {
    /// The document as it was: a file in UTF-8, or - for standard input.
    old: PathBuf,
    /// The document as it is now: a file in UTF-8, or - for standard input.
    new: PathBuf,
    /// The title of the card; without one, the title of the document.
    #[arg(long)]
    title: Option<String>,
}

impl Import {
    /// Prints the card file. Fails where a document cannot be read, or gives no card.
    pub fn run(&self) -> Result<ExitCode> {
        input::once_from_standard_input(&[&self.old, &self.new])?;
        let (old, new) = (input::text(&self.old)?, input::text(&self.new)?);
        let (old_label, new_label) = (label(&self.old), label(&self.new));
        let document = |label, text| Document { label, text, date: None };
        match import::card(self.title.as_deref(), &document(&old_label, &old), &document(&new_label, &new)) {
            Ok(card) => print(&mut io::stdout(), &serde_json::to_string_pretty(&card.to_value())?)?,
            Err(problems) => {
                let sentences: Vec<String> = problems.iter().map(what_changed::card::Problem::sentence).collect();
                bail!("{}", sentences.join("\n  "))
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// What to call the version that a file holds.
fn label(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
