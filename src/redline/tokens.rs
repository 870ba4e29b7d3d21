//! Cuts a text into words, numbers and signs.
//!
//! By ranges of code points instead of the tables of UAX #29: those cost every reader nine kilobytes.
//! What the ranges must never do is cut a grapheme; a test holds them to that.

use alloc::vec::Vec;
use core::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// White space.
    Space,
    /// A word.
    Word,
    /// An address of a page, a picture or a person.
    Address,
    /// Anything with a digit in it.
    Number,
    /// A letter of a script that does not part words.
    Letter,
    /// Anything else.
    Sign,
}

/// A stretch of a text that nothing cuts, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    pub sort: Sort,
}

/// What a character does between its neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Joins with white space.
    Space,
    /// Joins with letters and digits.
    Letter,
    /// Joins with digits and letters.
    Digit,
    /// Stands alone, as ideographs do.
    Single,
    /// Belongs to what stands before it.
    Mark,
    /// Joins what stands before and behind it.
    Joiner,
    /// Stands before an amount.
    Currency,
    /// A closing bracket.
    Closing,
    /// Anything else.
    Other,
}

/// Appends the tokens of a part of a text, which joined are that part: words, numbers with the currency
/// before and the sign behind them, references, addresses, runs of white space, and single signs.
pub(super) fn tokens(text: &str, part: Range<usize>, tokens: &mut Vec<Token>) {
    let (mut at, mut start) = (part.start, part.start);
    let text = text.get(..part.end).unwrap_or_default();
    let mut sort = Sort::Sign;
    // Up to here nothing is cut.
    let mut whole = 0;
    let mut before = None;
    while let Some(char) = char_at(text, at) {
        let next_at = at + char.len_utf8();
        if char == ' ' && before == Some(Class::Letter) && at >= whole {
            // Most words end like this.
            tokens.push(Token { start, end: at, sort });
            (start, before) = (at, None);
            if text.as_bytes().get(next_at).is_some_and(u8::is_ascii_alphanumeric) {
                tokens.push(Token { start, end: next_at, sort: Sort::Space });
                (start, at) = (next_at, next_at);
                continue;
            }
        }
        let class = class_between(before, char, text, next_at);
        if at >= whole && before.is_some_and(|before| !joined(before, class)) && !is_percent(before, char) {
            let length = if char == '(' { clause_length(before, text, at) } else { 0 };
            if length == 0 {
                tokens.push(Token { start, end: at, sort });
                start = at;
            }
            whole = at + length;
        }
        if start == at {
            let length = address_length(text, at);
            whole = whole.max(at + length);
            sort = match class {
                _ if length > 0 => Sort::Address,
                Class::Space => Sort::Space,
                Class::Letter => Sort::Word,
                Class::Digit => Sort::Number,
                Class::Single => Sort::Letter,
                _ => Sort::Sign,
            };
        }
        sort = match (sort, char) {
            (Sort::Word, '@') => Sort::Address,
            (Sort::Word | Sort::Sign, '0'..='9') => Sort::Number,
            _ => sort,
        };
        // A mark leaves its base as it was to what follows.
        if class != Class::Mark || before.is_none() {
            before = Some(class);
        }
        at = next_at;
        if class == Class::Letter {
            // Most of a text is this.
            let rest = text.as_bytes().get(at..).unwrap_or_default();
            at += rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        }
    }
    if start < at {
        tokens.push(Token { start, end: at, sort });
    }
}

/// Whether a character is no letter, no digit and no part of one, in any script.
pub(super) fn is_sign(char: char) -> bool {
    matches!(class(char), Class::Space | Class::Currency | Class::Closing | Class::Other)
}

/// Whether a character may be one with what stands before it, and with what stands behind it.
pub(super) fn joins(char: char) -> (bool, bool) {
    let class = class(char);
    (matches!(class, Class::Mark | Class::Joiner), class == Class::Joiner)
}

/// The character that begins at a byte.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

/// The length of the address that stands at a place, with a scheme or as the target of a Markdown link;
/// 0 for none.
fn address_length(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let is = |at: usize, byte: u8| bytes.get(at) == Some(&byte);
    let is_target = is(at.wrapping_sub(1), b'(') && is(at.wrapping_sub(2), b']');
    if !is_target && !matches!(bytes.get(at), Some(b'h' | b'w' | b'm')) {
        return 0;
    }
    let rest = text.get(at..).unwrap_or_default();
    if !is_target && !["http://", "https://", "www.", "mailto:"].iter().any(|head| rest.starts_with(head)) {
        return 0;
    }
    let end = |char: char| char.is_whitespace() || matches!(char, '"' | '<' | '>' | ')' | ']' | '”' | '’');
    let address = rest.char_indices().find(|(_, char)| end(*char)).map_or(rest.len(), |(at, _)| at);
    let closing = rest.bytes().take(address).rev().take_while(|byte| b".,;:!?".contains(byte)).count();
    address - closing
}

/// The length of the clause in brackets that stands at a place, behind a number: (b), (iii).
fn clause_length(before: Option<Class>, text: &str, at: usize) -> usize {
    if !matches!(before, Some(Class::Digit | Class::Closing)) {
        return 0;
    }
    let text = text.as_bytes().get(at..).unwrap_or_default();
    let letters = text.iter().skip(1).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let closed = text.get(letters + 1) == Some(&b')');
    if closed && (1..=4).contains(&letters) { letters + 2 } else { 0 }
}

/// Whether a character belongs to the token before it.
fn joined(before: Class, class: Class) -> bool {
    use Class::{Currency, Digit, Joiner, Letter, Mark, Space};
    matches!(
        (before, class),
        (_, Mark | Joiner) | (Joiner, _) | (Space, Space) | (Letter | Digit, Letter | Digit) | (Currency, Digit)
    )
}

fn is_percent(before: Option<Class>, char: char) -> bool {
    before == Some(Class::Digit) && matches!(char, '%' | '‰' | '°')
}

/// Some signs are letters between letters, and digits between digits: don’t, re-let, e.g., a@b.org,
/// R&D; 1,000, 4.2, 10:30, 2031-04.
fn class_between(before: Option<Class>, char: char, text: &str, next: usize) -> Class {
    if !matches!(
        (before, char),
        (Some(Class::Letter | Class::Digit), '\'' | '’' | '-' | '‑' | '.' | '@' | '&' | ',' | ':' | '/' | '+')
    ) {
        return class(char);
    }
    match (before, char, char_at(text, next).map(class)) {
        (Some(Class::Letter), '\'' | '’' | '-' | '‑' | '.' | '@' | '&', Some(Class::Letter))
        | (Some(Class::Letter), '-' | '‑' | '@', Some(Class::Digit))
        | (Some(Class::Digit), '-' | '‑' | '@', Some(Class::Letter)) => Class::Letter,
        (Some(Class::Digit), '.' | ',' | ':' | '-' | '/' | '’' | '\'', Some(Class::Digit)) => Class::Digit,
        // The full stop of e.g., p.m. and U.S., which no sentence ends at.
        (Some(Class::Letter), '.', _) if is_initial(text, next) => Class::Letter,
        _ => class(char),
    }
}

/// Whether the full stop before a place is behind a single letter that itself stands behind one.
fn is_initial(text: &str, stop: usize) -> bool {
    matches!(
        text.as_bytes().get(stop.saturating_sub(4)..stop),
        Some([first, b'.', letter, b'.']) if first.is_ascii_alphabetic() && letter.is_ascii_alphabetic()
    )
}

fn class(char: char) -> Class {
    match char {
        '0'..='9' => Class::Digit,
        ')' => Class::Closing,
        'a'..='z' | 'A'..='Z' | '_' => Class::Letter,
        '$' | '£' | '¥' | '\u{20a0}'..='\u{20cf}' => Class::Currency,
        ' ' | '\n' => Class::Space,
        '!'..='~' => Class::Other,
        _ if char.is_whitespace() => Class::Space,
        // Joins two pictures; and signs that stand before what they are a part of.
        '\u{200d}'
        | '\u{600}'..='\u{605}'
        | '\u{6dd}'
        | '\u{70f}'
        | '\u{8e2}'
        | '\u{d4e}'
        | '\u{110bd}'
        | '\u{110cd}' => Class::Joiner,
        // Vowels and other signs of the scripts of India, which are all laid out alike.
        '\u{900}'..='\u{dff}' if matches!(u32::from(char) & 0x7f, 0..=3 | 0x3a..=0x3c | 0x3e..=0x4f | 0x51..=0x57 | 0x62 | 0x63) => {
            Class::Mark
        }
        // Combining marks, variation selectors, skin tones and tags, of whatever script; vowels and tones
        // of Thai and Lao; and what nobody sees.
        '\u{ad}'
        | '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{6d6}'..='\u{6ed}'
        | '\u{e31}'
        | '\u{e33}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}'
        | '\u{eb1}'
        | '\u{eb3}'..='\u{ebc}'
        | '\u{ec8}'..='\u{ece}'
        | '\u{f18}'..='\u{fbc}'
        | '\u{102b}'..='\u{103e}'
        | '\u{17b4}'..='\u{17d3}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{302a}'..='\u{302f}'
        | '\u{3099}'..='\u{309a}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}'
        | '\u{feff}'
        | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{e0000}'..='\u{e0fff}' => Class::Mark,
        // Thai, Lao, kana, ideographs and pictures.
        '\u{e01}'..='\u{eff}'
        | '\u{3041}'..='\u{3098}'
        | '\u{309b}'..='\u{309f}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{1f000}'..='\u{1f1e5}'
        | '\u{1f200}'..='\u{1faff}'
        | '\u{20000}'..='\u{3ffff}' => Class::Single,
        // Controls, punctuation and symbols.
        '\0'..='\u{a9}'
        | '\u{ab}'
        | '\u{ac}'
        | '\u{ae}'..='\u{b1}'
        | '\u{b4}'
        | '\u{b6}'..='\u{b8}'
        | '\u{bb}'
        | '\u{bf}'
        | '\u{d7}'
        | '\u{f7}'
        | '\u{2010}'..='\u{205f}'
        | '\u{2190}'..='\u{2bff}'
        | '\u{2e00}'..='\u{2e7f}'
        | '\u{3001}'..='\u{3003}'
        | '\u{3008}'..='\u{3020}'
        | '\u{ff01}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}'
        | '\u{ff3b}'..='\u{ff40}'
        | '\u{ff5b}'..='\u{ff65}' => Class::Other,
        _ => Class::Letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut all = Vec::new();
        tokens(text, 0..text.len(), &mut all);
        all.iter().map(|token| text.get(token.start..token.end).unwrap()).collect()
    }

    #[test]
    fn an_amount_is_one_token() {
        assert_eq!(cut("up to $1,000,000 or 4.2%."), ["up", " ", "to", " ", "$1,000,000", " ", "or", " ", "4.2%", "."]);
    }

    #[test]
    fn what_is_read_as_one_is_one() {
        for one in [
            "don’t",
            "re-let",
            "e.g.",
            "p.m.",
            "U.S.",
            "desk@example.org",
            "desk2@example.org",
            "R&D",
            "2031-04-27",
            "10:30",
            "30-day",
            "4(b)(ii)",
            "https://example.org/a(b?c=d&e",
            "mailto:desk@example.org",
            "v12.4",
            "1’000’000",
            "co\u{ad}operate",
        ] {
            assert_eq!(cut(one), [one]);
        }
        assert_eq!(cut("(see https://example.org/a.)"), ["(", "see", " ", "https://example.org/a", ".", ")"]);
        assert_eq!(cut("[rules](/a/b-c#d) and"), ["[", "rules", "]", "(", "/a/b-c#d", ")", " ", "and"]);
        assert_eq!(cut("the end. A"), ["the", " ", "end", ".", " ", "A"]);
    }

    #[test]
    fn an_apostrophe_joins_and_a_quotation_mark_does_not() {
        assert_eq!(cut("don’t ‘stop’"), ["don’t", " ", "‘", "stop", "’"]);
    }

    #[test]
    fn white_space_is_one_token() {
        assert_eq!(cut("a \n\n b"), ["a", " \n\n ", "b"]);
    }

    #[test]
    fn ideographs_and_thai_stand_alone_and_words_of_other_scripts_do_not() {
        assert_eq!(cut("独占的 ライセンス"), ["独", "占", "的", " ", "ライセンス"]);
        assert_eq!(cut("лицензия हिन्दी"), ["лицензия", " ", "हिन्दी"]);
        assert_eq!(cut("สิทธิ์นี้"), ["สิ", "ท", "ธิ์", "นี้"]);
    }

    #[test]
    fn a_token_is_of_a_sort() {
        use Sort::{Address, Letter, Number, Sign, Word};
        let text = "Pay €5 to a@b.org 独!";
        let mut all = Vec::new();
        tokens(text, 0..text.len(), &mut all);
        let sorts: Vec<Sort> = all.iter().map(|token| token.sort).filter(|sort| *sort != Sort::Space).collect();
        assert_eq!(sorts, [Word, Number, Word, Address, Letter, Sign]);
    }

    #[test]
    fn no_token_begins_inside_a_grapheme() {
        use unicode_segmentation::UnicodeSegmentation as _;
        let text = "e\u{301}te\u{301} 👩‍👩‍👧‍👦👍🏽 🇩🇪🇫🇷 ❤️ 1️⃣ नमस्ते สวัสดี น้ำ 각\u{1100}\u{1161}\u{11a8} \r\n葛\u{e0100} か\u{3099} \u{308}x مَرْحَبًا ກໍ່";
        let boundaries: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
        let mut at = 0;
        for token in cut(text) {
            assert!(boundaries.contains(&at), "{token:?} begins inside a grapheme");
            at += token.len();
        }
        assert_eq!(at, text.len());
    }
}
