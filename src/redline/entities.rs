//! Recognises entities: several tokens that a reader takes for one thing, so that no edit splits them.
//!
//! - Amounts: *US$50 billion*, *EUR 50 million*, *4 per cent*, *10:30 am*.
//! - Dates: *27 April 2031*, *April 27, 2031*, *27 de abril de 2031*.
//! - References: *Section 4(b)*, *Art. 12*, *§ 12*.
//! - Quoted terms of one or two words: *“Your Content”*.

use super::date::{is_month, is_year};
use super::tokens::{Token, TokenKind};
use crate::cut::is_one_of;

/// A text and its tokens.
pub(super) struct Entities<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
}

/// Words that form a reference with the number after them.
const REFERENCES: [&str; 16] = [
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
/// The first letters of words that belong to the number before them.
const UNIT_PREFIXES: [&str; 12] =
    ["milli", "billi", "trilli", "thousand", "mrd", "mio", "млн", "млрд", "percent", "dollar", "euro", "pound"];
/// Words and symbols that belong to the number before them.
const SHORT_UNITS: [&str; 16] =
    ["bn", "m", "mn", "tn", "k", "%", "€", "£", "$", "am", "pm", "a.m.", "p.m.", "usd", "eur", "gbp"];
/// The maximum number of tokens in a quoted term, including the white space between them.
const MAX_QUOTED: usize = 3;

impl Entities<'_> {
    /// Returns the number of tokens of the entity that starts at a token; 1 for a token by itself.
    pub(super) fn length(&self, at: usize) -> usize {
        match self.tokens[at].kind {
            TokenKind::Number => self.length_from_number(at),
            // Fast path: most words have no number after them.
            TokenKind::Word if self.has_number_after(at) => self.length_from_word(at),
            TokenKind::Symbol => self.length_from_symbol(at),
            _ => 1,
        }
    }

    fn has_number_after(&self, at: usize) -> bool {
        let kind = |at: usize| self.tokens.get(at).map(|token| token.kind);
        match kind(at + 1) {
            Some(TokenKind::Space) => kind(at + 2) == Some(TokenKind::Number),
            Some(TokenKind::Number) => true,
            Some(TokenKind::Symbol) => kind(at + 3) == Some(TokenKind::Number),
            _ => false,
        }
    }

    fn length_from_number(&self, at: usize) -> usize {
        if let Some(length) = self.day_month_year(at) {
            return length;
        }
        // 4.2 billion dollars
        let mut end = at + 1;
        while let Some(unit) = self.after_space(end).filter(|unit| self.is_unit(*unit)) {
            end = unit + 1;
        }
        if self.text_of(end).is_some_and(|word| matches!(word, "€" | "£" | "$")) {
            end += 1;
        }
        if self.is(end, " ")
            && self.text_of(end + 1) == Some("per")
            && self.is(end + 2, " ")
            && self.is(end + 3, "cent")
        {
            end += 4;
        }
        end - at
    }

    /// Returns the length of a date such as *27 April 2031*, *27. April 2031*, *27th of April 2031* or
    /// *27 de abril de 2031*.
    fn day_month_year(&self, at: usize) -> Option<usize> {
        if !self.is_day(at) {
            return None;
        }
        let dot = usize::from(self.is(at + 1, "."));
        let mut month = self.after_space(at + 1 + dot)?;
        if matches!(self.text_of(month), Some("of" | "de")) {
            month = self.after_space(month + 1)?;
        }
        let comma = usize::from(self.is(month + 1, ","));
        let mut year = self.after_space(month + 1 + comma)?;
        if self.text_of(year) == Some("de") {
            year = self.after_space(year + 1)?;
        }
        let is_date = self.tokens[month].kind == TokenKind::Word && self.text_of(year).is_some_and(is_year);
        is_date.then_some(year + 1 - at)
    }

    fn length_from_word(&self, at: usize) -> usize {
        let word = self.text_of(at).unwrap_or_default();
        // US$50
        if word.len() <= 3 && self.text_of(at + 1).is_some_and(|number| number.starts_with('$')) {
            return 1 + self.length_from_number(at + 1);
        }
        let dot = usize::from(self.is(at + 1, "."));
        let Some(number) = self.after_space(at + 1 + dot).filter(|next| self.tokens[*next].kind == TokenKind::Number)
        else {
            return 1;
        };
        if is_month(word) {
            return self.month_day_year(at, number).unwrap_or(1);
        }
        if REFERENCES.iter().any(|name| name.eq_ignore_ascii_case(word)) {
            return number + 1 - at;
        }
        // EUR 50 million
        if word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return number - at + self.length_from_number(number);
        }
        1
    }

    /// Returns the length of a date such as *April 27, 2031*, *April 27* or *April 2031*.
    fn month_day_year(&self, month: usize, number: usize) -> Option<usize> {
        if self.text_of(number).is_some_and(is_year) {
            return Some(number + 1 - month);
        }
        if !self.is_day(number) {
            return None;
        }
        let comma = usize::from(self.is(number + 1, ","));
        let year = self.after_space(number + 1 + comma).filter(|year| self.text_of(*year).is_some_and(is_year));
        Some(year.unwrap_or(number) + 1 - month)
    }

    fn length_from_symbol(&self, at: usize) -> usize {
        // Fast path: the first byte of a quotation mark or a section sign.
        if !matches!(self.text.as_bytes().get(self.tokens[at].start), Some(b'"' | 0xc2 | 0xe2)) {
            return 1;
        }
        let closing = match self.text_of(at) {
            Some("§") => {
                return match self.after_space(at + 1) {
                    Some(number) if self.tokens[number].kind == TokenKind::Number => number + 1 - at,
                    _ => 1,
                };
            }
            Some("“") => "”",
            Some("„") => "“",
            Some("«") => "»",
            Some("\"") if self.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word) => "\"",
            _ => return 1,
        };
        let inside = |length: &usize| {
            matches!(
                self.tokens.get(at + length).map(|token| token.kind),
                Some(TokenKind::Word | TokenKind::Number | TokenKind::Space)
            ) && !self.text_of(at + length).is_some_and(|text| is_one_of(b'\n', text.as_bytes()))
        };
        let length = (1..=MAX_QUOTED).take_while(inside).count();
        if length % 2 == 1 && self.is(at + 1 + length, closing) { length + 2 } else { 1 }
    }

    fn is_unit(&self, at: usize) -> bool {
        let word = self.text_of(at).unwrap_or_default();
        let has_prefix = |unit: &str| {
            word.as_bytes().get(..unit.len()).is_some_and(|head| head.eq_ignore_ascii_case(unit.as_bytes()))
        };
        UNIT_PREFIXES.iter().any(|unit| has_prefix(unit))
            || SHORT_UNITS.iter().any(|unit| unit.eq_ignore_ascii_case(word))
    }

    /// Returns the index of the token after a single space.
    fn after_space(&self, at: usize) -> Option<usize> {
        let space = self.text_of(at)?;
        (matches!(space, " " | "\u{a0}" | "\u{202f}") && at + 1 < self.tokens.len()).then_some(at + 1)
    }

    fn is_day(&self, at: usize) -> bool {
        let digits = self.text_of(at).unwrap_or_default();
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| digits.strip_suffix(end)).unwrap_or(digits);
        (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    }

    fn is(&self, at: usize, text: &str) -> bool {
        self.text_of(at) == Some(text)
    }

    fn text_of(&self, at: usize) -> Option<&str> {
        self.tokens.get(at).and_then(|token| self.text.get(token.start..token.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redline::tokens::tokenize;
    use alloc::vec::Vec;

    fn split(text: &str) -> Vec<&str> {
        let mut all = Vec::new();
        tokenize(text, 0..text.len(), &mut all);
        let entities = Entities { text, tokens: &all };
        let (mut at, mut pieces) = (0, Vec::new());
        while at < all.len() {
            let length = entities.length(at);
            pieces.push(text.get(all[at].start..all[at + length - 1].end).unwrap());
            at += length;
        }
        pieces.retain(|piece| !piece.trim().is_empty());
        pieces
    }

    #[test]
    fn recognises_amounts_dates_references_and_quoted_terms() {
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
            assert_eq!(split(one), [one]);
        }
    }

    #[test]
    fn words_that_only_look_like_an_entity_stay_apart() {
        assert_eq!(split("may 30 people come"), ["may", "30", "people", "come"]);
        assert_eq!(split("by 30 Members"), ["by", "30", "Members"]);
        assert_eq!(split("“one two three four five”"), ["“", "one", "two", "three", "four", "five", "”"]);
        assert_eq!(split("part of 4"), ["part", "of", "4"]);
    }
}
