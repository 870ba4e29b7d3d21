//! Finds the sections that have moved, and describes each move.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::comparison::{Comparison, Row, name};
use super::section::Outline;
use crate::subsequence::longest_increasing_subsequence;

/// Returns for each new section whether it has moved, by the old section of each. The longest increasing subsequence
/// stays in place.
pub(super) fn moved(of_new: &[Option<usize>]) -> Vec<bool> {
    let pairs: Vec<(usize, usize)> = of_new.iter().enumerate().filter_map(|(new, old)| Some((new, (*old)?))).collect();
    let mut moved: Vec<bool> = of_new.iter().map(Option::is_some).collect();
    for (new, _) in longest_increasing_subsequence(&pairs) {
        moved[new] = false;
    }
    moved
}

/// The position of a section among the others.
enum Place {
    /// The first section.
    First,
    /// The first section under this one.
    Under(usize),
    /// The section after this one, under the same heading.
    After(usize),
}

/// Describes from where to where a section has moved.
pub(super) fn describe(comparison: &Comparison, row: Row) -> Option<String> {
    let Comparison { old: old_text, new: new_text, pairs, moved, .. } = comparison;
    let Row::Both { old, new } = row else { return None };
    if !moved[new] {
        return None;
    }
    let (from, to) = (place(old_text, old), place(new_text, new));
    let parents = old_text.sections[old].parent.zip(new_text.sections[new].parent).filter(|(_, to)| moved[*to]);
    let before = if let (Place::After(from), Place::After(to)) = (&from, &to) { Some((*from, *to)) } else { None };
    let mut companions = [parents, before].into_iter().flatten();
    Some(match companions.find(|(from, to)| pairs.of_new[*to] == Some(*from)) {
        Some((_, companion)) => format!("Moved along with “{}”.", name(new_text, companion)),
        None => format!("Moved: was {}, now {}.", from.describe(old_text), to.describe(new_text)),
    })
}

fn place(outline: &Outline, at: usize) -> Place {
    let parent = outline.sections[at].parent;
    match (0..at).rfind(|before| outline.sections[*before].parent == parent) {
        Some(before) => Place::After(before),
        None => parent.filter(|parent| Some(*parent) != outline.title).map_or(Place::First, Place::Under),
    }
}

impl Place {
    fn describe(&self, outline: &Outline) -> String {
        match self {
            Self::First => "first".to_owned(),
            Self::Under(parent) => format!("first under “{}”", name(outline, *parent)),
            Self::After(before) => format!("after “{}”", name(outline, *before)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_increasing_subsequence_stays() {
        let moved = |of_new: &[Option<usize>]| {
            let moved = moved(of_new);
            (0..of_new.len()).filter(|new| moved[*new]).collect::<Vec<_>>()
        };
        assert_eq!(moved(&[Some(0), None, Some(3), Some(1), Some(2)]), [2]);
        assert_eq!(moved(&[Some(2), Some(0), Some(1)]), [0]);
        assert_eq!(moved(&[Some(0), Some(1)]), Vec::<usize>::new());
        assert_eq!(moved(&[]), Vec::<usize>::new());
    }
}
