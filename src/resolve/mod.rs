//! Card, state and language in; everything that is to be shown out.
//!
//! Whatever writes, reads from here: no writer decides anything.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

mod compare;
mod edits;
mod history;
mod statement;
mod term;

pub use compare::Kind;
pub use edits::{Mark, Paragraph};
pub use statement::{ResolvedQuote, ResolvedSource, ResolvedStatement};
pub use term::{ResolvedEffect, ResolvedTerm, Side};

use self::edits::Sorts;
use crate::card::{Card, Version};
use crate::cut;
use crate::locale::{Locale, Word};
use crate::number::number;
use crate::state::{State, View};

/// A card as it is to be shown.
pub struct Resolved<'c> {
    /// The language of the card's texts.
    pub lang: &'c str,
    /// Which way that language runs, as in HTML's `dir`.
    pub dir: &'static str,
    /// The card's own words.
    pub locale: &'static Locale,
    /// The title.
    pub title: &'c str,
    /// The summary.
    pub summary: Option<&'c str>,
    /// Which versions are compared, in a sentence; `None` where they are a mere before and after.
    pub compared: Option<String>,
    /// How many terms there are, in words.
    pub total: String,
    /// How many terms are of each kind; only those of which there are any. They add up to the total.
    pub counts: Vec<Count>,
    /// How many terms are not disclosed in the later version.
    pub undisclosed: Option<Count>,
    /// How many changes there are of each sort, in a sentence, where some are small enough to be left out.
    pub small: Option<String>,
    /// The terms, by topic, in the order of the card.
    pub groups: Vec<Group<'c>>,
    /// What to announce, if anything.
    pub status: String,
    /// How terms are looked at.
    pub view: View,
}

/// How many terms are of one kind.
pub struct Count {
    /// The kind; `None` for those that are not disclosed.
    pub kind: Option<Kind>,
    /// How many, in digits.
    pub number: String,
    /// The word for it.
    pub word: &'static str,
}

/// Terms that stand under one topic.
pub struct Group<'c> {
    /// The topic.
    pub topic: Option<&'c str>,
    /// The terms.
    pub terms: Vec<ResolvedTerm<'c>>,
}

/// Works out what is to be shown.
///
/// ```
/// use what_changed::{card, locale, resolve::{Kind, resolve}, state::State};
/// let card = card::from_json(
///     r#"{"title": "Fares", "versions": [{"date": "2030"}, {"date": "2031-04"}],
///         "terms": [{"label": "Single", "before": "£2", "after": "£2.50"}]}"#,
/// )
/// .unwrap()
/// .card;
/// let resolved = resolve(&card, &State::first(&card), &locale::ENGLISH);
/// assert_eq!(resolved.counts[0].kind, Some(Kind::Changed));
/// assert_eq!(resolved.compared.as_deref(), Some("From 2030 to April 2031"));
/// ```
#[inline(never)] // A room of its own in the size table.
pub fn resolve<'c>(card: &'c Card, state: &State, locale: &'static Locale) -> Resolved<'c> {
    let mut groups: Vec<Group> = Vec::new();
    for index in 0..card.terms.len() {
        let term = term::resolve(card, state, locale, index);
        let topic = card.terms[index].topic.as_deref();
        match groups.last_mut() {
            Some(group) if group.topic == topic => group.terms.push(term),
            _ => groups.push(Group { topic, terms: vec![term] }),
        }
    }
    let label = |at: usize| version_label(&card.versions, at, locale);
    let named = card.versions.len() > 2 || card.versions.iter().any(is_named);
    let lang = card.lang.as_deref().unwrap_or(locale.tag);
    Resolved {
        lang,
        dir: direction(lang),
        locale,
        title: &card.title,
        summary: card.summary.as_deref(),
        compared: named.then(|| locale.fill(Word::Compared, &[&label(state.from), &label(state.to)])),
        total: locale.count(Word::Terms, card.terms.len()),
        counts: counts(&groups, locale),
        undisclosed: undisclosed(&groups, locale),
        small: small(&groups, locale),
        groups,
        status: status(card, state, locale),
        view: state.view,
    }
}

/// Which way a language runs.
fn direction(lang: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 9] = ["ar", "ckb", "dv", "fa", "he", "ps", "ug", "ur", "yi"];
    if RIGHT_TO_LEFT.contains(&cut::before(lang, b"-")) { "rtl" } else { "ltr" }
}

fn is_named(version: &Version) -> bool {
    version.label.is_some() || version.date.is_some()
}

/// What to call a version: its label, else its date, else its place.
fn version_label(versions: &[Version], at: usize, locale: &Locale) -> String {
    let Some(version) = versions.get(at) else { return String::new() };
    match (&version.label, version.date) {
        (Some(label), _) => label.clone(),
        (None, Some(date)) => locale.date(date),
        (None, None) if versions.len() == 2 => locale.word(if at == 0 { Word::Before } else { Word::After }).to_owned(),
        (None, None) => locale.fill(Word::Version, &[&number(at + 1)]),
    }
}

fn counts(groups: &[Group], locale: &Locale) -> Vec<Count> {
    let of = |kind: Kind| groups.iter().flat_map(|group| &group.terms).filter(move |term| term.kind == kind).count();
    let counted = Kind::ALL.into_iter().map(|kind| (kind, of(kind))).filter(|(_, count)| *count > 0);
    counted
        .map(|(kind, count)| Count { kind: Some(kind), number: number(count), word: locale.word(kind.word()) })
        .collect()
}

fn small(groups: &[Group], locale: &Locale) -> Option<String> {
    let all = groups.iter().flat_map(|group| &group.terms).fold(Sorts::default(), |all, term| all.and(term.sorts));
    all.said(locale).filter(|_| all.has_small)
}

fn undisclosed(groups: &[Group], locale: &Locale) -> Option<Count> {
    let count = groups.iter().flat_map(|group| &group.terms).filter(|term| term.undisclosed).count();
    let word = locale.word(Word::OfThemUndisclosed);
    (count > 0).then(|| Count { kind: None, number: number(count), word })
}

fn status(card: &Card, state: &State, locale: &Locale) -> String {
    let Some(index) = state.term.filter(|_| state.stepped) else { return String::new() };
    let label = card.terms.get(index).map_or("", |term| &term.label);
    locale.fill(Word::Announced, &[&number(index + 1), &number(card.terms.len()), label])
}
