//! A term in all versions at once: what a document tells, and a card step by step.

use alloc::string::String;
use alloc::vec::Vec;

use super::history;
use super::statement::Resolver;
use super::term::{ResolvedStep, Side, carried, resolved_steps, side};
use crate::card::Card;
use crate::locale::Locale;

/// A term in all versions.
pub struct Whole<'c> {
    /// What each version says, without marks.
    pub versions: Vec<InVersion<'c>>,
    /// What each step means, and who gains by it.
    pub steps: Vec<ResolvedStep<'c>>,
}

/// A term in one version.
pub struct InVersion<'c> {
    /// What it says, and who says so; the paragraphs are those of the statement.
    pub side: Side<'c>,
    /// The place of the version that says so: this one, or an earlier one that it is carried over from.
    pub since: usize,
    /// Where it is carried over from, in words.
    pub carried: Option<String>,
}

/// A term of a card, by its place, in all versions.
///
/// ```
/// use what_changed::{card, locale::ENGLISH, resolve::whole};
/// let card = card::parse(
///     r#"{"title": "T", "versions": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
///         "terms": [{"label": "L", "values": {"a": "x", "c": "y"}}]}"#,
/// )
/// .unwrap();
/// let whole = whole(&card, &ENGLISH, 0);
/// assert_eq!(whole.versions[1].carried.as_deref(), Some("Same as Version 1"));
/// ```
pub fn whole<'c>(card: &'c Card, locale: &'static Locale, index: usize) -> Whole<'c> {
    let with = Resolver { card, locale };
    let term = &card.terms[index];
    let version = |version: usize| {
        let entry = history::at(card, term, version);
        let side = side(with, entry, version, Vec::new());
        InVersion { side, since: entry.since, carried: carried(with, entry, version) }
    };
    let count = card.versions.len();
    Whole { versions: (0..count).map(version).collect(), steps: resolved_steps(with, term, 0..count, count > 2) }
}
