//! `what-changed import`: a card file of a table, or of two documents.

mod documents;
mod table;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use crate::output::print;

/// Make a card file of a table, or of two versions of a document.
///
/// A table is HTML, CSV, TSV or Markdown: the first column holds the terms, each further column a version, which the
/// first row names. A row of one cell is a heading. An empty cell says what the one before it said.
///
/// Two documents are Markdown or plain text with headings or numbered clauses; they are compared section by section,
/// and their versions are called as the files are.
#[derive(Args)]
#[command(override_usage = "what-changed import [OPTIONS] <TABLE>\n       what-changed import [OPTIONS] <OLD> <NEW>")]
pub struct Import {
    /// The table, or the document as it was: a file, or - for standard input.
    #[arg(value_name = "TABLE|OLD")]
    first: PathBuf,
    /// The document as it is now: a file, or - for standard input.
    new: Option<PathBuf>,
    /// The title of the card; without one, that of the table or the document. A table without one is called as its
    /// file is.
    #[arg(long)]
    title: Option<String>,
    #[command(flatten)]
    table: table::Options,
}

impl Import {
    /// Prints the card file. Fails where a file cannot be read, or gives no card.
    pub fn run(&self) -> Result<ExitCode> {
        let title = self.title.as_deref();
        let card = match &self.new {
            Some(new) => documents::card(&self.first, new, title)?,
            None => table::card(&self.first, title, &self.table)?,
        };
        print(&mut io::stdout(), &serde_json::to_string_pretty(&card)?)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// The name of a file, without its extension.
fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
