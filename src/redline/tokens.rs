//! Tokenises a text: words, numbers, addresses, white space and single symbols.
//!
//! - A symbol inside a word or a number belongs to it: *don’t*, *e.g.*, *R&D*, *1,000.50*, *2031-04-27*.
//! - A currency sign before a number and a percent sign after it belong to the number: *€5*, *4.2%*.
//! - A letter in brackets after a number belongs to the number: *4(b)(ii)*.
//! - An ideograph, a kana, a Thai letter and an emoji are tokens by themselves.
//!
//! Characters are classified by ranges of code points. The tables of UAX #29 would cost every reader nine
//! kilobytes. The ranges must never split a grapheme cluster; a test compares them with the tables.

use alloc::vec::Vec;
use core::ops::Range;

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// White space.
    Space,
    /// A word.
    Word,
    /// A URL or an e-mail address.
    Address,
    /// A token with a digit in it.
    Number,
    /// A character that is a token by itself: an ideograph, a kana, a Thai letter, an emoji.
    Single,
    /// Any other character: punctuation or a symbol.
    Symbol,
}

/// A range of a text, in bytes, that no edit splits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    pub kind: TokenKind,
}

/// How a character joins with the characters beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Joins with white space.
    Space,
    /// Joins with letters and digits.
    Letter,
    /// Joins with digits and letters.
    Digit,
    /// Joins with nothing, as ideographs do.
    Single,
    /// Joins with any character before it.
    Mark,
    /// Joins with the characters before and after it.
    Joiner,
    /// Joins with the digits after it.
    Currency,
    /// A closing bracket.
    Closing,
    /// Anything else.
    Other,
}

/// Appends the tokens of a range of a text to `tokens`. Joined, they are the range.
pub(super) fn tokenize(text: &str, range: Range<usize>, tokens: &mut Vec<Token>) {
    let (mut at, mut start) = (range.start, range.start);
    let text = text.get(..range.end).unwrap_or_default();
    let mut kind = TokenKind::Symbol;
    // No token ends before this offset: an address or a clause in brackets reaches up to it.
    let mut unbroken_until = 0;
    let mut before = None;
    while let Some(char) = char_at(text, at) {
        let next_at = at + char.len_utf8();
        if char == ' ' && before == Some(Class::Letter) && at >= unbroken_until {
            // Fast path: most words end with a space.
            tokens.push(Token { start, end: at, kind });
            (start, before) = (at, None);
            if text.as_bytes().get(next_at).is_some_and(u8::is_ascii_alphanumeric) {
                tokens.push(Token { start, end: next_at, kind: TokenKind::Space });
                (start, at) = (next_at, next_at);
                continue;
            }
        }
        let class = class_in_context(before, char, text, next_at);
        if at >= unbroken_until && before.is_some_and(|before| !is_joined(before, class)) && !is_percent(before, char) {
            let length = if char == '(' { clause_length(before, text, at) } else { 0 };
            if length == 0 {
                tokens.push(Token { start, end: at, kind });
                start = at;
            }
            unbroken_until = at + length;
        }
        if start == at {
            let length = address_length(text, at);
            unbroken_until = unbroken_until.max(at + length);
            kind = match class {
                _ if length > 0 => TokenKind::Address,
                Class::Space => TokenKind::Space,
                Class::Letter => TokenKind::Word,
                Class::Digit => TokenKind::Number,
                Class::Single => TokenKind::Single,
                _ => TokenKind::Symbol,
            };
        }
        kind = match (kind, char) {
            (TokenKind::Word, '@') => TokenKind::Address,
            (TokenKind::Word | TokenKind::Symbol, '0'..='9') => TokenKind::Number,
            _ => kind,
        };
        // After a combining mark, the class of its base character counts.
        if class != Class::Mark || before.is_none() {
            before = Some(class);
        }
        at = next_at;
        if class == Class::Letter {
            // Fast path: most of a text is ASCII letters.
            let rest = text.as_bytes().get(at..).unwrap_or_default();
            at += rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        }
    }
    if start < at {
        tokens.push(Token { start, end: at, kind });
    }
}

/// True for white space, punctuation and symbols; false for letters, digits and combining marks of any script.
pub(super) fn is_symbol(char: char) -> bool {
    matches!(class(char), Class::Space | Class::Currency | Class::Closing | Class::Other)
}

/// True if a character can form a grapheme cluster with the character before it.
pub(super) fn joins_previous(char: char) -> bool {
    matches!(class(char), Class::Mark | Class::Joiner)
}

/// True if a character can form a grapheme cluster with the character after it.
pub(super) fn joins_next(char: char) -> bool {
    class(char) == Class::Joiner
}

/// Returns the character that starts at a byte offset.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

/// Returns the length of the address at an offset: a URL with a scheme, or the target of a Markdown link. Returns 0
/// if there is none.
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

/// Returns the length of the clause in brackets at an offset, after a number: `(b)`, `(iii)`. Returns 0 if there is
/// none.
fn clause_length(before: Option<Class>, text: &str, at: usize) -> usize {
    if !matches!(before, Some(Class::Digit | Class::Closing)) {
        return 0;
    }
    let text = text.as_bytes().get(at..).unwrap_or_default();
    let letters = text.iter().skip(1).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let closed = text.get(letters + 1) == Some(&b')');
    if closed && (1..=4).contains(&letters) { letters + 2 } else { 0 }
}

/// True if a character continues the token before it.
fn is_joined(before: Class, class: Class) -> bool {
    use Class::{Currency, Digit, Joiner, Letter, Mark, Space};
    matches!(
        (before, class),
        (_, Mark | Joiner) | (Joiner, _) | (Space, Space) | (Letter | Digit, Letter | Digit) | (Currency, Digit)
    )
}

/// True for a percent, permille or degree sign after a digit.
fn is_percent(before: Option<Class>, char: char) -> bool {
    before == Some(Class::Digit) && matches!(char, '%' | '‰' | '°')
}

/// Returns the class of a character in its context. Some symbols count as letters between letters (*don’t*,
/// *re-let*, *e.g.*, *a@b.org*, *R&D*) and as digits between digits (*1,000*, *4.2*, *10:30*, *2031-04*).
fn class_in_context(before: Option<Class>, char: char, text: &str, next: usize) -> Class {
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
        // The last full stop of "e.g.", "p.m." and "U.S." does not end a sentence.
        (Some(Class::Letter), '.', _) if is_initial(text, next) => Class::Letter,
        _ => class(char),
    }
}

/// True if the full stop before an offset ends an abbreviation of two letters: *e.g.*
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
        // The zero-width joiner of emoji, and signs that belong to the character after them.
        '\u{200d}'
        | '\u{600}'..='\u{605}'
        | '\u{6dd}'
        | '\u{70f}'
        | '\u{8e2}'
        | '\u{d4e}'
        | '\u{110bd}'
        | '\u{110cd}' => Class::Joiner,
        // Vowel signs and other marks of the Indic scripts, whose blocks share one layout.
        '\u{900}'..='\u{dff}' if matches!(u32::from(char) & 0x7f, 0..=3 | 0x3a..=0x3c | 0x3e..=0x4f | 0x51..=0x57 | 0x62 | 0x63) => {
            Class::Mark
        }
        // Combining marks, variation selectors, skin tones, tags, vowels and tones of Thai and Lao, and
        // invisible characters.
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
        // Thai, Lao, kana, ideographs and emoji.
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

    fn split(text: &str) -> Vec<&str> {
        let mut all = Vec::new();
        tokenize(text, 0..text.len(), &mut all);
        all.iter().map(|token| text.get(token.start..token.end).unwrap()).collect()
    }

    #[test]
    fn an_amount_is_one_token() {
        assert_eq!(
            split("up to $1,000,000 or 4.2%."),
            ["up", " ", "to", " ", "$1,000,000", " ", "or", " ", "4.2%", "."]
        );
    }

    #[test]
    fn symbols_inside_words_and_numbers_do_not_split_them() {
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
            assert_eq!(split(one), [one]);
        }
        assert_eq!(split("(see https://example.org/a.)"), ["(", "see", " ", "https://example.org/a", ".", ")"]);
        assert_eq!(split("[rules](/a/b-c#d) and"), ["[", "rules", "]", "(", "/a/b-c#d", ")", " ", "and"]);
        assert_eq!(split("the end. A"), ["the", " ", "end", ".", " ", "A"]);
    }

    #[test]
    fn an_apostrophe_joins_letters_and_a_quotation_mark_does_not() {
        assert_eq!(split("don’t ‘stop’"), ["don’t", " ", "‘", "stop", "’"]);
    }

    #[test]
    fn white_space_is_one_token() {
        assert_eq!(split("a \n\n b"), ["a", " \n\n ", "b"]);
    }

    #[test]
    fn ideographs_and_thai_letters_are_tokens_and_other_scripts_have_words() {
        assert_eq!(split("独占的 ライセンス"), ["独", "占", "的", " ", "ライセンス"]);
        assert_eq!(split("лицензия हिन्दी"), ["лицензия", " ", "हिन्दी"]);
        assert_eq!(split("สิทธิ์นี้"), ["สิ", "ท", "ธิ์", "นี้"]);
    }

    #[test]
    fn tokens_have_kinds() {
        use TokenKind::{Address, Number, Single, Space, Symbol, Word};
        let text = "Pay €5 to a@b.org 独!";
        let mut all = Vec::new();
        tokenize(text, 0..text.len(), &mut all);
        let kinds: Vec<TokenKind> = all.iter().map(|token| token.kind).filter(|kind| *kind != Space).collect();
        assert_eq!(kinds, [Word, Number, Word, Address, Single, Symbol]);
    }

    #[test]
    fn no_token_begins_inside_a_grapheme() {
        use unicode_segmentation::UnicodeSegmentation as _;
        let text = "e\u{301}te\u{301} 👩‍👩‍👧‍👦👍🏽 🇩🇪🇫🇷 ❤️ 1️⃣ नमस्ते สวัสดี น้ำ 각\u{1100}\u{1161}\u{11a8} \r\n葛\u{e0100} か\u{3099} \u{308}x مَرْحَبًا ກໍ່";
        let boundaries: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
        let mut at = 0;
        for token in split(text) {
            assert!(boundaries.contains(&at), "{token:?} begins inside a grapheme");
            at += token.len();
        }
        assert_eq!(at, text.len());
    }
}
