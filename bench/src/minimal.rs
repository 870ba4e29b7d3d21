//! The minimal script: the fewest deleted and inserted tokens. All engines are measured against it.

use std::ops::Range;

use imara_diff::{Algorithm as Imara, Diff, InternedInput};
use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

use crate::script::Piece;
use crate::words::{self, Hunk};

/// The maximum product of the deletions and insertions that Histogram finds: about a minute of work.
const MAX_WORK: usize = 2_000_000_000;

/// Returns the minimal script, or `None` if it would take too long. The work is limited, not the time, so that the
/// result does not depend on the machine.
pub fn pieces<'t>(old: &'t str, new: &'t str) -> Option<Vec<Piece<'t>>> {
    let (old_tokens, new_tokens) = (words::tokens(old), words::tokens(new));
    let ops = ops(&old_tokens, &new_tokens)?;
    Some(words::pieces((old, &old_tokens), (new, &new_tokens), hunks(&ops)))
}

/// Returns the runs of old tokens that a minimal script keeps, or that Histogram keeps if the minimal script would take
/// too long.
pub fn kept(old: &[&str], new: &[&str]) -> Vec<Range<usize>> {
    let ops = ops(old, new).unwrap_or_else(|| capture_diff_slices(Algorithm::Histogram, old, new));
    ops.iter().filter(|op| op.tag() == DiffTag::Equal).map(DiffOp::old_range).collect()
}

fn ops(old: &[&str], new: &[&str]) -> Option<Vec<DiffOp>> {
    let mut input = InternedInput::default();
    input.update_before(old.iter().copied());
    input.update_after(new.iter().copied());

    let estimate = Diff::compute(Imara::Histogram, &input);
    let work = estimate.count_removals() as usize * estimate.count_additions() as usize;
    // `RawMyers` is without the heuristics that trade the minimum for speed.
    (work <= MAX_WORK).then(|| capture_diff_slices(Algorithm::RawMyers, &input.before, &input.after))
}

/// Returns the hunks of a script of the crate `similar`.
pub fn hunks(ops: &[DiffOp]) -> impl Iterator<Item = Hunk> {
    ops.iter().filter(|op| op.tag() != DiffTag::Equal).map(|op| (op.old_range(), op.new_range()))
}

#[cfg(test)]
mod tests {
    use super::{kept, pieces};
    use crate::script::{Op, Piece, rebuilds};

    #[test]
    fn keeps_as_many_tokens_as_possible() {
        // The example in Myers's paper.
        let letters = |text: &'static str| text.split("").filter(|letter| !letter.is_empty()).collect::<Vec<_>>();
        let kept: usize = kept(&letters("abcabba"), &letters("cbabac")).iter().map(ExactSizeIterator::len).sum();
        assert_eq!(kept, 4);
    }

    #[test]
    fn rebuilds_both_texts() {
        let (old, new) = ("a b c a b b a", "c b a b a c");
        assert!(rebuilds(&pieces(old, new).unwrap(), old, new));
    }

    #[test]
    fn keeps_equal_texts() {
        assert_eq!(pieces("a b", "a b").unwrap(), [Piece::plain(Op::Keep, "a b")]);
    }
}
