//! Classifies edits: is a change one of substance, or only of case, spelling, punctuation or white space?
//!
//! [`classify`] tries one rule after the other and returns the kind of the first that fits: equal without white
//! space, equal without invisible characters, two addresses, equal in lower case, two amounts, the same date, equal
//! without punctuation, the same word in another spelling. A change that no rule explains is one of substance.
//!
//! A reader may hide minor edits, so the rules err towards substance. Two spellings count as the same word only if
//! a known rule leads from one to the other (*licence*, *license*), never because they are near (*licensor*,
//! *licensee*).

use alloc::vec::Vec;
use core::ops::Range;

use super::amount::Amount;
use super::date::parse_date;
use super::tokens::{Token, TokenKind, is_symbol, tokenize};
use crate::fold::fold_case;

/// The kind of an edit: substance, or one of the minor kinds that leave the meaning as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EditKind {
    /// No change: the text is in both versions.
    Same,
    /// A change of meaning, as far as the rules can tell.
    Substance,
    /// Another number or amount: *30 days*, *60 days*.
    Number,
    /// A rewritten paragraph. So few words survive that the old text is shown first, then the new one.
    Rewritten,
    /// One or more paragraphs that moved. The deletion and the insertion with the same number belong together;
    /// their texts may differ.
    Moved(usize),
    /// The number of a list item, a clause or a heading: *3.*, *4.*
    Numbering,
    /// The same date or amount in another notation: *$1,000,000*, *$1 million*.
    Wording,
    /// The same word in another spelling: *colour*, *color*.
    Spelling,
    /// Upper or lower case: *Customer*, *customer*.
    Case,
    /// Punctuation and markup characters: *e-mail*, *email*.
    Punctuation,
    /// White space, including line ends and paragraph breaks.
    Space,
    /// The address of a link or a person.
    Link,
    /// Invisible characters, such as a soft hyphen.
    Invisible,
}

impl EditKind {
    /// Returns the stable name of the kind, for programs.
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

    /// True if the meaning stays the same, so that a reader may hide the edit.
    pub fn is_minor(self) -> bool {
        !matches!(self, Self::Same | Self::Substance | Self::Number | Self::Rewritten | Self::Moved(_))
    }
}

/// A range of a text, together with the whole text.
type Excerpt<'t> = (&'t str, Range<usize>);

/// Returns the kind of the change from `old` to `new`. Either may be empty.
pub(super) fn classify(old_excerpt: Excerpt, new_excerpt: Excerpt) -> EditKind {
    let (old, new) = (excerpt_text(&old_excerpt), excerpt_text(&new_excerpt));
    let equal_after = |map: fn(char) -> Option<char>| old.chars().filter_map(map).eq(new.chars().filter_map(map));
    if equal_after(skip_space) {
        return EditKind::Space;
    }
    if equal_after(skip_invisible) {
        return EditKind::Invisible;
    }
    let (old_token, new_token) = (only_token(old_excerpt), only_token(new_excerpt));
    if old_token == Some(TokenKind::Address) && new_token == Some(TokenKind::Address) {
        return EditKind::Link;
    }
    if equal_after(fold_visible_case) {
        return EditKind::Case;
    }
    if let (Some(old), Some(new)) = (Amount::parse(old), Amount::parse(new)) {
        return if old.equals(&new) { EditKind::Wording } else { EditKind::Number };
    }
    if parse_date(old).is_some_and(|old_date| Some(old_date) == parse_date(new)) {
        return EditKind::Wording;
    }
    // Inside a number, a hyphen or a full stop is not punctuation.
    let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    if !has_digit(old) && !has_digit(new) && equal_after(skip_punctuation) {
        return EditKind::Punctuation;
    }
    if old_token == Some(TokenKind::Word) && new_token == Some(TokenKind::Word) && is_respelling(old, new) {
        return EditKind::Spelling;
    }
    EditKind::Substance
}

fn excerpt_text<'t>((text, range): &Excerpt<'t>) -> &'t str {
    text.get(range.clone()).unwrap_or_default()
}

/// Returns the kind of the token that an excerpt consists of, if it is a single token. The text before the excerpt
/// counts, so that the target of a Markdown link is an address.
fn only_token(excerpt: Excerpt) -> Option<TokenKind> {
    let mut all: Vec<Token> = Vec::new();
    // No word or address that matters here is longer.
    if excerpt.1.len() > 2048 || excerpt_text(&excerpt).bytes().any(|byte| byte.is_ascii_whitespace()) {
        return None;
    }
    tokenize(excerpt.0, excerpt.1, &mut all);
    match all.as_slice() {
        [only] => Some(only.kind),
        _ => None,
    }
}

fn skip_space(char: char) -> Option<char> {
    Some(char).filter(|char| !char.is_whitespace())
}

fn skip_invisible(char: char) -> Option<char> {
    skip_space(char).filter(|char| !is_invisible(*char))
}

/// True for characters that are not visible themselves: control characters, joiners, soft hyphens and direction
/// marks.
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

fn fold_visible_case(char: char) -> Option<char> {
    skip_invisible(fold_case(char))
}

/// Folds case and skips punctuation. Straight and curly apostrophes count as the same character.
fn skip_punctuation(char: char) -> Option<char> {
    match char {
        '\'' | '’' => Some('\''),
        // Symbols of arithmetic, comparison, currency and the like carry meaning.
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
        _ => fold_visible_case(char).filter(|char| !is_symbol(*char)),
    }
}

/// True if two words are spellings of the same word: *colour* and *color*, *licence* and *license*, *travelled* and
/// *traveled*, *naïve* and *naive*; or if two adjacent letters are swapped (*recieve*).
///
/// False for anything that could be another word: *licensor* and *licensee*, *principal* and *principle*, *legal*
/// and *illegal*.
fn is_respelling(old: &str, new: &str) -> bool {
    let (old, new) = (normalise_spelling(old), normalise_spelling(new));
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

/// Maps the variants of English spelling to one form: without accents and hyphens, *s* for *z* and *c*, single
/// letters for doubled ones, *or* for *our*, *er* for *re*.
fn normalise_spelling(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::new();
    for char in word.chars().filter_map(fold_visible_case) {
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
            // realize, licence, defence
            'z' | 'c' if letters.len() > 3 => 's',
            char => char,
        };
        match (letters.as_slice(), char) {
            // travelled
            ([.., last], char) if *last == char => {}
            // colour
            ([.., 'o', 'u'], 'r') if letters.len() > 3 => {
                letters.pop();
                letters.push('r');
            }
            _ => letters.push(char),
        }
    }
    // centre
    if let [.., 't' | 'b', r, e] = letters.as_mut_slice()
        && (*r, *e) == ('r', 'e')
    {
        (*r, *e) = ('e', 'r');
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classifies_changes() {
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
            assert_eq!(classify((old, 0..old.len()), (new, 0..new.len())), expected, "{old:?} to {new:?}");
        }
    }
}
