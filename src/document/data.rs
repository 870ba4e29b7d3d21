//! A card's data as JSON that is safe wherever it is embedded.

use alloc::string::String;

use serde::Serialize;

use crate::card::carried;

/// Returns JSON that can be embedded in an HTML script, in XML and in an attribute in single quotes: `<`, `>`, `&`
/// and `'` are escaped. So are quotation marks and backslashes in texts, because `WordPress` removes the backslash
/// before a quotation mark in a tag.
pub(super) fn json(value: &impl Serialize) -> String {
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
