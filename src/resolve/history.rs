//! The values of a term over the versions.

use alloc::string::String;

use super::resolver::Resolver;
use crate::card::{Card, Stated, Term};
use crate::locale::Word;

/// The value of a term in a version.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum TermValue<'c> {
    /// Nobody reported the text of this version or of an earlier one.
    NotReported,
    /// The version does not have the term.
    NotPart,
    /// The term exists, but its text is not public.
    Undisclosed(&'c Stated),
    /// The text.
    Text(&'c Stated),
}

/// The value of a term in a version, and its origin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct VersionValue<'c> {
    pub value: TermValue<'c>,
    /// The version that states the value: this one, or an earlier one that it is carried over from.
    pub since: usize,
}

/// Returns the value of a term in a version. If the card gives none, the value of the version before is carried over.
pub(super) fn at<'c>(card: &'c Card, term: &'c Term, version: usize) -> VersionValue<'c> {
    for since in (0..=version).rev() {
        let id = card.versions.get(since).map(|version| version.id.as_str());
        if let Some(value) = term.values.iter().find(|value| Some(value.version.as_str()) == id) {
            return VersionValue { value: parse(value.stated.as_ref()), since };
        }
    }
    VersionValue { value: TermValue::NotReported, since: version }
}

fn parse(stated: Option<&Stated>) -> TermValue<'_> {
    match stated {
        None => TermValue::NotPart,
        Some(stated) if stated.statement.undisclosed => TermValue::Undisclosed(stated),
        Some(stated) => TermValue::Text(stated),
    }
}

/// Returns a note about the version that a value is carried over from, if it is.
pub(super) fn carried_over(resolver: Resolver, value: VersionValue, version: usize) -> Option<String> {
    let since = value.since;
    (since != version).then(|| resolver.locale.fill(Word::SameAs, &[&resolver.version_label(since)]))
}

/// Returns a note about the versions that have a term, if there are more than two and not all have it.
pub(super) fn lifespan(resolver: Resolver, term: &Term) -> Option<String> {
    let count = resolver.card.versions.len();
    let is_part = |version: usize| match at(resolver.card, term, version).value {
        TermValue::NotPart => Some(false),
        TermValue::NotReported => None,
        TermValue::Text(_) | TermValue::Undisclosed(_) => Some(true),
    };
    if count < 3 {
        return None;
    }
    let first = (0..count).find(|version| is_part(*version) == Some(true))?;
    let last = (0..count).rfind(|version| is_part(*version) == Some(true))?;
    let label = |version: usize| resolver.version_label(version);
    let is_new = first > 0 && is_part(first - 1) == Some(false);
    match (is_new, last + 1 < count) {
        (false, false) => None,
        (true, false) => Some(resolver.locale.fill(Word::NewIn, &[&label(first)])),
        (false, true) => Some(resolver.locale.fill(Word::RemovedAfter, &[&label(last)])),
        (true, true) => Some(resolver.locale.fill(Word::NewInRemovedAfter, &[&label(first), &label(last)])),
    }
}
