//! The sections of two texts as the terms of a card.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::vec::Vec;

use super::comparison::{Comparison, Row};
use super::moves;
use super::order::rows;
use super::section::{Outline, Section};
use crate::card::Value;

/// The terms, as a card file holds them.
pub(super) fn terms(old: &Outline, new: &Outline) -> Vec<Value> {
    let comparison = Comparison::of(old, new);
    let rows = rows(&comparison);
    let full_name = |row: Row| (comparison.topic(row), comparison.label(row));
    let mut named: BTreeMap<_, usize> = BTreeMap::new();
    for row in &rows {
        *named.entry(full_name(*row)).or_default() += 1;
    }
    rows.iter().map(|row| term(&comparison, *row, named[&full_name(*row)] > 1)).collect()
}

/// A term. Where several have its label, the heading that it stands under comes before that.
fn term(comparison: &Comparison, row: Row, several: bool) -> Value {
    let (label, topic) = (comparison.label(row), comparison.topic(row));
    let label = match comparison.parent(row).filter(|parent| several && Some(*parent) != topic) {
        Some(parent) => format!("{parent} – {label}"),
        None => label.to_owned(),
    };
    let sections = comparison.sections(row);
    // The label tells the heading, unless the versions differ in it or have nothing else to say.
    let is_empty = |section: &Section| section.text.is_empty();
    let with_heading = comparison.is_renamed(row) || sections.into_iter().flatten().any(is_empty);
    let [before, after] = sections.map(|section| section.map_or(Value::Null, |section| said(section, with_heading)));
    let mut fields = Vec::from([("label".to_owned(), Value::Text(label))]);
    fields.extend(topic.map(|topic| ("topic".to_owned(), Value::Text(topic.to_owned()))));
    fields.extend([("before".to_owned(), before), ("after".to_owned(), after)]);
    let meaning = moves::in_words(comparison, row);
    fields.extend(meaning.map(|words| ("meaning".to_owned(), Value::Text(words))));
    Value::Object(fields)
}

/// What a version says of a term.
fn said(section: &Section, with_heading: bool) -> Value {
    let heading = section.label.as_deref().filter(|_| with_heading);
    let parts = heading.into_iter().chain([section.text]).filter(|part| !part.is_empty());
    Value::Text(parts.collect::<Vec<_>>().join("\n\n"))
}
