//! Finds glossary words in texts.

use alloc::vec::Vec;
use core::ops::Range;

use crate::card::GlossaryEntry;
use crate::fold;

/// A glossary word in a text.
pub(crate) struct Use {
    /// The bytes of the word.
    pub range: Range<usize>,
    /// Index of its entry.
    pub entry: usize,
}

/// Returns the glossary words in a text, from left to right. Where several entries fit, the longest wins.
pub(crate) fn uses(text: &str, glossary: &[GlossaryEntry]) -> Vec<Use> {
    let mut uses = Vec::new();
    // The end of the last match, and whether the character before is part of a word.
    let (mut end, mut in_word) = (0, false);
    for (at, char) in text.char_indices().filter(|_| !glossary.is_empty()) {
        if at >= end && !in_word {
            let rest = text.get(at..).unwrap_or_default();
            let mut longest = None;
            for (entry, GlossaryEntry { term, .. }) in glossary.iter().enumerate() {
                if at + term.len() > end && starts_with(rest, term) {
                    (end, longest) = (at + term.len(), Some(entry));
                }
            }
            uses.extend(longest.map(|entry| Use { range: at..end, entry }));
        }
        in_word = is_letter(char);
    }
    uses
}

/// True if a text starts with a word. Words in capitals, such as acronyms, must have the same case.
fn starts_with(text: &str, word: &str) -> bool {
    let is_capitals = !word.bytes().any(|byte| byte.is_ascii_lowercase());
    let fits = if is_capitals { text.starts_with(word) } else { fold::starts(text, word) == Some(word.len()) };
    fits && text.get(word.len()..).and_then(|rest| rest.chars().next()).is_none_or(|next| !is_letter(next))
}

fn is_letter(char: char) -> bool {
    char.is_ascii_alphanumeric() || char >= '\u{c0}' && !('\u{2000}'..='\u{206f}').contains(&char)
}

#[cfg(test)]
mod tests {
    use alloc::borrow::ToOwned;
    use alloc::string::String;

    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let glossary =
            ["API", "Price cap", "Cap"].map(|term| GlossaryEntry { term: term.to_owned(), text: String::new() });
        uses(text, &glossary).into_iter().map(|word| text.get(word.range).unwrap()).collect()
    }

    #[test]
    fn the_longest_entry_wins() {
        assert_eq!(words("A price cap is a cap."), ["price cap", "cap"]);
    }

    #[test]
    fn parts_of_words_are_not_found() {
        assert_eq!(words("A recap, caps and a Capital."), Vec::<&str>::new());
        assert_eq!(words("CAP-free, éAPI, the API’s"), ["CAP", "API"]);
    }

    #[test]
    fn acronyms_are_found_with_their_case() {
        assert_eq!(words("An api and an API."), ["API"]);
    }
}
