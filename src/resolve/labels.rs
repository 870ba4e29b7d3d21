//! Labels of versions, topics, terms and open points.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::model::TermRef;
use crate::card::{Card, OpenKind, Version};
use crate::locale::{Locale, Word};
use crate::number::number;

/// Returns the name of a version: its label, else its date, else its place.
pub(crate) fn version_label(versions: &[Version], at: usize, locale: &Locale) -> String {
    let Some(version) = versions.get(at) else { return String::new() };
    match (&version.label, version.date) {
        (Some(label), _) => label.clone(),
        (None, Some(date)) => locale.date(date),
        (None, None) if versions.len() == 2 => locale.word(if at == 0 { Word::Before } else { Word::After }).to_owned(),
        (None, None) => locale.fill(Word::Version, &[&number(at + 1)]),
    }
}

/// Returns the label of a kind of open points.
pub(super) fn open_points(locale: &Locale, kind: OpenKind) -> &'static str {
    locale.word(match kind {
        OpenKind::Risk => Word::Risks,
        OpenKind::Limit => Word::WhatItDoesNotCover,
        OpenKind::Myth => Word::CommonMisconceptions,
        OpenKind::Verify => Word::CheckBeforeYouAct,
    })
}

/// Returns the topics of a card, in the order of their first terms.
pub(super) fn topics(card: &Card) -> Vec<&str> {
    let mut topics = Vec::new();
    for term in &card.terms {
        match term.topic.as_deref() {
            Some(topic) if !topics.contains(&topic) => topics.push(topic),
            _ => {}
        }
    }
    topics
}

/// Returns the terms with some ids, in the order of the card.
pub(super) fn terms<'c>(card: &'c Card, ids: &[String]) -> Vec<TermRef<'c>> {
    let mut terms = Vec::new();
    for term in &card.terms {
        if ids.contains(&term.id) {
            terms.push(TermRef { id: &term.id, label: &term.label });
        }
    }
    terms
}
