//! Orders the sections, and drops those that are shown as topics or as the title.

use alloc::vec;
use alloc::vec::Vec;

use super::comparison::{Comparison, Row};
use super::section::Outline;

/// Returns the sections that become terms, in the order of the new text. A removed section comes after the section that
/// it followed in the old text.
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
    rows.retain(|row| !is_shown_elsewhere(comparison, *row));
    rows
}

/// Returns the new section before which a removed one is shown: after the section that it followed, but below its own
/// topic.
fn slot(comparison: &Comparison, old: usize, behind: Option<usize>) -> usize {
    let slot = behind.map_or(0, |behind| behind + 1);
    match comparison.new_topic(old) {
        Some(topic) => slot.clamp(topic + 1, end(comparison.new, topic)),
        // Its topic was removed too, and must not split another one.
        None => behind.and_then(|behind| comparison.topic_of(behind)).map_or(slot, |topic| end(comparison.new, topic)),
    }
}

/// Returns the index after the last section below a top-level section.
fn end(outline: &Outline, top: usize) -> usize {
    let count = outline.sections.len();
    (top + 1..count).find(|at| outline.top(*at) != Some(top)).unwrap_or(count)
}

/// True for a topic or title that needs no term: it has no text, and either did not change or was added or removed with
/// everything below it.
fn is_shown_elsewhere(comparison: &Comparison, row: Row) -> bool {
    if comparison.sections(row).into_iter().flatten().any(|section| !section.text.is_empty()) {
        return false;
    }
    let Comparison { old: old_text, new: new_text, pairs, moved, .. } = comparison;
    match row {
        Row::Both { old, new } => {
            let is_title = new_text.title == Some(new) && old_text.title == Some(old);
            (is_title || comparison.is_topic(new_text, new)) && !comparison.is_renamed(row) && !moved[new]
        }
        Row::Added(new) => comparison.is_topic(new_text, new) && is_unpaired(new_text, new, &pairs.of_new),
        Row::Removed(old) => comparison.is_topic(old_text, old) && is_unpaired(old_text, old, &pairs.of_old),
    }
}

/// True if neither a section nor any section below it has a partner.
fn is_unpaired(outline: &Outline, top: usize, partners: &[Option<usize>]) -> bool {
    partners[top..end(outline, top)].iter().all(Option::is_none)
}
