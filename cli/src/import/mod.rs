//! `what-changed import`: makes a card file from a table or from two documents.

mod documents;
mod table;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use crate::output::print;

/// Make a card file from a table, or from two versions of a document.
///
/// A table is HTML, CSV, TSV or Markdown. The first column contains the terms. Each further column is a version, named
/// by the first row. A row with one cell is a heading. An empty cell means: as in the version before.
///
/// Two documents are Markdown or plain text with headings or numbered clauses. They are compared section by section.
/// Their versions get the names of the files.
#[derive(Args)]
#[command(override_usage = "what-changed import [OPTIONS] <TABLE>\n       what-changed import [OPTIONS] <OLD> <NEW>")]
pub struct Import {
    /// The table, or the old document: a file, or - for standard input
    #[arg(value_name = "TABLE|OLD")]
    first: PathBuf,
    /// The new document: a file, or - for standard input
    new: Option<PathBuf>,
    /// The title of the card; by default, the title of the table or the document, or the name of the table's file
    #[arg(long)]
    title: Option<String>,
    #[command(flatten)]
    table: table::Options,
}

impl Import {
    /// Prints the card file. Fails if a file cannot be read, or makes no card.
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

/// Returns the name of a file without its extension.
fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
