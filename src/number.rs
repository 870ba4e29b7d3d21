//! Writes and parses numbers without the machinery of `format!`, which costs every reader bytes.

use alloc::string::String;

/// Returns a number in decimal.
pub fn number(number: usize) -> String {
    let mut text = String::new();
    push(&mut text, number);
    text
}

/// Parses a number of at most nine digits. Returns `None` for anything else.
pub(crate) fn parse(text: &str) -> Option<usize> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    text.bytes().try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + usize::from(byte - b'0')))
}

/// Appends a number in decimal.
pub(crate) fn push(text: &mut String, number: usize) {
    if number >= 10 {
        push(text, number / 10);
    }
    text.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or(0)));
}

/// Returns the code point of a character, as Unicode writes it: `U+00AD`.
pub(crate) fn code_point(char: char) -> String {
    let mut text = String::from("U+");
    for place in (0..6).rev() {
        let digit = u32::from(char) >> (4 * place) & 15;
        // At least four digits, and no zero before them.
        if place < 4 || text.len() > 2 || digit > 0 {
            text.extend(char::from_digit(digit, 16).map(|digit| digit.to_ascii_uppercase()));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_point_has_at_least_four_digits() {
        assert_eq!(code_point('\u{ad}'), "U+00AD");
        assert_eq!(code_point('\u{1f600}'), "U+1F600");
        assert_eq!(code_point('\u{10ffff}'), "U+10FFFF");
    }

    #[test]
    fn numbers_are_parsed_as_they_are_written() {
        for text in ["0", "7", "10", "123456789"] {
            assert_eq!(parse(text).map(number).as_deref(), Some(text));
        }
        assert_eq!([parse(""), parse("-1"), parse("1234567890")], [None; 3]);
    }
}
