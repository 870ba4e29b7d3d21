//! Writes a problem as a message for editors: what is wrong, where, and how to correct it.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use serde::{Serialize, Serializer};

use super::date;
use super::path::Segment;
use super::problem::{Code, Expected, Found, IdKind, Problem, quote};
use super::syntax::SyntaxError;

impl Problem {
    /// Returns the problem as a message for editors.
    ///
    /// ```
    /// let read = what_changed::card::read(
    ///     r#"{"title": "T", "terms": [{"label": "Fee", "before": {"text": "x", "standing": "reportd"}}]}"#,
    /// );
    /// assert_eq!(
    ///     read.problems[0].message(),
    ///     "Term 1 (“Fee”), \"before\", \"standing\": write confirmed, reported or disputed, not “reportd”. \
    ///      Did you mean “reported”?",
    /// );
    /// ```
    pub fn message(&self) -> String {
        let message = capitalised(&self.fault());
        match &self.nearest {
            Some(nearest) => format!("{message} Did you mean “{nearest}”?"),
            None => message,
        }
    }

    fn fault(&self) -> String {
        let path = &self.path.0[..];
        let here = place(path);
        let around = path.split_last().map_or_else(|| place(path), |(_, around)| place(around));
        let found = &self.found;
        match (self.code, self.expected) {
            (Code::NotJson, _) => match found {
                Found::Syntax(error) => syntax(error),
                other => format!("not valid JSON: {other}."),
            },
            (Code::NotACard, _) if *found == Found::DeepNesting => {
                "a card has no objects and lists nested as deeply as this. Check its brackets.".to_owned()
            }
            (Code::NotACard, _) => format!("a card begins with {{ and ends with }}. This file contains {found}."),
            (Code::NoTitle, _) if *found == Found::Nothing => "the card has no title. Write one.".to_owned(),
            (Code::NoTitle, _) => wrong_type(&here, Expected::Text, found),
            (Code::NoTerms, _) => match found {
                Found::Nothing => "the card has no terms. Write at least one.".to_owned(),
                Found::List => "none of the terms can be shown. Correct their problems.".to_owned(),
                other => wrong_type(&here, Expected::List, other),
            },
            (Code::WrongType, expected) => wrong_type(&here, expected, found),
            (Code::Missing, expected) => missing(path, &here, &around, expected),
            (Code::UnknownField, _) => format!("unknown field {found} in {here}."),
            (Code::RepeatedField, _) => format!("{here}: {found} is written twice. Delete one; the last one counts."),
            (Code::UnknownId, Expected::Reference(kind)) => {
                let within = match path {
                    [term @ .., Segment::Field(_), Segment::Key(_)] => place(term),
                    [.., Segment::Item { .. }] => around,
                    _ => here,
                };
                format!("{within}: there is no {} {found}.", noun(kind))
            }
            (Code::RepeatedId, _) => format!("{around}: the id {found} is used twice. Give one of the two another."),
            (Code::BadId, _) => format!("{around}: the id {found} has a space in it. Write a hyphen instead."),
            (Code::UnknownChoice | Code::UnknownId, expected) => format!("{here}: write {expected}, not {found}."),
            (Code::BadDate, _) => bad_date(&here, found),
            (Code::BadUrl, _) => match self.nearest {
                Some(_) => format!("{here}: {found} is not a web address."),
                None => format!("{here}: {found} is not a web address. Write one that begins with https://."),
            },
            (Code::BeforeAfter, Expected::Values) => {
                format!(
                    "{around}: this card has {found} versions. \"before\" and \"after\" work for two only; \
                     use \"values\"."
                )
            }
            (Code::BeforeAfter, _) => format!("{around}: use either \"values\", or \"before\" and \"after\"."),
            (Code::FewVersions, _) => {
                format!("there is only one version ({found}). Add a second, or leave \"versions\" out.")
            }
            (Code::UnevenRow, expected) => uneven_row(&here, path.last(), expected, found),
            (Code::NewerFormat, _) => {
                format!("{here}: this version of What Changed reads format {} only.", self.expected)
            }
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message())
    }
}

/// Serialises a problem as the object that `check --format json` prints. `path`, `expected` and `found` are texts.
impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Fields<'p> {
            code: &'static str,
            fatal: bool,
            message: String,
            line: Option<usize>,
            column: Option<usize>,
            path: String,
            expected: String,
            found: String,
            nearest: Option<&'p str>,
        }
        let fields = Fields {
            code: self.code.name(),
            fatal: self.code.is_fatal(),
            message: self.message(),
            line: self.span.map(|span| span.line),
            column: self.span.map(|span| span.column),
            path: self.path.to_string(),
            expected: self.expected.to_string(),
            found: self.found.to_string(),
            nearest: self.nearest.as_deref(),
        };
        fields.serialize(serializer)
    }
}

fn wrong_type(here: &str, expected: Expected, found: &Found) -> String {
    match (expected, found) {
        (Expected::Text | Expected::Statement, Found::Number(number)) => {
            format!("{here}: write the number in quotation marks: \"{number}\".")
        }
        (Expected::Texts, Found::Text(text)) => format!("{here}: write a list: [\"{text}\"]."),
        (Expected::Values, found) => {
            format!("{here}: write an object with a value for each version, such as {{\"v1\": \"…\"}}, not {found}.")
        }
        (expected, found) => format!("{here}: write {expected}, not {found}."),
    }
}

fn missing(path: &[Segment], here: &str, around: &str, expected: Expected) -> String {
    match (expected, path.last()) {
        (Expected::Words, _) => format!("{here}: write a text, or \"undisclosed\": true."),
        (Expected::ValuesOrBeforeAfter, _) => {
            format!("{here} says nothing. Give it \"before\" and \"after\", or \"values\".")
        }
        (Expected::Choice(_), Some(Segment::Field(name))) => format!("{around} has no {name}. Write {expected}."),
        (_, Some(Segment::Field(name))) => format!("{around} has no {name}."),
        (expected, _) => format!("{here}: write {expected}."),
    }
}

fn bad_date(here: &str, found: &Found) -> String {
    if let Found::Text(text) = found
        && date::is_impossible(text)
    {
        return format!("{here}: there is no such date as {found}.");
    }
    format!("{here}: {found} is not a date. Write 2031, 2031-04 or 2031-04-27.")
}

fn uneven_row(here: &str, row: Option<&Segment>, expected: Expected, found: &Found) -> String {
    let row = match row {
        Some(Segment::Item { label: Some(label), .. }) => format!("row {} of the alternatives", quote(label)),
        _ => here.to_owned(),
    };
    let (Expected::Cells(columns), Found::Cells(cells)) = (expected, found) else { return row };
    let hint = if cells < &columns { " Write null for an empty cell." } else { "" };
    format!("{row} has {} for {}.{hint}", counted(*cells, "cell"), counted(columns, "column"))
}

fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

fn syntax(error: &SyntaxError) -> String {
    let fault = match error {
        SyntaxError::Empty => return "the file is empty. Write a card.".to_owned(),
        SyntaxError::NotUtf8 => return "the file is not UTF-8 text. Save it as UTF-8.".to_owned(),
        SyntaxError::CurlyQuote(_) => format!("{error}. Write the straight one (\")."),
        SyntaxError::SingleQuote => format!("{error}. Write a double one (\")."),
        SyntaxError::ControlCharacter('\n' | '\r') => {
            format!("{error}. Close the text with \" before it, or write \\n instead.")
        }
        SyntaxError::ControlCharacter('\t') => format!("{error}. Write a space or \\t instead."),
        SyntaxError::ControlCharacter(_) | SyntaxError::Comment | SyntaxError::TrailingComma => {
            format!("{error}. Delete it.")
        }
        SyntaxError::DecimalComma(number) => {
            format!("a number with a decimal comma. Write it in quotation marks: \"{number}\".")
        }
        SyntaxError::MissingComma => {
            "a comma is missing after this, or a quotation mark inside a text needs a backslash (\\\").".to_owned()
        }
        SyntaxError::MissingColon => "a colon is missing after this name.".to_owned(),
        SyntaxError::TrailingText => {
            format!("{error}. A bracket is closed too early, or the file contains two cards.")
        }
        SyntaxError::Unclosed => {
            "the file ends inside the card. A bracket or a quotation mark is not closed.".to_owned()
        }
        SyntaxError::UnquotedName(name) => format!("a name needs quotation marks: {}.", straight(name)),
        SyntaxError::UnquotedText(text) => format!("a text needs quotation marks: {}.", straight(text)),
        SyntaxError::BadEscape => "a backslash in a text is written twice (\\\\).".to_owned(),
        SyntaxError::BadNumber => "a number is not written like this. Put it in quotation marks.".to_owned(),
        SyntaxError::Unexpected(char) => format!("{} does not belong here.", quote(&char.to_string())),
        SyntaxError::Other => return "the file is not valid JSON.".to_owned(),
    };
    format!("not valid JSON: {fault}")
}

/// Puts a text, or the first 40 characters of it, in straight quotation marks.
fn straight(text: &str) -> String {
    quote(text).replace(['“', '”'], "\"")
}

/// Returns the name of a kind of thing that has ids.
fn noun(kind: IdKind) -> &'static str {
    match kind {
        IdKind::Version => "version",
        IdKind::Term => "term",
        IdKind::Party => "party",
        IdKind::Source => "source",
    }
}

/// Describes a path for a person, who counts from 1: `term 2 (“Rent”), version “v1”, "sources"`.
fn place(path: &[Segment]) -> String {
    let mut place = String::new();
    let mut rest = path.iter().enumerate().peekable();
    while let Some((depth, segment)) = rest.next() {
        let phrase = match (segment, rest.peek().map(|(_, next)| *next)) {
            (Segment::Field("values"), Some(Segment::Key(_))) => continue,
            (Segment::Field(list), Some(Segment::Item { index, label })) => match item_noun(list, depth) {
                Some(noun) => {
                    rest.next();
                    let label = label.as_deref().map(|label| format!(" ({})", quote(label))).unwrap_or_default();
                    format!("{noun} {}{label}", index + 1)
                }
                None => format!("\"{list}\""),
            },
            (Segment::Field(name), _) => format!("\"{name}\""),
            (Segment::Item { index, .. }, _) => format!("item {}", index + 1),
            (Segment::Key(version), _) => format!("version {}", quote(version)),
        };
        if !place.is_empty() {
            place.push_str(", ");
        }
        place.push_str(&phrase);
    }
    if place.is_empty() { "the card".to_owned() } else { place }
}

/// Returns the name of an item of a list of records. A list below the card may be a list of ids.
fn item_noun(list: &str, depth: usize) -> Option<&'static str> {
    Some(match list {
        "corrections" => "correction",
        "versions" => "version",
        "terms" if depth == 0 => "term",
        "parties" => "party",
        "audiences" => "audience",
        "figures" => "figure",
        "events" => "event",
        "sources" if depth == 0 => "source",
        "glossary" => "glossary entry",
        "questions" => "question",
        "open" => "open point",
        "effects" => "effect",
        "claims" => "claim",
        "rows" => "row",
        "cells" => "cell",
        _ => return None,
    })
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
