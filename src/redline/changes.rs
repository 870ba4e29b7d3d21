//! Finds the changes between two texts, from coarse to fine.
//!
//! 1. Trim the lines that both texts begin and end with.
//! 2. Split the rest into blocks, and pair the equal ones (patience diff).
//! 3. Pair similar blocks among the rest: edited, split, merged or moved.
//! 4. Align the words of each pair. If too few survive, the paragraph counts as *rewritten*.
//! 5. Where changes of adjacent blocks meet, align their words once more.
//! 6. Clean up: merge edits that only a word or two separate.

use alloc::vec::Vec;
use core::mem;
use core::ops::Range;

use super::EditKind;
use super::align::{Aligner, CELL_BUDGET};
use super::anchors::{ANY_COUNT, AnchorFinder};
use super::blocks::{Block, split_into_blocks};
use super::cleanup::{clean_up, is_renumbered_clause, is_stranded};
use super::gaps::gaps;
use super::intern::Interner;
use super::pairing::{BlockPair, BlockPairs, UnmatchedBlock, UnmatchedBlocks, pair_blocks};
use super::words::{Word, push_words, slice};

/// A range of the old text and the range of the new text that replaces it, in bytes. Never are both empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub old: Range<usize>,
    pub new: Range<usize>,
    pub kind: EditKind,
}

/// Returns the changes between two texts, in order.
pub(super) fn changes(old: &str, new: &str) -> Vec<Change> {
    let mut cells_left = CELL_BUDGET;
    changes_within_budget(old, new, &mut cells_left)
}

/// Returns the changes between two texts, and takes the cells that it fills from `cells_left`.
fn changes_within_budget(old: &str, new: &str, cells_left: &mut usize) -> Vec<Change> {
    if u32::try_from(old.len().max(new.len())).is_err() {
        return Vec::from([Change { old: 0..old.len(), new: 0..new.len(), kind: EditKind::Substance }]);
    }
    let (old_range, new_range) = trim_common_lines(old, new);
    let (mut old, mut new) = (SplitText::new(old, old_range), SplitText::new(new, new_range));
    let mut anchors = AnchorFinder::default();
    let equal = pair_equal_blocks(&old, &new, &mut anchors);
    let mut interner = Interner::with_capacity((old.text.len() + new.text.len()) / 24);
    let ends = (old.blocks.len(), new.blocks.len());
    let (mut old_at, mut new_at) = (0, 0);
    for (gap, (o, n)) in equal.iter().copied().chain([ends]).enumerate() {
        old.push_unmatched(old_at..o, gap, &mut interner);
        new.push_unmatched(new_at..n, gap, &mut interner);
        (old_at, new_at) = (o + 1, n + 1);
    }
    let pairs = pair_blocks(&old.unmatched, &new.unmatched, interner.len());
    let aligner = Aligner::new(&old.unmatched.words, &new.unmatched.words, interner.len(), &mut anchors, cells_left);
    let mut builder = ChangeBuilder::new(&old, &new, &pairs, aligner);
    let mut edited = pairs.edited.iter().peekable();
    for (o, n) in equal.into_iter().chain([ends]) {
        while let Some(pair) = edited.next_if(|pair| old.unmatched.blocks[pair.old.start].index < o) {
            builder.push_unpaired(pair.old.start, pair.new.start);
            builder.push_edited(pair);
        }
        builder.push_unpaired(old.unmatched_before(o), new.unmatched_before(n));
        builder.push_equal(o, n);
    }
    clean_up((old.text, new.text), builder.realign())
}

/// The number of bytes to compare at a time.
const CHUNK: usize = 64;

/// Returns the ranges that remain after removing the lines that both texts begin with and end with.
fn trim_common_lines(old: &str, new: &str) -> (Range<usize>, Range<usize>) {
    let (old_bytes, new_bytes) = (old.as_bytes(), new.as_bytes());
    // Most of a long text is unchanged, so compare in chunks first.
    let chunks = old_bytes.as_chunks::<CHUNK>().0.iter().zip(new_bytes.as_chunks::<CHUNK>().0);
    let head = CHUNK * chunks.take_while(|(a, b)| a == b).count();
    let rest = old_bytes.iter().zip(new_bytes).skip(head);
    let head = line_start(old, head + rest.take_while(|(a, b)| a == b).count());
    let max_tail = old.len().min(new.len()) - head;
    let chunks = old_bytes.as_rchunks::<CHUNK>().1.iter().rev().zip(new_bytes.as_rchunks::<CHUNK>().1.iter().rev());
    let same = CHUNK * chunks.take(max_tail / CHUNK).take_while(|(a, b)| a == b).count();
    let rest = old_bytes.iter().rev().zip(new_bytes.iter().rev()).take(max_tail).skip(same);
    let same = same + rest.take_while(|(a, b)| a == b).count();
    let tail = old.len() - next_line(old, old.len() - same);
    (head..old.len() - tail, head..new.len() - tail)
}

/// Returns the start of the line that contains a byte offset.
fn line_start(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).rposition(|byte| byte == b'\n').map_or(0, |at| at + 1)
}

/// Returns the start of the first line after a byte offset that is not blank, or the end of the text. (A blank line
/// belongs to the block before it.)
fn next_line(text: &str, byte: usize) -> usize {
    let next = text.bytes().skip(byte).position(|byte| byte == b'\n').map_or(text.len(), |at| byte + at + 1);
    let blank = text.bytes().skip(next).take_while(u8::is_ascii_whitespace).count();
    next.max(line_start(text, next + blank))
}

/// A text, split into blocks.
struct SplitText<'t> {
    text: &'t str,
    /// The start of the range that was split.
    start: usize,
    blocks: Vec<Block>,
    /// The blocks without an equal block in the other text.
    unmatched: UnmatchedBlocks,
}

impl<'t> SplitText<'t> {
    fn new(text: &'t str, range: Range<usize>) -> Self {
        Self {
            text,
            start: range.start,
            blocks: split_into_blocks(text, range),
            unmatched: UnmatchedBlocks { blocks: Vec::new(), words: Vec::new() },
        }
    }

    fn push_unmatched(&mut self, blocks: Range<usize>, gap: usize, interner: &mut Interner<'t>) {
        let mut tokens = Vec::new();
        let unmatched = &mut self.unmatched;
        for index in blocks {
            let block = &self.blocks[index];
            let start = unmatched.words.len();
            push_words(self.text, block.start..block.end, interner, &mut tokens, &mut unmatched.words);
            let is_mid_line = !matches!(self.text.as_bytes().get(..block.start), None | Some([] | [.., b'\n']));
            unmatched.blocks.push(UnmatchedBlock { index, gap, is_mid_line, words: start..unmatched.words.len() });
        }
    }

    /// Returns an id for each block; equal for equal contents.
    fn content_ids(&self, interner: &mut Interner<'t>) -> Vec<u32> {
        let content = |block: &Block| self.text.get(block.content.clone()).unwrap_or_default();
        self.blocks.iter().map(|block| interner.intern(content(block))).collect()
    }

    /// Returns the number of unmatched blocks before a block.
    fn unmatched_before(&self, block: usize) -> usize {
        self.unmatched.blocks.partition_point(|unmatched| unmatched.index < block)
    }

    /// Returns the byte range of adjacent unmatched blocks.
    fn bytes(&self, unmatched: &Range<usize>) -> Range<usize> {
        match self.unmatched.blocks.get(unmatched.clone()) {
            Some([first, .., last]) => self.blocks[first.index].start..self.blocks[last.index].end,
            Some([only]) => self.blocks[only.index].start..self.blocks[only.index].end,
            _ => 0..0,
        }
    }
}

/// Pairs the blocks with equal contents. Their numbers may differ.
fn pair_equal_blocks<'t>(old: &SplitText<'t>, new: &SplitText<'t>, anchors: &mut AnchorFinder) -> Vec<(usize, usize)> {
    let mut interner = Interner::with_capacity(old.blocks.len() + new.blocks.len());
    let (old_ids, new_ids) = (old.content_ids(&mut interner), new.content_ids(&mut interner));
    anchors.find(&old_ids, &new_ids, interner.len(), ANY_COUNT)
}

/// A paragraph is rewritten if fewer than one in this many of its words survive, …
const REWRITTEN_RATIO: usize = 3;
/// … if both sides together have at least this many words, …
const MIN_REWRITTEN_WORDS: usize = 24;
/// … and fewer than this many. A longer block is not a paragraph, and counting its common words takes long.
const MAX_REWRITTEN_WORDS: usize = 4_000;

/// Builds the list of changes, block by block.
struct ChangeBuilder<'a, 't> {
    old: &'a SplitText<'t>,
    new: &'a SplitText<'t>,
    /// For each unmatched block, the number of the move that it belongs to.
    old_moves: Vec<Option<usize>>,
    new_moves: Vec<Option<usize>>,
    aligner: Aligner<'a>,
    /// The next unmatched block of the old and of the new text.
    next_unmatched: (usize, usize),
    /// The current byte offset in the old and in the new text.
    at: (usize, usize),
    changes: Vec<Change>,
}

impl<'a, 't> ChangeBuilder<'a, 't> {
    fn new(old: &'a SplitText<'t>, new: &'a SplitText<'t>, pairs: &BlockPairs, aligner: Aligner<'a>) -> Self {
        let mut old_moves = alloc::vec![None; old.unmatched.blocks.len()];
        let mut new_moves = alloc::vec![None; new.unmatched.blocks.len()];
        for (number, BlockPair { old, new }) in pairs.moved.iter().enumerate() {
            old.clone().for_each(|at| old_moves[at] = Some(number));
            new.clone().for_each(|at| new_moves[at] = Some(number));
        }
        let at = (old.start, new.start);
        Self { old, new, old_moves, new_moves, aligner, next_unmatched: (0, 0), at, changes: Vec::new() }
    }

    fn push(&mut self, old: Range<usize>, new: Range<usize>, kind: EditKind) {
        if !old.is_empty() || !new.is_empty() {
            self.changes.push(Change { old, new, kind });
        }
    }

    /// Adds the changes of two blocks with equal contents. Their numbers and the white space after them may differ.
    fn push_equal(&mut self, old: usize, new: usize) {
        let (Some(old), Some(new)) = (self.old.blocks.get(old), self.new.blocks.get(new)) else { return };
        self.push_difference(old.start..old.content.start, new.start..new.content.start);
        self.push_difference(old.content.end..old.end, new.content.end..new.end);
        self.at = (old.end, new.end);
    }

    /// Adds the change between two clause numbers, or between the white space after two blocks. Punctuation and spaces
    /// that both begin or end with are not part of it.
    fn push_difference(&mut self, mut old: Range<usize>, mut new: Range<usize>) {
        let (old_text, new_text) = (self.old.text.as_bytes(), self.new.text.as_bytes());
        let is_common = |a: Option<&u8>, b: Option<&u8>| {
            a == b && a.is_some_and(|byte| byte.is_ascii_punctuation() || *byte == b' ')
        };
        while !old.is_empty() && !new.is_empty() && is_common(old_text.get(old.start), new_text.get(new.start)) {
            (old.start, new.start) = (old.start + 1, new.start + 1);
        }
        while !old.is_empty() && !new.is_empty() && is_common(old_text.get(old.end - 1), new_text.get(new.end - 1)) {
            (old.end, new.end) = (old.end - 1, new.end - 1);
        }
        if self.old.text.get(old.clone()) != self.new.text.get(new.clone()) {
            self.push(old, new, EditKind::Numbering);
        }
    }

    /// Adds the changes of paired blocks: word by word, or as one change if the paragraph is rewritten.
    fn push_edited(&mut self, pair: &BlockPair) {
        let (old, new) = (self.old.bytes(&pair.old), self.new.bytes(&pair.new));
        let content_start = |text: &SplitText, unmatched: &Range<usize>| {
            text.blocks[text.unmatched.blocks[unmatched.start].index].content.start
        };
        let (old_content, new_content) = (content_start(self.old, &pair.old), content_start(self.new, &pair.new));
        let is_one_block = pair.old.len() == 1 && pair.new.len() == 1;
        let (changes, is_rewritten) = self.align_words(old_content..old.end, new_content..new.end, is_one_block);
        if is_rewritten {
            self.push(old.clone(), new.clone(), EditKind::Rewritten);
        } else {
            // If the first words change too, the number becomes part of that change.
            let is_adjacent =
                changes.first().is_some_and(|first| (first.old.start, first.new.start) == (old_content, new_content));
            if is_adjacent && self.old.text.get(old.start..old_content) != self.new.text.get(new.start..new_content) {
                self.push(old.start..old_content, new.start..new_content, EditKind::Numbering);
            } else {
                self.push_difference(old.start..old_content, new.start..new_content);
            }
            self.changes.extend(changes);
        }
        self.next_unmatched = (pair.old.end, pair.new.end);
        self.at = (old.end, new.end);
    }

    /// Aligns the words of two byte ranges and returns the changes. The flag is true if each range is a single block
    /// and too few of its words survive to be readable.
    fn align_words(&mut self, old: Range<usize>, new: Range<usize>, is_one_block: bool) -> (Vec<Change>, bool) {
        let words_in = |words: &[Word], bytes: &Range<usize>| {
            words.partition_point(|word| word.start() < bytes.start)
                ..words.partition_point(|word| word.start() < bytes.end)
        };
        let (old_all, new_all) = (&self.old.unmatched.words, &self.new.unmatched.words);
        let (old_words, new_words) = (words_in(old_all, &old), words_in(new_all, &new));
        let first_words = (old_words.start, new_words.start);
        let pairs = self.aligner.align(old_words.clone(), new_words.clone());
        let changes = gaps((self.old.text, old_all, old), (self.new.text, new_all, new), first_words, pairs);
        let changes = changes.into_iter().map(|(old, new)| Change { old, new, kind: EditKind::Substance }).collect();
        let is_rewritten = is_one_block && {
            let count = |words: &[Word]| words.iter().filter(|word| word.is_word()).count();
            let all = count(slice(old_all, &old_words)) + count(slice(new_all, &new_words));
            let kept = pairs.iter().filter(|pair| pair.is_equal && old_all[pair.old].is_word()).count();
            (MIN_REWRITTEN_WORDS..MAX_REWRITTEN_WORDS).contains(&all)
                && 2 * REWRITTEN_RATIO * kept < all
                && 2 * REWRITTEN_RATIO * (self.aligner.common_subsequence_length(old_words, new_words) + 1) < all
        };
        (changes, is_rewritten)
    }

    /// Returns the changes. Where changes of adjacent blocks meet, their words are aligned once more, so that the words
    /// they have in common are kept.
    fn realign(mut self) -> Vec<Change> {
        let texts = (self.old.text, self.new.text);
        let meet = |a: &Change, b: &Change| is_stranded(texts, a, b);
        for group in mem::take(&mut self.changes).chunk_by(meet) {
            let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
            if group.len() == 1 || group.len() == 2 && is_renumbered_clause(texts, first, last) {
                self.changes.extend(group.iter().cloned());
                continue;
            }
            let (changes, _) = self.align_words(first.old.start..last.old.end, first.new.start..last.new.end, false);
            self.changes.extend(changes);
        }
        self.changes
    }

    /// Adds the unmatched blocks before a pair: deleted, inserted or moved.
    fn push_unpaired(&mut self, old_end: usize, new_end: usize) {
        let (old, new) = (self.next_unmatched.0..old_end, self.next_unmatched.1..new_end);
        let (mut old_runs, mut new_runs) =
            (split_by_move(&self.old_moves, old).into_iter(), split_by_move(&self.new_moves, new).into_iter());
        let (mut old_run, mut new_run) = (old_runs.next(), new_runs.next());
        loop {
            let kind = |run: &Option<Range<usize>>, moves: &[Option<usize>]| {
                run.as_ref().and_then(|run| moves[run.start]).map(EditKind::Moved)
            };
            match (kind(&old_run, &self.old_moves), kind(&new_run, &self.new_moves)) {
                (Some(moved), _) => {
                    self.push_deleted(old_run.take().unwrap_or_default(), moved);
                    old_run = old_runs.next();
                }
                (_, Some(moved)) => {
                    self.push_inserted(new_run.take().unwrap_or_default(), moved);
                    new_run = new_runs.next();
                }
                (None, None) => {
                    match (old_run.take(), new_run.take()) {
                        (Some(old), Some(new)) => self.push_edited(&BlockPair { old, new }),
                        (Some(old), None) => self.push_deleted(old, EditKind::Substance),
                        (None, Some(new)) => self.push_inserted(new, EditKind::Substance),
                        (None, None) => return,
                    }
                    (old_run, new_run) = (old_runs.next(), new_runs.next());
                }
            }
        }
    }

    /// Adds deleted blocks, or the old place of moved blocks.
    fn push_deleted(&mut self, old: Range<usize>, kind: EditKind) {
        let bytes = self.old.bytes(&old);
        self.push(bytes.clone(), self.at.1..self.at.1, kind);
        (self.next_unmatched.0, self.at.0) = (old.end, bytes.end);
    }

    /// Adds inserted blocks, or the new place of moved blocks.
    fn push_inserted(&mut self, new: Range<usize>, kind: EditKind) {
        let bytes = self.new.bytes(&new);
        self.push(self.at.0..self.at.0, bytes.clone(), kind);
        (self.next_unmatched.1, self.at.1) = (new.end, bytes.end);
    }
}

/// Splits a range of unmatched blocks wherever the move that they belong to changes.
fn split_by_move(moves: &[Option<usize>], range: Range<usize>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in range {
        match runs.last_mut() {
            Some(last) if moves[last.start] == moves[at] => last.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::{String, ToString};

    /// Returns the changes that a budget of cells allows, and the cells that were filled. Checks that the changes rebuild
    /// both texts.
    fn changes_and_cells(old: &str, new: &str, budget: usize) -> (Vec<Change>, usize) {
        let mut cells_left = budget;
        let changes = changes_within_budget(old, new, &mut cells_left);
        let (mut old_at, mut new_at) = (0, 0);
        for change in &changes {
            assert_eq!(old.get(old_at..change.old.start).unwrap(), new.get(new_at..change.new.start).unwrap());
            (old_at, new_at) = (change.old.end, change.new.end);
        }
        assert_eq!(old.get(old_at..).unwrap(), new.get(new_at..).unwrap());
        (changes, budget - cells_left)
    }

    /// Returns `count` pseudo-random words out of `vocabulary` different ones, in sentences of `sentence` words.
    fn random_words(count: u32, vocabulary: u32, prefix: char, sentence: u32) -> String {
        let mut state = 1_u32;
        let mut text = String::new();
        for at in 1..=count {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push(prefix);
            text += &(state % vocabulary).to_string();
            text += if at % sentence == 0 { ". Then " } else { " " };
        }
        text
    }

    #[test]
    fn the_work_is_bounded() {
        let ordered: Vec<String> = (0..100_000_u32).map(|at| at.to_string() + "x ").collect();
        let shuffled: String = (0..ordered.len()).map(|at| ordered[at * 33_331 % ordered.len()].as_str()).collect();
        for (name, old, new, max_changes) in [
            (
                "unrelated",
                random_words(150_000, 30_000, 'a', u32::MAX),
                random_words(150_000, 30_000, 'b', u32::MAX),
                1,
            ),
            (
                "unrelated sentences",
                random_words(100_000, 30_000, 'a', 12),
                random_words(100_000, 30_000, 'b', 12),
                20_000,
            ),
            ("one word", "the ".repeat(100_000), "the ".repeat(50_000), 1),
            ("few words", random_words(100_000, 50, 'a', u32::MAX), random_words(100_000, 49, 'a', u32::MAX), 2_000),
            ("shuffled", ordered.concat(), shuffled, 2_000),
            ("one letter", "x".repeat(1_000_000), "y".repeat(1_000_000), 1),
            ("ideographs", "同意する".repeat(30_000), "同意しない".repeat(25_000), 2_000),
        ] {
            let (changes, spent) = changes_and_cells(&old, &new, CELL_BUDGET);
            assert!(
                spent <= CELL_BUDGET && changes.len() <= max_changes,
                "{name}: {} changes, {spent} cells",
                changes.len()
            );
        }
    }

    #[test]
    fn a_smaller_budget_gives_coarser_changes_that_are_still_right() {
        let (old, new) = (random_words(300, 40, 'a', 12), random_words(310, 40, 'a', 11));
        let spent = [0, 100, 1_000, CELL_BUDGET].map(|cells| changes_and_cells(&old, &new, cells).1);
        assert!(spent.is_sorted() && spent[0] == 0 && spent[3] > 1_000, "{spent:?}");
    }
}
