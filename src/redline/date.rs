//! Reads dates as English contracts write them.

use super::tokens::{Sort, tokens};
use alloc::vec::Vec;

/// The months as English names them.
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

/// Whether a word is the name of a month, in full or in its first three letters.
pub(super) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

/// The month of a name, from 1.
fn month(word: &str) -> Option<u32> {
    let is = |name: &&str| *name == word || word.len() == 3 && name.starts_with(word);
    MONTHS.iter().position(is).and_then(|at| u32::try_from(at + 1).ok())
}

/// Whether a number is a year that a contract would name.
pub(super) fn is_year(word: &str) -> bool {
    matches!(word.as_bytes(), [b'1', b'9', rest @ ..] | [b'2', b'0', rest @ ..] if rest.len() == 2 && rest.iter().all(u8::is_ascii_digit))
}

/// A day, as year, month and day, of a text that is nothing but a date; `None` for any other.
pub(super) fn parse_date(text: &str) -> Option<(u32, u32, u32)> {
    if text.len() > 32 {
        return None;
    }
    let mut parts = Vec::new();
    tokens(text, 0..text.len(), &mut parts);
    let mut numbers = [0_u32; 3];
    let (mut count, mut named) = (0, None);
    for part in parts {
        let word = text.get(part.start..part.end)?;
        match part.sort {
            Sort::Word if word != "of" => named = Some(month(word)?),
            Sort::Number => {
                // An ordinal, or all of 2031-04-27.
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
    match (count, named, numbers) {
        (3, None, [year, month, day]) if year > 999 => Some((year, month, day)),
        (2, Some(month), [day, year, _]) => Some((year, month, day)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_day_is_one_however_it_is_written() {
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
