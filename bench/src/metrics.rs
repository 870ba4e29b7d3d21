//! How a redline reads, in numbers.

use std::collections::HashSet;
use std::ops::{AddAssign, Range};

use crate::script::{Kind, Op, Piece, runs, side};
use crate::{minimal, numbers, words};

/// An unchanged run between two edits is stranded with so many words at most …
const ISLAND_WORDS: usize = 2;
/// … and so many characters.
const ISLAND_CHARS: usize = 12;
/// An edit that swallows an unchanged run of so many words is over-merged.
const SWALLOWED_WORDS: usize = 4;

/// What is counted of a script, or of many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quality {
    /// Edits: maximal runs of deletions and insertions. A rewritten paragraph is one, and so is a
    /// moved one, beside the edits in it.
    pub groups: usize,
    /// Characters deleted and inserted, but those of moved paragraphs.
    pub changed: usize,
    /// Unchanged runs between two edits, too short to be read.
    pub islands: usize,
    /// Those of them in which a line ends.
    pub breaks: usize,
    /// Edits, but rewritten paragraphs, that swallow an unchanged run.
    pub overmerged: usize,
    /// Characters of paragraphs shown as before and after.
    pub rewritten: usize,
    /// Paragraphs shown as before and after of which a third of the words or more survive in order.
    pub torn: usize,
    /// Characters of moved paragraphs, once each.
    pub moved: usize,
    /// Numbers with the begin or the end of an edit inside them.
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
        self.torn += other.torn;
        self.moved += other.moved;
        self.split += other.split;
    }
}

/// Judges a script.
pub fn quality(pieces: &[Piece]) -> Quality {
    let runs: Vec<(Kind, &[Piece])> = runs(pieces).collect();
    let mut sum = Quality { split: numbers::split(pieces), ..Quality::default() };
    // Whether this is still the paragraph that was moved here.
    let mut moved_here = false;
    for (at, &(kind, run)) in runs.iter().enumerate() {
        match kind {
            Kind::Kept => {
                let between = at > 0 && at + 1 < runs.len();
                let text = side(run, Op::Keep);
                if between && is_island(&text) {
                    sum.islands += 1;
                    sum.breaks += usize::from(text.contains(['\n', '\r']));
                }
                moved_here = false;
            }
            Kind::Edit => {
                sum.groups += 1;
                sum.changed += chars(run);
                sum.overmerged += usize::from(is_overmerged(&side(run, Op::Delete), &side(run, Op::Insert)));
            }
            Kind::Rewritten => {
                sum.groups += 1;
                sum.changed += chars(run);
                sum.rewritten += chars(run);
                sum.torn += usize::from(survives(&side(run, Op::Delete), &side(run, Op::Insert)));
            }
            Kind::Moved => {
                let here = side(run, Op::Insert);
                sum.moved += here.chars().count();
                sum.groups += usize::from(!here.is_empty() && !moved_here);
                moved_here = !here.is_empty();
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

/// Whether a minimal script between the two sides of an edit would have kept a run of words. An
/// address is one word: all of it is shown as changed, however little of it is.
fn is_overmerged(old: &str, new: &str) -> bool {
    // Cut out of its link, an address has nothing that tells it; but no white space either.
    if !old.contains(char::is_whitespace) && !new.contains(char::is_whitespace) {
        return false;
    }
    let (old, new) = (words::tokens_and_addresses(old), words::tokens_and_addresses(new));
    let is_long = |run: Range<usize>| run.filter(|at| begins_word(&old, *at)).count() >= SWALLOWED_WORDS;
    share_words(&old, &new) && minimal::kept(&old, &new).into_iter().any(is_long)
}

/// Whether a token is a word that no hyphen joins to the word before it: "BY-SA" is one.
fn begins_word(tokens: &[&str], at: usize) -> bool {
    let is_joined = matches!(tokens[..at], [.., first, "-" | "\u{2010}" | "\u{2011}"] if words::is_word(first));
    words::is_word(tokens[at]) && !is_joined
}

/// Whether a run of words, long enough, stands in both texts: it is quick to see that none does.
fn share_words(old: &[&str], new: &[&str]) -> bool {
    let (old, new) = (only_words(old), only_words(new));
    let runs: HashSet<&[&str]> = old.windows(SWALLOWED_WORDS).collect();
    new.windows(SWALLOWED_WORDS).any(|run| runs.contains(run))
}

fn only_words<'t>(tokens: &[&'t str]) -> Vec<&'t str> {
    tokens.iter().copied().filter(|token| words::is_word(token)).collect()
}

/// Whether a third of the words of two paragraphs, or more, survive in order.
fn survives(old: &str, new: &str) -> bool {
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
    fn nothing_changed_is_nothing() {
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
    fn an_island_with_the_end_of_a_line_is_told_apart() {
        let sum = quality(&[delete("a"), keep("\n\n"), insert("b")]);
        assert_eq!((sum.islands, sum.breaks), (1, 1));
    }

    #[test]
    fn an_edit_that_swallows_four_words_is_overmerged() {
        let overmerged = |old, new| quality(&[delete(old), insert(new)]).overmerged;
        assert_eq!(overmerged("x one two three four y", "p one two three four q"), 1);
        assert_eq!(overmerged("x one two three y", "p one two three q"), 0, "three words");
        assert_eq!(overmerged("one two, three four", "one two three four"), 0, "a comma parts them");
        assert_eq!(overmerged("x CC BY-SA 4 y", "p CC BY-SA 4 q"), 0, "a hyphen joins two of them");
        assert_eq!(overmerged("x-one two three four y", "p-one two three four q"), 0, "one is joined to what changed");
        assert_eq!(overmerged("x one--two three four y", "p one--two three four q"), 1, "two hyphens are a dash");
        assert_eq!(overmerged("https://a.b/c/d/e/f?g=1", "https://a.b/c/d/e/f?g=2"), 0, "an address");
        assert_eq!(overmerged("/a/b/c/d?e=1", "/a/b/c/d?e=2"), 0, "an address without its scheme");
        assert_eq!(quality(&[delete("one two three four five")]).overmerged, 0, "nothing is put in its place");
    }

    #[test]
    fn a_rewritten_paragraph_swallows_what_it_likes_and_is_counted() {
        let pieces = [
            marked(delete("x one two three four y"), Mark::Rewritten),
            marked(insert("p one two three four q"), Mark::Rewritten),
        ];
        let sum = quality(&pieces);
        assert_eq!(sum, Quality { groups: 1, changed: 44, rewritten: 44, torn: 1, ..Quality::default() });
    }

    #[test]
    fn a_paragraph_is_torn_where_a_third_of_its_words_survive() {
        assert!(survives("a b c", "a x y"));
        assert!(!survives("a b c d", "a x y z"));
        assert!(!survives("a b c", "x y a b c d e f g h i j k l m n o p q r s"));
    }

    #[test]
    fn a_moved_paragraph_is_one_group_and_no_changed_text() {
        let pieces = [
            marked(delete("Fees.\n"), Mark::Moved),
            keep("All else that is in the contract.\n"),
            marked(insert("Fees.\n"), Mark::Moved),
        ];
        assert_eq!(quality(&pieces), Quality { groups: 1, moved: 6, ..Quality::default() });
    }

    #[test]
    fn an_edit_in_a_moved_paragraph_is_a_group_of_its_own() {
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
