//! Aligns two stretches of text word by word, as a reader would.
//!
//! A script of fewest edits keeps every *the* that happens to stand in both and so makes confetti of a
//! rewritten sentence. Here each kept word scores, each place where an edit begins costs, and the best
//! total wins: a word or two between two edits is not worth keeping, four words always are. A number
//! that stands in another's place is exchanged at less cost, so that no edit swallows the words around
//! it.

use alloc::vec::Vec;
use core::ops::Range;

use super::anchors::AnchorFinder;
use super::entities::Ahead;
use super::intern::Interner;
use super::tokens::{self, Sort, Token};

/// What it costs to begin an edit.
const EDIT: i32 = 17;
/// What it costs to put a number in the place of another: less than an edit, so that none swallows the
/// words between two changed numbers.
const EXCHANGE: i32 = 8;
/// So many cells are looked at for two texts; a stretch for which there are none left counts as replaced.
pub(super) const CELLS: usize = 900_000;
/// A word that stands in a stretch more often than this is no anchor.
const OFTEN: u32 = 8;
/// What a sign scores that is no word.
const SIGN: i16 = 1;
/// What a letter scores of a script that does not part words.
const LETTER: i16 = 4;

/// A thing that a reader takes for one, and that is no white space. A long text has many, so they are small.
#[derive(Clone, Copy)]
pub(super) struct Word {
    /// Equal for equal texts.
    pub number: u32,
    start: u32,
    end: u32,
    /// What keeping it is worth.
    score: i16,
    sort: Sort,
}

impl Word {
    /// Whether it is more than a sign.
    pub(super) fn is_word(&self) -> bool {
        self.sort != Sort::Sign
    }

    /// Where it begins, in bytes.
    pub(super) fn start(&self) -> usize {
        self.start as usize
    }

    /// Where it ends.
    pub(super) fn end(&self) -> usize {
        self.end as usize
    }
}

/// Appends the words of a part of a text; `tokens` is room to work in.
pub(super) fn words<'t>(
    text: &'t str,
    part: Range<usize>,
    interner: &mut Interner<'t>,
    tokens: &mut Vec<Token>,
    words: &mut Vec<Word>,
) {
    tokens.clear();
    tokens::tokens(text, part, tokens);
    let ahead = Ahead { text, tokens };
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if token.sort == Sort::Space {
            at += 1;
            continue;
        }
        let next = at + ahead.length(at);
        let parts = tokens.get(at..next).unwrap_or_default();
        let end = parts.last().map_or(token.end, |last| last.end);
        let is_number = parts.len() > 1 && parts.iter().any(|part| part.sort == Sort::Number);
        words.push(Word {
            number: interner.number(text.get(token.start..end).unwrap_or_default()),
            start: small(token.start),
            end: small(end),
            score: parts.iter().map(score).sum(),
            sort: if is_number { Sort::Number } else { token.sort },
        });
        at = next;
    }
}

/// A place in a text, which is not compared by words if it has more than four gigabytes.
fn small(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn score(token: &Token) -> i16 {
    match token.sort {
        Sort::Space => 0,
        Sort::Sign => SIGN,
        Sort::Letter => LETTER,
        Sort::Word | Sort::Address | Sort::Number => {
            let letters = i16::try_from((token.end - token.start).min(16)).unwrap_or(16);
            (4 + letters / 2).max(5)
        }
    }
}

/// A word of the old text, and the one of the new text that stands in its place.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    pub old: usize,
    pub new: usize,
    /// Whether they are equal; else one is exchanged for the other.
    pub equal: bool,
}

/// Aligns stretches of the words of two texts.
pub(super) struct Aligner<'a> {
    old: &'a [Word],
    new: &'a [Word],
    /// How many different words there are.
    numbers: usize,
    search: &'a mut AnchorFinder,
    /// How many cells may still be looked at.
    cells: &'a mut usize,
    pairs: Vec<Pair>,
    ways: Vec<u8>,
    row: Vec<Cell>,
    /// For each number of a word, the last stretch in which it was looked for.
    looked_for: Vec<u32>,
    stretch: u32,
}

/// A part of a list. (An index would link the words for when that fails.)
pub(super) fn part<'a, T>(list: &'a [T], range: &Range<usize>) -> &'a [T] {
    list.get(range.clone()).unwrap_or_default()
}

/// A word of a stretch, or all those in a row that the other side does not have.
struct Item {
    at: usize,
    number: u32,
    score: i32,
    is_number: bool,
}

/// The best totals up to a cell.
#[derive(Clone, Copy)]
struct Cell {
    /// However it ends.
    best: i32,
    /// If an edit goes on, or begins, behind it.
    entry: i32,
}

/// What is known of a cell on the way back, in the bits of a byte: its best total ends with a kept word …
const KEPT: u8 = 1;
/// … an edit that goes on behind it begins there …
const BEGINS: u8 = 2;
/// … the edit that it ends came from the left.
const FROM_LEFT: u8 = 4;

impl<'a> Aligner<'a> {
    pub(super) fn of(
        old: &'a [Word],
        new: &'a [Word],
        numbers: usize,
        search: &'a mut AnchorFinder,
        cells: &'a mut usize,
    ) -> Self {
        Self {
            old,
            new,
            numbers,
            search,
            cells,
            pairs: Vec::new(),
            ways: Vec::new(),
            row: Vec::new(),
            looked_for: alloc::vec![0; numbers],
            stretch: 0,
        }
    }

    /// The pairs of two stretches, in order.
    pub(super) fn pairs(&mut self, old: Range<usize>, new: Range<usize>) -> &[Pair] {
        self.pairs.clear();
        let numbers = |words: &[Word]| words.iter().map(|word| word.number).collect::<Vec<u32>>();
        let (old_numbers, new_numbers) = (numbers(part(self.old, &old)), numbers(part(self.new, &new)));
        let anchors = self.search.find(&old_numbers, &new_numbers, self.numbers, OFTEN);
        let (mut old_at, mut new_at) = (old.start, new.start);
        for (old_run, new_run) in self.runs(&anchors, &old, &new) {
            self.align(old_at..old_run.start, new_at..new_run.start);
            (old_at, new_at) = (old_run.end, new_run.end);
            self.pairs.extend(old_run.zip(new_run).map(|(old, new)| Pair { old, new, equal: true }));
        }
        self.align(old_at..old.end, new_at..new.end);
        &self.pairs
    }

    /// How many words of two stretches survive in order at most, however scattered: the longest common
    /// subsequence, 64 old words at a time (Hyyrö's bit-parallel form). All, where there are no cells left to tell.
    pub(super) fn survivors(&mut self, old: Range<usize>, new: Range<usize>) -> usize {
        let limbs = old.len().div_ceil(64);
        if !self.spend(limbs * (old.len() + new.len())) {
            return old.len() + new.len();
        }
        // For each number, where in `masks` its old words are.
        let mut mask_of = alloc::vec![usize::MAX; self.numbers];
        let mut masks: Vec<u64> = Vec::new();
        for (at, word) in part(self.old, &old).iter().enumerate().filter(|(_, word)| word.is_word()) {
            let start = &mut mask_of[word.number as usize];
            if *start == usize::MAX {
                *start = masks.len();
                masks.resize(masks.len() + limbs, 0);
            }
            masks[*start + at / 64] |= 1 << (at % 64);
        }
        let mut row = alloc::vec![u64::MAX; limbs];
        for word in part(self.new, &new) {
            let Some(mask) = masks.get(mask_of[word.number as usize]..).filter(|mask| !mask.is_empty()) else {
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

    /// Of all anchors, the runs that no edit would swallow; and those at the ends, where nothing is cut.
    fn runs(
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
            let score: i32 = part(self.old, old_run).iter().map(|word| i32::from(word.score)).sum();
            at_start || at_end || score > 2 * EDIT
        });
        runs
    }

    /// The words of a stretch that may be kept or exchanged, and one item for all in a row that may not.
    fn items(&mut self, words: &[Word], start: usize, other: &[Word]) -> Vec<Item> {
        self.stretch += 1;
        let mut has_number = false;
        for word in other {
            self.looked_for[word.number as usize] = self.stretch;
            has_number |= word.sort == Sort::Number;
        }
        let mut items: Vec<Item> = Vec::with_capacity(words.len());
        let mut was_there = true;
        for (at, word) in words.iter().enumerate() {
            let is_number = word.sort == Sort::Number;
            let is_there = self.looked_for[word.number as usize] == self.stretch || is_number && has_number;
            if is_there || was_there {
                items.push(Item { at: start + at, number: word.number, score: i32::from(word.score), is_number });
            }
            was_there = is_there;
        }
        items
    }

    /// Whether there were so many cells left; now there are so many less.
    fn spend(&mut self, cells: usize) -> bool {
        let left = self.cells.checked_sub(cells);
        *self.cells = left.unwrap_or(*self.cells);
        left.is_some()
    }

    fn align(&mut self, old: Range<usize>, new: Range<usize>) {
        if old.is_empty() || new.is_empty() {
            return;
        }
        let (old_words, new_words) = (part(self.old, &old), part(self.new, &new));
        let (rows, columns) =
            (self.items(old_words, old.start, new_words), self.items(new_words, new.start, old_words));
        let width = columns.len() + 1;
        let cells = (rows.len() + 1) * width;
        if !self.spend(cells) {
            return;
        }
        self.row.clear();
        self.row.resize(width, Cell { best: -EDIT, entry: -EDIT });
        self.ways.clear();
        self.ways.resize(cells, FROM_LEFT);
        self.ways[0] = KEPT | BEGINS;
        let Some((first, row)) = self.row.split_first_mut() else { return };
        first.best = 0;
        for (i, item) in rows.iter().enumerate() {
            let ways = self.ways.get_mut((i + 1) * width..(i + 2) * width);
            let Some((way_down, ways)) = ways.and_then(<[u8]>::split_first_mut) else { return };
            *way_down = 0;
            let mut diagonal = first.best;
            first.best = -EDIT;
            let mut left = *first;
            for ((other, cell), way_there) in columns.iter().zip(&mut *row).zip(ways) {
                let (mut edit, mut way) = (cell.entry, 0);
                if left.entry > edit {
                    (edit, way) = (left.entry, FROM_LEFT);
                }
                let corner = diagonal;
                diagonal = cell.best;
                left = Cell { best: edit, entry: edit };
                let equal = item.number == other.number;
                if equal || item.is_number && other.is_number {
                    let kept = corner + if equal { item.score } else { -EXCHANGE };
                    if kept >= edit {
                        (left.best, way) = (kept, way | KEPT);
                    }
                    if kept - EDIT > edit {
                        (left.entry, way) = (kept - EDIT, way | BEGINS);
                    }
                }
                *cell = left;
                *way_there = way;
            }
        }
        self.trace(&rows, &columns);
    }

    /// Walks the best way back and notes its pairs.
    fn trace(&mut self, rows: &[Item], columns: &[Item]) {
        let begin = self.pairs.len();
        let (mut i, mut j) = (rows.len(), columns.len());
        let way = |i: usize, j: usize| self.ways[i * (columns.len() + 1) + j];
        let mut on_kept = way(i, j) & KEPT != 0;
        while i > 0 || j > 0 {
            if on_kept {
                (i, j) = (i - 1, j - 1);
                let equal = rows[i].number == columns[j].number;
                self.pairs.push(Pair { old: rows[i].at, new: columns[j].at, equal });
                on_kept = way(i, j) & KEPT != 0;
            } else {
                if way(i, j) & FROM_LEFT != 0 {
                    j -= 1;
                } else {
                    i -= 1;
                }
                on_kept = way(i, j) & BEGINS != 0;
            }
        }
        if let Some(pairs) = self.pairs.get_mut(begin..) {
            pairs.reverse();
        }
    }
}
