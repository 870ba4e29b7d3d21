//! Aligns words by the best total score: Needleman–Wunsch with an affine gap cost (Gotoh).
//!
//! A diff with the fewest edits keeps every *the* that both texts happen to have, and so shreds a rewritten
//! sentence. Here a kept word scores points and an edit costs points to open, however long it is. The alignment with
//! the highest total wins. As a result, one or two words between two edits are not worth keeping; four words are.
//!
//! A number may be exchanged for another number at less than the cost of an edit. Therefore no edit swallows the
//! words between two changed numbers.
//!
//! Anchors split the words into smaller ranges first. The table of cells is limited to [`CELL_BUDGET`]; a range that
//! exceeds the rest of the budget counts as replaced.

use alloc::vec::Vec;
use core::ops::Range;

use super::anchors::AnchorFinder;
use super::tokens::TokenKind;
use super::words::{Word, slice};

/// The cost of opening an edit.
const EDIT_COST: i32 = 17;
/// The cost of exchanging a number for another. It is lower than [`EDIT_COST`], so that no edit swallows the words
/// between two changed numbers.
const EXCHANGE_COST: i32 = 8;
/// The maximum number of cells to fill for two texts.
pub(super) const CELL_BUDGET: usize = 900_000;
/// A word that occurs more often than this in a range is not an anchor.
const MAX_ANCHOR_COUNT: u32 = 8;

/// A word of the old text and the word of the new text that corresponds to it, by index.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    pub old: usize,
    pub new: usize,
    /// True if the words are equal; false if one number is exchanged for another.
    pub is_equal: bool,
}

/// Aligns ranges of the words of two texts. Its buffers are reused from one range to the next.
pub(super) struct Aligner<'a> {
    old: &'a [Word],
    new: &'a [Word],
    /// The number of different words. All ids are below it.
    id_count: usize,
    anchors: &'a mut AnchorFinder,
    /// The number of cells that may still be filled.
    cells_left: &'a mut usize,
    pairs: Vec<Pair>,
    traceback: Vec<u8>,
    row: Vec<Cell>,
    /// For each word id, the last round in which the other side had the word.
    seen_in_round: Vec<u32>,
    round: u32,
}

/// A row or a column of the table: a word, or the first of consecutive words that the other side lacks.
struct Item {
    /// The index of the word.
    at: usize,
    id: u32,
    score: i32,
    is_number: bool,
}

/// The best totals of the alignments that end at a cell.
#[derive(Clone, Copy)]
struct Cell {
    /// The best total.
    best: i32,
    /// The best total if an edit is open after the cell.
    in_edit: i32,
}

/// Traceback flag: the best total of the cell ends with a pair.
const PAIRED: u8 = 1;
/// Traceback flag: an edit that is open after the cell was opened there.
const OPENED: u8 = 2;
/// Traceback flag: the edit that ends in the cell came from the left, not from above.
const FROM_LEFT: u8 = 4;

impl<'a> Aligner<'a> {
    pub(super) fn new(
        old: &'a [Word],
        new: &'a [Word],
        id_count: usize,
        anchors: &'a mut AnchorFinder,
        cells_left: &'a mut usize,
    ) -> Self {
        Self {
            old,
            new,
            id_count,
            anchors,
            cells_left,
            pairs: Vec::new(),
            traceback: Vec::new(),
            row: Vec::new(),
            seen_in_round: alloc::vec![0; id_count],
            round: 0,
        }
    }

    /// Aligns a range of each text's words and returns the pairs in order.
    pub(super) fn align(&mut self, old: Range<usize>, new: Range<usize>) -> &[Pair] {
        self.pairs.clear();
        let ids = |words: &[Word]| words.iter().map(|word| word.id).collect::<Vec<u32>>();
        let (old_ids, new_ids) = (ids(slice(self.old, &old)), ids(slice(self.new, &new)));
        let anchors = self.anchors.find(&old_ids, &new_ids, self.id_count, MAX_ANCHOR_COUNT);
        let (mut old_at, mut new_at) = (old.start, new.start);
        for (old_run, new_run) in self.anchor_runs(&anchors, &old, &new) {
            self.align_gap(old_at..old_run.start, new_at..new_run.start);
            (old_at, new_at) = (old_run.end, new_run.end);
            self.pairs.extend(old_run.zip(new_run).map(|(old, new)| Pair { old, new, is_equal: true }));
        }
        self.align_gap(old_at..old.end, new_at..new.end);
        &self.pairs
    }

    /// Returns the length of the longest common subsequence of the words in two ranges, symbols excluded.
    ///
    /// This is Hyyrö's bit-parallel algorithm: 64 old words at a time. Returns an upper bound if the cell budget is
    /// spent.
    pub(super) fn common_subsequence_length(&mut self, old: Range<usize>, new: Range<usize>) -> usize {
        let limbs = old.len().div_ceil(64);
        if !self.spend(limbs * (old.len() + new.len())) {
            return old.len() + new.len();
        }
        // For each word id, the start of its mask in `masks`. A mask has a bit for each old word.
        let mut mask_of = alloc::vec![usize::MAX; self.id_count];
        let mut masks: Vec<u64> = Vec::new();
        for (at, word) in slice(self.old, &old).iter().enumerate().filter(|(_, word)| word.is_word()) {
            let start = &mut mask_of[word.id as usize];
            if *start == usize::MAX {
                *start = masks.len();
                masks.resize(masks.len() + limbs, 0);
            }
            masks[*start + at / 64] |= 1 << (at % 64);
        }
        let mut row = alloc::vec![u64::MAX; limbs];
        for word in slice(self.new, &new) {
            let Some(mask) = masks.get(mask_of[word.id as usize]..).filter(|mask| !mask.is_empty()) else {
                continue;
            };
            let mut carry = false;
            for (bits, mask) in row.iter_mut().zip(mask) {
                let (sum, over) = bits.overflowing_add(*bits & mask);
                let (sum, again) = sum.overflowing_add(u64::from(carry));
                carry = over || again;
                *bits = sum | *bits & !mask;
            }
        }
        row.iter().map(|bits| bits.count_zeros() as usize).sum()
    }

    /// Groups adjacent anchors into runs. Keeps the runs that score more than two edits cost, since no edit would
    /// swallow those, and the runs at both ends.
    fn anchor_runs(
        &self,
        anchors: &[(usize, usize)],
        old: &Range<usize>,
        new: &Range<usize>,
    ) -> Vec<(Range<usize>, Range<usize>)> {
        let mut runs: Vec<(Range<usize>, Range<usize>)> = Vec::new();
        for (o, n) in anchors {
            let (o, n) = (old.start + o, new.start + n);
            match runs.last_mut() {
                Some((old_run, new_run)) if old_run.end == o && new_run.end == n => {
                    (old_run.end, new_run.end) = (o + 1, n + 1);
                }
                _ => runs.push((o..o + 1, n..n + 1)),
            }
        }
        runs.retain(|(old_run, new_run)| {
            let at_start = old_run.start == old.start && new_run.start == new.start;
            let at_end = old_run.end == old.end && new_run.end == new.end;
            let score: i32 = slice(self.old, old_run).iter().map(|word| i32::from(word.score)).sum();
            at_start || at_end || score > 2 * EDIT_COST
        });
        runs
    }

    /// Returns the rows or columns of the table: one item for each word that could be paired, and one item for each
    /// run of words that could not.
    fn items(&mut self, words: &[Word], start: usize, other: &[Word]) -> Vec<Item> {
        self.round += 1;
        let mut other_has_number = false;
        for word in other {
            self.seen_in_round[word.id as usize] = self.round;
            other_has_number |= word.kind == TokenKind::Number;
        }
        let mut items: Vec<Item> = Vec::with_capacity(words.len());
        let mut previous_can_pair = true;
        for (at, word) in words.iter().enumerate() {
            let is_number = word.kind == TokenKind::Number;
            let can_pair = self.seen_in_round[word.id as usize] == self.round || is_number && other_has_number;
            if can_pair || previous_can_pair {
                items.push(Item { at: start + at, id: word.id, score: i32::from(word.score), is_number });
            }
            previous_can_pair = can_pair;
        }
        items
    }

    /// Takes cells from the budget. Returns false, and takes none, if too few are left.
    fn spend(&mut self, cells: usize) -> bool {
        let left = self.cells_left.checked_sub(cells);
        *self.cells_left = left.unwrap_or(*self.cells_left);
        left.is_some()
    }

    /// Fills the table for the words between two anchor runs and appends the pairs of the best alignment.
    fn align_gap(&mut self, old: Range<usize>, new: Range<usize>) {
        if old.is_empty() || new.is_empty() {
            return;
        }
        let (old_words, new_words) = (slice(self.old, &old), slice(self.new, &new));
        let (rows, columns) =
            (self.items(old_words, old.start, new_words), self.items(new_words, new.start, old_words));
        let width = columns.len() + 1;
        let cells = (rows.len() + 1) * width;
        if !self.spend(cells) {
            return;
        }
        self.row.clear();
        self.row.resize(width, Cell { best: -EDIT_COST, in_edit: -EDIT_COST });
        self.traceback.clear();
        self.traceback.resize(cells, FROM_LEFT);
        self.traceback[0] = PAIRED | OPENED;
        let Some((first, row)) = self.row.split_first_mut() else { return };
        first.best = 0;
        for (i, item) in rows.iter().enumerate() {
            let flags_of_row = self.traceback.get_mut((i + 1) * width..(i + 2) * width);
            let Some((first_flags, flags_of_row)) = flags_of_row.and_then(<[u8]>::split_first_mut) else { return };
            *first_flags = 0;
            let mut diagonal = first.best;
            first.best = -EDIT_COST;
            let mut left = *first;
            // `cell` still has the totals of the row above.
            for ((other, cell), flags_of_cell) in columns.iter().zip(&mut *row).zip(flags_of_row) {
                let (mut edit, mut flags) = (cell.in_edit, 0);
                if left.in_edit > edit {
                    (edit, flags) = (left.in_edit, FROM_LEFT);
                }
                let above_left = diagonal;
                diagonal = cell.best;
                left = Cell { best: edit, in_edit: edit };
                let is_equal = item.id == other.id;
                if is_equal || item.is_number && other.is_number {
                    let paired = above_left + if is_equal { item.score } else { -EXCHANGE_COST };
                    if paired >= edit {
                        (left.best, flags) = (paired, flags | PAIRED);
                    }
                    if paired - EDIT_COST > edit {
                        (left.in_edit, flags) = (paired - EDIT_COST, flags | OPENED);
                    }
                }
                *cell = left;
                *flags_of_cell = flags;
            }
        }
        self.push_best_pairs(&rows, &columns);
    }

    /// Follows the traceback from the last cell and appends the pairs of the best alignment.
    fn push_best_pairs(&mut self, rows: &[Item], columns: &[Item]) {
        let first = self.pairs.len();
        let (mut i, mut j) = (rows.len(), columns.len());
        let flags = |i: usize, j: usize| self.traceback[i * (columns.len() + 1) + j];
        let mut is_paired = flags(i, j) & PAIRED != 0;
        while i > 0 || j > 0 {
            if is_paired {
                (i, j) = (i - 1, j - 1);
                let is_equal = rows[i].id == columns[j].id;
                self.pairs.push(Pair { old: rows[i].at, new: columns[j].at, is_equal });
                is_paired = flags(i, j) & PAIRED != 0;
            } else {
                if flags(i, j) & FROM_LEFT != 0 {
                    j -= 1;
                } else {
                    i -= 1;
                }
                is_paired = flags(i, j) & OPENED != 0;
            }
        }
        if let Some(pairs) = self.pairs.get_mut(first..) {
            pairs.reverse();
        }
    }
}
