//! A problem in a file: a line for people, an object for programs.

use std::path::Path;

use clap::builder::styling::{AnsiColor, Style};
use serde::Serialize;
use what_changed::card::{self, Card, Problem};

const PLACE: Style = Style::new().bold();
const FATAL: Style = AnsiColor::Red.on_default();
const NOTICE: Style = AnsiColor::Yellow.on_default();

/// A problem and the file that has it.
#[derive(Serialize)]
pub struct Report {
    /// The path of the file, as it was given.
    pub file: String,
    #[serde(flatten)]
    pub problem: Problem,
}

/// Reads a card file. Returns what can be shown of the card, and a report for each problem.
pub fn read(file: &Path, text: &str) -> (Option<Card>, Vec<Report>) {
    let read = card::read(text);
    let file = file.to_string_lossy();
    let reports = read.problems.into_iter().map(|problem| Report { file: file.clone().into_owned(), problem });
    (read.card, reports.collect())
}

impl Report {
    /// Returns the problem in one coloured line, without its end. It has no other escape sequence, whatever the card
    /// contains.
    pub fn line(&self) -> String {
        let Self { file, problem } = self;
        let code = if problem.code.is_fatal() { FATAL } else { NOTICE };
        let (line, column) = problem.span.map_or((1, 1), |span| (span.line, span.column));
        let (file, message, name) = (in_one_line(file), in_one_line(&problem.message()), problem.code.name());
        format!("{PLACE}{file}:{line}:{column}:{PLACE:#} {message} {code}[{name}]{code:#}")
    }
}

/// Replaces the control characters of a text: they could end the line, or control the terminal.
pub fn in_one_line(text: &str) -> String {
    text.chars().map(|char| if char.is_control() { ' ' } else { char }).collect()
}
