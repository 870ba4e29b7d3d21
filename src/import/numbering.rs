//! Parses the numbers of clauses: `4.`, `12.3`, `IV.`, `B.`, `Article 4`, `§ 7`.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// A style of numbering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbering {
    /// Digits, with the number of parts: `12.3` has two.
    Decimal(usize),
    /// `IV.`
    Roman,
    /// `B.`
    Letter,
    /// A word and a number, with the index of the word in [`WORDS`].
    Word(usize),
}

/// Words before the number of a clause or a part.
const WORDS: [&str; 12] = [
    "part", "title", "chapter", "article", "section", "clause", "schedule", "annex", "appendix", "exhibit", "art.", "§",
];

/// The number of a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// The style.
    pub numbering: Numbering,
    /// The number itself, in lower case: `12.3`, `article 4`.
    pub text: String,
}

impl Number {
    /// True if this number comes directly after another.
    pub(super) fn follows(&self, other: &Self) -> bool {
        let parted = |number: &Self| {
            let (head, last) = number.text.rsplit_once(['.', ' ']).unwrap_or(("", &number.text));
            (head.to_owned(), ordinal(last))
        };
        let ((head, last), (other_head, other_last)) = (parted(self), parted(other));
        self.numbering == other.numbering
            && head == other_head
            && last.zip(other_last).is_some_and(|(last, other)| last == other + 1)
    }
}

/// Returns the value of the last part of a number.
fn ordinal(part: &str) -> Option<u32> {
    let roman = || {
        let values = part.bytes().map(|byte| match byte {
            b'i' => Some(1),
            b'v' => Some(5),
            b'x' => Some(10),
            _ => None,
        });
        let values: Vec<u32> = values.collect::<Option<_>>()?;
        let signed = values.iter().enumerate().map(|(at, value)| {
            let less = values.get(at + 1).is_some_and(|next| value < next);
            if less { -i64::from(*value) } else { i64::from(*value) }
        });
        u32::try_from(signed.sum::<i64>()).ok()
    };
    let letter = || match part.as_bytes() {
        [letter @ b'a'..=b'z'] => Some(u32::from(letter - b'a')),
        _ => None,
    };
    part.parse().ok().or_else(roman).or_else(letter)
}

/// Returns the number at the start of a heading, and the words after it.
pub(super) fn parse(heading: &str) -> Option<(Number, &str)> {
    of_word(heading).or_else(|| decimal(heading)).or_else(|| letters(heading))
}

fn of_word(heading: &str) -> Option<(Number, &str)> {
    let (place, rest) = WORDS.iter().enumerate().find_map(|(place, word)| {
        let (head, rest) = heading.split_at_checked(word.len())?;
        let apart = rest.starts_with(char::is_whitespace) || *word == "§";
        (head.eq_ignore_ascii_case(word) && apart).then(|| (place, rest.trim_start()))
    })?;
    let end = rest.find(|char: char| char.is_whitespace() || matches!(char, ':' | ')' | '–' | '—' | '-'));
    let (number, rest) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
    let number = number.strip_suffix('.').unwrap_or(number);
    let is_number = parts(number).is_some() || is_roman(number) || is_letter(number);
    let mut text = WORDS[place].to_owned();
    text.push(' ');
    text.push_str(&number.to_lowercase());
    let separators = |char: char| char.is_whitespace() || matches!(char, '.' | ':' | ')' | '–' | '—' | '-');
    let rest = rest.trim_start_matches(separators);
    is_number.then_some((Number { numbering: Numbering::Word(place), text }, rest))
}

fn decimal(heading: &str) -> Option<(Number, &str)> {
    let end = heading.find(|char: char| !char.is_ascii_alphanumeric() && char != '.').unwrap_or(heading.len());
    let (number, rest) = heading.split_at_checked(end)?;
    let (bare, closed) = match number.strip_suffix('.') {
        Some(bare) => (bare, true),
        None => (number, rest.starts_with([')', ':'])),
    };
    let rest = rest.strip_prefix([')', ':']).unwrap_or(rest);
    let count = parts(bare)?;
    // "24 hours" and "1.5x faster" have no number.
    let is_number = (closed || count > 1 && bare.ends_with(|char: char| char.is_ascii_digit()))
        && (rest.is_empty() || rest.starts_with(char::is_whitespace));
    let number = Number { numbering: Numbering::Decimal(count), text: bare.to_owned() };
    is_number.then(|| (number, rest.trim_start()))
}

/// Returns the number of parts, which are separated by points. A part is digits, with at most one letter after them.
fn parts(number: &str) -> Option<usize> {
    let is_part = |part: &str| {
        let digits = part.strip_suffix(|char: char| char.is_ascii_lowercase()).unwrap_or(part);
        // "10.000" is an amount.
        matches!(digits.len(), 1..=3) && digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0')
    };
    (number == "0" || number.split('.').all(is_part)).then(|| number.split('.').count())
}

fn letters(heading: &str) -> Option<(Number, &str)> {
    let (number, rest) = heading.split_once(['.', ')'])?;
    let numbering = match number {
        _ if is_roman(number) => Numbering::Roman,
        _ if is_letter(number) => Numbering::Letter,
        _ => return None,
    };
    let is_number = rest.is_empty() || rest.starts_with(char::is_whitespace);
    is_number.then(|| (Number { numbering, text: number.to_lowercase() }, rest.trim_start()))
}

/// True for a Roman numeral up to 39. No word consists of these letters alone.
fn is_roman(number: &str) -> bool {
    matches!(number.len(), 1..=7) && number.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
}

fn is_letter(number: &str) -> bool {
    number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_each_other() {
        let number = |heading| parse(heading).unwrap().0;
        for (next, last) in [
            ("2. B", "1. A"),
            ("12.10 B", "12.9 A"),
            ("IV. B", "III. A"),
            ("Article 5 B", "Article 4 A"),
            ("C. B", "B. A"),
        ] {
            assert!(number(next).follows(&number(last)), "{next} after {last}");
            assert!(!number(last).follows(&number(next)), "{last} after {next}");
        }
        assert!(!number("12.2 B").follows(&number("11.1 A")));
        assert!(!number("Section 2: B").follows(&number("Article 1 A")));
    }

    #[test]
    fn numbers_are_distinguished_from_words() {
        use Numbering::{Decimal, Letter, Roman, Word};
        for (heading, numbering, number, rest) in [
            ("1. Definitions", Decimal(1), "1", "Definitions"),
            ("2) Scope", Decimal(1), "2", "Scope"),
            ("0. Terms", Decimal(1), "0", "Terms"),
            ("12.3 Payment", Decimal(2), "12.3", "Payment"),
            ("12.3.4. Late payment", Decimal(3), "12.3.4", "Late payment"),
            ("4a. Fees", Decimal(1), "4a", "Fees"),
            ("IV. Fees", Roman, "iv", "Fees"),
            ("B. EU clauses", Letter, "b", "EU clauses"),
            ("Article 4 Fees", Word(3), "article 4", "Fees"),
            ("ARTICLE IV — FEES", Word(3), "article iv", "FEES"),
            ("Section 2: Payment", Word(4), "section 2", "Payment"),
            ("Schedule 4 - Subprocessors", Word(6), "schedule 4", "Subprocessors"),
            ("§ 7 Haftung", Word(11), "§ 7", "Haftung"),
            ("Article 4", Word(3), "article 4", ""),
        ] {
            assert_eq!(parse(heading), Some((Number { numbering, text: number.to_owned() }, rest)), "{heading}");
        }
        let words = [
            "(a) Fees",
            "24 hours",
            "10.000 users",
            "2031 in review",
            "Part of the deal",
            "CIVIL. Law",
            "e.g. this",
            "1.5x",
            "Ä. B",
            "",
            "Articles 4",
        ];
        for heading in words {
            assert_eq!(parse(heading), None, "{heading}");
        }
    }
}
