//! Two texts in, edits out: what an editor would strike and what they would write in.
//!
//! Knows nothing of cards.
//!
//! ```
//! use what_changed::redline::{Op, redline};
//!
//! let edits = redline("Microsoft is the exclusive partner.", "Microsoft is the primary partner.");
//! let shown: Vec<_> = edits.iter().map(|edit| (edit.op, edit.text)).collect();
//! assert_eq!(shown, [
//!     (Op::Keep, "Microsoft is the "),
//!     (Op::Delete, "exclusive"),
//!     (Op::Insert, "primary"),
//!     (Op::Keep, " partner."),
//! ]);
//! ```
//!
//! It works from the outside in: blocks that are equal are set apart by their numbers alone
//! (`anchors`); blocks that are alike are paired, in place or moved (`likeness`); pairs are
//! aligned word by word (`words`).

mod anchors;
mod blocks;
mod intern;
mod likeness;
mod tokens;
mod words;

use alloc::vec::Vec;
use core::ops::Range;

use blocks::blocks;
use intern::Interner;
use likeness::{Alike, Loose, likeness};

/// What happens to a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// It stands in both texts.
    Keep,
    /// It stands in the old text only.
    Delete,
    /// It stands in the new text only.
    Insert,
}

/// Why a whole block is deleted or inserted, where it is not simply gone or new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Edited here.
    Edited,
    /// So much of it changed that the old block and the new one are better read one after the other.
    Rewritten,
    /// It moved: the deletion and the insertion with this number are of the same block, edited or not.
    Moved(usize),
}

/// A stretch of text, and what happens to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit<'t> {
    /// What happens to it.
    pub op: Op,
    /// The stretch itself; never empty.
    pub text: &'t str,
    /// Why.
    pub why: Why,
}

/// The edits that lead from the old text to the new one.
///
/// All but the insertions, joined, are the old text exactly; all but the deletions, the new one. Where
/// words are replaced, the deletion comes before the insertion. The work is bounded: what is too long
/// and too different to be compared word by word counts as replaced.
pub fn redline<'t>(old: &'t str, new: &'t str) -> Vec<Edit<'t>> {
    let mut changes = Changes { old, list: Vec::new() };
    if old != new {
        Documents::of(old, new).write(&mut changes);
    }
    edits(old, new, &changes.list)
}

fn edits<'t>(old: &'t str, new: &'t str, changes: &[Change]) -> Vec<Edit<'t>> {
    let mut edits = Vec::with_capacity(3 * changes.len() + 1);
    let mut push = |op: Op, text: Option<&'t str>, why: Why| {
        edits.extend(text.filter(|text| !text.is_empty()).map(|text| Edit { op, text, why }));
    };
    let mut at = 0;
    for change in changes {
        push(Op::Keep, old.get(at..change.old.start), Why::Edited);
        push(Op::Delete, old.get(change.old.clone()), change.why);
        push(Op::Insert, new.get(change.new.clone()), change.why);
        at = change.old.end;
    }
    push(Op::Keep, old.get(at..), Why::Edited);
    edits
}

/// A stretch of the old text, and the stretch of the new one that stands in its place, in bytes.
/// Never both empty.
struct Change {
    old: Range<usize>,
    new: Range<usize>,
    why: Why,
}

/// Two texts as blocks, and which of them belong together.
struct Documents<'t> {
    old: Vec<&'t str>,
    new: Vec<&'t str>,
    /// Blocks that are equal, in order.
    equal: Vec<(usize, usize)>,
    /// Blocks that are alike, in order, none of them across an equal pair.
    edited: Vec<Alike>,
    moved: Vec<Alike>,
}

impl<'t> Documents<'t> {
    fn of(old: &'t str, new: &'t str) -> Self {
        let (old, new) = (blocks(old), blocks(new));
        let mut interner = Interner::for_about(old.len() + new.len());
        let mut numbers = |blocks: &[&'t str]| blocks.iter().map(|block| interner.number(block)).collect::<Vec<u32>>();
        let (old_numbers, new_numbers) = (numbers(&old), numbers(&new));
        let equal = anchors::anchors(&old_numbers, &new_numbers, interner.len());
        let (old_loose, new_loose) = loose(&old, &new, &equal);
        let (edited, moved) = match (&old_loose[..], &new_loose[..]) {
            ([], _) | (_, []) => (Vec::new(), Vec::new()),
            // One block against one needs no looking for.
            ([old], [new]) if old.gap == new.gap => (Vec::from([Alike { old: old.at, new: new.at }]), Vec::new()),
            _ => {
                let found = likeness(&old_loose, &new_loose);
                (found.edited, found.moved)
            }
        };
        Self { old, new, equal, edited, moved }
    }

    /// Writes the edits, block by block.
    fn write(&self, changes: &mut Changes) {
        let mut at = Place::default();
        let mut edited = self.edited.iter().copied().peekable();
        let end = (self.old.len(), self.new.len());
        for (old, new) in self.equal.iter().copied().chain([end]) {
            while let Some(pair) = edited.next_if(|pair| pair.old < old && pair.new < new) {
                self.replaced(changes, &mut at, pair.old, pair.new);
                let (old_text, new_text) = (self.old[pair.old], self.new[pair.new]);
                changes.aligned(at.old_byte, at.new_byte, old_text, new_text);
                at.pass(old_text, new_text);
            }
            self.replaced(changes, &mut at, old, new);
            if let (Some(old_text), Some(new_text)) = (self.old.get(old), self.new.get(new)) {
                at.pass(old_text, new_text);
            }
        }
    }

    /// Writes the blocks up to a pair as deleted and inserted; where there is one of each, as edited.
    fn replaced(&self, changes: &mut Changes, at: &mut Place, old: usize, new: usize) {
        let alone = old == at.old + 1 && new == at.new + 1;
        let moved = |of: &dyn Fn(&Alike) -> bool| self.moved.iter().position(of);
        if alone && moved(&|pair| pair.old == at.old).is_none() && moved(&|pair| pair.new == at.new).is_none() {
            let (old_text, new_text) = (self.old[at.old], self.new[at.new]);
            changes.aligned(at.old_byte, at.new_byte, old_text, new_text);
            at.pass(old_text, new_text);
            return;
        }
        for index in at.old..old {
            let why = moved(&|pair| pair.old == index).map_or(Why::Edited, Why::Moved);
            let range = at.old_byte..at.old_byte + self.old[index].len();
            at.pass(self.old[index], "");
            changes.replace(range, 0..0, why);
            at.new -= 1;
        }
        for index in at.new..new {
            let why = moved(&|pair| pair.new == index).map_or(Why::Edited, Why::Moved);
            let range = at.new_byte..at.new_byte + self.new[index].len();
            at.pass("", self.new[index]);
            changes.replace(at.old_byte..at.old_byte, range, why);
            at.old -= 1;
        }
    }
}

/// How far the writing has come, in blocks and in bytes.
#[derive(Default)]
struct Place {
    old: usize,
    new: usize,
    old_byte: usize,
    new_byte: usize,
}

impl Place {
    fn pass(&mut self, old: &str, new: &str) {
        (self.old, self.new) = (self.old + 1, self.new + 1);
        (self.old_byte, self.new_byte) = (self.old_byte + old.len(), self.new_byte + new.len());
    }
}

/// The blocks that have no equal, each with the gap that it stands in.
fn loose<'t>(old: &[&'t str], new: &[&'t str], equal: &[(usize, usize)]) -> (Vec<Loose<'t>>, Vec<Loose<'t>>) {
    let (mut old_loose, mut new_loose) = (Vec::new(), Vec::new());
    let (mut old_at, mut new_at) = (0, 0);
    for (gap, (o, n)) in equal.iter().copied().chain([(old.len(), new.len())]).enumerate() {
        old_loose.extend((old_at..o).map(|at| Loose { at, gap, text: old[at] }));
        new_loose.extend((new_at..n).map(|at| Loose { at, gap, text: new[at] }));
        (old_at, new_at) = (o + 1, n + 1);
    }
    (old_loose, new_loose)
}

/// The changes so far, in order.
struct Changes<'t> {
    old: &'t str,
    list: Vec<Change>,
}

impl Changes<'_> {
    fn replace(&mut self, old: Range<usize>, new: Range<usize>, why: Why) {
        self.close_up(old.start, why);
        self.list.push(Change { old, new, why });
    }

    /// Before a change that begins a new block: the sign that ends the block before, a full stop say, is
    /// not left standing between two changes.
    fn close_up(&mut self, until: usize, why: Why) {
        let Some(last) = self.list.last_mut() else { return };
        let between = self.old.get(last.old.end..until).unwrap_or_default();
        let Some(rest) = self.old.get(last.old.end..).filter(|rest| rest.get(between.len()..).is_some()) else {
            return;
        };
        let Some(sign) = rest.find('\n').filter(|end| *end <= between.len()).and_then(|end| rest.get(..end)) else {
            return;
        };
        let lone = !sign.is_empty() && sign.len() <= 4 && sign.bytes().all(|byte| byte.is_ascii_punctuation());
        if lone && between.trim_ascii_end() == sign && last.why == Why::Edited && why == Why::Edited {
            last.old.end += sign.len();
            last.new.end += sign.len();
        }
    }

    /// Two blocks that belong together, word by word; or whole, where too little of them is left.
    fn aligned(&mut self, old_at: usize, new_at: usize, old: &str, new: &str) {
        let words = words::words(old, new);
        let rewritten = words.words >= 12 && 3 * words.kept < words.words;
        if rewritten {
            self.replace(old_at..old_at + old.len(), new_at..new_at + new.len(), Why::Rewritten);
            return;
        }
        for (old, new) in words.changes {
            self.replace(old_at + old.start..old_at + old.end, new_at + new.start..new_at + new.end, Why::Edited);
        }
    }
}
