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

use alloc::vec::Vec;

mod align;
mod tokens;

use align::Region;

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
}

/// The edits that lead from the old text to the new one, word by word.
///
/// All but the insertions, joined, are the old text exactly; all but the deletions, the new one. Where
/// words are replaced, the deletion comes before the insertion. Texts too long to compare word by
/// word in bounded time and memory are compared at their ends, and what lies between is replaced.
pub fn redline<'t>(old: &'t str, new: &'t str) -> Vec<Edit<'t>> {
    let (old_tokens, new_tokens) = (tokens::tokens(old), tokens::tokens(new));
    let regions = align::changed_regions(&old_tokens, &new_tokens);
    let mut edits = Edits { old, new, list: Vec::with_capacity(3 * regions.len() + 1), old_at: 0 };
    let (mut old_bytes, mut new_bytes) = (Bytes::of(&old_tokens), Bytes::of(&new_tokens));
    for Region { old, new } in regions {
        let old = old_bytes.to(old.start)..old_bytes.to(old.end);
        let new = new_bytes.to(new.start)..new_bytes.to(new.end);
        edits.replace(old, new);
    }
    edits.keep(old.len());
    edits.list
}

/// Turns token numbers, asked for in rising order, into byte offsets.
struct Bytes<'a, 't> {
    tokens: &'a [&'t str],
    token: usize,
    byte: usize,
}

impl<'a, 't> Bytes<'a, 't> {
    fn of(tokens: &'a [&'t str]) -> Self {
        Self { tokens, token: 0, byte: 0 }
    }

    fn to(&mut self, token: usize) -> usize {
        self.byte += self.tokens[self.token..token].iter().map(|token| token.len()).sum::<usize>();
        self.token = token;
        self.byte
    }
}

struct Edits<'t> {
    old: &'t str,
    new: &'t str,
    list: Vec<Edit<'t>>,
    old_at: usize,
}

impl Edits<'_> {
    fn keep(&mut self, until: usize) {
        self.push(Op::Keep, self.old_at..until);
        self.old_at = until;
    }

    fn replace(&mut self, old: core::ops::Range<usize>, new: core::ops::Range<usize>) {
        self.keep(old.start);
        self.old_at = old.end;
        self.push(Op::Delete, old);
        self.push(Op::Insert, new);
    }

    fn push(&mut self, op: Op, range: core::ops::Range<usize>) {
        let text = if op == Op::Insert { self.new } else { self.old };
        if let Some(text) = text.get(range).filter(|text| !text.is_empty()) {
            self.list.push(Edit { op, text });
        }
    }
}
