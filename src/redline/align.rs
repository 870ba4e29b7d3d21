//! Finds which tokens two texts have in common, and in which regions they differ.

use alloc::vec;
use alloc::vec::Vec;

use core::ops::Range;

/// A run of old tokens, and the run of new tokens that stands in its place; never both empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// The table of the longest common subsequence may have so many cells of two bytes each; past them,
/// what lies between the common ends counts as replaced.
const CELLS: usize = 1 << 20;

/// The regions that differ, in order. White space alone never keeps two of them apart.
pub(super) fn changed_regions(old: &[&str], new: &[&str]) -> Vec<Region> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tails = old[head..].iter().rev().zip(new[head..].iter().rev());
    let tail = tails.take_while(|(a, b)| a == b).count();
    let (old_middle, new_middle) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let mut regions: Vec<Region> = Vec::new();
    let (mut i, mut j) = (head, head);
    let mut add = |old_range: Range<usize>, new_range: Range<usize>| {
        if old_range.is_empty() && new_range.is_empty() {
            return;
        }
        if let Some(last) = regions.last_mut() {
            let between = &old[last.old.end..old_range.start];
            if between.iter().all(|token| token.chars().all(char::is_whitespace)) {
                last.old.end = old_range.end;
                last.new.end = new_range.end;
                return;
            }
        }
        regions.push(Region { old: old_range, new: new_range });
    };
    for (old_match, new_match) in common(old_middle, new_middle) {
        add(i..head + old_match, j..head + new_match);
        (i, j) = (head + old_match + 1, head + new_match + 1);
    }
    add(i..old.len() - tail, j..new.len() - tail);
    regions
}

/// The longest common subsequence, as pairs of indices; none where it would take too long.
fn common(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    let fits = (old.len() + 1).checked_mul(width).is_some_and(|cells| cells <= CELLS);
    if !fits || old.len().min(new.len()) > usize::from(u16::MAX) {
        return Vec::new();
    }
    let mut lengths = vec![0_u16; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            lengths[i * width + j] = if old[i] == new[j] {
                lengths[(i + 1) * width + j + 1] + 1
            } else {
                lengths[(i + 1) * width + j].max(lengths[i * width + j + 1])
            };
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;
    use alloc::string::ToString;

    #[test]
    fn texts_too_long_for_the_table_are_replaced_between_their_ends() {
        let old: Vec<String> = (0..3000).map(|n| n.to_string()).collect();
        let mut new: Vec<&str> = old.iter().map(String::as_str).rev().collect();
        new[0] = "0";
        new[2999] = "2999";
        let old: Vec<&str> = old.iter().map(String::as_str).collect();
        assert_eq!(changed_regions(&old, &new), [Region { old: 1..2999, new: 1..2999 }]);
    }

    #[test]
    fn white_space_does_not_part_two_regions() {
        let regions = changed_regions(&["a", " ", "b", " ", "c"], &["x", " ", "y", " ", "c"]);
        assert_eq!(regions, [Region { old: 0..3, new: 0..3 }]);
    }
}
