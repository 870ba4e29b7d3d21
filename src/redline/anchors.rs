//! Finds anchors: items that two sequences certainly have in common. This is *patience diff*.
//!
//! 1. Pair equal items at both ends.
//! 2. Pair the items that are unique on both sides, and keep the longest increasing subsequence of those pairs.
//! 3. Repeat between the pairs.
//! 4. If no item is unique, use items that occur equally often on both sides, the first with the first.
//!
//! Items are ids from an [`Interner`](super::intern::Interner), so comparing two items costs one integer
//! comparison. The module serves both blocks and words.

use alloc::vec::Vec;
use core::ops::Range;

use crate::subsequence::longest_increasing_subsequence;

/// Finds anchors. Its table is reused, because clearing it would cost more than most searches.
#[derive(Default)]
pub(super) struct AnchorFinder {
    occurrences: Vec<Occurrences>,
}

impl AnchorFinder {
    /// Returns pairs of indexes of equal items, increasing on both sides. All ids are below `id_count`.
    ///
    /// Where no item is unique, an item that occurs equally often on both sides, and at most `max_count`
    /// times, is paired too. With [`ANY_COUNT`], every item that both sides have is paired.
    pub(super) fn find(&mut self, old: &[u32], new: &[u32], id_count: usize, max_count: u32) -> Vec<(usize, usize)> {
        self.occurrences.resize(id_count.max(self.occurrences.len()), Occurrences::default());
        let mut diff = PatienceDiff {
            old,
            new,
            max_count,
            occurrences: &mut self.occurrences,
            next: alloc::vec![0; new.len()],
            pairs: Vec::new(),
        };
        diff.pair_range(0..old.len(), 0..new.len(), MAX_DEPTH);
        diff.pairs
    }
}

/// The maximum depth of recursion. Without it, a hostile text could overflow the stack.
const MAX_DEPTH: u32 = 64;
/// Pairs items no matter how often they occur on either side.
pub(super) const ANY_COUNT: u32 = u32::MAX;

/// The occurrences of an item in the two ranges that are being searched.
#[derive(Clone, Copy, Default)]
struct Occurrences {
    old: u32,
    new: u32,
    /// The first index in the new range that is not paired yet.
    next_new: usize,
}

struct PatienceDiff<'a> {
    old: &'a [u32],
    new: &'a [u32],
    max_count: u32,
    /// By id; all zero between two calls of [`PatienceDiff::unambiguous_pairs`].
    occurrences: &'a mut [Occurrences],
    /// For each new index, the next index with the same item.
    next: Vec<usize>,
    pairs: Vec<(usize, usize)>,
}

impl PatienceDiff<'_> {
    fn pair_range(&mut self, mut old: Range<usize>, mut new: Range<usize>, depth: u32) {
        while !old.is_empty() && !new.is_empty() && self.old[old.start] == self.new[new.start] {
            self.pairs.push((old.start, new.start));
            (old.start, new.start) = (old.start + 1, new.start + 1);
        }
        let (old_end, new_end) = (old.end, new.end);
        while !old.is_empty() && !new.is_empty() && self.old[old.end - 1] == self.new[new.end - 1] {
            (old.end, new.end) = (old.end - 1, new.end - 1);
        }
        if depth > 0 && !old.is_empty() && !new.is_empty() {
            let mut anchors = self.unambiguous_pairs(old.clone(), new.clone(), 1);
            if anchors.is_empty() {
                anchors = self.unambiguous_pairs(old.clone(), new.clone(), self.max_count);
            }
            if !anchors.is_empty() {
                let (mut old_at, mut new_at) = (old.start, new.start);
                for (old_next, new_next) in anchors {
                    // A run that started at an earlier anchor may already have passed this one.
                    if old_next >= old_at && new_next >= new_at {
                        self.pair_range(old_at..old_next, new_at..new_next, depth - 1);
                        self.pairs.push((old_next, new_next));
                        (old_at, new_at) = (old_next + 1, new_next + 1);
                    }
                }
                self.pair_range(old_at..old.end, new_at..new.end, depth - 1);
            }
        }
        self.pairs.extend((old.end..old_end).zip(new.end..new_end));
    }

    /// Pairs items that occur equally often in both ranges, at most `max_count` times, the first with the
    /// first and so on. Keeps the longest increasing subsequence of those pairs.
    fn unambiguous_pairs(&mut self, old: Range<usize>, new: Range<usize>, max_count: u32) -> Vec<(usize, usize)> {
        for at in new.clone().rev() {
            let item = &mut self.occurrences[self.new[at] as usize];
            item.new += 1;
            self.next[at] = item.next_new;
            item.next_new = at;
        }
        for at in old.clone() {
            self.occurrences[self.old[at] as usize].old += 1;
        }
        let mut pairs = Vec::new();
        for at in old.clone() {
            let item = &mut self.occurrences[self.old[at] as usize];
            if item.new > 0 && (max_count == ANY_COUNT || item.old == item.new && item.new <= max_count) {
                pairs.push((at, item.next_new));
                (item.old, item.new, item.next_new) = (item.old - 1, item.new - 1, self.next[item.next_new]);
            }
        }
        for at in old {
            self.occurrences[self.old[at] as usize] = Occurrences::default();
        }
        for at in new {
            self.occurrences[self.new[at] as usize] = Occurrences::default();
        }
        longest_increasing_subsequence(&pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unique_items_anchor_the_repeated_items_between_them() {
        let old = [0, 1, 0, 2, 0, 3];
        let new = [0, 9, 0, 2, 0, 8, 3];
        assert_eq!(AnchorFinder::default().find(&old, &new, 10, 1), [(0, 0), (2, 2), (3, 3), (4, 4), (5, 6)]);
    }

    #[test]
    fn repeated_items_are_paired_in_order() {
        let (old, new) = ([0, 0, 0, 0], [1, 0, 0, 0, 2]);
        assert_eq!(AnchorFinder::default().find(&old, &new, 3, 8), []);
        assert_eq!(AnchorFinder::default().find(&old, &new, 3, ANY_COUNT), [(0, 1), (1, 2), (2, 3)]);
        let equally_often = [1, 0, 0, 0, 0, 2];
        assert_eq!(AnchorFinder::default().find(&old, &equally_often, 3, 8), [(0, 1), (1, 2), (2, 3), (3, 4)]);
    }
}
