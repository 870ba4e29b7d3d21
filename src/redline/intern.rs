//! Interns texts: equal texts get equal ids, so that comparing two texts costs one integer comparison.

use alloc::vec::Vec;

/// A table of texts and their ids: open addressing, linear probing, no removal.
pub(super) struct Interner<'t> {
    /// The id plus one of the text in each slot; 0 for an empty slot. The length is a power of two.
    slots: Vec<u32>,
    texts: Vec<&'t str>,
}

impl<'t> Interner<'t> {
    /// Creates a table for about `capacity` different texts. It grows if there are more.
    pub(super) fn with_capacity(capacity: usize) -> Self {
        let slots = (2 * capacity).next_power_of_two().max(64);
        Self { slots: alloc::vec![0; slots], texts: Vec::new() }
    }

    /// Returns the number of different texts. All ids are below it.
    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }

    /// Returns the id of a text. New texts get the next id, from 0.
    pub(super) fn intern(&mut self, text: &'t str) -> u32 {
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

    /// Returns the slot of a text, or the empty slot for it.
    fn slot(&self, text: &str) -> usize {
        let last = self.slots.len() - 1;
        #[expect(clippy::cast_possible_truncation, reason = "only the low bits are used")]
        let mut slot = hash(text) as usize & last;
        loop {
            match self.slots[slot] {
                0 => return slot,
                id_plus_one if self.texts[id_plus_one as usize - 1] == text => return slot,
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

/// Hashes eight bytes at a time by rotating and multiplying, as `FxHash` does. The last step mixes the high bits
/// into the low ones, which choose the slot.
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
    fn equal_texts_have_equal_ids_and_different_texts_have_different_ids() {
        let texts: Vec<String> = (0..1000).map(|number| number.to_string()).collect();
        let mut interner = Interner::with_capacity(1);
        for round in 0..2 {
            for (at, text) in texts.iter().enumerate() {
                assert_eq!(interner.intern(text) as usize, at, "round {round}");
            }
        }
        assert_eq!(interner.len(), 1000);
    }
}
