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

mod align;
mod amount;
mod anchors;
mod between;
mod blocks;
mod cleanup;
mod date;
mod entities;
mod intern;
mod kind;
mod likeness;
mod tokens;
mod words;

use alloc::vec::Vec;

pub use amount::{Difference, difference};
pub(crate) use date::MONTHS;
pub use kind::{EditKind, is_invisible};

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

/// A stretch of text, and what happens to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit<'t> {
    /// What happens to it.
    pub op: Op,
    /// The stretch itself; never empty.
    pub text: &'t str,
    /// What sort of change it is.
    pub kind: EditKind,
}

/// The edits that lead from the old text to the new one, word by word.
///
/// All but the insertions, joined, are the old text exactly; all but the deletions, the new one. Where
/// words are replaced, the deletion comes before the insertion. The work is bounded: a stretch that is
/// too long to be compared word by word, and has no long run of words in common, counts as replaced.
pub fn redline<'t>(old: &'t str, new: &'t str) -> Vec<Edit<'t>> {
    let mut edits = Vec::new();
    let mut push = |op: Op, text: Option<&'t str>, kind: EditKind| {
        edits.extend(text.filter(|text| !text.is_empty()).map(|text| Edit { op, text, kind }));
    };
    let mut at = 0;
    for mut change in align::changes(old, new) {
        // What moved or was rewritten is known, and may be long.
        if matches!(change.kind, EditKind::Substance | EditKind::Numbering) {
            let kind = kind::classify((old, change.old.clone()), (new, change.new.clone()));
            change.kind = match (change.kind, kind) {
                (EditKind::Substance, kind)
                | (EditKind::Numbering, kind @ (EditKind::Space | EditKind::Punctuation)) => kind,
                (known, _) => known,
            };
        }
        push(Op::Keep, old.get(at..change.old.start), EditKind::Same);
        push(Op::Delete, old.get(change.old.clone()), change.kind);
        push(Op::Insert, new.get(change.new), change.kind);
        at = change.old.end;
    }
    push(Op::Keep, old.get(at..), EditKind::Same);
    edits
}
