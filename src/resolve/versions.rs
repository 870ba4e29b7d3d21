//! A term in all versions, for documents. The card shows two versions at a time.

use alloc::string::String;
use alloc::vec::Vec;

use super::content::{Side, side};
use super::history;
use super::steps::{ResolvedStep, resolve_steps};
use super::term::ResolvedTerm;

/// A term in all versions.
pub struct TermVersions<'c> {
    /// The text of each version, without marks.
    pub versions: Vec<TermVersion<'c>>,
    /// The steps between all versions.
    pub steps: Vec<ResolvedStep<'c>>,
}

/// A term in one version.
pub struct TermVersion<'c> {
    /// The text. Its paragraphs are those of the statement.
    pub side: Side<'c>,
    /// Index of the version that states it: this one, or an earlier one that it is carried over from.
    pub since: usize,
    /// A note about the version that it is carried over from.
    pub carried_over: Option<String>,
}

impl<'c> ResolvedTerm<'c> {
    /// Resolves the term in all versions.
    ///
    /// ```
    /// use what_changed::{card, locale::ENGLISH, resolve::resolve, state::State};
    /// let card = card::parse(
    ///     r#"{"title": "T", "versions": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
    ///         "terms": [{"label": "L", "values": {"a": "x", "c": "y"}}]}"#,
    /// )
    /// .unwrap();
    /// let resolved = resolve(&card, &State::first(&card), &ENGLISH);
    /// let term = resolved.terms().next().unwrap();
    /// assert_eq!(term.versions().versions[1].carried_over.as_deref(), Some("Same as Version 1"));
    /// ```
    pub fn versions(&self) -> TermVersions<'c> {
        let (resolver, term) = (self.resolver, self.term());
        let version = |version: usize| {
            let value = history::at(resolver.card, term, version);
            let carried_over = history::carried_over(resolver, value, version);
            TermVersion { side: side(resolver, value, version, Vec::new()), since: value.since, carried_over }
        };
        let count = resolver.card.versions.len();
        let steps = resolve_steps(resolver, term, 0..count, count > 2);
        TermVersions { versions: (0..count).map(version).collect(), steps }
    }
}
