//! Measures how well a redline reads.

use std::collections::HashSet;
use std::ops::{AddAssign, Range};

use crate::script::{Op, Piece, RunKind, joined, runs};
use crate::{minimal, numbers, words};

/// The maximum number of words of an island: unchanged text between two edits that is too short to help the reader.
const ISLAND_WORDS: usize = 2;
/// The maximum number of characters of an island.
const ISLAND_CHARS: usize = 12;
/// An edit is over-merged if it swallows this many unchanged words in a row.
const SWALLOWED_WORDS: usize = 4;

/// Counts for an edit script, or the sum of many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quality {
    /// Edit groups: maximal runs of deletions and insertions. A rewritten paragraph is one group. A moved paragraph is
    /// one too, plus the edits in it.
    pub groups: usize,
    /// Deleted and inserted characters, without those of moved paragraphs.
    pub changed: usize,
    /// Islands.
    pub islands: usize,
    /// Islands that contain a line end.
    pub breaks: usize,
    /// Edits that swallow unchanged words. Rewritten paragraphs do not count.
    pub overmerged: usize,
    /// Characters of rewritten paragraphs.
    pub rewritten: usize,
    /// Rewritten paragraphs that keep a third or more of their words in order.
    pub wrongly_rewritten: usize,
    /// Characters of moved paragraphs, at the new place only.
    pub moved: usize,
    /// Numbers with the start or the end of an edit inside them.
    pub split: usize,
}

impl AddAssign for Quality {
    fn add_assign(&mut self, other: Self) {
        self.groups += other.groups;
        self.changed += other.changed;
        self.islands += other.islands;
        self.breaks += other.breaks;
        self.overmerged += other.overmerged;
        self.rewritten += other.rewritten;
        self.wrongly_rewritten += other.wrongly_rewritten;
        self.moved += other.moved;
        self.split += other.split;
    }
}

/// Measures an edit script.
pub fn quality(pieces: &[Piece]) -> Quality {
    let runs: Vec<(RunKind, &[Piece])> = runs(pieces).collect();
    let mut sum = Quality { split: numbers::count_split(pieces), ..Quality::default() };
    // True inside a paragraph that was moved to this place.
    let mut in_moved = false;
    for (at, &(kind, run)) in runs.iter().enumerate() {
        match kind {
            RunKind::Kept => {
                let between = at > 0 && at + 1 < runs.len();
                let text = joined(run, Op::Keep);
                if between && is_island(&text) {
                    sum.islands += 1;
                    sum.breaks += usize::from(text.contains(['\n', '\r']));
                }
                in_moved = false;
            }
            RunKind::Edit => {
                sum.groups += 1;
                sum.changed += chars(run);
                sum.overmerged += usize::from(is_overmerged(&joined(run, Op::Delete), &joined(run, Op::Insert)));
            }
            RunKind::Rewritten => {
                sum.groups += 1;
                sum.changed += chars(run);
                sum.rewritten += chars(run);
                sum.wrongly_rewritten += usize::from(keeps_a_third(&joined(run, Op::Delete), &joined(run, Op::Insert)));
            }
            RunKind::Moved => {
                let here = joined(run, Op::Insert);
                sum.moved += here.chars().count();
                sum.groups += usize::from(!here.is_empty() && !in_moved);
                in_moved = !here.is_empty();
            }
        }
    }
    sum
}

fn chars(pieces: &[Piece]) -> usize {
    pieces.iter().map(|piece| piece.text.chars().count()).sum()
}

fn is_island(text: &str) -> bool {
    text.chars().count() <= ISLAND_CHARS && words::count(text) <= ISLAND_WORDS
}

/// True if a minimal script between the two texts of an edit would keep enough words in a row. An address counts as
/// one word.
fn is_overmerged(old: &str, new: &str) -> bool {
    // An address without its scheme cannot be recognised, but it has no white space.
    if !old.contains(char::is_whitespace) && !new.contains(char::is_whitespace) {
        return false;
    }
    let (old, new) = (words::tokens_and_addresses(old), words::tokens_and_addresses(new));
    let is_long = |run: Range<usize>| run.filter(|at| begins_word(&old, *at)).count() >= SWALLOWED_WORDS;
    share_words(&old, &new) && minimal::kept(&old, &new).into_iter().any(is_long)
}

/// True if a token is a word that no hyphen joins to the word before it. (*BY-SA* is one word.)
fn begins_word(tokens: &[&str], at: usize) -> bool {
    let is_joined = matches!(tokens[..at], [.., first, "-" | "\u{2010}" | "\u{2011}"] if words::is_word(first));
    words::is_word(tokens[at]) && !is_joined
}

/// True if both texts share a run of words that is long enough. This is a quick check before the slow one.
fn share_words(old: &[&str], new: &[&str]) -> bool {
    let (old, new) = (only_words(old), only_words(new));
    let runs: HashSet<&[&str]> = old.windows(SWALLOWED_WORDS).collect();
    new.windows(SWALLOWED_WORDS).any(|run| runs.contains(run))
}

fn only_words<'t>(tokens: &[&'t str]) -> Vec<&'t str> {
    tokens.iter().copied().filter(|token| words::is_word(token)).collect()
}

/// True if a third or more of the words of two paragraphs survive in order.
fn keeps_a_third(old: &str, new: &str) -> bool {
    let (old, new) = (words::words(old), words::words(new));
    let kept: usize = minimal::kept(&old, &new).iter().map(ExactSizeIterator::len).sum();
    2 * kept * 3 >= old.len() + new.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::Mark;

    fn keep(text: &str) -> Piece<'_> {
        Piece::plain(Op::Keep, text)
    }

    fn delete(text: &str) -> Piece<'_> {
        Piece::plain(Op::Delete, text)
    }

    fn insert(text: &str) -> Piece<'_> {
        Piece::plain(Op::Insert, text)
    }

    fn marked(piece: Piece<'_>, mark: Mark) -> Piece<'_> {
        Piece { mark, ..piece }
    }

    #[test]
    fn unchanged_text_counts_nothing() {
        assert_eq!(quality(&[keep("All of it.")]), Quality::default());
        assert_eq!(quality(&[]), Quality::default());
    }

    #[test]
    fn a_deletion_and_an_insertion_are_one_group() {
        let sum = quality(&[keep("the "), delete("odd"), insert("même"), keep(" end")]);
        assert_eq!(sum, Quality { groups: 1, changed: 7, ..Quality::default() });
    }

    #[test]
    fn a_short_run_between_two_edits_is_an_island() {
        let between = |text| quality(&[delete("a"), keep(text), insert("b")]).islands;
        assert_eq!(between(" of the "), 1);
        assert_eq!(between(" of the big "), 0, "three words");
        assert_eq!(between(" organisation "), 0, "fourteen characters");
        assert_eq!(quality(&[keep("a"), insert("b"), keep("c")]).islands, 0, "not between edits");
    }

    #[test]
    fn an_island_with_a_line_end_is_also_counted_as_a_break() {
        let sum = quality(&[delete("a"), keep("\n\n"), insert("b")]);
        assert_eq!((sum.islands, sum.breaks), (1, 1));
    }

    #[test]
    fn an_edit_that_swallows_four_words_is_overmerged() {
        let overmerged = |old, new| quality(&[delete(old), insert(new)]).overmerged;
        assert_eq!(overmerged("x one two three four y", "p one two three four q"), 1);
        assert_eq!(overmerged("x one two three y", "p one two three q"), 0, "three words");
        assert_eq!(overmerged("one two, three four", "one two three four"), 0, "a comma separates them");
        assert_eq!(overmerged("x CC BY-SA 4 y", "p CC BY-SA 4 q"), 0, "a hyphen joins two of them");
        assert_eq!(overmerged("x-one two three four y", "p-one two three four q"), 0, "one is joined to what changed");
        assert_eq!(overmerged("x one--two three four y", "p one--two three four q"), 1, "two hyphens are a dash");
        assert_eq!(overmerged("https://a.b/c/d/e/f?g=1", "https://a.b/c/d/e/f?g=2"), 0, "an address");
        assert_eq!(overmerged("/a/b/c/d?e=1", "/a/b/c/d?e=2"), 0, "an address without its scheme");
        assert_eq!(quality(&[delete("one two three four five")]).overmerged, 0, "nothing replaces it");
    }

    #[test]
    fn a_rewritten_paragraph_may_swallow_words_and_is_counted() {
        let pieces = [
            marked(delete("x one two three four y"), Mark::Rewritten),
            marked(insert("p one two three four q"), Mark::Rewritten),
        ];
        let sum = quality(&pieces);
        assert_eq!(sum, Quality { groups: 1, changed: 44, rewritten: 44, wrongly_rewritten: 1, ..Quality::default() });
    }

    #[test]
    fn a_paragraph_with_a_third_of_its_words_should_not_be_rewritten() {
        assert!(keeps_a_third("a b c", "a x y"));
        assert!(!keeps_a_third("a b c d", "a x y z"));
        assert!(!keeps_a_third("a b c", "x y a b c d e f g h i j k l m n o p q r s"));
    }

    #[test]
    fn a_moved_paragraph_is_one_group_without_changed_text() {
        let pieces = [
            marked(delete("Fees.\n"), Mark::Moved),
            keep("All else that is in the contract.\n"),
            marked(insert("Fees.\n"), Mark::Moved),
        ];
        assert_eq!(quality(&pieces), Quality { groups: 1, moved: 6, ..Quality::default() });
    }

    #[test]
    fn an_edit_in_a_moved_paragraph_is_another_group() {
        let pieces = [
            marked(delete("Fees: 5.\n"), Mark::Moved),
            keep("All else that is in the contract.\n"),
            marked(insert("Fees: "), Mark::Moved),
            marked(delete("5"), Mark::Inner),
            insert("6"),
            marked(insert(".\n"), Mark::Moved),
        ];
        assert_eq!(quality(&pieces), Quality { groups: 2, changed: 2, moved: 8, ..Quality::default() });
    }
}
