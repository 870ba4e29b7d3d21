//! A card's data as JSON that no host can take for anything else, and markup that stays in one line.

use alloc::string::String;

use crate::card::{Value, carried};

/// A value as JSON that is safe in a script of HTML, in XML and in an attribute with either sort of quotation
/// mark around it but the double one: all that could end any of them is written as an escape of JSON. So are a
/// quotation mark and a backslash of a text, since `WordPress` takes away the backslash before a quotation mark in a tag.
pub(super) fn json(value: &Value) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    let mut safe = String::with_capacity(json.len());
    let mut chars = json.chars();
    while let Some(char) = chars.next() {
        match char {
            '\\' => match chars.next() {
                Some('"') => safe.push_str("\\u0022"),
                Some('\\') => safe.push_str("\\u005c"),
                escaped => safe.extend(['\\'].into_iter().chain(escaped)),
            },
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            '\'' => safe.push_str("\\u0027"),
            other => safe.push(carried(other)),
        }
    }
    safe
}

/// Markup in one line, without characters that XML cannot carry. What ends a line or steps along it is
/// written as a reference: an XML parser would make a space of it in an attribute.
pub(super) fn in_one_line(markup: &str) -> String {
    let mut line = String::with_capacity(markup.len());
    for char in markup.chars() {
        match char {
            '\n' => line.push_str("&#10;"),
            '\t' => line.push_str("&#9;"),
            other => line.push(carried(other)),
        }
    }
    line
}
