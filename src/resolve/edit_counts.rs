//! Counts edits by kind.

use alloc::string::String;

use crate::locale::{Locale, Word};
use crate::number;
use crate::redline::{Edit, EditKind, Op};

/// The number of edits of each kind.
#[derive(Clone, Copy, Default)]
pub(super) struct EditCounts {
    /// In the order of [`WORDS`].
    counts: [usize; WORDS.len()],
    /// True if some edits are minor.
    pub has_minor: bool,
}

/// The words for the kinds that are counted, the most important first.
const WORDS: [Word; 11] = [
    Word::InWording,
    Word::InNumbers,
    Word::InPosition,
    Word::InNumbering,
    Word::InFormat,
    Word::InSpelling,
    Word::InCapitals,
    Word::InPunctuation,
    Word::InSpacing,
    Word::InLinks,
    Word::InInvisibleCharacters,
];

impl EditCounts {
    pub(super) fn count(edits: &[Edit]) -> Self {
        let mut counts = Self::default();
        let mut previous = None;
        for edit in edits {
            let index = match edit.kind {
                EditKind::Same => None,
                EditKind::Moved(_) if edit.op == Op::Delete => None,
                EditKind::Substance | EditKind::Rewritten => Some(0),
                EditKind::Number => Some(1),
                EditKind::Moved(_) => Some(2),
                EditKind::Numbering => Some(3),
                EditKind::Wording => Some(4),
                EditKind::Spelling => Some(5),
                EditKind::Case => Some(6),
                EditKind::Punctuation => Some(7),
                EditKind::Space => Some(8),
                EditKind::Link => Some(9),
                EditKind::Invisible => Some(10),
            };
            // A deletion and the insertion that replaces it are one edit.
            let is_same = edit.op == Op::Insert && previous == Some((Op::Delete, edit.kind));
            if let Some(index) = index.filter(|_| !is_same) {
                counts.counts[index] += 1;
                counts.has_minor |= edit.kind.is_minor();
            }
            previous = Some((edit.op, edit.kind));
        }
        counts
    }

    /// Adds other counts.
    pub(super) fn and(mut self, other: Self) -> Self {
        for (count, more) in self.counts.iter_mut().zip(other.counts) {
            *count += more;
        }
        self.has_minor |= other.has_minor;
        self
    }

    /// Returns the counts in a sentence. `None` if there are only changed words, or only changed numbers.
    pub(super) fn sentence(self, locale: &Locale) -> Option<String> {
        let is_mixed = self.counts.iter().filter(|count| **count > 0).count() > 1;
        if !is_mixed && self.counts.iter().skip(2).all(|count| *count == 0) {
            return None;
        }
        let mut sentence = locale.count(Word::ChangeCount, self.counts.iter().sum());
        let mut separator = ": ";
        for (count, word) in self.counts.into_iter().zip(WORDS).filter(|(count, _)| *count > 0) {
            if is_mixed {
                sentence.push_str(separator);
                number::push(&mut sentence, count);
                separator = ", ";
            }
            sentence.push(' ');
            sentence.push_str(locale.word(word));
        }
        Some(sentence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::ENGLISH;
    use crate::redline::redline;

    fn sentence(old: &str, new: &str) -> Option<String> {
        EditCounts::count(&redline(old, new)).sentence(&ENGLISH)
    }

    #[test]
    fn edits_are_counted_by_kind() {
        assert_eq!(sentence("The fee is $5.", "The fee is $6."), None);
        assert_eq!(
            sentence("The fee is due at once.", "The Fee is due at once.").as_deref(),
            Some("1 change in capital letters")
        );
        assert_eq!(
            sentence("The Fee is due at once; it is $5 a day.", "The fee is due at once, it is $6 a day.").as_deref(),
            Some("3 changes: 1 in numbers, 1 in capital letters, 1 in punctuation")
        );
    }
}
