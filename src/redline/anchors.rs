//! Finds what two sequences certainly have in common: what stands once in each, in the same order.

use alloc::vec::Vec;
use core::ops::Range;

/// Finds anchors; kept from one use to the next, since clearing it would cost more than most uses.
#[derive(Default)]
pub(super) struct Search {
    seen: Vec<Seen>,
}

impl Search {
    /// Pairs of places that hold the same, rising in both: all that follows from the ends inwards and
    /// from what is unique outwards. `numbers` is one more than the largest number.
    ///
    /// Where nothing is unique, what stands in both as often as in the other is paired, if that is not more
    /// often than `often`; with [`ALWAYS`], whatever stands in both.
    pub(super) fn anchors(&mut self, old: &[u32], new: &[u32], numbers: usize, often: u32) -> Vec<(usize, usize)> {
        self.seen.resize(numbers.max(self.seen.len()), Seen::default());
        let mut within =
            Within { old, new, often, seen: &mut self.seen, next: alloc::vec![0; new.len()], pairs: Vec::new() };
        within.part(0..old.len(), 0..new.len(), DEPTH);
        within.pairs
    }
}

/// Stretches may be parted this often: texts made to be parted without end would take the stack.
const DEPTH: u32 = 64;
/// However often it stands in either.
pub(super) const ALWAYS: u32 = u32::MAX;

/// Where a number stands in the stretch that is being looked at.
#[derive(Clone, Copy, Default)]
struct Seen {
    old: u32,
    new: u32,
    /// The first place in the new stretch that is not paired yet.
    new_at: usize,
}

struct Within<'a> {
    old: &'a [u32],
    new: &'a [u32],
    often: u32,
    /// All at nothing between two uses.
    seen: &'a mut [Seen],
    /// For each new place, the next one that holds the same.
    next: Vec<usize>,
    pairs: Vec<(usize, usize)>,
}

impl Within<'_> {
    fn part(&mut self, mut old: Range<usize>, mut new: Range<usize>, depth: u32) {
        while !old.is_empty() && !new.is_empty() && self.old[old.start] == self.new[new.start] {
            self.pairs.push((old.start, new.start));
            (old.start, new.start) = (old.start + 1, new.start + 1);
        }
        let (old_end, new_end) = (old.end, new.end);
        while !old.is_empty() && !new.is_empty() && self.old[old.end - 1] == self.new[new.end - 1] {
            (old.end, new.end) = (old.end - 1, new.end - 1);
        }
        if depth > 0 && !old.is_empty() && !new.is_empty() {
            let mut unique = self.paired(old.clone(), new.clone(), 1);
            if unique.is_empty() {
                unique = self.paired(old.clone(), new.clone(), self.often);
            }
            if !unique.is_empty() {
                let (mut old_at, mut new_at) = (old.start, new.start);
                for (old_next, new_next) in unique {
                    // A run that started at an earlier anchor may have passed this one already.
                    if old_next >= old_at && new_next >= new_at {
                        self.part(old_at..old_next, new_at..new_next, depth - 1);
                        self.pairs.push((old_next, new_next));
                        (old_at, new_at) = (old_next + 1, new_next + 1);
                    }
                }
                self.part(old_at..old.end, new_at..new.end, depth - 1);
            }
        }
        self.pairs.extend((old.end..old_end).zip(new.end..new_end));
    }

    /// The longest rising row of those that stand in each stretch as often as in the other, and not more
    /// often than that, or however often: the first with the first, and so on.
    fn paired(&mut self, old: Range<usize>, new: Range<usize>, most: u32) -> Vec<(usize, usize)> {
        for at in new.clone().rev() {
            let seen = &mut self.seen[self.new[at] as usize];
            seen.new += 1;
            self.next[at] = seen.new_at;
            seen.new_at = at;
        }
        for at in old.clone() {
            self.seen[self.old[at] as usize].old += 1;
        }
        let mut pairs = Vec::new();
        for at in old.clone() {
            let seen = &mut self.seen[self.old[at] as usize];
            if seen.new > 0 && (most == ALWAYS || seen.old == seen.new && seen.new <= most) {
                pairs.push((at, seen.new_at));
                (seen.old, seen.new, seen.new_at) = (seen.old - 1, seen.new - 1, self.next[seen.new_at]);
            }
        }
        for at in old {
            self.seen[self.old[at] as usize] = Seen::default();
        }
        for at in new {
            self.seen[self.new[at] as usize] = Seen::default();
        }
        rising(&pairs)
    }
}

/// The longest row of pairs that rises on the right; they rise on the left already.
pub(super) fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The last pair of the best row of each length, and what stands before each pair in its row.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<usize> = Vec::with_capacity(pairs.len());
    for (at, (_, right)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *right);
        before.push(if length == 0 { usize::MAX } else { ends[length - 1] });
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut row = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied().unwrap_or(usize::MAX);
    while let Some(pair) = pairs.get(at) {
        row.push(*pair);
        at = before[at];
    }
    row.reverse();
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unique_anchors_what_is_not() {
        let old = [0, 1, 0, 2, 0, 3];
        let new = [0, 9, 0, 2, 0, 8, 3];
        assert_eq!(Search::default().anchors(&old, &new, 10, 1), [(0, 0), (2, 2), (3, 3), (4, 4), (5, 6)]);
    }

    #[test]
    fn what_is_never_unique_is_paired_in_order() {
        let (old, new) = ([0, 0, 0, 0], [1, 0, 0, 0, 2]);
        assert_eq!(Search::default().anchors(&old, &new, 3, 8), []);
        assert_eq!(Search::default().anchors(&old, &new, 3, ALWAYS), [(0, 1), (1, 2), (2, 3)]);
        assert_eq!(Search::default().anchors(&old, &[1, 0, 0, 0, 0, 2], 3, 8), [(0, 1), (1, 2), (2, 3), (3, 4)]);
    }

    #[test]
    fn the_longest_rising_row_wins() {
        assert_eq!(rising(&[(0, 5), (1, 1), (2, 2), (3, 0), (4, 3)]), [(1, 1), (2, 2), (4, 3)]);
        assert_eq!(rising(&[]), []);
    }
}
