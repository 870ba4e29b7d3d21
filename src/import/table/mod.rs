//! Turns a table into a card: the first column contains the terms, each further column a version.
//!
//! **Header.** The first row names the versions. A name that is a date (`2031`, `2031-04` or `2031-04-27`) becomes the
//! date of the version, and its name. Of the rows of one cell above the header, the first is the title if the table has
//! no caption. Empty columns are skipped.
//!
//! **Rows.** Each row is a term. A row with nothing but a first cell is a topic, the heading of the rows below. An
//! empty cell means that the text of the version before still applies. *Not disclosed*, *not yet disclosed* and
//! *undisclosed* mark a text that exists but is not public. Missing cells at the end of a row count as empty. A row
//! with more cells than the header is an error, since a text would be lost.
//!
//! **Cells.** White space becomes one space. Blank lines separate paragraphs, and line ends stay, except in names.
//!
//! The modules `html`, `separated` (CSV and TSV) and `markdown` describe what is specific to each format.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

mod cell;
mod draft;
#[cfg(feature = "tables")]
mod form;
#[cfg(feature = "tables")]
mod html;
#[cfg(feature = "tables")]
mod markdown;
#[cfg(feature = "tables")]
mod separated;

#[cfg(feature = "tables")]
pub use form::{Form, read};

use crate::card::Card;

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The caption: the title of the card.
    pub caption: Option<String>,
    /// All rows, including the header and empty rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The line of the file in which the row begins, from 1, if known.
    pub line: Option<usize>,
    /// The texts of the cells.
    pub cells: Vec<String>,
}

/// A card made from a table.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Drawn {
    /// The card.
    pub card: Card,
    /// Remarks on contents of the table that the card omits.
    pub remarks: Vec<Remark>,
}

/// A remark on a table: an error, or a part that the card omits.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Remark {
    /// The row, from 1. `None` if the remark is about the whole table.
    pub row: Option<usize>,
    /// The line of the file in which that row begins, if known.
    pub line: Option<usize>,
    /// The message: what was expected, what was found, and how to fix it.
    pub text: String,
}

impl fmt::Display for Remark {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.row, self.line) {
            (Some(row), Some(line)) => write!(formatter, "row {row} (line {line}): ")?,
            (Some(row), None) => write!(formatter, "row {row}: ")?,
            (None, _) => {}
        }
        formatter.write_str(&self.text)
    }
}

impl core::error::Error for Remark {}

impl Table {
    /// True if the table can compare versions: it has two rows of three cells or more.
    pub fn compares(&self) -> bool {
        self.rows.iter().filter(|row| row.cells.len() > draft::FEWEST_VERSIONS).count() > 1
    }

    /// Returns the card. `title` is used if the table has no title.
    ///
    /// # Errors
    ///
    /// Returns all errors: there is no title, no row that names two versions, or no term below it; a row has too many
    /// cells; or a text belongs to a version or a term without a name.
    ///
    /// ```
    /// use what_changed::import::table::{Row, Table};
    ///
    /// let row = |cells: &[&str]| Row { cells: cells.iter().map(|cell| (*cell).into()).collect(), line: None };
    /// let table = Table {
    ///     caption: Some("Harbour Pool".into()),
    ///     rows: vec![
    ///         row(&["Rule", "2024", "2031"]),
    ///         row(&["Hours"]),
    ///         row(&["Sunday", "Closed all day.", "Open from noon."]),
    ///     ],
    /// };
    /// let card = table.card(None).unwrap().card;
    /// assert_eq!(card.title, "Harbour Pool");
    /// assert_eq!(card.versions[0].date.unwrap().year, 2024);
    /// assert_eq!((card.terms[0].topic.as_deref(), card.terms[0].label.as_str()), (Some("Hours"), "Sunday"));
    ///
    /// let remarks = Table { rows: vec![row(&["Rule", "2024"])], ..table }.card(None).unwrap_err();
    /// assert!(remarks[0].to_string().starts_with("row 1: expected the names of two versions or more"));
    /// ```
    pub fn card(&self, title: Option<&str>) -> Result<Drawn, Vec<Remark>> {
        draft::card(self, title)
    }
}
