//! In which order sections are shown, and which of them need not be.

use alloc::vec;
use alloc::vec::Vec;

use super::comparison::{Comparison, Row};
use super::section::Outline;

/// The sections that are terms, in the order of the new text; those that are gone stand behind what they
/// stood behind.
pub(super) fn rows(comparison: &Comparison) -> Vec<Row> {
    let pairs = &comparison.pairs;
    let mut gone: Vec<Vec<usize>> = vec![Vec::new(); pairs.of_new.len() + 1];
    let mut behind = None;
    for (old, partner) in pairs.of_old.iter().enumerate() {
        match partner {
            Some(new) if comparison.moved[*new] => {}
            Some(new) => behind = Some(*new),
            None => gone[slot(comparison, old, behind)].push(old),
        }
    }
    let mut rows = Vec::new();
    for (new, gone) in gone.into_iter().enumerate() {
        rows.extend(gone.into_iter().map(Row::Removed));
        let row = pairs.of_new.get(new).map(|old| old.map_or(Row::Added(new), |old| Row::Both { old, new }));
        rows.extend(row);
    }
    rows.retain(|row| !is_told_elsewhere(comparison, *row));
    rows
}

/// Before which new section one that is gone is shown: behind the one that it stood behind, but under its
/// own topic.
fn slot(comparison: &Comparison, old: usize, behind: Option<usize>) -> usize {
    let slot = behind.map_or(0, |behind| behind + 1);
    match comparison.new_topic(old) {
        Some(topic) => slot.clamp(topic + 1, end(comparison.new, topic)),
        // Its topic is gone too, and must not part another one.
        None => behind.and_then(|behind| comparison.topic_of(behind)).map_or(slot, |topic| end(comparison.new, topic)),
    }
}

/// The section behind all that stand under one of the highest.
fn end(outline: &Outline, top: usize) -> usize {
    let count = outline.sections.len();
    (top + 1..count).find(|at| outline.top(*at) != Some(top)).unwrap_or(count)
}

/// A heading without a text is no term where it is read as a topic or as the title, and there is nothing
/// to say of it: it is the same in both texts and in its place, or all that stands under it came or went
/// with it.
fn is_told_elsewhere(comparison: &Comparison, row: Row) -> bool {
    if comparison.sections(row).into_iter().flatten().any(|section| !section.text.is_empty()) {
        return false;
    }
    let Comparison { old: old_text, new: new_text, pairs, moved, .. } = comparison;
    match row {
        Row::Both { old, new } => {
            let is_title = new_text.title == Some(new) && old_text.title == Some(old);
            (is_title || comparison.is_topic(new_text, new)) && !comparison.is_renamed(row) && !moved[new]
        }
        Row::Added(new) => comparison.is_topic(new_text, new) && stands_alone(new_text, new, &pairs.of_new),
        Row::Removed(old) => comparison.is_topic(old_text, old) && stands_alone(old_text, old, &pairs.of_old),
    }
}

/// Whether neither a section nor any under it has a partner.
fn stands_alone(outline: &Outline, top: usize, partners: &[Option<usize>]) -> bool {
    partners[top..end(outline, top)].iter().all(Option::is_none)
}
