//! All that the bench knows of our own engine.

use what_changed::redline;

use crate::script::{Mark, Op, Piece};

/// Our redline.
///
/// The engine tells neither of moved nor of rewritten paragraphs yet, so every piece is plain; see
/// [`Mark`] for how those are to be said.
pub fn pieces<'t>(old: &'t str, new: &'t str) -> Vec<Piece<'t>> {
    let edits = redline::redline(old, new);
    edits.into_iter().map(|edit| Piece { op: op(edit.op), text: edit.text.into(), mark: Mark::Plain }).collect()
}

fn op(op: redline::Op) -> Op {
    match op {
        redline::Op::Keep => Op::Keep,
        redline::Op::Delete => Op::Delete,
        redline::Op::Insert => Op::Insert,
    }
}
