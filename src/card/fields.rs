//! The fields of one object, taken out one by one; and what a value is called.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::value::Value;

/// The fields of an object that have not been taken yet.
#[derive(Default)]
pub(super) struct Fields {
    pub rest: Vec<(String, Value)>,
    /// The names that were asked for.
    pub asked: Vec<&'static str>,
}

impl Fields {
    pub(super) fn of(rest: Vec<(String, Value)>) -> Self {
        Self { rest, asked: Vec::new() }
    }

    /// Takes a field out. `null` is as good as nothing here.
    pub(super) fn take(&mut self, name: &'static str) -> Option<Value> {
        self.take_even_null(name).filter(|value| *value != Value::Null)
    }

    /// Takes a field out, where `null` says something.
    pub(super) fn take_even_null(&mut self, name: &'static str) -> Option<Value> {
        self.asked.push(name);
        let at = self.rest.iter().rposition(|(key, _)| key == name)?;
        Some(self.rest.remove(at).1)
    }
}

/// What a value is, for a person.
pub(super) fn describe(value: &Value) -> String {
    let name = match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::Text(text) => return quoted(text),
        Value::List(_) => "a list",
        Value::Object(_) => "an object",
    };
    name.to_owned()
}

/// The beginning of a text, in quotation marks.
pub(super) fn quoted(text: &str) -> String {
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

pub(super) fn again(name: &str) -> String {
    let mut found = quoted(name);
    found.push_str(" again");
    found
}

/// Line ends as `\n`, and no character that a page cannot carry: a parser would change it, and then the page
/// would no longer say what the view says.
pub(crate) fn tidy(text: String) -> String {
    if text.chars().all(|char| char != '\r' && carried(char) == char) {
        return text;
    }
    let mut tidied = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' => tidied.push('\n'),
            other => tidied.push(carried(other)),
        }
    }
    tidied
}

/// A character as HTML and XML can carry it: in place of a control character stands the picture of it, and in
/// place of what is no character the sign for that. One for one, so that nothing is hidden or longer than it was.
pub(crate) fn carried(char: char) -> char {
    match char {
        '\t' | '\n' | '\r' => char,
        '\0'..'\u{20}' => char::from_u32(0x2400 + u32::from(char)).unwrap_or(char),
        '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
        _ => char,
    }
}
