//! Reads dates as English contracts write them.

use super::tokens::{Sort, Token, tokens};
use alloc::vec::Vec;

const MONTHS: [&str; 12] = [
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
    let is = |name: &&str| name == &word || (word.len() == 3 && name.starts_with(word));
    (1..).zip(&MONTHS).find(|(_, name)| is(name)).map(|(month, _)| month)
}

/// Whether a number is a year that a contract would name.
pub(super) fn is_year(word: &str) -> bool {
    matches!(word.as_bytes(), [b'1', b'9', rest @ ..] | [b'2', b'0', rest @ ..] if rest.len() == 2 && rest.iter().all(u8::is_ascii_digit))
}

/// A day, as year, month and day, of a text that is nothing but a date; `None` for any other.
pub(super) fn day(text: &str) -> Option<(u32, u32, u32)> {
    if text.len() > 32 {
        return None;
    }
    let mut parts = Vec::new();
    tokens(text, 0..text.len(), &mut parts);
    parts.retain(|part| matches!(part.sort, Sort::Word | Sort::Number));
    let word = |part: &Token| text.get(part.start..part.end).unwrap_or_default();
    match parts.as_slice() {
        [iso] => {
            let mut numbers = word(iso).split('-').map(number);
            let day = (numbers.next()??, numbers.next()??, numbers.next()??);
            (numbers.next().is_none() && day.0 > 999).then_some(day)
        }
        [day, .., name, year] if day.sort == Sort::Number && name.sort == Sort::Word => {
            Some((number(word(year))?, month(word(name))?, number(word(day))?))
        }
        [name, day, year] => Some((number(word(year))?, month(word(name))?, number(word(day))?)),
        _ => None,
    }
}

/// The number that a text begins with, an ordinal say.
fn number(text: &str) -> Option<u32> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).take(5);
    digits.fold(None, |sum, digit| Some(sum.unwrap_or(0) * 10 + u32::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_day_is_one_however_it_is_written() {
        for text in
            ["27 April 2031", "April 27, 2031", "Apr. 27, 2031", "2031-04-27", "27th of April 2031", "27 Apr 2031"]
        {
            assert_eq!(day(text), Some((2031, 4, 27)), "{text}");
        }
        for text in ["27 April", "in 2031", "4.2", "2.1.0", "27 Ventôse 2031", ""] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
