//! Aligns two texts word by word, as a reader would.
//!
//! A script of fewest edits keeps every *the* that happens to stand in both and so makes confetti of a
//! rewritten sentence. Here each kept word scores, each place where an edit begins costs, and the best
//! total wins: a word or two between two edits is not worth keeping, four words always are. A number
//! that stands in another's place is exchanged at no such cost, so that no edit swallows the words
//! around it.

use alloc::vec::Vec;
use core::ops::Range;

use super::anchors::anchors;
use super::intern::Interner;
use super::tokens::{is_number, is_space, is_word, tokens};

/// A stretch of the old text, and the stretch of the new one that stands in its place, in bytes.
/// Never both empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// What it costs to begin an edit.
const EDIT: i32 = 17;
/// What it costs to put a number in the place of another: less than an edit, so that none swallows the
/// words between two changed numbers.
const EXCHANGE: i32 = 8;
/// So many cells are looked at for one stretch; a larger one counts as replaced.
const CELLS: usize = 1 << 20;

/// The total of what cannot be.
const NEVER: i32 = i32::MIN / 2;

/// A word, a number or a sign.
struct Token {
    number: u32,
    start: usize,
    end: usize,
    score: i32,
    is_number: bool,
}

/// Where two texts differ, in order.
pub(super) fn changes(old: &str, new: &str) -> Vec<Change> {
    // Most of a long text is as it was: the lines at both ends need no looking at.
    let head = line_start(old, old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count());
    let rest = |text: &'_ str| text.len() - head;
    let room = rest(old).min(rest(new));
    let same = old.bytes().rev().zip(new.bytes().rev()).take(room).take_while(|(a, b)| a == b).count();
    let tail = old.len() - next_line(old, old.len() - same);
    let middle = |text: &'_ str| head..text.len() - tail;
    let (old, new) = (old.get(middle(old)).unwrap_or_default(), new.get(middle(new)).unwrap_or_default());
    let mut changes = aligned(old, new);
    for Change { old, new } in &mut changes {
        (*old, *new) = (old.start + head..old.end + head, new.start + head..new.end + head);
    }
    changes
}

/// Where the line begins that holds a byte.
fn line_start(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).rposition(|byte| byte == b'\n').map_or(0, |at| at + 1)
}

/// Where the first line begins that begins behind a byte; the end of the text where none does.
fn next_line(text: &str, byte: usize) -> usize {
    text.bytes().skip(byte).position(|byte| byte == b'\n').map_or(text.len(), |at| byte + at + 1)
}

fn aligned(old: &str, new: &str) -> Vec<Change> {
    let mut interner = Interner::for_about(old.len().max(new.len()) / 6);
    let (old_tokens, new_tokens) = (marked(old, &mut interner), marked(new, &mut interner));
    let numbers = |tokens: &[Token]| tokens.iter().map(|token| token.number).collect::<Vec<u32>>();
    let all = anchors(&numbers(&old_tokens), &numbers(&new_tokens), interner.len());
    let mut stretch = Stretch { old: &old_tokens, new: &new_tokens, pairs: Vec::new() };
    let (mut old_at, mut new_at) = (0, 0);
    for (old_run, new_run) in runs(&all, &old_tokens, new_tokens.len()) {
        stretch.align(old_at..old_run.start, new_at..new_run.start);
        (old_at, new_at) = (old_run.end, new_run.end);
        stretch.pairs.extend(old_run.zip(new_run).map(|(o, n)| (o, n, true)));
    }
    stretch.align(old_at..old_tokens.len(), new_at..new_tokens.len());
    between_pairs(old, new, &old_tokens, &new_tokens, &stretch.pairs)
}

/// What a sign scores that is no word.
const SIGN: i32 = 1;

fn marked<'t>(text: &'t str, interner: &mut Interner<'t>) -> Vec<Token> {
    let mut all = Vec::with_capacity(text.len() / 5);
    let mut start = 0;
    for token in tokens(text) {
        let end = start + token.len();
        if !is_space(token) {
            let letters = i32::try_from(token.len().min(16)).unwrap_or(16);
            let score = if is_word(token) { 4 + letters / 2 } else { SIGN };
            all.push(Token { number: interner.number(token), start, end, score, is_number: is_number(token) });
        }
        start = end;
    }
    all
}

/// Of all anchors, the runs that no edit would swallow; and those at the ends, where nothing is cut.
fn runs(anchors: &[(usize, usize)], old: &[Token], new_count: usize) -> Vec<(Range<usize>, Range<usize>)> {
    let mut runs: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for (o, n) in anchors {
        match runs.last_mut() {
            Some((old_run, new_run)) if old_run.end == *o && new_run.end == *n => {
                (old_run.end, new_run.end) = (o + 1, n + 1);
            }
            _ => runs.push((*o..o + 1, *n..n + 1)),
        }
    }
    let score = |run: &Range<usize>| run.clone().map(|at| old[at].score).sum::<i32>();
    runs.retain(|(old_run, new_run)| {
        let at_start = old_run.start == 0 && new_run.start == 0;
        let at_end = old_run.end == old.len() && new_run.end == new_count;
        at_start || at_end || score(old_run) > 2 * EDIT
    });
    runs
}

/// Aligns what lies between two runs.
struct Stretch<'a> {
    old: &'a [Token],
    new: &'a [Token],
    /// Pairs of tokens, and whether they are equal; else one is exchanged for the other.
    pairs: Vec<(usize, usize, bool)>,
}

/// How the best way to a cell came there, in the bits of a byte.
const KEPT_FROM_EDIT: u8 = 1;
const EDIT_FROM_KEPT: u8 = 2;
const EDIT_FROM_LEFT: u8 = 4;

impl Stretch<'_> {
    fn align(&mut self, old: Range<usize>, new: Range<usize>) {
        let (height, width) = (old.len(), new.len() + 1);
        if old.is_empty() || new.is_empty() || height * width > CELLS {
            return;
        }
        // The best totals of a row that end with a kept token, and with an edit.
        let mut kept = alloc::vec![NEVER; width];
        let mut edit = alloc::vec![NEVER; width];
        let mut ways = alloc::vec![0_u8; (height + 1) * width];
        kept[0] = 0;
        for j in 1..width {
            edit[j] = -EDIT;
            ways[j] = if j == 1 { EDIT_FROM_KEPT | EDIT_FROM_LEFT } else { EDIT_FROM_LEFT };
        }
        for i in 1..=height {
            let token = &self.old[old.start + i - 1];
            let (mut kept_diagonal, mut edit_diagonal) = (kept[0], edit[0]);
            let Some(row) = ways.get_mut(i * width..(i + 1) * width) else { return };
            edit[0] = edit[0].max(kept[0] - EDIT);
            row[0] = if i == 1 { EDIT_FROM_KEPT } else { 0 };
            kept[0] = NEVER;
            for j in 1..width {
                let other = &self.new[new.start + j - 1];
                let mut way = 0;
                let here = if token.number == other.number {
                    Some(token.score)
                } else if token.is_number && other.is_number {
                    Some(-EXCHANGE)
                } else {
                    None
                };
                let (kept_above, edit_above) = (kept[j], edit[j]);
                // An edit goes on from above or from the left, or begins after a kept token there.
                let mut best = edit_above;
                if edit[j - 1] > best {
                    (best, way) = (edit[j - 1], EDIT_FROM_LEFT);
                }
                if kept_above - EDIT > best {
                    (best, way) = (kept_above - EDIT, EDIT_FROM_KEPT);
                }
                if kept[j - 1] - EDIT > best {
                    (best, way) = (kept[j - 1] - EDIT, EDIT_FROM_KEPT | EDIT_FROM_LEFT);
                }
                edit[j] = best;
                kept[j] = here.map_or(NEVER, |score| {
                    if edit_diagonal > kept_diagonal {
                        way |= KEPT_FROM_EDIT;
                    }
                    score + edit_diagonal.max(kept_diagonal)
                });
                row[j] = way;
                (kept_diagonal, edit_diagonal) = (kept_above, edit_above);
            }
        }
        self.trace(&ways, width, old, new, kept[width - 1] >= edit[width - 1]);
    }

    /// Walks the best way back and notes its pairs.
    fn trace(&mut self, ways: &[u8], width: usize, old: Range<usize>, new: Range<usize>, mut on_kept: bool) {
        let begin = self.pairs.len();
        let (mut i, mut j) = (old.len(), new.len());
        while i > 0 || j > 0 {
            let way = ways[i * width + j];
            if on_kept {
                (i, j) = (i - 1, j - 1);
                let (o, n) = (old.start + i, new.start + j);
                self.pairs.push((o, n, self.old[o].number == self.new[n].number));
                on_kept = way & KEPT_FROM_EDIT == 0;
            } else {
                on_kept = way & EDIT_FROM_KEPT != 0;
                if way & EDIT_FROM_LEFT != 0 { j -= 1 } else { i -= 1 }
            }
        }
        if let Some(pairs) = self.pairs.get_mut(begin..) {
            pairs.reverse();
        }
    }
}

/// What lies between the pairs, with the white space that belongs to it.
fn between_pairs(
    old: &str,
    new: &str,
    old_tokens: &[Token],
    new_tokens: &[Token],
    pairs: &[(usize, usize, bool)],
) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut add = |old: Range<usize>, new: Range<usize>| match changes.last_mut() {
        _ if old.is_empty() && new.is_empty() => {}
        Some(Change { old: last_old, new: last_new }) if last_old.end == old.start && last_new.end == new.start => {
            (last_old.end, last_new.end) = (old.end, new.end);
        }
        _ => changes.push(Change { old, new }),
    };
    // The ends of the last pair, in bytes and in tokens.
    let (mut old_end, mut new_end) = (0, 0);
    let (mut old_next, mut new_next) = (0, 0);
    let last = (old_tokens.len(), new_tokens.len(), true);
    for (o, n, equal) in pairs.iter().copied().chain([last]) {
        let old_start = old_tokens.get(o).map_or(old.len(), |token| token.start);
        let new_start = new_tokens.get(n).map_or(new.len(), |token| token.start);
        let between = (old_end..old_start, new_end..new_start);
        let texts = (old.get(between.0.clone()).unwrap_or(""), new.get(between.1.clone()).unwrap_or(""));
        if texts.0 != texts.1 {
            add_between(&mut add, between, texts, old_next != o || new_next != n);
        }
        (old_end, new_end) = (old_start, new_start);
        if let (Some(old_token), Some(new_token)) = (old_tokens.get(o), new_tokens.get(n)) {
            if !equal {
                add(old_token.start..old_token.end, new_token.start..new_token.end);
            }
            (old_end, new_end) = (old_token.end, new_token.end);
        }
        (old_next, new_next) = (o + 1, n + 1);
    }
    changes
}

/// A change between two kept tokens, without the white space that both texts have at its ends.
fn add_between(
    add: &mut impl FnMut(Range<usize>, Range<usize>),
    (mut old, mut new): (Range<usize>, Range<usize>),
    (old_text, new_text): (&str, &str),
    words: bool,
) {
    if words {
        let spaces = |a: &str, b: &str, from_end: bool| {
            let same = |(a, b): &(u8, u8)| a == b && a.is_ascii_whitespace();
            if from_end {
                a.bytes().rev().zip(b.bytes().rev()).take_while(same).count()
            } else {
                a.bytes().zip(b.bytes()).take_while(same).count()
            }
        };
        let head = spaces(old_text, new_text, false);
        (old.start, new.start) = (old.start + head, new.start + head);
        let room = old.len().min(new.len());
        let tail = spaces(old_text, new_text, true).min(room);
        (old.end, new.end) = (old.end - tail, new.end - tail);
    }
    add(old, new);
}
