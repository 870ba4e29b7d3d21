//! Parses amounts and computes the difference between two of them.
//!
//! An amount is a number with an optional currency, magnitude and unit: *$1,000,000*, *€4.2 bn*, *1’000*, *4.2%*,
//! *30 days*. Thousands and decimals may be separated in the English or the continental way. A version (*2.1.0*), a
//! clause (*4(b)*) or a time (*10 am*) is not an amount.

use alloc::string::String;

use crate::cut::is_one_of;
use crate::number;

/// A number as a contract writes it, with the text before and after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount<'t> {
    /// The currency before the number, as it is written.
    prefix: &'t str,
    /// All digits, decimals included, as one integer.
    digits: u64,
    /// The number of decimals among the digits.
    decimals: u32,
    /// The separator of thousands, if there is one.
    thousands_separator: Option<char>,
    /// The separator of decimals.
    decimal_point: char,
    /// All text after the number.
    suffix: &'t str,
    /// The power of ten that the word after the number means: 6 for *million*.
    power: u32,
    /// The text after that word.
    unit: &'t str,
}

/// The first letters of words for a power of ten, and the power.
const POWERS: [(&str, u32); 7] =
    [("thousand", 3), ("milliard", 9), ("milli", 6), ("mio", 6), ("billi", 9), ("mrd", 9), ("trilli", 12)];
/// Abbreviations of powers of ten, and the power.
const SHORT_POWERS: [(&str, u32); 5] = [("k", 3), ("m", 6), ("mn", 6), ("bn", 9), ("tn", 12)];

impl<'t> Amount<'t> {
    /// Parses a text that consists of an amount. Returns `None` for any other text.
    pub(super) fn parse(text: &'t str) -> Option<Self> {
        let text = text.trim();
        let start = text.bytes().position(|byte| byte.is_ascii_digit()).filter(|_| text.len() <= 40)?;
        let prefix = text.get(..start)?;
        let is_currency =
            |char: char| matches!(char, 'A'..='Z' | '$' | '£' | '¥' | ' ' | '\u{a0}' | '\u{20a0}'..='\u{20cf}');
        if prefix.len() > 5 || !prefix.chars().all(is_currency) {
            return None;
        }
        let rest = text.get(start..)?;
        let is_part = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'\'');
        let length = rest.bytes().take_while(is_part).count();
        let (number, suffix) = (rest.as_bytes().get(..length)?, rest.get(length..)?);
        let (power, unit) = parse_power(suffix)?;
        let (thousands_separator, decimals) = parse_separators(number)?;
        let mut digits: u64 = 0;
        for byte in number.iter().filter(|byte| byte.is_ascii_digit()) {
            digits = digits.checked_mul(10)?.checked_add(u64::from(byte - b'0'))?;
        }
        let is_comma = match thousands_separator {
            Some(separator) => separator == '.',
            None => is_one_of(b',', number),
        };
        let decimal_point = if is_comma { ',' } else { '.' };
        Some(Self { prefix, digits, decimals, thousands_separator, decimal_point, suffix, power, unit })
    }

    /// True if both amounts are of the same value: *$1 million* and *$1,000,000*.
    pub(super) fn equals(&self, other: &Self) -> bool {
        self.has_same_unit(other) && self.at_common_scale(other).is_some_and(|(own, theirs, _, _)| own == theirs)
    }

    /// True if both amounts have the same currency and unit.
    fn has_same_unit(&self, other: &Self) -> bool {
        self.prefix.trim() == other.prefix.trim() && self.unit.trim() == other.unit.trim()
    }

    /// True if the amount could be a year: a plain number from 1900 to 2099.
    fn could_be_year(&self) -> bool {
        let is_bare = self.prefix.is_empty()
            && self.suffix.is_empty()
            && self.thousands_separator.is_none()
            && self.decimals == 0;
        is_bare && (1900..2100).contains(&self.digits)
    }

    /// Scales both amounts to the same power of ten and the same number of decimals. Returns both numbers, the power
    /// and the decimals, or `None` if a number overflows.
    fn at_common_scale(&self, other: &Self) -> Option<(u64, u64, u32, u32)> {
        let power = self.power.min(other.power);
        let decimals = self.decimals.max(other.decimals);
        let scaled = |amount: &Self| {
            let by = amount.power - power + decimals - amount.decimals;
            10_u64.checked_pow(by).and_then(|factor| amount.digits.checked_mul(factor))
        };
        Some((scaled(self)?, scaled(other)?, power, decimals))
    }
}

/// The difference between two amounts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// True if the second amount is larger.
    pub is_increase: bool,
    /// The absolute difference, in the notation of the two amounts.
    pub amount: String,
    /// True if both amounts are percentages, so that the difference is in percentage points.
    pub in_points: bool,
}

/// Returns the difference between two amounts.
///
/// Returns `None` if either text is not an amount or could be a year, or if the currencies or units differ.
///
/// ```
/// use what_changed::redline::difference;
///
/// assert_eq!(difference("$38 billion", "$50 billion").unwrap().amount, "$12 billion");
/// assert_eq!(difference("$38 billion", "€50 billion"), None);
/// ```
pub fn difference(old: &str, new: &str) -> Option<Difference> {
    let (old, new) = (Amount::parse(old)?, Amount::parse(new)?);
    if !old.has_same_unit(&new) || old.could_be_year() || new.could_be_year() {
        return None;
    }
    let (from, to, power, decimals) = old.at_common_scale(&new)?;
    let in_points = new.unit.trim() == "%";
    // Use the notation of the amount with the smaller power.
    let like = if new.power == power { &new } else { &old };
    let mut amount = String::from(if in_points { "" } else { like.prefix });
    push_number(&mut amount, from.abs_diff(to), decimals, like);
    amount.push_str(if in_points { "" } else { like.suffix });
    Some(Difference { is_increase: to > from, amount, in_points })
}

/// Appends a number with its decimals, with the separators of `like`.
fn push_number(text: &mut String, digits: u64, mut decimals: u32, like: &Amount) {
    let (mut whole, mut fraction) = (digits, 0);
    if let Some(unit) = 10_u64.checked_pow(decimals) {
        (whole, fraction) = (digits / unit, digits % unit);
    }
    let thousands = match like.thousands_separator {
        Some(_) => whole / 1000,
        None => 0,
    };
    if thousands > 0 {
        push_number(text, thousands, 0, like);
        text.extend(like.thousands_separator);
        push_padded(text, whole % 1000, 3);
    } else {
        number::push(text, usize::try_from(whole).unwrap_or(usize::MAX));
    }
    while decimals > 0 && fraction.is_multiple_of(10) {
        (fraction, decimals) = (fraction / 10, decimals - 1);
    }
    if decimals > 0 {
        text.push(like.decimal_point);
        push_padded(text, fraction, decimals);
    }
}

/// Appends a number, padded with zeros to `places` digits.
fn push_padded(text: &mut String, digits: u64, places: u32) {
    if places > 1 {
        push_padded(text, digits / 10, places - 1);
    }
    text.push(char::from(b'0' + u8::try_from(digits % 10).unwrap_or(0)));
}

/// Returns the separator of thousands of a number and its number of decimals, or `None` if the separators are not
/// those of a number (*2.1.0*).
fn parse_separators(number: &[u8]) -> Option<(Option<char>, u32)> {
    // The first and the last separator; only the last one may differ from the others.
    let (mut first, mut last) = (None, None);
    // The number of separators, and of digits since the last one.
    let (mut count, mut group) = (0, 0);
    for byte in number {
        if byte.is_ascii_digit() {
            group += 1;
            continue;
        }
        // After the first separator, each group has three digits, and no group follows the decimals.
        if count > 0 && (group != 3 || last != first) {
            return None;
        }
        first = first.or(Some(*byte));
        (count, group, last) = (count + 1, 0, Some(*byte));
    }
    // A single full stop is a decimal point. A single comma is one too, unless three digits follow.
    let has_decimals = last != first || count == 1 && (last == Some(b'.') || group != 3);
    if group == 0 || count > 0 && !has_decimals && group != 3 {
        return None;
    }
    let thousands_separator = first.filter(|_| count > u32::from(has_decimals)).map(char::from);
    Some((thousands_separator, if has_decimals { group } else { 0 }))
}

/// Parses the power of ten after a number (*million*) and returns it with the rest of the text. Returns `None` if the
/// text shows that the number is not an amount.
fn parse_power(suffix: &str) -> Option<(u32, &str)> {
    let words = suffix.trim_start();
    let has_no_space = words.len() == suffix.len();
    let length = words.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = (words.get(..length)?.as_bytes(), words.get(length..)?);
    let has_prefix =
        |prefix: &str| word.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix.as_bytes()));
    let long = POWERS.iter().find(|(prefix, _)| has_prefix(prefix));
    let short = SHORT_POWERS.iter().find(|(short, _)| short.as_bytes().eq_ignore_ascii_case(word));
    match long.or(short) {
        Some((_, power)) => Some((*power, rest)),
        // 30-day, 4(b), 2nd
        None if has_no_space && !matches!(words.as_bytes().first(), None | Some(b'%' | 0x80..)) => None,
        // 10 am, 10 pm; but 10 points, 10 per cent
        None if has_prefix("a") || has_prefix("p") && !has_prefix("po") && !has_prefix("pe") => None,
        None => Some((0, words)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_has_the_notation_of_the_amounts() {
        for (old, new, expected) in [
            ("$38 billion", "$50 billion", "$12 billion"),
            ("$50 billion", "$38 billion", "$12 billion"),
            ("$900 million", "$1.2 billion", "$300 million"),
            ("$1,000,000", "$1,500,000", "$500,000"),
            ("$999", "$1,500", "$501"),
            ("€4.2 bn", "€4.25 bn", "€0.05 bn"),
            ("4.2%", "4.25%", "0.05"),
            ("30", "60", "30"),
            ("1.000.000,50", "1.000.001,75", "1,25"),
            ("4,5 %", "5 %", "0.5"),
            ("EUR 50 million", "EUR 75 million", "EUR 25 million"),
            ("$5m", "$7.5m", "$2.5m"),
            ("1'000", "2'500", "1'500"),
            ("50 €", "75 €", "25 €"),
        ] {
            assert_eq!(
                difference(old, new).map(|difference| difference.amount).as_deref(),
                Some(expected),
                "{old} to {new}"
            );
        }
        assert!(difference("4.2%", "4.25%").unwrap().in_points);
        assert!(!difference("50", "38").unwrap().is_increase);
    }

    #[test]
    fn texts_other_than_amounts_have_no_difference() {
        for (old, new) in [
            ("2030", "2032"),
            ("$5", "€5"),
            ("$5", "5"),
            ("30-day", "60-day"),
            ("Section 4", "Section 5"),
            ("2.1.0", "2.2.0"),
            ("9 am", "10 am"),
            ("10:30", "11:15"),
            ("1st", "2nd"),
            ("4(b)", "5(b)"),
            ("", "5"),
            ("99999999999999999999", "5"),
        ] {
            assert_eq!(difference(old, new), None, "{old} to {new}");
        }
    }
}
