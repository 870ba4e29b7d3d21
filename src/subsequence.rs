//! The longest increasing subsequence.

use alloc::vec::Vec;

/// Returns the longest subsequence of `pairs` whose right values increase. The left values must increase already.
pub(crate) fn longest_increasing_subsequence(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length, the subsequence of that length with the smallest last value: the index of its last pair.
    let mut ends: Vec<usize> = Vec::new();
    // For each pair, the pair before it in its subsequence.
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
    let mut longest = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied().unwrap_or(usize::MAX);
    while let Some(pair) = pairs.get(at) {
        longest.push(*pair);
        at = before[at];
    }
    longest.reverse();
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_longest_increasing_subsequence() {
        let pairs = [(0, 5), (1, 1), (2, 2), (3, 0), (4, 3)];
        assert_eq!(longest_increasing_subsequence(&pairs), [(1, 1), (2, 2), (4, 3)]);
        assert_eq!(longest_increasing_subsequence(&[]), []);
    }
}
