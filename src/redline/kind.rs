//! Tells what sort of change one is.

use alloc::vec::Vec;
use core::ops::Range;

use super::amount::Amount;
use super::date::day;
use super::tokens::{Sort, Token, is_sign, tokens};

/// What sort of change an edit is, or is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditKind {
    /// None: it is kept.
    Same,
    /// Something else is said.
    Substance,
    /// One number or amount takes the place of another.
    Number,
    /// A whole paragraph, or more, of which so little is kept that it is read as before and after.
    Rewritten,
    /// A paragraph, or more, that moved: the deletion and the insertion with this number are the same
    /// one, edited or not.
    Moved(usize),
    /// The number of a list item, a clause or a heading.
    Numbering,
    /// The same date or amount, written in another way.
    Wording,
    /// The same word, spelt in another way.
    Spelling,
    /// Upper and lower case.
    Case,
    /// Punctuation marks and signs of markup.
    Punctuation,
    /// White space: spaces, and where lines and paragraphs end.
    Space,
    /// Where a link leads.
    Link,
    /// Characters that nobody sees.
    Invisible,
}

impl EditKind {
    /// The kind's stable name, for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Substance => "substance",
            Self::Number => "number",
            Self::Rewritten => "rewritten",
            Self::Moved(_) => "moved",
            Self::Numbering => "numbering",
            Self::Wording => "wording",
            Self::Spelling => "spelling",
            Self::Case => "case",
            Self::Punctuation => "punctuation",
            Self::Space => "space",
            Self::Link => "link",
            Self::Invisible => "invisible",
        }
    }

    /// Whether what is said stays the same: a reader may leave such changes out.
    pub fn is_minor(self) -> bool {
        !matches!(self, Self::Same | Self::Substance | Self::Number | Self::Rewritten | Self::Moved(_))
    }
}

/// A part of a text.
type Part<'t> = (&'t str, Range<usize>);

/// The sort of the change from a part of one text to a part of another, either of which may be empty.
pub(super) fn kind(old_part: Part, new_part: Part) -> EditKind {
    let (old, new) = (said(&old_part), said(&new_part));
    let reads_as = |map: fn(char) -> Option<char>| old.chars().filter_map(map).eq(new.chars().filter_map(map));
    if reads_as(without_space) {
        return EditKind::Space;
    }
    if reads_as(visible) {
        return EditKind::Invisible;
    }
    let (old_token, new_token) = (only_token(old_part), only_token(new_part));
    if old_token == Some(Sort::Address) && new_token == Some(Sort::Address) {
        return EditKind::Link;
    }
    if reads_as(folded) {
        return EditKind::Case;
    }
    if let (Some(old), Some(new)) = (Amount::parse(old), Amount::parse(new)) {
        return if old.equals(&new) { EditKind::Wording } else { EditKind::Number };
    }
    if day(old).is_some_and(|day_of_old| Some(day_of_old) == day(new)) {
        return EditKind::Wording;
    }
    // Within a number, a sign is no punctuation.
    let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    if !has_digit(old) && !has_digit(new) && reads_as(unpunctuated) {
        return EditKind::Punctuation;
    }
    if old_token == Some(Sort::Word) && new_token == Some(Sort::Word) && is_spelt_alike(old, new) {
        return EditKind::Spelling;
    }
    EditKind::Substance
}

fn said<'t>((text, part): &Part<'t>) -> &'t str {
    text.get(part.clone()).unwrap_or_default()
}

/// The sort of the token that a part consists of, if it is one; what stands before it counts, so that the
/// target of a link is an address.
fn only_token(part: Part) -> Option<Sort> {
    let mut parts: Vec<Token> = Vec::new();
    // No word is longer, and no address says more than this much of itself.
    if part.1.len() > 2048 || said(&part).bytes().any(|byte| byte.is_ascii_whitespace()) {
        return None;
    }
    tokens(part.0, part.1, &mut parts);
    match parts.as_slice() {
        [only] => Some(only.sort),
        _ => None,
    }
}

fn without_space(char: char) -> Option<char> {
    Some(char).filter(|char| !char.is_whitespace())
}

/// Without the characters that nobody sees.
fn visible(char: char) -> Option<char> {
    without_space(char).filter(|char| !is_invisible(*char))
}

/// Whether nobody sees a character: it joins, parts or turns what stands beside it.
pub fn is_invisible(char: char) -> bool {
    matches!(
        char,
        '\0'..='\u{8}'
            | '\u{b}'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
    )
}

/// In lower case; of the scripts that have cases, without the tables for rarer letters.
fn folded(char: char) -> Option<char> {
    let by = match char {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ω' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        'Ա'..='Ֆ' => 48,
        '\u{100}'..='\u{137}' | '\u{14a}'..='\u{177}' => 1 - (u32::from(char) & 1),
        '\u{139}'..='\u{148}' | '\u{179}'..='\u{17e}' => u32::from(char) & 1,
        _ => 0,
    };
    visible(char::from_u32(u32::from(char) + by)?)
}

/// In lower case, and without punctuation; an apostrophe is one, however it is drawn.
fn unpunctuated(char: char) -> Option<char> {
    match char {
        '\'' | '’' => Some('\''),
        // What counts, and what joins two things, says something.
        '+'
        | '='
        | '<'
        | '>'
        | '&'
        | '%'
        | '/'
        | '~'
        | '^'
        | '±'
        | '×'
        | '÷'
        | '§'
        | '°'
        | '$'
        | '£'
        | '¥'
        | '\u{20a0}'..='\u{20cf}'
        | '\u{2190}'..='\u{2bff}' => Some(char),
        _ => folded(char).filter(|char| !is_sign(*char)),
    }
}

/// Whether two words are one, spelt in two ways: colour and color, licence and license, travelled and
/// traveled, e-mail and email, naïve and naive; or with two letters exchanged.
///
/// Nothing that could be another word is let through: licensor and licensee, principal and principle,
/// legal and illegal are not.
fn is_spelt_alike(old: &str, new: &str) -> bool {
    let (old, new) = (sounds(old), sounds(new));
    old == new
        || old.len() >= 7 && old.len() == new.len() && {
            let at = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
            at > 0
                && at + 1 < old.len()
                && old[at] == new[at + 1]
                && old[at + 1] == new[at]
                && old.iter().skip(at + 2).eq(new.iter().skip(at + 2))
        }
}

/// A word without what English spells in two ways.
fn sounds(word: &str) -> Vec<char> {
    let mut sounds: Vec<char> = Vec::new();
    for char in word.chars().filter_map(folded) {
        let char = match char {
            '-' | '‑' | '\u{300}'..='\u{36f}' => continue,
            'à'..='å' => 'a',
            'è'..='ë' => 'e',
            'ì'..='ï' => 'i',
            'ò'..='ö' | 'ø' => 'o',
            'ù'..='ü' => 'u',
            'ç' | 'ñ' | 'ý' | 'ÿ' => match char {
                'ç' => 'c',
                'ñ' => 'n',
                _ => 'y',
            },
            // Realise, licence, defence.
            'z' | 'c' if sounds.len() > 3 => 's',
            char => char,
        };
        match (sounds.as_slice(), char) {
            // Travelled.
            ([.., last], char) if *last == char => {}
            // Colour.
            ([.., 'o', 'u'], 'r') if sounds.len() > 3 => {
                sounds.pop();
                sounds.push('r');
            }
            _ => sounds.push(char),
        }
    }
    // Centre.
    if let [.., 't' | 'b', r, e] = sounds.as_mut_slice()
        && (*r, *e) == ('r', 'e')
    {
        (*r, *e) = ('e', 'r');
    }
    sounds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_of_a_kind() {
        for (old, new, expected) in [
            ("may", "must", EditKind::Substance),
            ("", "not", EditKind::Substance),
            ("$38 billion", "$50 billion", EditKind::Number),
            ("4.2", "42", EditKind::Number),
            ("30", "60", EditKind::Number),
            ("$1,000,000", "$1 million", EditKind::Wording),
            ("27 April 2031", "April 27, 2031", EditKind::Wording),
            ("27 April 2031", "28 April 2031", EditKind::Substance),
            ("licence", "license", EditKind::Spelling),
            ("colour", "color", EditKind::Spelling),
            ("travelled", "traveled", EditKind::Spelling),
            ("centre", "center", EditKind::Spelling),
            ("recieve", "receive", EditKind::Spelling),
            ("e-mail", "email", EditKind::Punctuation),
            ("naïve", "naive", EditKind::Spelling),
            ("licensor", "licensee", EditKind::Substance),
            ("principal", "principle", EditKind::Substance),
            ("legal", "illegal", EditKind::Substance),
            ("licensees", "licensee’s", EditKind::Substance),
            ("Customer", "customer", EditKind::Case),
            ("ЛИЦЕНЗИЯ", "лицензия", EditKind::Case),
            ("Straße", "straße", EditKind::Case),
            (";", ",", EditKind::Punctuation),
            ("customer's", "customer’s", EditKind::Punctuation),
            ("**Fees**", "Fees", EditKind::Punctuation),
            ("a < b", "a > b", EditKind::Substance),
            (" ", "\n\n", EditKind::Space),
            ("a\u{a0}b", "a b", EditKind::Space),
            ("co\u{ad}operate", "cooperate", EditKind::Invisible),
            ("", "\u{200b}", EditKind::Invisible),
            ("https://example.org/a", "https://example.org/b", EditKind::Link),
            ("a@example.org", "b@example.org", EditKind::Link),
            ("Section 4(b)", "Section 5(b)", EditKind::Substance),
        ] {
            assert_eq!(kind((old, 0..old.len()), (new, 0..new.len())), expected, "{old:?} to {new:?}");
        }
    }
}
