//! Dates that are only as exact as they are known.

use alloc::borrow::ToOwned;
use alloc::string::String;

use crate::cut;

/// A calendar date: a year, a month or a day.
///
/// ```
/// use what_changed::card::Date;
/// let date = Date::parse("2031-04").unwrap();
/// assert_eq!((date.year, date.month, date.day), (2031, Some(4), None));
/// assert_eq!(date.to_string(), "2031-04");
/// assert_eq!(Date::parse("2031-02-30"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year, of four digits.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, from 1.
    pub day: Option<u8>,
}

impl Date {
    /// Parses `2031`, `2031-04` or `2031-04-27` (ISO 8601). Returns `None` for anything else, and for a day that does
    /// not exist.
    pub fn parse(text: &str) -> Option<Self> {
        Self::parse_any(text).filter(|date| date.exists())
    }

    /// Parses the form of a date, without looking if there is such a day.
    fn parse_any(text: &str) -> Option<Self> {
        let (year, rest) = split_once(text);
        let (month, day) = rest.map_or((None, None), |rest| {
            let (month, day) = split_once(rest);
            (Some(month), day)
        });
        let two = |part: Option<&str>| part.map_or(Some(None), |part| u8::try_from(digits(part, 2)?).ok().map(Some));
        Some(Self { year: digits(year, 4)?, month: two(month)?, day: two(day)? })
    }

    fn exists(self) -> bool {
        self.month.is_none_or(|month| (1..=12).contains(&month))
            && self.day.is_none_or(|day| (1..=self.days_in_month()).contains(&day))
    }

    fn days_in_month(self) -> u8 {
        match self.month {
            Some(4 | 6 | 9 | 11) => 30,
            Some(2) => {
                let year = self.year;
                let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
                if leap { 29 } else { 28 }
            }
            _ => 31,
        }
    }

    /// Returns the date in ISO 8601, as exact as it is known. Digit by digit: the machinery of `format!` costs every
    /// reader bytes.
    pub fn iso(self) -> String {
        let mut text = String::new();
        push_digits(&mut text, self.year, 4);
        for part in [self.month, self.day].into_iter().flatten() {
            text.push('-');
            push_digits(&mut text, u16::from(part), 2);
        }
        text
    }
}

impl core::fmt::Display for Date {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str(&self.iso())
    }
}

/// Returns true for a text in the form of a date that names a month or a day which does not exist: `2021-02-31`.
pub(super) fn is_impossible(text: &str) -> bool {
    Date::parse_any(text.trim()).is_some_and(|date| !date.exists())
}

/// Returns the date in the form of a card file for one that is written as `4.1.2021` or `2021/01/04`. A date such as
/// `04/01/2021` has no correction: it is two days, one in Britain and another in America.
pub(super) fn corrected(text: &str) -> Option<String> {
    let text = text.trim();
    let parts = |sign| {
        let mut parts = text.split(sign).map(str::trim);
        let parts = [parts.next()?, parts.next()?, parts.next()?, parts.next().unwrap_or_default()];
        let [first, second, third, ""] = parts else { return None };
        Some([first, second, third])
    };
    let is_year = |part: &str| part.len() == 4;
    let [year, month, day] = match ['.', '/', '-'].map(parts) {
        [Some([day, month, year]), _, _] if is_year(year) => [year, month, day],
        [_, Some(parts), _] | [_, _, Some(parts)] if is_year(parts[0]) => parts,
        _ => return None,
    };
    let two = |part: &str| if part.len() == 1 { ["0", part].concat() } else { part.to_owned() };
    let iso = [year, "-", &two(month), "-", &two(day)].concat();
    Date::parse(&iso).map(|_| iso)
}

fn split_once(text: &str) -> (&str, Option<&str>) {
    cut::once(text, b'-').map_or((text, None), |(part, rest)| (part, Some(rest)))
}

fn digits(text: &str, count: usize) -> Option<u16> {
    let all = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| text.bytes().fold(0, |number, byte| number * 10 + u16::from(byte - b'0')))
}

fn push_digits(text: &mut String, number: u16, count: u32) {
    for place in (0..count).rev() {
        let digit = u8::try_from(number / 10_u16.pow(place) % 10).unwrap_or(0);
        text.push(char::from(b'0' + digit));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_what_it_writes() {
        for text in ["2031", "2031-04", "2031-04-27", "2032-02-29", "0001-01-01"] {
            assert_eq!(Date::parse(text).unwrap().iso(), text);
        }
    }

    #[test]
    fn refuses_what_is_not_a_date() {
        for text in ["", "31", "2031-4", "2031-13", "2031-00", "2031-04-31", "2031-02-29", "2031-04-27-1", "April"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn corrects_other_forms() {
        for (text, iso) in [
            ("04.01.2021", Some("2021-01-04")),
            ("4. 1. 2021", Some("2021-01-04")),
            ("2021/1/4", Some("2021-01-04")),
            ("2021-1-4", Some("2021-01-04")),
            ("04/01/2021", None),
            ("31.02.2021", None),
            ("4.1.21", None),
            ("2021-01-04-1", None),
            ("1 April", None),
        ] {
            assert_eq!(corrected(text).as_deref(), iso, "{text}");
        }
        assert!(is_impossible("2021-02-31") && is_impossible("2031-13") && !is_impossible("April"));
    }

    #[test]
    fn a_month_sorts_before_its_days() {
        assert!(Date::parse("2031-04") < Date::parse("2031-04-01"));
        assert!(Date::parse("2031-04-30") < Date::parse("2031-05"));
    }
}
