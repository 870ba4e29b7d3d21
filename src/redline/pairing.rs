//! Pairs the blocks that have no equal: edited in place, split, merged or moved.
//!
//! 1. Each word votes for the old blocks that have it. A rarer word has more votes (inverse document frequency); a
//!    word that occurs in more than six blocks has none. Each new block gets the old block with the most votes.
//! 2. The similarity of two blocks is their share of common words, in percent (the Sørensen–Dice coefficient).
//! 3. Similar blocks between the same two equal blocks are *edited*. Only the longest increasing subsequence of
//!    those pairs is kept.
//! 4. An edited pair grows by the blocks beside it that have their words in it: the block was split or merged.
//! 5. Very similar blocks elsewhere have *moved*.

use alloc::vec::Vec;
use core::ops::Range;

use crate::subsequence::longest_increasing_subsequence;

use super::words::{Word, slice};

/// A block without an equal block in the other text.
pub(super) struct UnmatchedBlock {
    /// Its index among all blocks of its text.
    pub index: usize,
    /// The number of equal blocks before it. Blocks with the same gap lie between the same equal blocks.
    pub gap: usize,
    /// True if it continues the line of the block before it.
    pub is_mid_line: bool,
    /// Its words, as a range of [`UnmatchedBlocks::words`].
    pub words: Range<usize>,
}

/// The unmatched blocks of one text, and their words.
pub(super) struct UnmatchedBlocks {
    pub blocks: Vec<UnmatchedBlock>,
    pub words: Vec<Word>,
}

impl UnmatchedBlocks {
    fn words(&self, blocks: Range<usize>) -> &[Word] {
        let start = |at: usize| self.blocks.get(at).map_or(self.words.len(), |block| block.words.start);
        slice(&self.words, &(start(blocks.start)..start(blocks.end)))
    }

    fn is_mid_line(&self, at: usize) -> bool {
        self.blocks.get(at).is_some_and(|block| block.is_mid_line)
    }

    /// True if a block is a line of its own.
    fn is_line(&self, at: usize) -> bool {
        !self.is_mid_line(at) && !self.is_mid_line(at + 1)
    }

    fn gap(&self, at: usize) -> Option<usize> {
        self.blocks.get(at).map(|block| block.gap)
    }
}

/// Adjacent old blocks and the new blocks that they became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BlockPair {
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// Pairs of blocks, by their indexes among the unmatched blocks.
#[derive(Default)]
pub(super) struct BlockPairs {
    /// Pairs in the same gap, in the order of both texts.
    pub edited: Vec<BlockPair>,
    /// Pairs that moved, in the order of the new text.
    pub moved: Vec<BlockPair>,
}

/// A word that occurs in more old blocks than this has no vote.
const MAX_BLOCKS_OF_WORD: usize = 6;
/// The minimum similarity, in percent, of an edited block.
const MIN_EDITED: usize = 30;
/// The minimum similarity, in percent, of a moved block.
const MIN_MOVED: usize = 60;
/// The minimum number of words of a moved block. A reader would not look for a shorter one.
const MIN_MOVED_WORDS: usize = 6;
/// The minimum share, in percent, of a block's words that come from a block that was split.
const MIN_SPLIT: usize = 60;
/// The minimum number of words of a block that was split off.
const MIN_SPLIT_WORDS: usize = 4;

/// Pairs the unmatched blocks of two texts. All word ids are below `id_count`.
pub(super) fn pair_blocks(old: &UnmatchedBlocks, new: &UnmatchedBlocks, id_count: usize) -> BlockPairs {
    if old.blocks.is_empty() || new.blocks.is_empty() {
        return BlockPairs::default();
    }
    let mut tally = Tally { counts: alloc::vec![0; id_count], last_visits: alloc::vec![0; id_count], visit: 0 };
    let index = InvertedIndex::new(old, &mut tally);

    // For each old block, the most similar new block and the similarity in percent.
    let mut best: Vec<Option<(usize, usize)>> = alloc::vec![None; old.blocks.len()];
    let mut votes = alloc::vec![0_usize; old.blocks.len()];
    let mut candidates = Vec::new();
    for n in 0..new.blocks.len() {
        let words = new.words(n..n + 1);
        candidates.clear();
        tally.visit_unique(words, |id| {
            let blocks = index.blocks_with(id);
            for o in blocks {
                if votes[*o as usize] == 0 {
                    candidates.push(*o as usize);
                }
                votes[*o as usize] += 1 + MAX_BLOCKS_OF_WORD - blocks.len();
            }
        });
        // Votes count twice for a block in the same gap.
        let weight = |o: &usize| votes[*o] << usize::from(old.gap(*o) == new.gap(n));
        let candidate = candidates.iter().copied().reduce(|a, b| if weight(&b) > weight(&a) { b } else { a });
        for o in &candidates {
            votes[*o] = 0;
        }
        let Some(o) = candidate else { continue };
        let similarity = tally.similarity(old.words(o..o + 1), words);
        if best[o].is_none_or(|(_, highest)| similarity > highest) {
            best[o] = Some((n, similarity));
        }
    }

    let mut in_place = Vec::new();
    // For each new block, the old block that moved there.
    let mut moved_from: Vec<Option<usize>> = alloc::vec![None; new.blocks.len()];
    for (o, best) in best.iter().enumerate() {
        let Some((n, similarity)) = *best else { continue };
        if similarity >= MIN_EDITED && old.gap(o) == new.gap(n) {
            in_place.push((o, n));
        }
        if similarity >= MIN_MOVED && old.is_line(o) && new.is_line(n) && old.words(o..o + 1).len() >= MIN_MOVED_WORDS {
            moved_from[n] = Some(o);
        }
    }
    let edited = grow_pairs(&longest_increasing_subsequence(&in_place), old, new, &mut tally);
    let mut moved: Vec<BlockPair> = Vec::new();
    for (n, o) in moved_from.into_iter().enumerate() {
        let Some(o) = o else { continue };
        if edited.iter().any(|pair| pair.old.contains(&o) || pair.new.contains(&n)) {
            continue;
        }
        match moved.last_mut() {
            // Adjacent blocks that moved together are one move.
            Some(last)
                if (last.old.end, last.new.end) == (o, n)
                    && old.gap(o - 1) == old.gap(o)
                    && new.gap(n - 1) == new.gap(n) =>
            {
                (last.old.end, last.new.end) = (o + 1, n + 1);
            }
            _ => moved.push(BlockPair { old: o..o + 1, new: n..n + 1 }),
        }
    }
    BlockPairs { edited, moved }
}

/// Extends each pair by the adjacent blocks that belong to it: an old block that was split into several new ones, or
/// several old blocks that were merged. The sentences of a line stay together.
fn grow_pairs(
    pairs: &[(usize, usize)],
    old: &UnmatchedBlocks,
    new: &UnmatchedBlocks,
    tally: &mut Tally,
) -> Vec<BlockPair> {
    let mut all: Vec<BlockPair> = Vec::with_capacity(pairs.len());
    for (at, (o, n)) in pairs.iter().copied().enumerate() {
        let next = pairs.get(at + 1).copied().unwrap_or((old.blocks.len(), new.blocks.len()));
        let last = all.last().map_or((0, 0), |last| (last.old.end, last.new.end));
        let mut pair = BlockPair { old: o..o + 1, new: n..n + 1 };
        pair.new = tally.grow((new, pair.new), last.1..next.1, old.words(pair.old.clone()));
        pair.old = tally.grow((old, pair.old), last.0..next.0, new.words(pair.new.clone()));
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

/// Counters by word id, reused from one block to the next.
struct Tally {
    /// All 0 between two uses.
    counts: Vec<i32>,
    /// The last visit of each word by [`Tally::visit_unique`].
    last_visits: Vec<u32>,
    visit: u32,
}

impl Tally {
    fn add(&mut self, words: &[Word], count: i32) {
        for word in words {
            self.counts[word.id as usize] += count;
        }
    }

    fn clear(&mut self, words: &[Word]) {
        for word in words {
            self.counts[word.id as usize] = 0;
        }
    }

    /// Takes words out of the counters, and returns the number of words that were there.
    fn take(&mut self, words: &[Word]) -> usize {
        let mut taken = 0;
        for word in words {
            let count = &mut self.counts[word.id as usize];
            if *count > 0 && word.is_word() {
                *count -= 1;
                taken += 1;
            }
        }
        taken
    }

    /// Returns the Sørensen–Dice coefficient of two blocks, in percent, symbols excluded.
    fn similarity(&mut self, a: &[Word], b: &[Word]) -> usize {
        self.add(a, 1);
        let common = self.take(b);
        self.clear(a);
        let count = |words: &[Word]| words.iter().filter(|word| word.is_word()).count();
        200 * common / (count(a) + count(b)).max(1)
    }

    /// Extends `blocks` within `limits` by adjacent blocks that continue the same line, or that have most of their
    /// words in `other`, not counting the words that `blocks` already has.
    fn grow(
        &mut self,
        (side, mut blocks): (&UnmatchedBlocks, Range<usize>),
        limits: Range<usize>,
        other: &[Word],
    ) -> Range<usize> {
        let gap = side.gap(blocks.start);
        for forward in [true, false] {
            loop {
                let (next, seam) =
                    if forward { (blocks.end, blocks.end) } else { (blocks.start.wrapping_sub(1), blocks.start) };
                if !limits.contains(&next) || side.gap(next) != gap {
                    break;
                }
                let next_words = side.words(next..next + 1);
                let own = side.words(blocks.clone());
                self.add(other, 1);
                self.add(own, -1);
                let common = self.take(next_words);
                self.clear(other);
                self.clear(own);
                let is_split_off = next_words.len() >= MIN_SPLIT_WORDS && 100 * common >= MIN_SPLIT * next_words.len();
                if !is_split_off && !side.is_mid_line(seam) {
                    break;
                }
                blocks = blocks.start.min(next)..blocks.end.max(next + 1);
            }
        }
        blocks
    }

    /// Visits the id of each different word once, symbols excluded.
    fn visit_unique(&mut self, words: &[Word], mut visit: impl FnMut(u32)) {
        self.visit += 1;
        for word in words {
            let last_visit = &mut self.last_visits[word.id as usize];
            if word.is_word() && *last_visit != self.visit {
                *last_visit = self.visit;
                visit(word.id);
            }
        }
    }
}

/// An inverted index: the blocks that have a word.
struct InvertedIndex {
    /// For each word id, the start of its blocks in `blocks`.
    starts: Vec<u32>,
    blocks: Vec<u32>,
}

impl InvertedIndex {
    fn new(side: &UnmatchedBlocks, tally: &mut Tally) -> Self {
        let mut starts = alloc::vec![0_u32; tally.counts.len() + 2];
        for at in 0..side.blocks.len() {
            tally.visit_unique(side.words(at..at + 1), |id| starts[id as usize + 2] += 1);
        }
        for at in 2..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut blocks = alloc::vec![0_u32; starts.last().map_or(0, |count| *count as usize)];
        for (at, number) in (0..side.blocks.len()).zip(0..) {
            tally.visit_unique(side.words(at..at + 1), |id| {
                let next = &mut starts[id as usize + 1];
                blocks[*next as usize] = number;
                *next += 1;
            });
        }
        Self { starts, blocks }
    }

    /// Returns the blocks that have a word, or none if there are more than [`MAX_BLOCKS_OF_WORD`].
    fn blocks_with(&self, id: u32) -> &[u32] {
        let (start, end) = (self.starts[id as usize] as usize, self.starts[id as usize + 1] as usize);
        let blocks = slice(&self.blocks, &(start..end));
        if blocks.len() > MAX_BLOCKS_OF_WORD { &[] } else { blocks }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redline::intern::Interner;
    use crate::redline::words::push_words;

    fn pair(old: &[&str], new: &[&str]) -> BlockPairs {
        let mut interner = Interner::with_capacity(64);
        let mut side = |texts: &[&'static str]| {
            let mut side = UnmatchedBlocks { blocks: Vec::new(), words: Vec::new() };
            for (index, text) in texts.iter().enumerate() {
                let start = side.words.len();
                push_words(text, 0..text.len(), &mut interner, &mut Vec::new(), &mut side.words);
                side.blocks.push(UnmatchedBlock { index, gap: 0, is_mid_line: false, words: start..side.words.len() });
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
        pair_blocks(&old, &new, interner.len())
    }

    #[test]
    fn an_edited_block_is_paired_and_a_new_block_is_not() {
        let old = ["The fee is ten dollars a month.", "Accounts may be closed at any time by the holder."];
        let new = ["A word on cookies.", "The fee is twelve dollars a month.", "Accounts may be closed by the holder."];
        let pairs = pair(&old, &new);
        assert_eq!(pairs.edited, [BlockPair { old: 0..1, new: 1..2 }, BlockPair { old: 1..2, new: 2..3 }]);
        assert_eq!(pairs.moved, []);
    }

    #[test]
    fn two_blocks_that_swapped_places_are_one_edit_and_one_move() {
        let old = ["Alpha beta gamma delta epsilon zeta eta.", "One two three four five six seven eight."];
        let pairs = pair(&old, &[old[1], old[0]]);
        assert_eq!((pairs.edited.len(), pairs.moved.len()), (1, 1));
    }

    #[test]
    fn a_split_block_is_paired_with_all_of_its_pieces() {
        let whole = "Members may bring guests on Sundays. Guests pay the full fee at the door, in cash.";
        let pieces = ["Members may bring guests on Sundays.", "Guests pay the full fee at the door, in cash."];
        assert_eq!(pair(&[whole], &pieces).edited, [BlockPair { old: 0..1, new: 0..2 }]);
        assert_eq!(pair(&pieces, &[whole]).edited, [BlockPair { old: 0..2, new: 0..1 }]);
    }
}
