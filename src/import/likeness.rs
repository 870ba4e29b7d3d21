//! Measures the similarity of sections by their common words, weighted by inverse document frequency.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::section::Outline;

/// A word that occurs in more sections than this nominates no candidates. It still counts in a comparison.
const COMMON: usize = 16;

/// The maximum number of candidates for each section.
const CANDIDATES: usize = 8;

/// A bag of words: word ids in ascending order, each with its number of occurrences.
pub(super) type Bag = Vec<(usize, u64)>;

/// The words of a section.
pub(super) struct Words {
    /// The words of the heading.
    pub heading: Bag,
    /// The words of the section's own text.
    pub text: Bag,
    /// The words of all sections below it, if it has no text of its own.
    whole: Bag,
}

/// The words of all sections of two texts.
pub(super) struct Likeness {
    /// The sections of the old text.
    pub old: Vec<Words>,
    /// The sections of the new text.
    pub new: Vec<Words>,
    /// The weight of each word: the fewer sections have it, the greater.
    weights: Vec<u64>,
}

impl Likeness {
    pub(super) fn of(old: &Outline, new: &Outline) -> Self {
        let mut numbers = BTreeMap::new();
        let [old, new] = [old, new].map(|outline| -> Vec<Words> {
            let words = outline.sections.iter().map(|section| Words {
                heading: bag(section.label.as_deref().unwrap_or_default(), &mut numbers),
                text: bag(section.text, &mut numbers),
                whole: bag(if section.text.is_empty() { section.whole } else { "" }, &mut numbers),
            });
            words.collect()
        });
        let mut holders = vec![0; numbers.len()];
        for (word, _) in old.iter().chain(&new).flat_map(|words| words.known_by().iter().chain(&words.heading)) {
            holders[*word] += 1;
        }
        let sections = old.len() + new.len();
        // Squared, since a section has many common words and few rare ones.
        let weight = |holders: usize| u64::from((4 * sections / holders.max(1)).ilog2()).pow(2);
        Self { old, new, weights: holders.into_iter().map(weight).collect() }
    }

    /// Returns the similarity of an old and a new section, from 0 to 1000.
    pub(super) fn between(&self, old: usize, new: usize) -> u64 {
        self.share(self.old[old].known_by(), self.new[new].known_by())
    }

    /// Returns the similarity of their headings, from 0 to 1000.
    pub(super) fn between_headings(&self, old: usize, new: usize) -> u64 {
        self.share(&self.old[old].heading, &self.new[new].heading)
    }

    fn share(&self, one: &Bag, other: &Bag) -> u64 {
        2000 * self.weight(&common(one, other)) / (self.weight(one) + self.weight(other)).max(1)
    }

    pub(super) fn weight(&self, bag: &Bag) -> u64 {
        bag.iter().map(|(word, count)| count * self.weights[*word]).sum()
    }

    /// Returns pairs of an old and a new section that share rare words. Each old section has at most [`CANDIDATES`] of
    /// them, the most similar ones.
    pub(super) fn candidates(&self, old: &[usize], new: &[usize]) -> Vec<(usize, usize)> {
        let mut holders = vec![Vec::new(); self.weights.len()];
        for section in new {
            for (word, _) in self.new[*section].known_by() {
                holders[*word].push(*section);
            }
        }
        let mut candidates = Vec::new();
        for section in old {
            let mut shared = BTreeMap::new();
            for (word, _) in self.old[*section].known_by() {
                for other in holders[*word].iter().filter(|_| holders[*word].len() <= COMMON) {
                    *shared.entry(*other).or_insert(0) += self.weights[*word];
                }
            }
            let mut most: Vec<(usize, u64)> = shared.into_iter().collect();
            most.sort_by_key(|(_, shared)| core::cmp::Reverse(*shared));
            candidates.extend(most.into_iter().take(CANDIDATES).map(|(other, _)| (*section, other)));
        }
        candidates
    }
}

impl Words {
    /// Returns the words that represent a section: those of its own text, else of the sections below it, else of its
    /// heading.
    fn known_by(&self) -> &Bag {
        let bags = [&self.text, &self.whole];
        bags.into_iter().find(|bag| !bag.is_empty()).unwrap_or(&self.heading)
    }
}

/// Returns the intersection of two bags.
pub(super) fn common(one: &Bag, other: &Bag) -> Bag {
    let mut others = other.iter().peekable();
    let shared = one.iter().filter_map(|(word, count)| {
        while others.next_if(|(other, _)| other < word).is_some() {}
        let (_, other) = others.next_if(|(other, _)| other == word)?;
        Some((*word, *count.min(other)))
    });
    shared.collect()
}

/// Returns the difference of two bags.
pub(super) fn beyond(one: &Bag, other: &Bag) -> Bag {
    let mut others = other.iter().peekable();
    let rest = one.iter().map(|(word, count)| {
        while others.next_if(|(other, _)| other < word).is_some() {}
        let taken = others.next_if(|(other, _)| other == word).map_or(0, |(_, other)| *other);
        (*word, count.saturating_sub(taken))
    });
    rest.filter(|(_, count)| *count > 0).collect()
}

/// Returns the bag of words of a text.
fn bag(text: &str, numbers: &mut BTreeMap<String, usize>) -> Bag {
    let mut counts = BTreeMap::new();
    let mut count = |word: &str| {
        let next = numbers.len();
        let number = *numbers.entry(word.to_lowercase()).or_insert(next);
        *counts.entry(number).or_insert(0) += 1;
    };
    for run in text.split(|char: char| !char.is_alphanumeric()).filter(|run| !run.is_empty()) {
        // In a script without spaces between words, each character counts as a word.
        if run.contains(is_unspaced) {
            run.chars().for_each(|char| count(char.encode_utf8(&mut [0; 4])));
        } else {
            count(run);
        }
    }
    counts.into_iter().collect()
}

/// True for a character of a script without spaces between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese.
fn is_unspaced(char: char) -> bool {
    matches!(char, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{a4cf}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(old: &str, new: &str) -> Likeness {
        Likeness::of(&Outline::of(old), &Outline::of(new))
    }

    #[test]
    fn rare_words_count_most() {
        let old =
            "# A\n\nYou pay the fee for the gas in the tank.\n\n# B\n\nYou keep the key for the door of the flat.\n";
        let new = "# C\n\nThe gas fee for a full tank is what you pay.\n";
        let found = likeness(old, new);
        assert!(found.between(0, 0) > 2 * found.between(1, 0));
        assert_eq!(likeness(old, old).between(0, 0), 1000);
        assert_eq!(found.candidates(&[0, 1], &[0]).len(), 2);
    }

    #[test]
    fn texts_without_spaces_have_words_too() {
        let found = likeness("费用每月支付", "每月支付费用");
        assert_eq!(found.between(0, 0), 1000);
    }

    #[test]
    fn nothing_is_like_nothing() {
        assert_eq!(likeness("a", "b").between(0, 0), 0);
    }

    #[test]
    fn bags_are_compared_word_by_word() {
        let (one, other) = (Vec::from([(1, 2), (3, 1), (4, 1)]), Vec::from([(1, 1), (2, 5), (4, 3)]));
        assert_eq!(common(&one, &other), [(1, 1), (4, 1)]);
        assert_eq!(beyond(&one, &other), [(1, 1), (3, 1)]);
    }
}
