//! A table in, a card out: the first column holds the terms, each further column a version.
//!
//! **Head.** The first row names the versions. A name that is a date (`2031`, `2031-04` or `2031-04-27`) becomes
//! the date of the version, which then names it. Rows of one cell above the head are no part of it: the first is
//! the title, where the table has no caption. A column in which nothing stands is passed over.
//!
//! **Rows.** Each is a term. One of which only the first cell is filled is a topic, the heading of those below. An
//! empty cell says nothing, so that what the version before said is carried over; *not disclosed*, *not yet
//! disclosed* and *undisclosed* say that the text exists and is not public. A row with fewer cells than the head
//! ends with empty ones; one with more is refused, or a text would be lost.
//!
//! **Cells.** White space is one space, blank lines part paragraphs, line ends stay. A name has no line ends.
//!
//! What each form of a table adds to this, its reader says: `html`, `separated` (CSV and TSV) and `markdown`.

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

/// A table, as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it is called: the title of the card.
    pub caption: Option<String>,
    /// All of its rows, the head among them, and those that are empty.
    pub rows: Vec<Row>,
}

/// One row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The line of the file in which it begins, from 1, if that is known.
    pub line: Option<usize>,
    /// The texts of its cells.
    pub cells: Vec<String>,
}

/// A card that was made of a table.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Drawn {
    /// The card.
    pub card: Card,
    /// What the card does not say, although the table does.
    pub remarks: Vec<Remark>,
}

/// What there is to say of a table: why it gives no card, or what the card leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Remark {
    /// The row, from 1; none where it is about the whole table.
    pub row: Option<usize>,
    /// The line of the file in which that row begins, if it is known.
    pub line: Option<usize>,
    /// What was expected, what was found and what to do, for a person.
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
    /// Whether it can be a card by its looks: it has two rows of three cells or more, so that one may name two versions.
    pub fn compares(&self) -> bool {
        self.rows.iter().filter(|row| row.cells.len() > draft::FEWEST_VERSIONS).count() > 1
    }

    /// The card of the table. Where the table says no title, it has the one that is given.
    ///
    /// # Errors
    ///
    /// Everything for which there is no card: there is no title, no row that names two versions, no term below it; a
    /// row has too many cells, a text stands under a version without a name or beside a term without one.
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
