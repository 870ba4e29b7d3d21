//! Finds which blocks without an equal are alike: edited where they stand, split, merged, or moved.

use alloc::vec::Vec;
use core::ops::Range;

use super::anchors::longest_increasing_subsequence;
use super::words::{Word, part};

/// A block that has no equal in its place.
pub(super) struct Loose {
    /// Its place among all blocks of its text.
    pub at: usize,
    /// Between which equal blocks it stands: the same gap in the old and the new text.
    pub gap: usize,
    /// Whether it goes on in the line of the block before.
    pub mid_line: bool,
    /// Its words, among all words of the loose blocks of its text.
    pub words: Range<usize>,
}

/// The loose blocks of a text and their words.
pub(super) struct Side {
    pub loose: Vec<Loose>,
    pub words: Vec<Word>,
}

impl Side {
    fn words(&self, blocks: Range<usize>) -> &[Word] {
        let at = |at: usize| self.loose.get(at).map_or(self.words.len(), |block| block.words.start);
        part(&self.words, &(at(blocks.start)..at(blocks.end)))
    }

    fn is_mid_line(&self, at: usize) -> bool {
        self.loose.get(at).is_some_and(|block| block.mid_line)
    }

    /// Whether a block is all of its line.
    fn is_line(&self, at: usize) -> bool {
        !self.is_mid_line(at) && !self.is_mid_line(at + 1)
    }

    fn gap(&self, at: usize) -> Option<usize> {
        self.loose.get(at).map(|block| block.gap)
    }
}

/// Old blocks and the new ones that they became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alike {
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// The loose blocks that are alike, by their places among the loose ones.
#[derive(Default)]
pub(super) struct Likeness {
    /// Those in the same gap and in order, rising in both.
    pub edited: Vec<Alike>,
    /// Those that moved, in the order of the new text.
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
/// So many hundredths of a block must have stood in another, for that to have been split.
const SPLIT: usize = 60;
/// A block of fewer words than this is no part of a split one.
const SPLIT_WORDS: usize = 4;

/// Pairs each new block with the old one that shares most of its rarer words. `numbers` is one more than
/// the largest number of a word.
pub(super) fn likeness(old: &Side, new: &Side, numbers: usize) -> Likeness {
    if old.loose.is_empty() || new.loose.is_empty() {
        return Likeness::default();
    }
    let mut tally = Tally { counts: alloc::vec![0; numbers], visited: alloc::vec![0; numbers], visit: 0 };
    let index = Index::of(old, &mut tally);

    // For each old block, the new one that is most like it, and how much, in hundredths.
    let mut best: Vec<Option<(usize, usize)>> = alloc::vec![None; old.loose.len()];
    let mut votes = alloc::vec![0_usize; old.loose.len()];
    let mut candidates = Vec::new();
    for n in 0..new.loose.len() {
        let words = new.words(n..n + 1);
        candidates.clear();
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
        let weight = |o: &usize| votes[*o] << usize::from(old.gap(*o) == new.gap(n));
        let candidate = candidates.iter().copied().reduce(|a, b| if weight(&b) > weight(&a) { b } else { a });
        for o in &candidates {
            votes[*o] = 0;
        }
        let Some(o) = candidate else { continue };
        let alike = tally.likeness(old.words(o..o + 1), words);
        if best[o].is_none_or(|(_, least)| alike > least) {
            best[o] = Some((n, alike));
        }
    }

    let mut in_place = Vec::new();
    // For each new block, the old one that moved there.
    let mut moved_to: Vec<Option<usize>> = alloc::vec![None; new.loose.len()];
    for (o, best) in best.iter().enumerate() {
        let Some((n, alike)) = *best else { continue };
        if alike >= EDITED && old.gap(o) == new.gap(n) {
            in_place.push((o, n));
        }
        if alike >= MOVED && old.is_line(o) && new.is_line(n) && old.words(o..o + 1).len() >= MOVED_WORDS {
            moved_to[n] = Some(o);
        }
    }
    let edited = with_parts(&longest_increasing_subsequence(&in_place), old, new, &mut tally);
    let mut moved: Vec<Alike> = Vec::new();
    for (n, o) in moved_to.into_iter().enumerate() {
        let Some(o) = o else { continue };
        if edited.iter().any(|pair| pair.old.contains(&o) || pair.new.contains(&n)) {
            continue;
        }
        match moved.last_mut() {
            // Blocks that moved together are one move.
            Some(last)
                if (last.old.end, last.new.end) == (o, n)
                    && old.gap(o - 1) == old.gap(o)
                    && new.gap(n - 1) == new.gap(n) =>
            {
                (last.old.end, last.new.end) = (o + 1, n + 1);
            }
            _ => moved.push(Alike { old: o..o + 1, new: n..n + 1 }),
        }
    }
    Likeness { edited, moved }
}

/// The pairs, each with the blocks beside it that are parts of it: an old block that was split into
/// several, or several that were merged into one. The sentences of a line stay together, whatever they say.
fn with_parts(pairs: &[(usize, usize)], old: &Side, new: &Side, tally: &mut Tally) -> Vec<Alike> {
    let mut all: Vec<Alike> = Vec::with_capacity(pairs.len());
    for (at, (o, n)) in pairs.iter().copied().enumerate() {
        let next = pairs.get(at + 1).copied().unwrap_or((old.loose.len(), new.loose.len()));
        let last = all.last().map_or((0, 0), |last| (last.old.end, last.new.end));
        let mut pair = Alike { old: o..o + 1, new: n..n + 1 };
        pair.new = tally.grown((new, pair.new), last.1..next.1, old.words(pair.old.clone()));
        pair.old = tally.grown((old, pair.old), last.0..next.0, new.words(pair.new.clone()));
        match all.last_mut() {
            Some(last)
                if old.gap(last.old.start) == old.gap(o)
                    && (old.is_mid_line(pair.old.start) || new.is_mid_line(pair.new.start)) =>
            {
                (last.old.end, last.new.end) = (pair.old.end, pair.new.end);
            }
            _ => all.push(pair),
        }
    }
    all
}

/// A count for each word, all 0 between two uses; and which words were visited.
struct Tally {
    counts: Vec<i32>,
    /// The last visit of each word.
    visited: Vec<u32>,
    visit: u32,
}

impl Tally {
    fn add(&mut self, words: &[Word], count: i32) {
        for word in words {
            self.counts[word.number as usize] += count;
        }
    }

    fn clear(&mut self, words: &[Word]) {
        for word in words {
            self.counts[word.number as usize] = 0;
        }
    }

    /// How many of the words are counted, each as often as it is.
    fn counted(&mut self, words: &[Word]) -> usize {
        let mut counted = 0;
        for word in words {
            let count = &mut self.counts[word.number as usize];
            if *count > 0 && word.is_word() {
                *count -= 1;
                counted += 1;
            }
        }
        counted
    }

    /// The words that both have, in hundredths of what there are.
    fn likeness(&mut self, a: &[Word], b: &[Word]) -> usize {
        self.add(a, 1);
        let common = self.counted(b);
        self.clear(a);
        let count = |words: &[Word]| words.iter().filter(|word| word.is_word()).count();
        200 * common / (count(a) + count(b)).max(1)
    }

    /// Blocks, and those beside them within the room that go on in the same line, or of which most words stand
    /// in the other text's blocks and are not accounted for.
    fn grown(&mut self, (side, mut blocks): (&Side, Range<usize>), room: Range<usize>, other: &[Word]) -> Range<usize> {
        let gap = side.gap(blocks.start);
        for forward in [true, false] {
            loop {
                let (next, seam) =
                    if forward { (blocks.end, blocks.end) } else { (blocks.start.wrapping_sub(1), blocks.start) };
                if !room.contains(&next) || side.gap(next) != gap {
                    break;
                }
                let part = side.words(next..next + 1);
                let own = side.words(blocks.clone());
                self.add(other, 1);
                self.add(own, -1);
                let counted = self.counted(part);
                self.clear(other);
                self.clear(own);
                let is_part = part.len() >= SPLIT_WORDS && 100 * counted >= SPLIT * part.len();
                if !is_part && !side.is_mid_line(seam) {
                    break;
                }
                blocks = blocks.start.min(next)..blocks.end.max(next + 1);
            }
        }
        blocks
    }

    /// Visits each word once.
    fn each_once(&mut self, words: &[Word], mut visit: impl FnMut(u32)) {
        self.visit += 1;
        for word in words {
            let visited = &mut self.visited[word.number as usize];
            if word.is_word() && *visited != self.visit {
                *visited = self.visit;
                visit(word.number);
            }
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
    fn of(side: &Side, tally: &mut Tally) -> Self {
        let mut starts = alloc::vec![0_u32; tally.counts.len() + 2];
        for at in 0..side.loose.len() {
            tally.each_once(side.words(at..at + 1), |word| starts[word as usize + 2] += 1);
        }
        for at in 2..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut holders = alloc::vec![0_u32; starts.last().map_or(0, |count| *count as usize)];
        for (at, number) in (0..side.loose.len()).zip(0..) {
            tally.each_once(side.words(at..at + 1), |word| {
                let next = &mut starts[word as usize + 1];
                holders[*next as usize] = number;
                *next += 1;
            });
        }
        Self { starts, holders }
    }

    /// The blocks that hold a word; none if it is common.
    fn holders(&self, word: u32) -> &[u32] {
        let starts = (self.starts[word as usize] as usize, self.starts[word as usize + 1] as usize);
        let holders = part(&self.holders, &(starts.0..starts.1));
        if holders.len() > COMMON { &[] } else { holders }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redline::intern::Interner;
    use crate::redline::words::words;

    fn alike(old: &[&str], new: &[&str]) -> Likeness {
        let mut interner = Interner::for_about(64);
        let mut side = |texts: &[&'static str]| {
            let mut side = Side { loose: Vec::new(), words: Vec::new() };
            for (at, text) in texts.iter().enumerate() {
                let start = side.words.len();
                words(text, 0..text.len(), &mut interner, &mut Vec::new(), &mut side.words);
                side.loose.push(Loose { at, gap: 0, mid_line: false, words: start..side.words.len() });
            }
            side
        };
        let leak = |texts: &[&str]| -> Vec<&'static str> {
            texts
                .iter()
                .map(|text| &*alloc::boxed::Box::leak(alloc::borrow::ToOwned::to_owned(*text).into_boxed_str()))
                .collect()
        };
        let (old, new) = (side(&leak(old)), side(&leak(new)));
        likeness(&old, &new, interner.len())
    }

    #[test]
    fn an_edited_block_is_found_and_a_new_one_is_not() {
        let old = ["The fee is ten dollars a month.", "Accounts may be closed at any time by the holder."];
        let new = ["A word on cookies.", "The fee is twelve dollars a month.", "Accounts may be closed by the holder."];
        let found = alike(&old, &new);
        assert_eq!(found.edited, [Alike { old: 0..1, new: 1..2 }, Alike { old: 1..2, new: 2..3 }]);
        assert_eq!(found.moved, []);
    }

    #[test]
    fn blocks_that_changed_places_are_one_edit_and_one_move() {
        let old = ["Alpha beta gamma delta epsilon zeta eta.", "One two three four five six seven eight."];
        let found = alike(&old, &[old[1], old[0]]);
        assert_eq!((found.edited.len(), found.moved.len()), (1, 1));
    }

    #[test]
    fn the_parts_of_a_split_block_belong_together() {
        let whole = "Members may bring guests on Sundays. Guests pay the full fee at the door, in cash.";
        let parts = ["Members may bring guests on Sundays.", "Guests pay the full fee at the door, in cash."];
        assert_eq!(alike(&[whole], &parts).edited, [Alike { old: 0..1, new: 0..2 }]);
        assert_eq!(alike(&parts, &[whole]).edited, [Alike { old: 0..2, new: 0..1 }]);
    }
}
