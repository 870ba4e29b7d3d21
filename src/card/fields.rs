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

/// Line ends as `\n`, and no NUL: an HTML parser would change both, and then the page would no
/// longer say what the view says.
pub(crate) fn tidy(text: String) -> String {
    if !text.bytes().any(|byte| matches!(byte, b'\r' | 0)) {
        return text;
    }
    let mut tidied = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' => tidied.push('\n'),
            '\0' => tidied.push('\u{fffd}'),
            other => tidied.push(other),
        }
    }
    tidied
}
