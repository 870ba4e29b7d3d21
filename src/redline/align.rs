//! Aligns two texts from the outside in: lines at both ends, equal blocks, blocks that are alike, words.

use alloc::vec::Vec;
use core::mem;
use core::ops::Range;

use super::EditKind;
use super::anchors::{ANY_COUNT, AnchorFinder};
use super::between::between;
use super::blocks::{Block, split_into_blocks};
use super::cleanup::{cleaned, is_next_clause, is_stranded};
use super::intern::Interner;
use super::likeness::{Alike, Likeness, Loose, Side, likeness};
use super::words::{Aligner, CELLS, Word, part, words};

/// A stretch of the old text, and the stretch of the new one that stands in its place, in bytes.
/// Never both empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub old: Range<usize>,
    pub new: Range<usize>,
    pub kind: EditKind,
}

/// Where two texts differ, in order.
pub(super) fn changes(old: &str, new: &str) -> Vec<Change> {
    let mut cells = CELLS;
    within(old, new, &mut cells)
}

/// Where two texts differ, found by looking at so many cells at most; it leaves what is left of them.
fn within(old: &str, new: &str, cells: &mut usize) -> Vec<Change> {
    if u32::try_from(old.len().max(new.len())).is_err() {
        return Vec::from([Change { old: 0..old.len(), new: 0..new.len(), kind: EditKind::Substance }]);
    }
    let (old_part, new_part) = apart(old, new);
    let (mut old, mut new) = (Document::of(old, old_part), Document::of(new, new_part));
    let mut search = AnchorFinder::default();
    let equal = equal_blocks(&old, &new, &mut search);
    let mut interner = Interner::for_about((old.text.len() + new.text.len()) / 24);
    let ends = (old.blocks.len(), new.blocks.len());
    let (mut old_at, mut new_at) = (0, 0);
    for (gap, (o, n)) in equal.iter().copied().chain([ends]).enumerate() {
        old.add_loose(old_at..o, gap, &mut interner);
        new.add_loose(new_at..n, gap, &mut interner);
        (old_at, new_at) = (o + 1, n + 1);
    }
    let found = likeness(&old.side, &new.side, interner.len());
    let aligner = Aligner::of(&old.side.words, &new.side.words, interner.len(), &mut search, cells);
    let mut writer = Writer::of(&old, &new, &found, aligner);
    let mut edited = found.edited.iter().peekable();
    for (o, n) in equal.into_iter().chain([ends]) {
        while let Some(pair) = edited.next_if(|pair| old.side.loose[pair.old.start].at < o) {
            writer.unpaired(pair.old.start, pair.new.start);
            writer.edited(pair);
        }
        writer.unpaired(old.loose_before(o), new.loose_before(n));
        writer.equal(o, n);
    }
    cleaned((old.text, new.text), writer.realigned())
}

/// So many bytes are compared at a time.
const CHUNK: usize = 64;

/// What lies between the lines that both texts begin with, and those that both end with.
fn apart(old: &str, new: &str) -> (Range<usize>, Range<usize>) {
    let (old_bytes, new_bytes) = (old.as_bytes(), new.as_bytes());
    // Most of a long text is as it was: many bytes at a time first.
    let chunks = old_bytes.as_chunks::<CHUNK>().0.iter().zip(new_bytes.as_chunks::<CHUNK>().0);
    let head = CHUNK * chunks.take_while(|(a, b)| a == b).count();
    let rest = old_bytes.iter().zip(new_bytes).skip(head);
    let head = line_start(old, head + rest.take_while(|(a, b)| a == b).count());
    let room = old.len().min(new.len()) - head;
    let chunks = old_bytes.as_rchunks::<CHUNK>().1.iter().rev().zip(new_bytes.as_rchunks::<CHUNK>().1.iter().rev());
    let same = CHUNK * chunks.take(room / CHUNK).take_while(|(a, b)| a == b).count();
    let rest = old_bytes.iter().rev().zip(new_bytes.iter().rev()).take(room).skip(same);
    let same = same + rest.take_while(|(a, b)| a == b).count();
    let tail = old.len() - next_line(old, old.len() - same);
    (head..old.len() - tail, head..new.len() - tail)
}

/// Where the line begins that holds a byte.
fn line_start(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).rposition(|byte| byte == b'\n').map_or(0, |at| at + 1)
}

/// Where the first line that is not blank begins behind a byte; the end of the text where none does. A blank line
/// belongs to the block before it.
fn next_line(text: &str, byte: usize) -> usize {
    let next = text.bytes().skip(byte).position(|byte| byte == b'\n').map_or(text.len(), |at| byte + at + 1);
    let blank = text.bytes().skip(next).take_while(u8::is_ascii_whitespace).count();
    next.max(line_start(text, next + blank))
}

/// A text, as blocks.
struct Document<'t> {
    text: &'t str,
    /// Where the part begins that is looked at.
    start: usize,
    blocks: Vec<Block>,
    /// Those without an equal.
    side: Side,
}

impl<'t> Document<'t> {
    fn of(text: &'t str, part: Range<usize>) -> Self {
        Self {
            text,
            start: part.start,
            blocks: split_into_blocks(text, part),
            side: Side { loose: Vec::new(), words: Vec::new() },
        }
    }

    fn add_loose(&mut self, blocks: Range<usize>, gap: usize, interner: &mut Interner<'t>) {
        let mut tokens = Vec::new();
        for at in blocks {
            let block = &self.blocks[at];
            let start = self.side.words.len();
            words(self.text, block.start..block.end, interner, &mut tokens, &mut self.side.words);
            let mid_line = !matches!(self.text.as_bytes().get(..block.start), None | Some([] | [.., b'\n']));
            self.side.loose.push(Loose { at, gap, mid_line, words: start..self.side.words.len() });
        }
    }

    /// Equal numbers for blocks that say the same.
    fn numbers(&self, interner: &mut Interner<'t>) -> Vec<u32> {
        let said = |block: &Block| self.text.get(block.content.clone()).unwrap_or_default();
        self.blocks.iter().map(|block| interner.number(said(block))).collect()
    }

    /// How many loose blocks stand before a block.
    fn loose_before(&self, block: usize) -> usize {
        self.side.loose.partition_point(|loose| loose.at < block)
    }

    /// The bytes of loose blocks that stand together.
    fn bytes(&self, loose: &Range<usize>) -> Range<usize> {
        match self.side.loose.get(loose.clone()) {
            Some([first, .., last]) => self.blocks[first.at].start..self.blocks[last.at].end,
            Some([only]) => self.blocks[only.at].start..self.blocks[only.at].end,
            _ => 0..0,
        }
    }
}

/// The blocks that say the same, whatever their numbers.
fn equal_blocks<'t>(old: &Document<'t>, new: &Document<'t>, search: &mut AnchorFinder) -> Vec<(usize, usize)> {
    let mut interner = Interner::for_about(old.blocks.len() + new.blocks.len());
    let (old_numbers, new_numbers) = (old.numbers(&mut interner), new.numbers(&mut interner));
    search.find(&old_numbers, &new_numbers, interner.len(), ANY_COUNT)
}

/// A block that is kept to fewer of its words than one in so many is shown as before and after …
const REWRITTEN: usize = 3;
/// … if it has so many, on both sides together.
const REWRITTEN_WORDS: usize = 24;
/// A longer one is no paragraph, and how many of its words survive takes long to say.
const REWRITTEN_MOST: usize = 4_000;

/// Writes the changes, block by block.
struct Writer<'a, 't> {
    old: &'a Document<'t>,
    new: &'a Document<'t>,
    /// The move that each loose block takes part in.
    old_moves: Vec<Option<usize>>,
    new_moves: Vec<Option<usize>>,
    aligner: Aligner<'a>,
    /// How far it has come, in loose blocks and in the bytes of the old and the new text.
    loose: (usize, usize),
    at: (usize, usize),
    changes: Vec<Change>,
}

impl<'a, 't> Writer<'a, 't> {
    fn of(old: &'a Document<'t>, new: &'a Document<'t>, found: &Likeness, aligner: Aligner<'a>) -> Self {
        let mut old_moves = alloc::vec![None; old.side.loose.len()];
        let mut new_moves = alloc::vec![None; new.side.loose.len()];
        for (number, Alike { old, new }) in found.moved.iter().enumerate() {
            old.clone().for_each(|at| old_moves[at] = Some(number));
            new.clone().for_each(|at| new_moves[at] = Some(number));
        }
        let at = (old.start, new.start);
        Self { old, new, old_moves, new_moves, aligner, loose: (0, 0), at, changes: Vec::new() }
    }

    fn push(&mut self, old: Range<usize>, new: Range<usize>, kind: EditKind) {
        if !old.is_empty() || !new.is_empty() {
            self.changes.push(Change { old, new, kind });
        }
    }

    /// Two blocks that say the same: their numbers and the white space behind them may differ.
    fn equal(&mut self, old: usize, new: usize) {
        let (Some(old), Some(new)) = (self.old.blocks.get(old), self.new.blocks.get(new)) else { return };
        self.differing(old.start..old.content.start, new.start..new.content.start);
        self.differing(old.content.end..old.end, new.content.end..new.end);
        self.at = (old.end, new.end);
    }

    /// Two numbers of clauses, or the white space behind two blocks: without what both begin and end with,
    /// if that is no letter or digit.
    fn differing(&mut self, mut old: Range<usize>, mut new: Range<usize>) {
        let (old_text, new_text) = (self.old.text.as_bytes(), self.new.text.as_bytes());
        let is_same = |a: Option<&u8>, b: Option<&u8>| {
            a == b && a.is_some_and(|byte| byte.is_ascii_punctuation() || *byte == b' ')
        };
        while !old.is_empty() && !new.is_empty() && is_same(old_text.get(old.start), new_text.get(new.start)) {
            (old.start, new.start) = (old.start + 1, new.start + 1);
        }
        while !old.is_empty() && !new.is_empty() && is_same(old_text.get(old.end - 1), new_text.get(new.end - 1)) {
            (old.end, new.end) = (old.end - 1, new.end - 1);
        }
        if self.old.text.get(old.clone()) != self.new.text.get(new.clone()) {
            self.push(old, new, EditKind::Numbering);
        }
    }

    /// Blocks that belong together, word by word; or before and after, where too little of them is left.
    fn edited(&mut self, pair: &Alike) {
        let (old, new) = (self.old.bytes(&pair.old), self.new.bytes(&pair.new));
        let said = |document: &Document, blocks: &Range<usize>| {
            document.blocks[document.side.loose[blocks.start].at].content.start
        };
        let (old_said, new_said) = (said(self.old, &pair.old), said(self.new, &pair.new));
        let is_one = pair.old.len() == 1 && pair.new.len() == 1;
        let (changes, is_rewritten) = self.compared(old_said..old.end, new_said..new.end, is_one);
        if is_rewritten {
            self.push(old.clone(), new.clone(), EditKind::Rewritten);
        } else {
            // A number and the words behind it are struck as one.
            let is_met =
                changes.first().is_some_and(|first| (first.old.start, first.new.start) == (old_said, new_said));
            if is_met && self.old.text.get(old.start..old_said) != self.new.text.get(new.start..new_said) {
                self.push(old.start..old_said, new.start..new_said, EditKind::Numbering);
            } else {
                self.differing(old.start..old_said, new.start..new_said);
            }
            self.changes.extend(changes);
        }
        self.loose = (pair.old.end, pair.new.end);
        self.at = (old.end, new.end);
    }

    /// What differs between two stretches of bytes, word by word; and, where they are one block each, whether so
    /// few words survive that nobody could read it.
    fn compared(&mut self, old: Range<usize>, new: Range<usize>, is_one: bool) -> (Vec<Change>, bool) {
        let within = |words: &[Word], bytes: &Range<usize>| {
            words.partition_point(|word| word.start() < bytes.start)
                ..words.partition_point(|word| word.start() < bytes.end)
        };
        let (old_side, new_side) = (&self.old.side.words, &self.new.side.words);
        let (old_words, new_words) = (within(old_side, &old), within(new_side, &new));
        let first = (old_words.start, new_words.start);
        let pairs = self.aligner.pairs(old_words.clone(), new_words.clone());
        let changes = between((self.old.text, old_side, old), (self.new.text, new_side, new), first, pairs);
        let changes = changes.into_iter().map(|(old, new)| Change { old, new, kind: EditKind::Substance }).collect();
        let is_rewritten = is_one && {
            let count = |words: &[Word]| words.iter().filter(|word| word.is_word()).count();
            let all = count(part(old_side, &old_words)) + count(part(new_side, &new_words));
            let kept = pairs.iter().filter(|pair| pair.equal && old_side[pair.old].is_word()).count();
            (REWRITTEN_WORDS..REWRITTEN_MOST).contains(&all)
                && 2 * REWRITTEN * kept < all
                && 2 * REWRITTEN * (self.aligner.survivors(old_words, new_words) + 1) < all
        };
        (changes, is_rewritten)
    }

    /// The changes; where the end of one block and the begin of the next make one, what both still have in
    /// common is kept.
    fn realigned(mut self) -> Vec<Change> {
        let texts = (self.old.text, self.new.text);
        let meet = |a: &Change, b: &Change| is_stranded(texts, a, b);
        for met in mem::take(&mut self.changes).chunk_by(meet) {
            let (Some(first), Some(last)) = (met.first(), met.last()) else { continue };
            if met.len() == 1 || met.len() == 2 && is_next_clause(texts, first, last) {
                self.changes.extend(met.iter().cloned());
                continue;
            }
            let (changes, _) = self.compared(first.old.start..last.old.end, first.new.start..last.new.end, false);
            self.changes.extend(changes);
        }
        self.changes
    }

    /// The blocks up to a pair: gone, new or moved.
    fn unpaired(&mut self, old_end: usize, new_end: usize) {
        let (old, new) = (self.loose.0..old_end, self.loose.1..new_end);
        let (mut old_runs, mut new_runs) =
            (runs(&self.old_moves, old).into_iter(), runs(&self.new_moves, new).into_iter());
        let (mut old_run, mut new_run) = (old_runs.next(), new_runs.next());
        loop {
            let kind = |run: &Option<Range<usize>>, moves: &[Option<usize>]| {
                run.as_ref().and_then(|run| moves[run.start]).map(EditKind::Moved)
            };
            match (kind(&old_run, &self.old_moves), kind(&new_run, &self.new_moves)) {
                (Some(moved), _) => {
                    self.gone(old_run.take().unwrap_or_default(), moved);
                    old_run = old_runs.next();
                }
                (_, Some(moved)) => {
                    self.come(new_run.take().unwrap_or_default(), moved);
                    new_run = new_runs.next();
                }
                (None, None) => {
                    match (old_run.take(), new_run.take()) {
                        (Some(old), Some(new)) => self.edited(&Alike { old, new }),
                        (Some(old), None) => self.gone(old, EditKind::Substance),
                        (None, Some(new)) => self.come(new, EditKind::Substance),
                        (None, None) => return,
                    }
                    (old_run, new_run) = (old_runs.next(), new_runs.next());
                }
            }
        }
    }

    /// Blocks that are no longer here.
    fn gone(&mut self, old: Range<usize>, kind: EditKind) {
        let bytes = self.old.bytes(&old);
        self.push(bytes.clone(), self.at.1..self.at.1, kind);
        (self.loose.0, self.at.0) = (old.end, bytes.end);
    }

    /// Blocks that were not here.
    fn come(&mut self, new: Range<usize>, kind: EditKind) {
        let bytes = self.new.bytes(&new);
        self.push(self.at.0..self.at.0, bytes.clone(), kind);
        (self.loose.1, self.at.1) = (new.end, bytes.end);
    }
}

/// Parts a range of loose blocks where the move changes that they take part in.
fn runs(moves: &[Option<usize>], range: Range<usize>) -> Vec<Range<usize>> {
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

    /// The changes that so many cells suffice for, which rebuild both texts; and the cells that it took.
    fn found(old: &str, new: &str, cells: usize) -> (Vec<Change>, usize) {
        let mut left = cells;
        let changes = within(old, new, &mut left);
        let (mut old_at, mut new_at) = (0, 0);
        for change in &changes {
            assert_eq!(old.get(old_at..change.old.start).unwrap(), new.get(new_at..change.new.start).unwrap());
            (old_at, new_at) = (change.old.end, change.new.end);
        }
        assert_eq!(old.get(old_at..).unwrap(), new.get(new_at..).unwrap());
        (changes, cells - left)
    }

    /// So many words of a language that has so many, in an order of no meaning; with a stop behind each so many.
    fn words(count: u32, different: u32, prefix: char, stop: u32) -> String {
        let mut state = 1_u32;
        let mut text = String::new();
        for at in 1..=count {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push(prefix);
            text += &(state % different).to_string();
            text += if at % stop == 0 { ". Then " } else { " " };
        }
        text
    }

    #[test]
    fn the_work_is_bounded() {
        let ordered: Vec<String> = (0..100_000_u32).map(|at| at.to_string() + "x ").collect();
        let shuffled: String = (0..ordered.len()).map(|at| ordered[at * 33_331 % ordered.len()].as_str()).collect();
        for (rule, old, new, most) in [
            ("unrelated", words(150_000, 30_000, 'a', u32::MAX), words(150_000, 30_000, 'b', u32::MAX), 1),
            ("unrelated sentences", words(100_000, 30_000, 'a', 12), words(100_000, 30_000, 'b', 12), 20_000),
            ("one word", "the ".repeat(100_000), "the ".repeat(50_000), 1),
            ("few words", words(100_000, 50, 'a', u32::MAX), words(100_000, 49, 'a', u32::MAX), 2_000),
            ("shuffled", ordered.concat(), shuffled, 2_000),
            ("one letter", "x".repeat(1_000_000), "y".repeat(1_000_000), 1),
            ("ideographs", "同意する".repeat(30_000), "同意しない".repeat(25_000), 2_000),
        ] {
            let (changes, spent) = found(&old, &new, CELLS);
            assert!(spent <= CELLS && changes.len() <= most, "{rule}: {} changes, {spent} cells", changes.len());
        }
    }

    #[test]
    fn with_fewer_cells_the_changes_are_coarser_and_right() {
        let (old, new) = (words(300, 40, 'a', 12), words(310, 40, 'a', 11));
        let spent = [0, 100, 1_000, CELLS].map(|cells| found(&old, &new, cells).1);
        assert!(spent.is_sorted() && spent[0] == 0 && spent[3] > 1_000, "{spent:?}");
    }
}
