//! The formats of tables, and their detection.

use alloc::vec::Vec;
use core::fmt;

use super::draft::FEWEST_VERSIONS;
use super::{Table, html, markdown, separated};
use crate::import::tidied;

/// The format of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// A page, or a part of one.
    Html,
    /// Cells separated by commas or, as in many European spreadsheets, by semicolons.
    Csv,
    /// Cells separated by tabs, as copied from a spreadsheet.
    Tsv,
    /// Cells separated by `|`, with a line of dashes below the header.
    Markdown,
}

impl Form {
    /// Returns the format for a file extension. `None` for `txt` and for unknown extensions.
    ///
    /// ```
    /// use what_changed::import::table::Form;
    /// assert_eq!(Form::of_extension("CSV"), Some(Form::Csv));
    /// assert_eq!(Form::of_extension("txt"), None);
    /// ```
    pub fn of_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "csv" => Some(Self::Csv),
            "tsv" | "tab" => Some(Self::Tsv),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }

    /// Detects the format of a text. HTML begins with a tag or contains `<table`. Markdown has a line of `|` and dashes
    /// below a line with `|`. TSV and CSV have two tabs, commas or semicolons in the first line.
    ///
    /// ```
    /// use what_changed::import::table::Form;
    /// assert_eq!(Form::of_content("Rule\t2024\t2031\n"), Some(Form::Tsv));
    /// assert_eq!(Form::of_content("Sunday: closed all day."), None);
    /// ```
    pub fn of_content(text: &str) -> Option<Self> {
        let text = text.trim_start_matches('\u{feff}').trim_start_matches(['\n', '\r']);
        let first = text.lines().next().unwrap_or_default();
        let parts = |separator| first.matches(separator).count() >= FEWEST_VERSIONS;
        let (above, below) = (text.lines(), text.lines().skip(1));
        if text.trim_start().starts_with('<') {
            Some(Self::Html)
        } else if above.zip(below).any(|(above, below)| above.contains('|') && parts_the_head(below)) {
            Some(Self::Markdown)
        } else if text.to_ascii_lowercase().contains("<table") {
            Some(Self::Html)
        } else if parts('\t') {
            Some(Self::Tsv)
        } else if parts(',') || parts(';') {
            Some(Self::Csv)
        } else {
            None
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Html => "HTML",
            Self::Csv => "CSV",
            Self::Tsv => "TSV",
            Self::Markdown => "Markdown",
        })
    }
}

/// Whether it is a line such as `|---|:--:|`.
fn parts_the_head(line: &str) -> bool {
    line.contains('|') && line.contains('-') && line.chars().all(|char| matches!(char, '|' | '-' | ':' | ' ' | '\t'))
}

/// Returns the tables of a text in order. CSV and TSV contain one table; HTML and Markdown contain any number.
///
/// ```
/// use what_changed::import::table::{Form, read};
///
/// let tables = read("# Harbour Pool\n\n| Rule | 2024 | 2031 |\n|---|---|---|\n| Sunday | Closed. | Open. |\n", Form::Markdown);
/// assert_eq!(tables[0].caption.as_deref(), Some("Harbour Pool"));
/// assert_eq!(tables[0].rows[1].cells, ["Sunday", "Closed.", "Open."]);
/// assert_eq!(tables[0].rows[1].line, Some(5));
/// ```
pub fn read(text: &str, form: Form) -> Vec<Table> {
    let text = tidied(text);
    match form {
        Form::Html => html::tables(&text),
        Form::Csv => Vec::from([separated::by_commas_or_semicolons(&text)]),
        Form::Tsv => Vec::from([separated::by_tabs(&text)]),
        Form::Markdown => markdown::tables(&text),
    }
}
