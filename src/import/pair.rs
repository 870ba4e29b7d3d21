//! Pairs the sections of two texts.

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;

use super::likeness::Likeness;
use super::section::Outline;

/// The minimum similarity, out of 1000, to pair sections with different headings.
const ALIKE: u64 = 400;

/// The minimum similarity to pair sections if several share their heading.
const ALIKE_BY_HEADING: u64 = 300;

/// The bonus for paired parent headings. It is enough by itself.
const SAME_PARENT: u64 = ALIKE_BY_HEADING;

/// The bonus for the same number.
const SAME_NUMBER: u64 = 50;

/// The similarity of the headings is divided by this and added.
const HEADINGS: u64 = 4;

/// The maximum number of pairs to compare for one heading. With more, the order decides.
const COMPARED: usize = 10_000;

/// The pairs of sections of two texts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pairs {
    /// The new section of each old one.
    pub of_old: Vec<Option<usize>>,
    /// The old section of each new one.
    pub of_new: Vec<Option<usize>>,
}

/// Pairs sections: first those with the same heading, the most similar ones if there are several; then those that are
/// similar enough.
pub(super) fn pairs(old: &Outline, new: &Outline, likeness: &Likeness) -> Pairs {
    let count = (old.sections.len(), new.sections.len());
    let mut pairer =
        Pairer { old, new, likeness, pairs: Pairs { of_old: vec![None; count.0], of_new: vec![None; count.1] } };
    pairer.by_heading();
    pairer.by_role();
    pairer.by_likeness();
    pairer.pairs
}

/// True if two texts, as one section each, are similar enough to be paired.
pub(super) fn are_alike(old: &Outline, new: &Outline) -> bool {
    let likeness = Likeness::of(old, new);
    !old.sections.is_empty() && !new.sections.is_empty() && likeness.between(0, 0) >= ALIKE
}

struct Pairer<'o> {
    old: &'o Outline<'o>,
    new: &'o Outline<'o>,
    likeness: &'o Likeness,
    pairs: Pairs,
}

impl Pairer<'_> {
    fn by_heading(&mut self) {
        let mut headings: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        let (old, new) = (self.old, self.new);
        for (at, key) in old.keys() {
            headings.entry(key).or_default().0.push(at);
        }
        for (at, key) in new.keys() {
            headings.entry(key).or_default().1.push(at);
        }
        // Unique headings come first, since they decide which parents are paired.
        let (alone, several): (Vec<_>, Vec<_>) =
            headings.into_values().partition(|(old, new)| old.len() == 1 && new.len() == 1);
        for (old, new) in alone {
            self.join(old[0], new[0]);
        }
        for (old, new) in several {
            if old.len() * new.len() > COMPARED {
                old.into_iter().zip(new).for_each(|(old, new)| self.join(old, new));
                continue;
            }
            let pairs = old.iter().flat_map(|old| new.iter().map(|new| (*old, *new)));
            let score = |(old, new)| {
                let of_parent = if self.have_same_parent(old, new) { SAME_PARENT } else { 0 };
                (self.score(old, new) + of_parent, old, new)
            };
            let scored = pairs.map(score).collect();
            self.join_best(scored, ALIKE_BY_HEADING);
        }
    }

    /// The texts before the first headings are always paired, and so are the titles.
    fn by_role(&mut self) {
        let preamble = |outline: &Outline| outline.sections.first().is_some_and(|first| first.label.is_none());
        if self.old.is_cut() == self.new.is_cut() && preamble(self.old) && preamble(self.new) {
            self.join(0, 0);
        }
        if let Some((old, new)) = self.old.title.zip(self.new.title) {
            self.join(old, new);
        }
    }

    fn by_likeness(&mut self) {
        let free =
            |pairs: &[Option<usize>]| -> Vec<usize> { (0..pairs.len()).filter(|at| pairs[*at].is_none()).collect() };
        let candidates = self.likeness.candidates(&free(&self.pairs.of_old), &free(&self.pairs.of_new));
        // A heading without text is never paired with a section that has text.
        let is_same_sort = |(old, new): &(usize, usize)| {
            self.old.sections[*old].text.is_empty() == self.new.sections[*new].text.is_empty()
        };
        let score = |(old, new)| {
            let of_headings = self.likeness.between_headings(old, new) / HEADINGS;
            (self.score(old, new) + of_headings, old, new)
        };
        let scored = candidates.into_iter().filter(is_same_sort).map(score).collect();
        self.join_best(scored, ALIKE);
    }

    fn score(&self, old: usize, new: usize) -> u64 {
        let number = &self.old.sections[old].number;
        let same_number = number.is_some() && *number == self.new.sections[new].number;
        self.likeness.between(old, new) + if same_number { SAME_NUMBER } else { 0 }
    }

    fn have_same_parent(&self, old: usize, new: usize) -> bool {
        match (self.old.sections[old].parent, self.new.sections[new].parent) {
            (None, None) => true,
            (Some(old), Some(new)) => {
                self.pairs.of_old[old] == Some(new) || self.old.sections[old].key == self.new.sections[new].key
            }
            _ => false,
        }
    }

    /// Joins the pairs that score enough, best first. Ties are resolved by the order of the texts.
    fn join_best(&mut self, mut scored: Vec<(u64, usize, usize)>, enough: u64) {
        scored.retain(|(score, ..)| *score >= enough);
        scored.sort_by_key(|(score, old, new)| (Reverse(*score), *old, *new));
        for (_, old, new) in scored {
            self.join(old, new);
        }
    }

    /// Joins two sections, if neither has another partner.
    fn join(&mut self, old: usize, new: usize) {
        if self.pairs.of_old[old].is_none() && self.pairs.of_new[new].is_none() {
            self.pairs.of_old[old] = Some(new);
            self.pairs.of_new[new] = Some(old);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paired(old: &str, new: &str) -> Vec<Option<usize>> {
        let (old, new) = (Outline::of(old), Outline::of(new));
        pairs(&old, &new, &Likeness::of(&old, &new)).of_new
    }

    #[test]
    fn the_same_heading_pairs_despite_another_case_or_number() {
        assert_eq!(
            paired("# 1. Fees\n\nTen.\n\n# Term\n\nYear.", "# Term\n\nWeek.\n\n# 2. FEES!\n\nOne."),
            [Some(1), Some(0)]
        );
        assert_eq!(paired("# Plan 2030\n\nA.\n\n# B", "# Plan 2031\n\nC.\n\n# D"), [Some(0), None]);
    }

    #[test]
    fn of_several_with_one_heading_the_most_similar_pair() {
        let old = "# Notice\n\nApples and pears.\n\n# Notice\n\nShips and trains.";
        let new = "# Notice\n\nTrains, ships and cars.\n\n# Notice\n\nPears and apples.";
        assert_eq!(paired(old, new), [Some(1), Some(0)]);
        assert_eq!(paired(old, "# Notice\n\nShips and trains.\n\n# Term\n\nYear."), [Some(1), None]);
    }

    #[test]
    fn of_several_those_under_the_same_heading_pair() {
        let old = "# A\n\n## End\n\nOne.\n\n# B\n\n## End\n\nTwo.";
        let new = "# B\n\n## End\n\nThree.\n\n# A\n\n## End\n\nFour.";
        assert_eq!(paired(old, new), [Some(2), Some(3), Some(0), Some(1)]);
    }

    #[test]
    fn other_headings_pair_by_their_words() {
        let old = "# Fees\n\nYou pay ten pounds a month by card.\n\n# Term\n\nIt ends after a year.";
        let new = "# Charges\n\nYou pay twelve pounds a month by card.\n\n# Law\n\nCourts of Wales decide.";
        assert_eq!(paired(old, new), [Some(0), None]);
    }

    #[test]
    fn titles_always_pair() {
        assert_eq!(paired("# Terms\n\n## A\n\nx\n\n## B\n\ny", "# Agreement\n\n## B\n\ny"), [Some(0), Some(2)]);
    }
}
