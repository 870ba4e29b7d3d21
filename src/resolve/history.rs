//! What each version holds of a term.

use crate::card::{Card, Stated, Term};

/// What a version holds of a term.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Held<'c> {
    /// Nobody has reported what this version, or any before it, said.
    NotReported,
    /// Expressly not part of it.
    NotPart,
    /// It exists, but it is not public.
    Undisclosed(&'c Stated),
    /// It says this.
    Text(&'c Stated),
}

/// What a version holds, and where that was said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Entry<'c> {
    pub held: Held<'c>,
    /// The version that says so: this one, or an earlier one that it is carried over from.
    pub since: usize,
}

/// What a version holds of a term. A version for which the card gives nothing says what the one
/// before it said.
pub(super) fn at<'c>(card: &'c Card, term: &'c Term, version: usize) -> Entry<'c> {
    for since in (0..=version).rev() {
        let id = card.versions.get(since).map(|version| version.id.as_str());
        if let Some(value) = term.values.iter().find(|value| Some(value.version.as_str()) == id) {
            return Entry { held: held(value.stated.as_ref()), since };
        }
    }
    Entry { held: Held::NotReported, since: version }
}

fn held(stated: Option<&Stated>) -> Held<'_> {
    match stated {
        None => Held::NotPart,
        Some(stated) if stated.statement.undisclosed => Held::Undisclosed(stated),
        Some(stated) => Held::Text(stated),
    }
}
