//! Parses dates as English contracts write them: *27 April 2031*, *April 27, 2031*, *2031-04-27*.

use alloc::vec::Vec;

use super::tokens::{TokenKind, tokenize};

/// The English names of the months.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// True if a word is the name of a month, in full or by its first three letters.
pub(super) fn is_month(word: &str) -> bool {
    month_number(word).is_some()
}

/// Returns the number of a month, from 1, by its name.
fn month_number(word: &str) -> Option<u32> {
    let is = |name: &&str| *name == word || word.len() == 3 && name.starts_with(word);
    MONTHS.iter().position(is).and_then(|at| u32::try_from(at + 1).ok())
}

/// True for a year from 1900 to 2099.
pub(super) fn is_year(word: &str) -> bool {
    matches!(word.as_bytes(), [b'1', b'9', rest @ ..] | [b'2', b'0', rest @ ..] if rest.len() == 2 && rest.iter().all(u8::is_ascii_digit))
}

/// Parses a text that consists of a date, and returns year, month and day.
pub(super) fn parse_date(text: &str) -> Option<(u32, u32, u32)> {
    if text.len() > 32 {
        return None;
    }
    let mut tokens = Vec::new();
    tokenize(text, 0..text.len(), &mut tokens);
    let mut numbers = [0_u32; 3];
    let (mut count, mut month) = (0, None);
    for token in tokens {
        let word = text.get(token.start..token.end)?;
        match token.kind {
            TokenKind::Word if word != "of" => month = Some(month_number(word)?),
            TokenKind::Number => {
                // An ordinal (27th), or a whole date (2031-04-27).
                let mut in_number = false;
                for byte in word.bytes() {
                    if !byte.is_ascii_digit() {
                        in_number = false;
                        continue;
                    }
                    count += usize::from(!in_number);
                    let number = numbers.get_mut(count - 1)?;
                    *number = number.wrapping_mul(10).wrapping_add(u32::from(byte - b'0'));
                    in_number = true;
                }
            }
            _ => {}
        }
    }
    match (count, month, numbers) {
        (3, None, [year, month, day]) if year > 999 => Some((year, month, day)),
        (2, Some(month), [day, year, _]) => Some((year, month, day)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_every_notation_of_a_date() {
        for text in
            ["27 April 2031", "April 27, 2031", "Apr. 27, 2031", "2031-04-27", "27th of April 2031", "27 Apr 2031"]
        {
            assert_eq!(parse_date(text), Some((2031, 4, 27)), "{text}");
        }
        for text in ["27 April", "in 2031", "4.2", "2.1.0", "10:30", "27 Ventôse 2031", ""] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }
}
