//! Names the mistake that keeps a text from being JSON. A parser knows what it wanted; an editor needs to know what
//! to correct. The characters around the place tell.
#![expect(clippy::string_slice, reason = "the widget does not use it, and the offsets are those of characters")]

use core::fmt;
use core::ops::Range;

use alloc::borrow::ToOwned;
use alloc::string::String;

use nojson::{JsonParseError, JsonValueKind};

use crate::number::code_point;

/// A mistake in JSON. `Display` names it: "a comma too many".
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SyntaxError {
    /// The text is empty.
    Empty,
    /// The text is in another encoding than UTF-8, or is no text at all.
    NotUtf8,
    /// A typographic quotation mark in place of `"`.
    CurlyQuote(char),
    /// `'` in place of `"`.
    SingleQuote,
    /// A comment.
    Comment,
    /// A line break, a tab or another control character inside a text.
    ControlCharacter(char),
    /// A comma without anything after it.
    TrailingComma,
    /// A number with a decimal comma, as it is written.
    DecimalComma(String),
    /// Two values without a comma between them.
    MissingComma,
    /// A name without a colon after it.
    MissingColon,
    /// Text after the end of the card.
    TrailingText,
    /// The end of the file before the end of the card.
    Unclosed,
    /// A name without quotation marks.
    UnquotedName(String),
    /// A text without quotation marks.
    UnquotedText(String),
    /// A backslash in a text before another character than JSON allows.
    BadEscape,
    /// A number that is written as JSON does not allow: `007`, `1.`.
    BadNumber,
    /// A character that does not belong there.
    Unexpected(char),
    /// Any other mistake.
    Other,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let description = match self {
            Self::Empty => "an empty file",
            Self::NotUtf8 => "text that is not UTF-8",
            Self::CurlyQuote(char) => return write!(formatter, "a curly quotation mark ({char})"),
            Self::SingleQuote => "a single quotation mark (')",
            Self::Comment => "a comment",
            Self::ControlCharacter('\n' | '\r') => "a line break in a text",
            Self::ControlCharacter('\t') => "a tab in a text",
            Self::ControlCharacter(char) => {
                return write!(formatter, "a control character ({}) in a text", code_point(*char));
            }
            Self::TrailingComma => "a comma too many",
            Self::DecimalComma(number) => return write!(formatter, "a number with a decimal comma ({number})"),
            Self::MissingComma => "no comma",
            Self::MissingColon => "no colon after a name",
            Self::TrailingText => "text after the end of the card",
            Self::Unclosed => "the end of the file inside the card",
            Self::UnquotedName(name) => return write!(formatter, "a name without quotation marks ({name})"),
            Self::UnquotedText(text) => return write!(formatter, "a text without quotation marks ({text})"),
            Self::BadEscape => "a backslash that begins no escape",
            Self::BadNumber => "a number that is not written as in JSON",
            Self::Unexpected(char) => return write!(formatter, "the character {char}"),
            Self::Other => "text that is not JSON",
        };
        formatter.write_str(description)
    }
}

/// The typographic quotation marks.
const CURLY: [char; 8] = ['“', '”', '„', '‘', '’', '‚', '«', '»'];

/// Names the mistake, and the bytes to mark.
pub(super) fn classify(text: &str, error: &JsonParseError) -> (SyntaxError, Range<usize>) {
    let at = text.floor_char_boundary(error.position());
    if text.trim().is_empty() {
        return (SyntaxError::Empty, 0..0);
    }
    if let Some(at) = text.find('\0') {
        return (SyntaxError::NotUtf8, at..at + 1);
    }
    let Some(here) = text[at..].chars().next() else {
        return (SyntaxError::Unclosed, at..at);
    };
    let sign = at..at + here.len_utf8();
    if error.kind() == Some(JsonValueKind::String) && !matches!(error, JsonParseError::UnexpectedTrailingChar { .. }) {
        return if here.is_control() {
            (SyntaxError::ControlCharacter(here), sign)
        } else {
            (SyntaxError::BadEscape, sign)
        };
    }
    let place = Place { text, at, here };
    match error {
        JsonParseError::UnexpectedEos { .. } => (SyntaxError::Unclosed, at..at),
        _ => place.between_tokens(error),
    }
}

/// A place between the tokens of a text that is JSON up to there.
#[derive(Clone, Copy)]
struct Place<'t> {
    text: &'t str,
    at: usize,
    here: char,
}

impl Place<'_> {
    fn between_tokens(self, error: &JsonParseError) -> (SyntaxError, Range<usize>) {
        let Self { text, at, here } = self;
        let sign = at..at + here.len_utf8();
        let before = text[..at].trim_end();
        let last = before.chars().next_back();
        let token = opening_quote(before).map_or("", |start| &before[start..]);
        if let Some(curly) = CURLY.into_iter().find(|curly| *curly == here) {
            return (SyntaxError::CurlyQuote(curly), sign);
        }
        if let Some(curly) = token.chars().find(|char| CURLY.contains(char)).filter(|_| !matches!(here, '}' | ']')) {
            let start = before.len() - token.len() + token.find(curly).unwrap_or(0);
            return (SyntaxError::CurlyQuote(curly), start..start + curly.len_utf8());
        }
        if here == '#' || text[at..].starts_with("//") || text[at..].starts_with("/*") {
            return (SyntaxError::Comment, sign);
        }
        if here == '\'' {
            return (SyntaxError::SingleQuote, sign);
        }
        if matches!(error, JsonParseError::UnexpectedTrailingChar { .. }) {
            return (SyntaxError::TrailingText, sign);
        }
        let comma = before.len().saturating_sub(1)..before.len();
        match (last, here) {
            (Some(','), '}' | ']' | ',') => return (SyntaxError::TrailingComma, comma),
            (Some('[' | '{'), ',') => return (SyntaxError::TrailingComma, sign),
            _ => {}
        }
        let is_after_value = last.is_some_and(|last| !matches!(last, '{' | '[' | ',' | ':'));
        match error.kind() {
            None => (SyntaxError::Unexpected(here), sign),
            Some(JsonValueKind::Integer | JsonValueKind::Float) => {
                (SyntaxError::BadNumber, word_start(text, at)..sign.end)
            }
            Some(JsonValueKind::Null | JsonValueKind::Boolean) => self.unquoted_text(word_start(text, at)),
            Some(JsonValueKind::Object) if !is_after_value && last != Some(':') => self.unquoted_name(before),
            Some(JsonValueKind::Object) if is_name(before) => (SyntaxError::MissingColon, end_of(before)),
            _ if matches!(here, '}' | ']' | ':') => (SyntaxError::Unexpected(here), sign),
            _ if !is_after_value => self.unquoted_text(at),
            // A number, `true`, `false` or `null` that goes on.
            _ if last.is_some_and(char::is_alphanumeric) && !matches!(here, '"' | '{' | '[') => {
                self.unquoted_text(word_start(text, before.len()))
            }
            _ => (SyntaxError::MissingComma, end_of(before)),
        }
    }

    /// A name was expected.
    fn unquoted_name(self, before: &str) -> (SyntaxError, Range<usize>) {
        let Self { text, at, here } = self;
        let end = word_end(text, at);
        let number = before.strip_suffix(',').filter(|_| before.len() == at && here.is_ascii_digit());
        if let Some(number) = number.filter(|number| number.ends_with(|char: char| char.is_ascii_digit())) {
            let start = word_start(text, number.len());
            return (SyntaxError::DecimalComma(text[start..end].to_owned()), start..end);
        }
        if here.is_alphanumeric() || here == '_' || here == '$' {
            return (SyntaxError::UnquotedName(text[at..end].to_owned()), at..end);
        }
        (SyntaxError::Unexpected(here), at..at + here.len_utf8())
    }

    /// A value was expected, or a word starts that is no value.
    fn unquoted_text(self, start: usize) -> (SyntaxError, Range<usize>) {
        let line = self.text[start..].lines().next().unwrap_or_default();
        let length = line.find([',', '}', ']', '"']).unwrap_or(line.len());
        let words = line[..length].trim_end();
        (SyntaxError::UnquotedText(words.to_owned()), start..start + words.len())
    }
}

/// The last character of a text, as a range.
fn end_of(before: &str) -> Range<usize> {
    let last = before.chars().next_back().map_or(0, char::len_utf8);
    before.len() - last..before.len()
}

/// The start of the string that a text ends with.
fn opening_quote(before: &str) -> Option<usize> {
    let inner = before.strip_suffix('"')?;
    inner.rmatch_indices('"').map(|(at, _)| at).find(|at| {
        let escapes = inner[..*at].bytes().rev().take_while(|byte| *byte == b'\\').count();
        escapes.is_multiple_of(2)
    })
}

/// True if a text of JSON ends with the name of a member, not with a value.
fn is_name(before: &str) -> bool {
    opening_quote(before).is_some_and(|start| !before[..start].trim_end().ends_with(':'))
}

fn is_word(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '_' | '-' | '+' | '.' | '$')
}

fn word_start(text: &str, at: usize) -> usize {
    text[..at].rfind(|char| !is_word(char)).map_or(0, |before| text.ceil_char_boundary(before + 1))
}

fn word_end(text: &str, at: usize) -> usize {
    text[at..].find(|char| !is_word(char)).map_or(text.len(), |length| at + length)
}
