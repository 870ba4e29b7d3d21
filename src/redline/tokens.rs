//! Cuts a text into what a reader takes for one thing.
//!
//! By ranges of code points instead of the tables of UAX #29: those cost every reader nine kilobytes.
//! What the ranges must never do is cut a grapheme; a test holds them to that.

use alloc::vec::Vec;

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

/// The tokens of a text, which joined are the text: words, numbers with the currency before and the
/// sign behind them, references, addresses, runs of white space, and single signs.
pub(super) fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::with_capacity(text.len() / 3);
    let (mut at, mut start) = (0, 0);
    // Up to here nothing is cut.
    let mut whole = 0;
    let mut before = None;
    while let Some(char) = char_at(text, at) {
        let next_at = at + char.len_utf8();
        let class = class_between(before, char, text, next_at);
        if at >= whole && before.is_some_and(|before| !joined(before, class)) && !is_percent(before, char) {
            let length = if char == '(' { clause_length(before, text, at) } else { 0 };
            if length == 0 {
                tokens.extend(text.get(start..at));
                start = at;
            }
            whole = at + length;
        }
        if start == at && matches!(char, 'h' | 'w') {
            whole = whole.max(at + text.get(at..).map_or(0, address_length));
        }
        // A mark leaves its base as it was to what follows.
        if class != Class::Mark || before.is_none() {
            before = Some(class);
        }
        at = next_at;
        if class == Class::Letter {
            // Most of a text is this.
            let rest = text.as_bytes().get(at..).unwrap_or_default();
            at += rest.iter().take_while(|byte| byte.is_ascii_lowercase()).count();
        }
    }
    tokens.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    tokens
}

/// The character that begins at a byte.
fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

/// The length of the address that a text begins with; 0 for none.
fn address_length(text: &str) -> usize {
    let is_address = ["http://", "https://", "www."].iter().any(|head| text.starts_with(head));
    if !is_address {
        return 0;
    }
    let end = |char: char| char.is_whitespace() || matches!(char, '"' | '<' | '>' | ')' | ']' | '”' | '’');
    let address = text.char_indices().find(|(_, char)| end(*char)).map_or(text.len(), |(at, _)| at);
    let closing = text.bytes().take(address).rev().take_while(|byte| b".,;:!?".contains(byte)).count();
    address - closing
}

/// The length of the clause in brackets that a text begins with, behind a number: (b), (iii).
fn clause_length(before: Option<Class>, text: &str, at: usize) -> usize {
    if !matches!(before, Some(Class::Digit | Class::Closing)) {
        return 0;
    }
    let text = text.get(at..).unwrap_or_default();
    let letters = text.bytes().skip(1).take_while(u8::is_ascii_alphanumeric).count();
    let closed = text.as_bytes().get(letters + 1) == Some(&b')');
    if closed && (1..=4).contains(&letters) { letters + 2 } else { 0 }
}

/// Whether a token is a word or a number, and not white space or a sign.
pub(super) fn is_word(token: &str) -> bool {
    token.chars().any(|char| matches!(class(char), Class::Letter | Class::Digit | Class::Single))
}

/// Whether a token is white space.
pub(super) fn is_space(token: &str) -> bool {
    token.chars().next().is_some_and(char::is_whitespace)
}

/// Whether a token is a number or an amount, and not a word with a digit in it.
pub(super) fn is_number(token: &str) -> bool {
    token.bytes().any(|byte| byte.is_ascii_digit()) && !token.bytes().any(|byte| byte.is_ascii_alphabetic())
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
    before == Some(Class::Digit) && matches!(char, '%' | '‰')
}

/// Some signs are letters between letters, and digits between digits: don’t, re-let, e.g., a@b.org,
/// R&D; 1,000, 4.2, 10:30, 2031-04.
fn class_between(before: Option<Class>, char: char, text: &str, next: usize) -> Class {
    if !matches!(
        (before, char),
        (Some(Class::Letter | Class::Digit), '\'' | '’' | '-' | '‑' | '.' | '@' | '&' | ',' | ':' | '/')
    ) {
        return class(char);
    }
    match (before, char, char_at(text, next).map(class)) {
        (Some(Class::Letter), '\'' | '’' | '-' | '‑' | '.' | '@' | '&', Some(Class::Letter))
        | (Some(Class::Digit), '-', Some(Class::Letter)) => Class::Letter,
        (Some(Class::Digit), '.' | ',' | ':' | '-' | '/', Some(Class::Digit)) => Class::Digit,
        _ => class(char),
    }
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
        '\u{200d}' => Class::Joiner,
        // Combining marks, variation selectors, skin tones and tags, of whatever script.
        '\u{300}'..='\u{36f}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{200c}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{302a}'..='\u{302f}'
        | '\u{3099}'..='\u{309a}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}'
        | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{e0000}'..='\u{e0fff}' => Class::Mark,
        // Kana, ideographs and pictures.
        '\u{3041}'..='\u{3098}'
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
        | '\u{2010}'..='\u{206f}'
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

    #[test]
    fn an_amount_is_one_token() {
        assert_eq!(
            tokens("up to $1,000,000 or 4.2%."),
            ["up", " ", "to", " ", "$1,000,000", " ", "or", " ", "4.2%", "."]
        );
    }

    #[test]
    fn what_is_read_as_one_is_one() {
        for one in [
            "don’t",
            "re-let",
            "e.g",
            "desk@example.org",
            "R&D",
            "2031-04-27",
            "10:30",
            "30-day",
            "4(b)(ii)",
            "https://example.org/a(b?c=d&e",
            "12.4",
        ] {
            assert_eq!(tokens(one), [one]);
        }
        assert_eq!(tokens("(see https://example.org/a.)"), ["(", "see", " ", "https://example.org/a", ".", ")"]);
    }

    #[test]
    fn an_apostrophe_joins_and_a_quotation_mark_does_not() {
        assert_eq!(tokens("don’t ‘stop’"), ["don’t", " ", "‘", "stop", "’"]);
    }

    #[test]
    fn white_space_is_one_token() {
        assert_eq!(tokens("a \n\n b"), ["a", " \n\n ", "b"]);
    }

    #[test]
    fn ideographs_stand_alone_and_words_of_other_scripts_do_not() {
        assert_eq!(tokens("独占的 ライセンス"), ["独", "占", "的", " ", "ライセンス"]);
        assert_eq!(tokens("лицензия हिन्दी"), ["лицензия", " ", "हिन्दी"]);
    }

    #[test]
    fn no_token_begins_inside_a_grapheme() {
        use unicode_segmentation::UnicodeSegmentation as _;
        let text = "e\u{301}te\u{301} 👩‍👩‍👧‍👦👍🏽 🇩🇪🇫🇷 ❤️ 1️⃣ नमस्ते สวัสดี 각\u{1100}\u{1161}\u{11a8} \r\n葛\u{e0100} か\u{3099} \u{308}x مَرْحَبًا";
        let boundaries: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
        let mut at = 0;
        for token in tokens(text) {
            assert!(boundaries.contains(&at), "{token:?} begins inside a grapheme");
            at += token.len();
        }
        assert_eq!(at, text.len());
    }
}
