//! Numbers in decimal, without the machinery of `format!`, which costs every reader bytes.

use alloc::string::String;

/// A number.
pub fn number(number: usize) -> String {
    let mut text = String::new();
    push(&mut text, number);
    text
}

/// A number that was written so; `None` for anything else.
pub(crate) fn parse(text: &str) -> Option<usize> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    text.bytes().try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + usize::from(byte - b'0')))
}

/// Appends a number.
pub(crate) fn push(text: &mut String, number: usize) {
    if number >= 10 {
        push(text, number / 10);
    }
    text.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or(0)));
}
