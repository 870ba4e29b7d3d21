//! Joins tokens that a reader takes for one thing: an amount, a date, a reference, a quoted term.

use super::date::{is_month, is_year};
use super::tokens::{Sort, Token};
use crate::cut::is_one_of;

/// A text and its tokens, to look ahead in.
pub(super) struct Ahead<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
}

/// Words that a number follows as part of the name of a place in a text.
const PLACES: [&str; 16] = [
    "section",
    "sections",
    "sec",
    "article",
    "articles",
    "art",
    "clause",
    "clauses",
    "paragraph",
    "schedule",
    "annex",
    "appendix",
    "exhibit",
    "part",
    "chapter",
    "rule",
];
/// What a word begins with that belongs to the number before it.
const UNITS: [&str; 12] =
    ["milli", "billi", "trilli", "thousand", "mrd", "mio", "млн", "млрд", "percent", "dollar", "euro", "pound"];
/// What a word or a sign is that belongs to the number before it.
const SHORT_UNITS: [&str; 16] =
    ["bn", "m", "mn", "tn", "k", "%", "€", "£", "$", "am", "pm", "a.m.", "p.m.", "usd", "eur", "gbp"];
/// So many tokens with the white space between them make a quoted term at most.
const QUOTED: usize = 3;

impl Ahead<'_> {
    /// How many tokens the thing has that begins at one; 1 where it stands for itself.
    pub(super) fn length(&self, at: usize) -> usize {
        match self.tokens[at].sort {
            Sort::Number => self.after_number(at),
            // Most words have no number behind them.
            Sort::Word if self.has_number(at) => self.after_word(at),
            Sort::Sign => self.after_sign(at),
            _ => 1,
        }
    }

    fn has_number(&self, at: usize) -> bool {
        let sort = |at: usize| self.tokens.get(at).map(|token| token.sort);
        match sort(at + 1) {
            Some(Sort::Space) => sort(at + 2) == Some(Sort::Number),
            Some(Sort::Number) => true,
            Some(Sort::Sign) => sort(at + 3) == Some(Sort::Number),
            _ => false,
        }
    }

    fn after_number(&self, at: usize) -> usize {
        if let Some(length) = self.day_first(at) {
            return length;
        }
        // Four point two, billion, dollars.
        let mut end = at + 1;
        while let Some(unit) = self.next_word(end).filter(|unit| self.is_unit(*unit)) {
            end = unit + 1;
        }
        if self.word(end).is_some_and(|word| matches!(word, "€" | "£" | "$")) {
            end += 1;
        }
        if self.is(end, " ") && self.word(end + 1) == Some("per") && self.is(end + 2, " ") && self.is(end + 3, "cent") {
            end += 4;
        }
        end - at
    }

    /// 27 April 2031, 27. April 2031, 27th of April 2031, 27 de abril de 2031.
    fn day_first(&self, at: usize) -> Option<usize> {
        if !self.is_day(at) {
            return None;
        }
        let dot = usize::from(self.is(at + 1, "."));
        let mut month = self.next_word(at + 1 + dot)?;
        if matches!(self.word(month), Some("of" | "de")) {
            month = self.next_word(month + 1)?;
        }
        let comma = usize::from(self.is(month + 1, ","));
        let mut year = self.next_word(month + 1 + comma)?;
        if self.word(year) == Some("de") {
            year = self.next_word(year + 1)?;
        }
        let is_date = self.tokens[month].sort == Sort::Word && self.word(year).is_some_and(is_year);
        is_date.then_some(year + 1 - at)
    }

    fn after_word(&self, at: usize) -> usize {
        let word = self.word(at).unwrap_or_default();
        // US$50
        if word.len() <= 3 && self.word(at + 1).is_some_and(|number| number.starts_with('$')) {
            return 1 + self.after_number(at + 1);
        }
        let dot = usize::from(self.is(at + 1, "."));
        let Some(number) = self.next_word(at + 1 + dot).filter(|next| self.tokens[*next].sort == Sort::Number) else {
            return 1;
        };
        if is_month(word) {
            return self.month_first(at, number).unwrap_or(1);
        }
        if PLACES.iter().any(|place| place.eq_ignore_ascii_case(word)) {
            return number + 1 - at;
        }
        // EUR 50 million
        if word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return number - at + self.after_number(number);
        }
        1
    }

    /// April 27, 2031; April 27; April 2031.
    fn month_first(&self, month: usize, number: usize) -> Option<usize> {
        if self.word(number).is_some_and(is_year) {
            return Some(number + 1 - month);
        }
        if !self.is_day(number) {
            return None;
        }
        let comma = usize::from(self.is(number + 1, ","));
        let year = self.next_word(number + 1 + comma).filter(|year| self.word(*year).is_some_and(is_year));
        Some(year.unwrap_or(number) + 1 - month)
    }

    fn after_sign(&self, at: usize) -> usize {
        // Quotation marks and the sign for a section begin with one of these.
        if !matches!(self.text.as_bytes().get(self.tokens[at].start), Some(b'"' | 0xc2 | 0xe2)) {
            return 1;
        }
        let closing = match self.word(at) {
            Some("§") => {
                return match self.next_word(at + 1) {
                    Some(number) if self.tokens[number].sort == Sort::Number => number + 1 - at,
                    _ => 1,
                };
            }
            Some("“") => "”",
            Some("„") => "“",
            Some("«") => "»",
            Some("\"") if self.tokens.get(at + 1).is_some_and(|next| next.sort == Sort::Word) => "\"",
            _ => return 1,
        };
        let inside = |length: &usize| {
            matches!(
                self.tokens.get(at + length).map(|token| token.sort),
                Some(Sort::Word | Sort::Number | Sort::Space)
            ) && !self.word(at + length).is_some_and(|text| is_one_of(b'\n', text.as_bytes()))
        };
        let length = (1..=QUOTED).take_while(inside).count();
        if length % 2 == 1 && self.is(at + 1 + length, closing) { length + 2 } else { 1 }
    }

    fn is_unit(&self, at: usize) -> bool {
        let word = self.word(at).unwrap_or_default();
        let begins = |unit: &str| {
            word.as_bytes().get(..unit.len()).is_some_and(|head| head.eq_ignore_ascii_case(unit.as_bytes()))
        };
        UNITS.iter().any(|unit| begins(unit)) || SHORT_UNITS.iter().any(|unit| unit.eq_ignore_ascii_case(word))
    }

    /// The token behind a single space.
    fn next_word(&self, at: usize) -> Option<usize> {
        let space = self.word(at)?;
        (matches!(space, " " | "\u{a0}" | "\u{202f}") && at + 1 < self.tokens.len()).then_some(at + 1)
    }

    fn is_day(&self, at: usize) -> bool {
        let digits = self.word(at).unwrap_or_default();
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| digits.strip_suffix(end)).unwrap_or(digits);
        (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    }

    fn is(&self, at: usize, text: &str) -> bool {
        self.word(at) == Some(text)
    }

    fn word(&self, at: usize) -> Option<&str> {
        self.tokens.get(at).and_then(|token| self.text.get(token.start..token.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redline::tokens::tokens;
    use alloc::vec::Vec;

    fn things(text: &str) -> Vec<&str> {
        let mut all = Vec::new();
        tokens(text, 0..text.len(), &mut all);
        let ahead = Ahead { text, tokens: &all };
        let (mut at, mut things) = (0, Vec::new());
        while at < all.len() {
            let length = ahead.length(at);
            things.push(text.get(all[at].start..all[at + length - 1].end).unwrap());
            at += length;
        }
        things.retain(|thing| !thing.trim().is_empty());
        things
    }

    #[test]
    fn what_a_reader_takes_for_one_thing_is_one() {
        for one in [
            "US$50 billion",
            "€4.2 bn",
            "EUR 50 million",
            "50 million euros",
            "$1,000,000",
            "4.2 %",
            "4 per cent",
            "50 €",
            "27 April 2031",
            "27. April 2031",
            "27th of April 2031",
            "27 de abril de 2031",
            "27 апреля 2031",
            "April 27, 2031",
            "April 27th",
            "April 2031",
            "10:30 am",
            "5 p.m.",
            "Section 4(b)(ii)",
            "Art. 12",
            "§ 12",
            "“Content”",
            "“Your Content”",
            "\"Services\"",
            "«Contenu»",
        ] {
            assert_eq!(things(one), [one]);
        }
    }

    #[test]
    fn what_only_looks_like_one_is_not() {
        assert_eq!(things("may 30 people come"), ["may", "30", "people", "come"]);
        assert_eq!(things("by 30 Members"), ["by", "30", "Members"]);
        assert_eq!(things("“one two three four five”"), ["“", "one", "two", "three", "four", "five", "”"]);
        assert_eq!(things("part of 4"), ["part", "of", "4"]);
    }
}
