//! Fingerprints of what elements were last written with, for [`Markup::guard`](super::Markup::guard).

use alloc::vec::Vec;
use core::hash::{Hash, Hasher};

/// The fingerprints of the dependencies of guarded elements, by slot.
#[derive(Default)]
pub struct Fingerprints(Vec<Option<u64>>);

impl Fingerprints {
    /// Replaces the fingerprint of a slot. True if it was the same.
    pub fn replace(&mut self, slot: usize, dependencies: impl Hash) -> bool {
        let mut hasher = FxHasher(0);
        dependencies.hash(&mut hasher);
        let new = Some(hasher.finish());
        if self.0.len() <= slot {
            self.0.resize(slot + 1, None);
        }
        core::mem::replace(&mut self.0[slot], new) == new
    }
}

/// A small hash function, as good as needed to distinguish two states of the same element.
struct FxHasher(u64);

impl Hasher for FxHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0.rotate_left(5) ^ u64::from(*byte)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_is_the_same_until_its_dependencies_change() {
        let mut fingerprints = Fingerprints::default();
        assert!(!fingerprints.replace(3, ("a", 1)));
        assert!(fingerprints.replace(3, ("a", 1)));
        assert!(!fingerprints.replace(2, ("a", 1)));
        assert!(!fingerprints.replace(3, ("a", 2)));
        assert!(!fingerprints.replace(3, ("a", 1)));
    }
}
