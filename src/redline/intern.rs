//! Gives equal texts equal numbers, so that they can be compared at the cost of a number.

use alloc::vec::Vec;

/// Texts and their numbers: an open-addressed table that never gives a text up.
pub(super) struct Interner<'t> {
    /// Number plus one of the text in each slot; 0 for none. A power of two of them.
    slots: Vec<u32>,
    texts: Vec<&'t str>,
}

impl<'t> Interner<'t> {
    /// For about so many different texts.
    pub(super) fn for_about(texts: usize) -> Self {
        let slots = (2 * texts).next_power_of_two().max(64);
        Self { slots: alloc::vec![0; slots], texts: Vec::new() }
    }

    /// How many different texts there are.
    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }

    /// The number of a text; from 0 in the order in which they first came.
    pub(super) fn number(&mut self, text: &'t str) -> u32 {
        if 2 * self.texts.len() > self.slots.len() {
            self.grow();
        }
        let slot = self.slot(text);
        if self.slots[slot] == 0 {
            self.texts.push(text);
            self.slots[slot] = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        }
        self.slots[slot] - 1
    }

    /// The slot that has the text, or is free for it.
    fn slot(&self, text: &str) -> usize {
        let last = self.slots.len() - 1;
        #[expect(clippy::cast_possible_truncation, reason = "only the low bits count")]
        let mut slot = hash(text) as usize & last;
        loop {
            match self.slots[slot] {
                0 => return slot,
                number if self.texts[number as usize - 1] == text => return slot,
                _ => slot = (slot + 1) & last,
            }
        }
    }

    fn grow(&mut self) {
        self.slots = alloc::vec![0; 2 * self.slots.len()];
        for at in 0..self.texts.len() {
            let slot = self.slot(self.texts[at]);
            self.slots[slot] = u32::try_from(at + 1).unwrap_or(u32::MAX);
        }
    }
}

/// Multiplies and rotates eight bytes at a time (as `FxHash` does); well mixed at the low end.
fn hash(text: &str) -> u64 {
    const FACTOR: u64 = 0x517c_c1b7_2722_0a95;
    let mut hash = 0_u64;
    let mut mix = |word: u64| hash = (hash.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    for word in words {
        mix(u64::from_le_bytes(*word));
    }
    mix(rest.iter().fold(text.len() as u64, |word, byte| word << 8 | u64::from(*byte)));
    hash ^ (hash >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::{String, ToString};

    #[test]
    fn equal_texts_have_equal_numbers_and_others_do_not() {
        let texts: Vec<String> = (0..1000).map(|number| number.to_string()).collect();
        let mut interner = Interner::for_about(1);
        for round in 0..2 {
            for (at, text) in texts.iter().enumerate() {
                assert_eq!(interner.number(text) as usize, at, "round {round}");
            }
        }
        assert_eq!(interner.len(), 1000);
    }
}
