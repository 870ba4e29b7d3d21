//! Finds which blocks without an equal are alike: edited where they stand, or moved.

use alloc::vec::Vec;

use super::anchors::rising;
use super::intern::Interner;
use super::tokens::{is_word, tokens};

/// A block that has no equal in its place.
pub(super) struct Loose<'t> {
    /// Its place among all blocks of its text.
    pub at: usize,
    /// Between which equal blocks it stands: the same gap in the old and the new text.
    pub gap: usize,
    /// Its text.
    pub text: &'t str,
}

/// An old block and a new one that are alike, by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Alike {
    pub old: usize,
    pub new: usize,
}

/// The pairs of loose blocks that are alike.
pub(super) struct Likeness {
    /// Those in the same gap and in order, rising in both.
    pub edited: Vec<Alike>,
    /// Those that moved.
    pub moved: Vec<Alike>,
}

/// Words that stand in more blocks than this say nothing of which block it is.
const COMMON: usize = 6;
/// Likeness, in hundredths, from which a block is held to be the same one, edited.
const EDITED: usize = 30;
/// From which it is held to have moved.
const MOVED: usize = 60;
/// A block of fewer words than this is no move that a reader would look for.
const MOVED_WORDS: usize = 6;

/// Pairs each new block with the old one that shares most of its rarer words.
pub(super) fn likeness(old: &[Loose], new: &[Loose]) -> Likeness {
    let mut interner = Interner::for_about(1 << 10);
    let old_words: Vec<Vec<u32>> = old.iter().map(|block| words(block.text, &mut interner)).collect();
    let new_words: Vec<Vec<u32>> = new.iter().map(|block| words(block.text, &mut interner)).collect();
    let mut tally = Tally(alloc::vec![0; interner.len()]);
    let index = Index::of(&old_words, &mut tally);

    // For each old block, the new one that is most like it, and how much, in hundredths.
    let mut best: Vec<Option<(usize, usize)>> = alloc::vec![None; old.len()];
    let mut votes = alloc::vec![0_usize; old.len()];
    for (n, words) in new_words.iter().enumerate() {
        let mut candidates = Vec::new();
        tally.each_once(words, |word| {
            let holders = index.holders(word);
            for o in holders {
                if votes[*o as usize] == 0 {
                    candidates.push(*o as usize);
                }
                votes[*o as usize] += 1 + COMMON - holders.len();
            }
        });
        // Of two that are as like it, the one that stands in the same gap.
        let weight = |o: &usize| votes[*o] << usize::from(old[*o].gap == new[n].gap);
        let candidate = candidates.iter().copied().reduce(|a, b| if weight(&b) > weight(&a) { b } else { a });
        for o in candidates {
            votes[o] = 0;
        }
        let Some(o) = candidate else { continue };
        let alike = tally.likeness(&old_words[o], words);
        if best[o].is_none_or(|(_, least)| alike > least) {
            best[o] = Some((n, alike));
        }
    }
    sorted_out(&best, old, new, &old_words)
}

/// Which of the pairs found are edits in place, and which are moves. Each block is in one at most.
fn sorted_out(best: &[Option<(usize, usize)>], old: &[Loose], new: &[Loose], old_words: &[Vec<u32>]) -> Likeness {
    let found = || best.iter().enumerate().filter_map(|(o, best)| best.map(|(n, alike)| (o, n, alike)));
    let in_place = found().filter(|(o, n, alike)| *alike >= EDITED && old[*o].gap == new[*n].gap);
    let edited = rising(&in_place.map(|(o, n, _)| (o, n)).collect::<Vec<_>>());
    let is_move = |(o, n, alike): &(usize, usize, usize)| {
        *alike >= MOVED && old_words[*o].len() >= MOVED_WORDS && edited.binary_search(&(*o, *n)).is_err()
    };
    let places = |o: usize, n: usize| Alike { old: old[o].at, new: new[n].at };
    Likeness {
        moved: found().filter(is_move).map(|(o, n, _)| places(o, n)).collect(),
        edited: edited.iter().map(|(o, n)| places(*o, *n)).collect(),
    }
}

fn words<'t>(text: &'t str, interner: &mut Interner<'t>) -> Vec<u32> {
    tokens(text).into_iter().filter(|token| is_word(token)).map(|token| interner.number(token)).collect()
}

/// A count for each word; all 0 between two uses.
struct Tally(Vec<u32>);

impl Tally {
    /// The words that both have, in hundredths of what there are.
    fn likeness(&mut self, a: &[u32], b: &[u32]) -> usize {
        for word in a {
            self.0[*word as usize] += 1;
        }
        let mut common = 0;
        for word in b {
            let count = &mut self.0[*word as usize];
            if *count > 0 {
                *count -= 1;
                common += 1;
            }
        }
        for word in a {
            self.0[*word as usize] = 0;
        }
        200 * common / (a.len() + b.len()).max(1)
    }

    /// Visits each word once.
    fn each_once(&mut self, words: &[u32], mut visit: impl FnMut(u32)) {
        for word in words {
            if self.0[*word as usize] == 0 {
                self.0[*word as usize] = 1;
                visit(*word);
            }
        }
        for word in words {
            self.0[*word as usize] = 0;
        }
    }
}

/// Which blocks hold a word.
struct Index {
    /// Where the holders of each word begin among all; one more than there are words.
    starts: Vec<u32>,
    holders: Vec<u32>,
}

impl Index {
    fn of(blocks: &[Vec<u32>], tally: &mut Tally) -> Self {
        let mut starts = alloc::vec![0_u32; tally.0.len() + 2];
        for block in blocks {
            tally.each_once(block, |word| starts[word as usize + 2] += 1);
        }
        for at in 2..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut holders = alloc::vec![0_u32; starts.last().map_or(0, |count| *count as usize)];
        for (at, block) in (0..).zip(blocks) {
            tally.each_once(block, |word| {
                let next = &mut starts[word as usize + 1];
                holders[*next as usize] = at;
                *next += 1;
            });
        }
        Self { starts, holders }
    }

    /// The blocks that hold a word; none if it is common.
    fn holders(&self, word: u32) -> &[u32] {
        let holders = &self.holders[self.starts[word as usize] as usize..self.starts[word as usize + 1] as usize];
        if holders.len() > COMMON { &[] } else { holders }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loose(texts: &[&'static str]) -> Vec<Loose<'static>> {
        texts.iter().enumerate().map(|(at, text)| Loose { at, gap: 0, text }).collect()
    }

    #[test]
    fn an_edited_block_is_found_and_a_new_one_is_not() {
        let old = loose(&["The fee is ten dollars a month.", "Accounts may be closed at any time by the holder."]);
        let new = loose(&[
            "A word on cookies.",
            "The fee is twelve dollars a month.",
            "Accounts may be closed by the holder.",
        ]);
        let found = likeness(&old, &new);
        assert_eq!(found.edited, [Alike { old: 0, new: 1 }, Alike { old: 1, new: 2 }]);
        assert_eq!(found.moved, []);
    }

    #[test]
    fn blocks_that_changed_places_are_one_edit_and_one_move() {
        let old = loose(&["Alpha beta gamma delta epsilon zeta eta.", "One two three four five six seven eight."]);
        let new = loose(&["One two three four five six seven eight.", "Alpha beta gamma delta epsilon zeta eta."]);
        let found = likeness(&old, &new);
        assert_eq!((found.edited.len(), found.moved.len()), (1, 1));
    }
}
