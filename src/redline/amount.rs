//! Reads amounts, and says by how much one differs from another.

use alloc::string::String;

use crate::cut::is_one_of;
use crate::number;

/// A number as a contract writes it, with what stands before and behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount<'t> {
    /// A currency, as it is written.
    before: &'t str,
    /// All digits, as if there were no decimals.
    digits: u64,
    /// How many of them are decimals.
    decimals: u32,
    /// What parts thousands, if anything does.
    grouped: Option<char>,
    /// What parts decimals.
    point: char,
    /// All that stands behind the digits.
    after: &'t str,
    /// The power of ten that a word behind the digits stands for.
    power: u32,
    /// What stands behind that word.
    unit: &'t str,
}

/// What a word for a power of ten begins with, and the zeros it stands for.
const POWERS: [(&str, u32); 7] =
    [("thousand", 3), ("milliard", 9), ("milli", 6), ("mio", 6), ("billi", 9), ("mrd", 9), ("trilli", 12)];
/// What a word for a power of ten is, in short.
const SHORT_POWERS: [(&str, u32); 5] = [("k", 3), ("m", 6), ("mn", 6), ("bn", 9), ("tn", 12)];

impl<'t> Amount<'t> {
    /// The amount that a text consists of; `None` for any other text.
    pub(super) fn parse(text: &'t str) -> Option<Self> {
        let text = text.trim();
        let start = text.bytes().position(|byte| byte.is_ascii_digit()).filter(|_| text.len() <= 40)?;
        let before = text.get(..start)?;
        let is_currency =
            |char: char| matches!(char, 'A'..='Z' | '$' | '£' | '¥' | ' ' | '\u{a0}' | '\u{20a0}'..='\u{20cf}');
        if before.len() > 5 || !before.chars().all(is_currency) {
            return None;
        }
        let rest = text.get(start..)?;
        let is_part = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'\'');
        let length = rest.bytes().take_while(is_part).count();
        let (number, after) = (rest.as_bytes().get(..length)?, rest.get(length..)?);
        let (power, unit) = power(after)?;
        let (grouped, decimals) = signs(number)?;
        let mut digits: u64 = 0;
        for byte in number.iter().filter(|byte| byte.is_ascii_digit()) {
            digits = digits.checked_mul(10)?.checked_add(u64::from(byte - b'0'))?;
        }
        let point = if grouped == Some('.') || grouped.is_none() && is_one_of(b',', number) { ',' } else { '.' };
        Some(Self { before, digits, decimals, grouped, point, after, power, unit })
    }

    /// Whether both come to the same.
    pub(super) fn equals(&self, other: &Self) -> bool {
        self.is_like(other) && self.common(other).is_some_and(|(own, theirs, _, _)| own == theirs)
    }

    /// Whether both are of the same unit and currency.
    fn is_like(&self, other: &Self) -> bool {
        self.before.trim() == other.before.trim() && self.unit.trim() == other.unit.trim()
    }

    /// Whether it may be a year.
    fn is_year(&self) -> bool {
        let is_bare = self.before.is_empty() && self.after.is_empty() && self.grouped.is_none() && self.decimals == 0;
        is_bare && (1900..2100).contains(&self.digits)
    }

    /// Both in the same power of ten and with the same number of decimals; and what these are.
    fn common(&self, other: &Self) -> Option<(u64, u64, u32, u32)> {
        let power = self.power.min(other.power);
        let decimals = self.decimals.max(other.decimals);
        let scaled = |amount: &Self| {
            let by = amount.power - power + decimals - amount.decimals;
            10_u64.checked_pow(by).and_then(|factor| amount.digits.checked_mul(factor))
        };
        Some((scaled(self)?, scaled(other)?, power, decimals))
    }
}

/// By how much an amount grew or shrank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Whether it grew.
    pub is_increase: bool,
    /// By how much, written as the amounts are.
    pub amount: String,
    /// Whether both are percentages, so that the difference is so many points.
    pub in_points: bool,
}

/// By how much one amount differs from another; `None` where either is no amount, or they are of
/// different units, or may be years.
///
/// ```
/// use what_changed::redline::difference;
/// assert_eq!(difference("$38 billion", "$50 billion").unwrap().amount, "$12 billion");
/// assert_eq!(difference("$38 billion", "€50 billion"), None);
/// ```
pub fn difference(old: &str, new: &str) -> Option<Difference> {
    let (old, new) = (Amount::parse(old)?, Amount::parse(new)?);
    if !old.is_like(&new) || old.is_year() || new.is_year() {
        return None;
    }
    let (from, to, power, decimals) = old.common(&new)?;
    let in_points = new.unit.trim() == "%";
    // The words of the one that counts in the smaller power.
    let like = if new.power == power { &new } else { &old };
    let mut amount = String::from(if in_points { "" } else { like.before });
    push(&mut amount, from.abs_diff(to), decimals, like);
    amount.push_str(if in_points { "" } else { like.after });
    Some(Difference { is_increase: to > from, amount, in_points })
}

/// Appends a number with its decimals, grouped as another is.
fn push(text: &mut String, digits: u64, mut decimals: u32, like: &Amount) {
    let (mut whole, mut part) = (digits, 0);
    if let Some(unit) = 10_u64.checked_pow(decimals) {
        (whole, part) = (digits / unit, digits % unit);
    }
    let thousands = match like.grouped {
        Some(_) => whole / 1000,
        None => 0,
    };
    if thousands > 0 {
        push(text, thousands, 0, like);
        text.extend(like.grouped);
        padded(text, whole % 1000, 3);
    } else {
        number::push(text, usize::try_from(whole).unwrap_or(usize::MAX));
    }
    while decimals > 0 && part.is_multiple_of(10) {
        (part, decimals) = (part / 10, decimals - 1);
    }
    if decimals > 0 {
        text.push(like.point);
        padded(text, part, decimals);
    }
}

fn padded(text: &mut String, digits: u64, places: u32) {
    if places > 1 {
        padded(text, digits / 10, places - 1);
    }
    text.push(char::from(b'0' + u8::try_from(digits % 10).unwrap_or(0)));
}

/// What parts the thousands of a number, and how many decimals it has; `None` for a version, say.
fn signs(number: &[u8]) -> Option<(Option<char>, u32)> {
    let (mut grouped, mut count, mut group) = (None, 0, 0);
    // The sign before the last group, which alone may be another one, and how long that group is.
    let mut last = None;
    for byte in number {
        if byte.is_ascii_digit() {
            group += 1;
            continue;
        }
        // Behind the first sign, thousands have three digits; and none follow the decimals.
        if count > 0 && (group != 3 || last != grouped) {
            return None;
        }
        grouped = grouped.or(Some(*byte));
        (count, group, last) = (count + 1, 0, Some(*byte));
    }
    // Of a single sign, a full stop is the decimal point of English; a comma is so unless three digits follow.
    let has_decimals = last != grouped || count == 1 && (last == Some(b'.') || group != 3);
    if group == 0 || count > 0 && !has_decimals && group != 3 {
        return None;
    }
    let grouped = grouped.filter(|_| count > u32::from(has_decimals)).map(char::from);
    Some((grouped, if has_decimals { group } else { 0 }))
}

/// The power of ten that the words behind a number begin with, and what follows it; `None` where they are
/// not of an amount at all.
fn power(after: &str) -> Option<(u32, &str)> {
    let words = after.trim_start();
    let is_glued = words.len() == after.len();
    let length = words.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = (words.get(..length)?.as_bytes(), words.get(length..)?);
    let begins = |head: &str| word.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head.as_bytes()));
    let long = POWERS.iter().find(|(head, _)| begins(head));
    let short = SHORT_POWERS.iter().find(|(short, _)| short.as_bytes().eq_ignore_ascii_case(word));
    match long.or(short) {
        Some((_, power)) => Some((*power, rest)),
        // 30-day, 4(b), 2nd, 10 pm
        None if is_glued && !matches!(words.as_bytes().first(), None | Some(b'%' | 0x80..)) => None,
        None if begins("a") || begins("p") && !begins("po") && !begins("pe") => None,
        None => Some((0, words)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_written_as_the_amounts_are() {
        for (old, new, by) in [
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
            assert_eq!(difference(old, new).map(|difference| difference.amount).as_deref(), Some(by), "{old} to {new}");
        }
        assert!(difference("4.2%", "4.25%").unwrap().in_points);
        assert!(!difference("50", "38").unwrap().is_increase);
    }

    #[test]
    fn what_is_no_amount_has_no_difference() {
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
