//! Finds what two sequences certainly have in common: what stands once in each, in the same order.

use alloc::vec::Vec;
use core::ops::Range;

/// Pairs of places that hold the same, rising in both: all that follows from the ends inwards and
/// from what is unique outwards. `numbers` is one more than the largest number.
pub(super) fn anchors(old: &[u32], new: &[u32], numbers: usize) -> Vec<(usize, usize)> {
    let mut search = Search { old, new, seen: alloc::vec![Seen::default(); numbers], pairs: Vec::new() };
    search.within(0..old.len(), 0..new.len(), DEPTH);
    search.pairs
}

/// Stretches may be parted this often: texts made to be parted without end would take the stack.
const DEPTH: u32 = 64;

/// Where a number stands in the stretch that is being looked at.
#[derive(Clone, Copy, Default)]
struct Seen {
    old: u32,
    new: u32,
    new_at: u32,
}

struct Search<'a> {
    old: &'a [u32],
    new: &'a [u32],
    seen: Vec<Seen>,
    pairs: Vec<(usize, usize)>,
}

impl Search<'_> {
    fn within(&mut self, mut old: Range<usize>, mut new: Range<usize>, depth: u32) {
        while !old.is_empty() && !new.is_empty() && self.old[old.start] == self.new[new.start] {
            self.pairs.push((old.start, new.start));
            (old.start, new.start) = (old.start + 1, new.start + 1);
        }
        let (old_end, new_end) = (old.end, new.end);
        while !old.is_empty() && !new.is_empty() && self.old[old.end - 1] == self.new[new.end - 1] {
            (old.end, new.end) = (old.end - 1, new.end - 1);
        }
        if depth > 0 && !old.is_empty() && !new.is_empty() {
            let unique = self.unique(old.clone(), new.clone());
            if !unique.is_empty() {
                let (mut old_at, mut new_at) = (old.start, new.start);
                for (old_next, new_next) in unique {
                    // A run that started at an earlier anchor may have passed this one already.
                    if old_next >= old_at && new_next >= new_at {
                        self.within(old_at..old_next, new_at..new_next, depth - 1);
                        self.pairs.push((old_next, new_next));
                        (old_at, new_at) = (old_next + 1, new_next + 1);
                    }
                }
                self.within(old_at..old.end, new_at..new.end, depth - 1);
            }
        }
        self.pairs.extend((old.end..old_end).zip(new.end..new_end));
    }

    /// The longest rising row of those that stand once in each stretch.
    fn unique(&mut self, old: Range<usize>, new: Range<usize>) -> Vec<(usize, usize)> {
        for at in new.clone() {
            let seen = &mut self.seen[self.new[at] as usize];
            seen.new += 1;
            seen.new_at = u32::try_from(at).unwrap_or(u32::MAX);
        }
        for at in old.clone() {
            self.seen[self.old[at] as usize].old += 1;
        }
        let mut pairs = Vec::new();
        for at in old.clone() {
            let seen = self.seen[self.old[at] as usize];
            if seen.old == 1 && seen.new == 1 {
                pairs.push((at, seen.new_at as usize));
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
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
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
        assert_eq!(anchors(&old, &new, 10), [(0, 0), (2, 2), (3, 3), (4, 4), (5, 6)]);
    }

    #[test]
    fn the_longest_rising_row_wins() {
        assert_eq!(rising(&[(0, 5), (1, 1), (2, 2), (3, 0), (4, 3)]), [(1, 1), (2, 2), (4, 3)]);
        assert_eq!(rising(&[]), []);
    }
}
