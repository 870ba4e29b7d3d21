//! Problems of a card file, as data: a stable code, a path, what was expected and what was found.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::FORMAT;
use super::path::Path;
use super::syntax::SyntaxError;
use crate::number;

/// The kind of problem. The names are stable: pages and build scripts may rely on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "describe", derive(documented::DocumentedFields, documented::DocumentedVariants))]
#[non_exhaustive]
pub enum Code {
    /// Fatal: the file is not JSON. Often a comma or a quotation mark is missing just before the place, or there is a
    /// comma too many.
    NotJson,
    /// Fatal: the file is JSON, but not an object, or it is nested too deeply. A card begins with `{` and ends with `}`.
    NotACard,
    /// Fatal: the card has no title. Write one.
    NoTitle,
    /// Fatal: the card has no term that can be shown. Write one, or correct the problems of its terms.
    NoTerms,
    /// A value of the wrong type. A text needs quotation marks, a list needs `[` and `]`.
    WrongType,
    /// A needed field is missing or empty. Write it, or delete the object that it belongs to.
    Missing,
    /// An unknown field; the card ignores it. It may be misspelt, or belong to another object.
    UnknownField,
    /// A field that is written twice in one object; the last one counts. Delete one.
    RepeatedField,
    /// An id that nothing has. Correct it, or add the source, party, term or version.
    UnknownId,
    /// An id that is used twice. Give one of the two another.
    RepeatedId,
    /// An id with a space or a control character in it. Write a hyphen instead.
    BadId,
    /// A word that the field does not know. The message lists the words that it knows.
    UnknownChoice,
    /// Not a date, or a day that does not exist. Write `2031`, `2031-04` or `2031-04-27`.
    BadDate,
    /// Not a web or mail address. It begins with `https://`, `http://` or `mailto:` and has no spaces.
    BadUrl,
    /// `before` and `after` in a card with more than two versions, or next to `values`. Write `values` alone.
    BeforeAfter,
    /// Fewer than two versions. Add a second, or leave `versions` out.
    FewVersions,
    /// A row with more or fewer cells than there are columns. Write `null` for an empty cell.
    UnevenRow,
    /// The card needs a newer format. Write `1`, or install a newer version of What Changed.
    NewerFormat,
}

impl Code {
    /// Returns the stable name: `unknown-field`.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotJson => "not-json",
            Self::NotACard => "not-a-card",
            Self::NoTitle => "no-title",
            Self::NoTerms => "no-terms",
            Self::WrongType => "wrong-type",
            Self::Missing => "missing",
            Self::UnknownField => "unknown-field",
            Self::RepeatedField => "repeated-field",
            Self::UnknownId => "unknown-id",
            Self::RepeatedId => "repeated-id",
            Self::BadId => "bad-id",
            Self::UnknownChoice => "unknown-choice",
            Self::BadDate => "bad-date",
            Self::BadUrl => "bad-url",
            Self::BeforeAfter => "before-after",
            Self::FewVersions => "few-versions",
            Self::UnevenRow => "uneven-row",
            Self::NewerFormat => "newer-format",
        }
    }

    /// Returns true if the card cannot be shown at all.
    pub fn is_fatal(self) -> bool {
        matches!(self, Self::NotJson | Self::NotACard | Self::NoTitle | Self::NoTerms)
    }
}

/// The kinds of things that have an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IdKind {
    /// Versions.
    Version,
    /// Terms.
    Term,
    /// Parties.
    Party,
    /// Sources.
    Source,
}

/// A problem of a card file.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Problem {
    /// The kind of problem.
    pub code: Code,
    /// The path to the value that is wrong or missing, or to the object around it.
    pub path: Path,
    /// What belongs there.
    pub expected: Expected,
    /// What is there.
    pub found: Found,
    /// A correction: the nearest known name, or the value in its right form.
    pub nearest: Option<String>,
    /// The place in the text. `None` for a card that was not read from text.
    pub span: Option<Span>,
}

/// A place in the text of a card file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Span {
    /// The line, from 1.
    pub line: usize,
    /// The column, in characters from 1.
    pub column: usize,
    /// The offset of the first byte.
    pub start: usize,
    /// The offset after the last byte.
    pub end: usize,
}

/// What belongs in a place of a card file. `Display` describes it: "the id of a version".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expected {
    /// JSON.
    Json,
    /// An object with a title and terms.
    Card,
    /// The title of the card.
    Title,
    /// The terms of the card.
    Terms,
    /// A text.
    Text,
    /// A text, or an object with one.
    Statement,
    /// A text, or a note that it is not public.
    Words,
    /// An object.
    Object,
    /// A list.
    List,
    /// A list of texts.
    Texts,
    /// `true` or `false`.
    Flag,
    /// The number of a format that this version knows.
    Format,
    /// An object with a value for each version.
    Values,
    /// `values`, or `before` and `after`.
    ValuesOrBeforeAfter,
    /// Two versions or more.
    Versions,
    /// A date.
    Date,
    /// A web or mail address.
    Url,
    /// An id without white space.
    Id,
    /// An id that nothing else has.
    UniqueId,
    /// The id of something else in the card.
    Reference(IdKind),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// As many cells as there are columns.
    Cells(usize),
    /// A field that the object knows.
    KnownField,
    /// Each field once.
    EachFieldOnce,
}

/// What is in a place of a card file. `Display` describes it: "a list".
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Found {
    /// Nothing, or a text of white space.
    Nothing,
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag,
    /// A number.
    Number(f64),
    /// A text, a name of a field, or an id.
    Text(String),
    /// A list.
    List,
    /// An object.
    Object,
    /// So many versions.
    Versions(usize),
    /// `values` next to `before` or `after`.
    Values,
    /// So many cells.
    Cells(usize),
    /// More objects and lists inside one another than a card has.
    DeepNesting,
    /// Text that is not JSON.
    Syntax(SyntaxError),
}

impl Expected {
    /// Returns a short description: "the id of a version".
    pub(super) fn describe(self) -> String {
        let description = match self {
            Self::Json => "JSON",
            Self::Card => "an object with a title and terms",
            Self::Title => "a title",
            Self::Terms => "a list of terms",
            Self::Text => "a text",
            Self::Statement => "a text or an object with \"text\"",
            Self::Words => "a text, or \"undisclosed\": true",
            Self::Object => "an object",
            Self::List => "a list",
            Self::Texts => "a list of texts",
            Self::Flag => "true or false",
            Self::Format => return number::number(FORMAT as usize),
            Self::Values => "an object with a value for each version",
            Self::ValuesOrBeforeAfter => "\"before\" and \"after\", or \"values\"",
            Self::Versions => "two versions or more",
            Self::Date => "a date such as 2031, 2031-04 or 2031-04-27",
            Self::Url => "an address that begins with https://",
            Self::Id => "an id without spaces",
            Self::UniqueId => "an id that nothing else has",
            Self::Reference(IdKind::Version) => "the id of a version",
            Self::Reference(IdKind::Term) => "the id of a term",
            Self::Reference(IdKind::Party) => "the id of a party",
            Self::Reference(IdKind::Source) => "the id of a source",
            Self::Choice(words) => return alternatives(words),
            Self::Cells(_) => "one cell for each column",
            Self::KnownField => "a known field",
            Self::EachFieldOnce => "each field once",
        };
        description.to_owned()
    }
}

/// Joins words: "a, b or c".
fn alternatives(words: &[&str]) -> String {
    let mut text = String::new();
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            text.push_str(if at + 1 == words.len() { " or " } else { ", " });
        }
        text.push_str(word);
    }
    text
}

impl Found {
    /// Returns a short description: "a list".
    pub(super) fn describe(&self) -> String {
        let description = match self {
            Self::Nothing => "nothing",
            Self::Null => "null",
            Self::Flag => "true or false",
            Self::Number(_) => "a number",
            Self::Text(text) => return quote(text),
            Self::List => "a list",
            Self::Object => "an object",
            Self::Versions(count) | Self::Cells(count) => return number::number(*count),
            Self::Values => "\"values\" too",
            Self::DeepNesting => "too many objects or lists inside one another",
            Self::Syntax(error) => return alloc::string::ToString::to_string(error),
        };
        description.to_owned()
    }
}

/// Puts a text, or the first 40 characters of it, in quotation marks.
pub(super) fn quote(text: &str) -> String {
    let mut quoted = String::from("“");
    for (at, char) in text.chars().enumerate() {
        if at == 40 {
            quoted.push('…');
            break;
        }
        quoted.push(char);
    }
    quoted.push('”');
    quoted
}

impl fmt::Display for Expected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.describe())
    }
}

impl fmt::Display for Found {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.describe())
    }
}

impl Problem {
    /// Returns the path, what was expected and what was found in one line. The console of a page shows it; editors
    /// read the [message](Problem::message).
    pub fn summary(&self) -> String {
        let mut summary = self.path.text();
        if !summary.is_empty() {
            summary.push_str(": ");
        }
        summary.push_str("expected ");
        summary.push_str(&self.expected.describe());
        summary.push_str(", found ");
        summary.push_str(&self.found.describe());
        summary.push('.');
        if let Some(nearest) = &self.nearest {
            summary.push_str(" Did you mean “");
            summary.push_str(nearest);
            summary.push_str("”?");
        }
        summary
    }
}

/// All problems of a card file that is not sound, never empty. `Display` writes a message on each line.
///
/// ```
/// use what_changed::card;
///
/// fn title(text: &str) -> Result<String, Box<dyn std::error::Error>> {
///     Ok(card::parse(text)?.title)
/// }
///
/// let error = title(r#"{"title": "Fares"}"#).unwrap_err();
/// assert_eq!(error.to_string(), "The card has no terms. Write at least one.");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Problems(pub(super) Vec<Problem>);

impl core::ops::Deref for Problems {
    type Target = [Problem];

    fn deref(&self) -> &[Problem] {
        &self.0
    }
}

impl From<Problems> for Vec<Problem> {
    fn from(problems: Problems) -> Self {
        problems.0
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, problem) in self.0.iter().enumerate() {
            if at > 0 {
                formatter.write_str("\n")?;
            }
            problem.fmt(formatter)?;
        }
        Ok(())
    }
}

impl core::error::Error for Problems {}

impl core::error::Error for Problem {}
