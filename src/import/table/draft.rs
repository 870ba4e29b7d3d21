//! Turns the rows of a table into a card.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Drawn, Remark, Row, Table, cell};
use crate::card::{Card, Date, Stated, Statement, Term, Version, VersionValue, tidy};

/// The number of versions that a card needs.
pub(super) const FEWEST_VERSIONS: usize = 2;

pub(super) fn card(table: &Table, title: Option<&str>) -> Result<Drawn, Vec<Remark>> {
    let mut draft = Draft { title: name(table.caption.as_deref()), ..Draft::default() };
    let rows = table.rows.iter().enumerate().map(|(at, row)| Filled::of(at, row));
    let mut rows = rows.filter(|row| !row.cells.is_empty());
    let head = rows.by_ref().find(|row| {
        let is_head = !row.is_lone();
        if !is_head {
            draft.above_head(row);
        }
        is_head
    });
    match head {
        Some(head) => draft.below_head(&head, rows),
        None => draft.faults.push(whole(
            "expected a row that names the versions, from its second cell on, found no row of two cells or more",
        )),
    }
    draft.title = draft.title.or(name(title));
    if draft.title.is_none() {
        draft.faults.push(whole(
            "expected a title, found none; the table has no caption or heading, so give it one (on the command line by --title)",
        ));
    }
    draft.finished()
}

fn name(text: Option<&str>) -> Option<String> {
    text.map(|text| tidy(cell::words(text))).filter(|name| !name.is_empty())
}

/// A row without empty cells at its end.
struct Filled {
    /// The number of the row, from 1.
    number: usize,
    line: Option<usize>,
    cells: Vec<String>,
}

impl Filled {
    fn of(at: usize, row: &Row) -> Self {
        let mut cells: Vec<String> = row.cells.iter().map(|cell| tidy(cell::text(cell))).collect();
        cells.truncate(cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1));
        Self { number: at + 1, line: row.line, cells }
    }

    /// True if the row has one cell.
    fn is_lone(&self) -> bool {
        self.cells.len() == 1
    }

    /// Returns the first cell on one line.
    fn name(&self) -> String {
        self.cells.first().map(|cell| cell::words(cell)).unwrap_or_default()
    }

    fn remark(&self, text: impl Into<String>) -> Remark {
        Remark { row: Some(self.number), line: self.line, text: text.into() }
    }
}

fn whole(text: impl Into<String>) -> Remark {
    Remark { row: None, line: None, text: text.into() }
}

/// The card so far.
#[derive(Default)]
struct Draft {
    title: Option<String>,
    versions: Vec<Version>,
    terms: Vec<Term>,
    /// Errors. With any of them, there is no card.
    faults: Vec<Remark>,
    remarks: Vec<Remark>,
}

impl Draft {
    /// Takes a row of one cell above the header for the title, unless there is one.
    fn above_head(&mut self, row: &Filled) {
        let name = row.name();
        if self.title.is_some() {
            self.remarks.push(row.remark(format!("“{name}” is left out: it is above the row that names the versions")));
        } else {
            self.title = Some(name);
        }
    }

    fn below_head(&mut self, head: &Filled, rows: impl Iterator<Item = Filled>) {
        let ids: Vec<String> = (0..head.cells.len()).map(|column| format!("v{column}")).collect();
        if ids.len() <= FEWEST_VERSIONS {
            self.few_versions(head);
            return;
        }
        let mut is_used: Vec<bool> = head.cells.iter().map(|name| !name.is_empty()).collect();
        let mut topic: Option<Filled> = None;
        let mut has_terms = true;
        for row in rows {
            if row.is_lone() {
                self.leave_out(topic.replace(row).filter(|_| !has_terms));
                has_terms = false;
                continue;
            }
            has_terms = true;
            if let Some(why) = fault(head, &row) {
                self.faults.push(row.remark(why));
                continue;
            }
            for (is_used, cell) in is_used.iter_mut().zip(&row.cells) {
                *is_used |= !cell.is_empty();
            }
            self.terms.push(term(&row, topic.as_ref(), &ids));
        }
        self.leave_out(topic.filter(|_| !has_terms));
        for (column, name) in head.cells.iter().enumerate().skip(1).filter(|(column, _)| is_used[*column]) {
            if name.is_empty() {
                let column = column + 1;
                self.faults.push(head.remark(format!(
                    "expected the name of a version in cell {column}, found none; name it, since the cells below have text"
                )));
            }
            self.versions.push(version(&ids[column], name));
        }
        if self.versions.len() < FEWEST_VERSIONS {
            self.few_versions(head);
        }
        if self.terms.is_empty() && self.faults.is_empty() {
            self.faults.push(head.remark(
                "expected rows below the one that names the versions, each with a term and what the versions say of it, \
                 found none",
            ));
        }
    }

    fn few_versions(&mut self, head: &Filled) {
        self.faults.push(head.remark(
            "expected the names of two versions or more in this row, from its second cell on, found one; each version has \
             a column of its own, behind that of the terms",
        ));
    }

    /// Remarks that no term follows a topic.
    fn leave_out(&mut self, topic: Option<Filled>) {
        self.remarks.extend(topic.map(|topic| {
            let name = topic.name();
            topic.remark(format!("“{name}” is left out: a row of one cell is a heading, and no term follows it"))
        }));
    }

    fn finished(mut self) -> Result<Drawn, Vec<Remark>> {
        if !self.faults.is_empty() {
            self.faults.sort_by_key(|fault| fault.row);
            return Err(self.faults);
        }
        let title = self.title.unwrap_or_default();
        let card = Card { title, versions: self.versions, terms: self.terms, ..Card::default() }.with_ids();
        Ok(Drawn { card, remarks: self.remarks })
    }
}

/// Returns an error if a row cannot be a term.
fn fault(head: &Filled, row: &Filled) -> Option<String> {
    let (most, found) = (head.cells.len(), row.cells.len());
    if found > most {
        return Some(format!(
            "expected {most} cells at most, as in row {}, which names the versions, found {found}; name the version that \
             is missing there, or join what was cut in two (in CSV, put a text with a comma in quotation marks; in \
             Markdown, write a bar in a text as \\|)",
            head.number
        ));
    }
    row.cells[0].is_empty().then(|| {
        "expected the name of a term in the first cell, found none; name the term, or add these texts to the row above"
            .to_owned()
    })
}

/// Returns a version, whose name may be a date.
fn version(id: &str, name: &str) -> Version {
    let name = cell::words(name);
    let date = Date::parse(&name);
    Version { id: id.to_owned(), label: Some(name).filter(|_| date.is_none()), date, ..Version::default() }
}

/// Returns the term of a row.
fn term(row: &Filled, topic: Option<&Filled>, ids: &[String]) -> Term {
    let values = row.cells.iter().zip(ids).skip(1).filter(|(cell, _)| !cell.is_empty());
    let values = values.map(|(cell, id)| VersionValue { version: id.clone(), stated: Some(stated(cell)) });
    Term { label: row.name(), topic: topic.map(Filled::name), values: values.collect(), ..Term::default() }
}

/// Returns what a cell says.
fn stated(cell: &str) -> Stated {
    let words = cell.strip_suffix('.').unwrap_or(cell).to_ascii_lowercase();
    let undisclosed = matches!(words.as_str(), "not disclosed" | "not yet disclosed" | "undisclosed");
    let text = if undisclosed { String::new() } else { cell.to_owned() };
    Stated { statement: Statement { text, undisclosed, ..Statement::default() }, ..Stated::default() }
}
