//! Compares two texts and returns the edits that lead from one to the other, as a careful editor would mark them.
//!
//! ```
//! use what_changed::redline::{EditKind, Op, redline};
//!
//! let edits = redline("The Tenant pays a deposit of $500.", "The tenant pays a deposit of $650.");
//! let shown: Vec<_> = edits.iter().map(|edit| (edit.op, edit.text, edit.kind)).collect();
//! assert_eq!(shown, [
//!     (Op::Keep, "The ", EditKind::Same),
//!     (Op::Delete, "Tenant", EditKind::Case),
//!     (Op::Insert, "tenant", EditKind::Case),
//!     (Op::Keep, " pays a deposit of ", EditKind::Same),
//!     (Op::Delete, "$500", EditKind::Number),
//!     (Op::Insert, "$650", EditKind::Number),
//!     (Op::Keep, ".", EditKind::Same),
//! ]);
//! ```
//!
//! # Steps
//!
//! The work goes from coarse to fine. Each module is one step:
//!
//! 1. `blocks` splits both texts into paragraphs, headings, list items and table rows.
//! 2. `anchors` pairs the equal blocks (patience diff).
//! 3. `pairing` pairs the similar blocks among the rest: edited, split, merged or moved.
//! 4. `tokens`, `entities` and `words` turn a block into words. An amount, a date, a reference or a quoted term is one
//!    word, so that no edit splits it.
//! 5. `align` aligns the words of two paired blocks by the best total score, and `gaps` turns the gaps into changes.
//! 6. `cleanup` merges the changes that only a word or two separate.
//! 7. `kind` classifies each change, with the help of `amount` and `date`.
//!
//! `changes` runs steps 1 to 6; [`redline`] runs the rest. `intern` gives equal texts equal ids, so that comparing two
//! of them is cheap.
//!
//! # Kinds
//!
//! Each edit has an [`EditKind`]. A change of substance, a changed number, a rewritten paragraph and a move matter to a
//! reader. All other kinds are *minor*: they leave the meaning as it is, so that a reader may hide them
//! ([`EditKind::is_minor`]).
//!
//! # Tests
//!
//! Each rule is needed by a redline in `tests/redline_as_drawn.txt`, and `tests/redline_mutations.toml` has a mutation
//! that removes the rule. `docs/redline.md` explains how to change a rule.

mod align;
mod amount;
mod anchors;
mod blocks;
mod changes;
mod cleanup;
mod date;
mod entities;
mod gaps;
mod intern;
mod kind;
mod pairing;
mod tokens;
mod words;

use alloc::vec::Vec;

pub use amount::{Difference, difference};
pub(crate) use date::MONTHS;
pub use kind::{EditKind, is_invisible};

/// The operation of an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// The text is in both versions.
    Keep,
    /// The text is in the old version only.
    Delete,
    /// The text is in the new version only.
    Insert,
}

/// A piece of text that was kept, deleted or inserted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit<'t> {
    /// The operation.
    pub op: Op,
    /// The text; never empty.
    pub text: &'t str,
    /// The kind of the change.
    pub kind: EditKind,
}

/// Returns the edits that lead from the old text to the new one, word by word.
///
/// - The kept and the deleted texts, joined, are exactly the old text. The kept and the inserted texts are the new one.
/// - Where words are replaced, the deletion comes before the insertion.
/// - No edit splits a word, a number or a grapheme cluster.
/// - The work is bounded. In very long texts, a passage with no long run of common words counts as replaced.
pub fn redline<'t>(old: &'t str, new: &'t str) -> Vec<Edit<'t>> {
    let mut edits = Vec::new();
    let mut push = |op: Op, text: Option<&'t str>, kind: EditKind| {
        edits.extend(text.filter(|text| !text.is_empty()).map(|text| Edit { op, text, kind }));
    };
    let mut at = 0;
    for mut change in changes::changes(old, new) {
        // Rewritten and moved paragraphs have their kind already, and may be long.
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
