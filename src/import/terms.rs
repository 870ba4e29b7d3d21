//! Makes a term from each section of two texts.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::vec::Vec;

use super::comparison::{Comparison, Row};
use super::moves;
use super::order::rows;
use super::section::{Outline, Section};
use crate::card::{Stated, Statement, Term, VersionValue};

/// Returns the terms. The ids are those of the two versions.
pub(super) fn terms(old: &Outline, new: &Outline, ids: [&str; 2]) -> Vec<Term> {
    let comparison = Comparison::of(old, new);
    let rows = rows(&comparison);
    let full_name = |row: Row| (comparison.topic(row), comparison.label(row));
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for row in &rows {
        *counts.entry(full_name(*row)).or_default() += 1;
    }
    rows.iter().map(|row| term(&comparison, *row, counts[&full_name(*row)] > 1, ids)).collect()
}

/// Returns a term. If several terms have its label, the heading above it comes first.
fn term(comparison: &Comparison, row: Row, is_ambiguous: bool, ids: [&str; 2]) -> Term {
    let (label, topic) = (comparison.label(row), comparison.topic(row));
    let label = match comparison.parent(row).filter(|parent| is_ambiguous && Some(*parent) != topic) {
        Some(parent) => format!("{parent} – {label}"),
        None => label.to_owned(),
    };
    let sections = comparison.sections(row);
    // The label is the heading. It is repeated only if the versions differ in it, or one has nothing else to say.
    let is_empty = |section: &Section| section.text.is_empty();
    let with_heading = comparison.is_renamed(row) || sections.into_iter().flatten().any(is_empty);
    let values = sections.into_iter().zip(ids).map(|(section, id)| VersionValue {
        version: id.to_owned(),
        stated: section.map(|section| stated(section, with_heading)),
    });
    Term {
        label,
        topic: topic.map(str::to_owned),
        values: values.collect(),
        meaning: moves::describe(comparison, row).map(|text| Statement { text, ..Statement::default() }),
        ..Term::default()
    }
}

/// Returns what a version says of a term.
fn stated(section: &Section, with_heading: bool) -> Stated {
    let heading = section.label.as_deref().filter(|_| with_heading);
    let paragraphs: Vec<&str> = heading.into_iter().chain([section.text]).filter(|text| !text.is_empty()).collect();
    Stated { statement: Statement { text: paragraphs.join("\n\n"), ..Statement::default() }, ..Stated::default() }
}
