//! The minimal script: the fewest tokens deleted and inserted. It is what all engines are measured
//! against.

use std::ops::Range;

use imara_diff::{Algorithm as Imara, Diff, InternedInput};
use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

use crate::script::Piece;
use crate::words::{self, Hunk};

/// So many deletions times insertions may lie outside of what Histogram finds in common: a minute's
/// work.
const WORK: usize = 2_000_000_000;

/// The minimal script, or none where it would take too long. A pair of texts is always judged alike:
/// it is the work that is bounded, not the time.
pub fn pieces<'t>(old: &'t str, new: &'t str) -> Option<Vec<Piece<'t>>> {
    let (old_tokens, new_tokens) = (words::tokens(old), words::tokens(new));
    let ops = ops(&old_tokens, &new_tokens)?;
    Some(words::pieces((old, &old_tokens), (new, &new_tokens), hunks(&ops)))
}

/// The runs of old tokens that a minimal script keeps; where it would take too long, Histogram's.
pub fn kept(old: &[&str], new: &[&str]) -> Vec<Range<usize>> {
    let ops = ops(old, new).unwrap_or_else(|| capture_diff_slices(Algorithm::Histogram, old, new));
    ops.iter().filter(|op| op.tag() == DiffTag::Equal).map(DiffOp::old_range).collect()
}

fn ops(old: &[&str], new: &[&str]) -> Option<Vec<DiffOp>> {
    let mut input = InternedInput::default();
    input.update_before(old.iter().copied());
    input.update_after(new.iter().copied());

    let near = Diff::compute(Imara::Histogram, &input);
    let work = near.count_removals() as usize * near.count_additions() as usize;
    // "Raw" is without the heuristics that give up the minimum for speed.
    (work <= WORK).then(|| capture_diff_slices(Algorithm::RawMyers, &input.before, &input.after))
}

/// The hunks of one of similar's scripts.
pub fn hunks(ops: &[DiffOp]) -> impl Iterator<Item = Hunk> {
    ops.iter().filter(|op| op.tag() != DiffTag::Equal).map(|op| (op.old_range(), op.new_range()))
}

#[cfg(test)]
mod tests {
    use super::{kept, pieces};
    use crate::script::{Op, Piece, rebuilds};

    #[test]
    fn the_most_tokens_are_kept() {
        // The example of Myers' paper.
        let letters = |text: &'static str| text.split("").filter(|letter| !letter.is_empty()).collect::<Vec<_>>();
        let kept: usize = kept(&letters("abcabba"), &letters("cbabac")).iter().map(ExactSizeIterator::len).sum();
        assert_eq!(kept, 4);
    }

    #[test]
    fn both_texts_are_rebuilt() {
        let (old, new) = ("a b c a b b a", "c b a b a c");
        assert!(rebuilds(&pieces(old, new).unwrap(), old, new));
    }

    #[test]
    fn what_is_equal_is_kept() {
        assert_eq!(pieces("a b", "a b").unwrap(), [Piece::plain(Op::Keep, "a b")]);
    }
}
