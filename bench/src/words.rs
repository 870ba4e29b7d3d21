//! Splits texts into words by Unicode's rules (UAX #29).

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::script::{Op, Piece};

/// The beginnings of addresses.
const SCHEMES: [&str; 4] = ["http://", "https://", "mailto:", "www."];

/// A run of old tokens and the run of new tokens that replaces it.
pub type Hunk = (Range<usize>, Range<usize>);

/// Splits a text at all word boundaries: into words and the text between them.
pub fn tokens(text: &str) -> Vec<&str> {
    text.split_word_bounds().collect()
}

/// Splits a text at all word boundaries, but keeps each URL or e-mail address as one token.
pub fn tokens_and_addresses(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(address) = address(text, at) {
        tokens.extend(text[at..address.start].split_word_bounds());
        tokens.push(&text[address.clone()]);
        at = address.end;
    }
    tokens.extend(text[at..].split_word_bounds());
    tokens
}

/// Finds the first address from an offset: a URL with a scheme, or the target of a Markdown link.
fn address(text: &str, from: usize) -> Option<Range<usize>> {
    let is_end = |char: char| char.is_whitespace() || matches!(char, ')' | ']' | '>' | '<' | '"');
    text[from..].match_indices(['h', 'm', 'w', ']']).find_map(|(at, _)| {
        let begin = from + at;
        // Skip "](" before the target of a link.
        let start = if text[begin..].starts_with("](") { begin + 2 } else { begin };
        let is_address = start > begin || SCHEMES.iter().any(|scheme| text[begin..].starts_with(scheme));
        let length = text[start..].find(is_end).unwrap_or(text.len() - start);
        (is_address && length > 0).then(|| start..start + length)
    })
}

/// True if a token is a word or a number.
pub fn is_word(token: &str) -> bool {
    token.chars().any(char::is_alphanumeric)
}

/// Counts the words of a text.
pub fn count(text: &str) -> usize {
    text.split_word_bounds().filter(|token| is_word(token)).count()
}

/// Returns the words of a text, without the text between them.
pub fn words(text: &str) -> Vec<&str> {
    text.split_word_bounds().filter(|token| is_word(token)).collect()
}

/// Converts hunks of tokens to pieces of the texts.
pub fn pieces<'t>(
    (old, old_tokens): (&'t str, &[&str]),
    (new, new_tokens): (&'t str, &[&str]),
    hunks: impl IntoIterator<Item = Hunk>,
) -> Vec<Piece<'t>> {
    let length = |tokens: &[&str]| tokens.iter().map(|token| token.len()).sum::<usize>();
    let mut pieces = Vec::new();
    let mut push = |op, text: &'t str| {
        if !text.is_empty() {
            pieces.push(Piece::plain(op, text));
        }
    };
    // The next token, and its byte offset in each text.
    let (mut token, mut old_byte, mut new_byte) = (0, 0, 0);
    for (deleted_tokens, inserted_tokens) in hunks {
        let kept = length(&old_tokens[token..deleted_tokens.start]);
        push(Op::Keep, &old[old_byte..old_byte + kept]);
        (old_byte, new_byte) = (old_byte + kept, new_byte + kept);

        let deleted = length(&old_tokens[deleted_tokens.clone()]);
        push(Op::Delete, &old[old_byte..old_byte + deleted]);
        let inserted = length(&new_tokens[inserted_tokens]);
        push(Op::Insert, &new[new_byte..new_byte + inserted]);
        (token, old_byte, new_byte) = (deleted_tokens.end, old_byte + deleted, new_byte + inserted);
    }
    push(Op::Keep, &old[old_byte..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_words_and_symbols_are_not() {
        assert_eq!(words("Pay $1,000,000 — don’t wait."), ["Pay", "1,000,000", "don’t", "wait"]);
        assert_eq!(count("§ —\n"), 0);
    }

    #[test]
    fn an_address_is_one_token() {
        assert_eq!(
            tokens_and_addresses("See https://a.b/c-d?e, or [this](/f/g-h) []()"),
            [
                "See",
                " ",
                "https://a.b/c-d?e,",
                " ",
                "or",
                " ",
                "[",
                "this",
                "]",
                "(",
                "/f/g-h",
                ")",
                " ",
                "[",
                "]",
                "(",
                ")"
            ]
        );
    }

    #[test]
    fn hunks_convert_to_pieces() {
        let (old, new) = ("a b c", "a x c d");
        let pieces = pieces((old, &tokens(old)), (new, &tokens(new)), [(2..3, 2..3), (5..5, 5..7)]);
        assert_eq!(
            pieces,
            [
                Piece::plain(Op::Keep, "a "),
                Piece::plain(Op::Delete, "b"),
                Piece::plain(Op::Insert, "x"),
                Piece::plain(Op::Keep, " c"),
                Piece::plain(Op::Insert, " d"),
            ]
        );
    }
}
