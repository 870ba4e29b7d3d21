//! Versions and events in the order in which they came.

use alloc::string::String;
use alloc::vec::Vec;

use super::statement::{ResolvedStatement, Resolver, paragraphs};
use super::version_label;
use crate::card::Card;
use crate::locale::Word;
use crate::state::{State, in_force};

/// A version or an event, by its place in the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// A version.
    Version(usize),
    /// An event.
    Event(usize),
}

/// A version or an event, as it is to be shown in a row.
pub struct Moment<'c> {
    /// Which it is.
    pub at: At,
    /// When, for a machine and for a person.
    pub date: Option<(String, String)>,
    /// The name of a version, the date of an event.
    pub name: String,
    /// What happened; empty for a version.
    pub label: &'c str,
    /// Whether it is an end of the comparison, or the event at which the reader stands.
    pub is_chosen: bool,
    /// Whether it lies between the ends of the comparison.
    pub is_between: bool,
}

/// A version or an event, told in full.
pub struct Told<'c> {
    /// Whether it is a version.
    pub is_version: bool,
    /// When, for a machine and for a person.
    pub date: Option<(String, String)>,
    /// What it is.
    pub label: String,
    /// More about it, and who says so.
    pub statement: ResolvedStatement<'c>,
}

/// Versions and events in the order in which they came: an event stands behind the version that was in force
/// then, and keeps its place among events.
fn order(card: &Card) -> Vec<At> {
    let versions = card.versions.len();
    let behind = |event: usize| {
        let undated = card.events[event].date.is_none().then(|| versions - 1);
        in_force(card, event).or(undated).map_or(0, |version| version + 1)
    };
    let mut order = Vec::new();
    for place in 0..=versions {
        if place > 0 {
            order.push(At::Version(place - 1));
        }
        for event in 0..card.events.len() {
            if behind(event) == place {
                order.push(At::Event(event));
            }
        }
    }
    order
}

/// The steps of the timeline; none where there is nothing but a before and an after.
pub(super) fn moments<'c>(with: Resolver<'c>, state: &State) -> Vec<Moment<'c>> {
    let card = with.card;
    let order = order(card);
    if order.len() < 3 {
        return Vec::new();
    }
    let is_end = |at: &At| *at == At::Version(state.from) || *at == At::Version(state.to);
    let (first, last) = (order.iter().position(is_end), order.iter().rposition(is_end));
    let mut moments = Vec::new();
    for (place, at) in order.into_iter().enumerate() {
        let (date, label, is_chosen) = match at {
            At::Event(event) => (card.events[event].date, &*card.events[event].label, state.event == Some(event)),
            At::Version(version) => (card.versions[version].date, "", is_end(&at) && state.event.is_none()),
        };
        let date = with.date(date);
        let name = match at {
            At::Version(version) => version_label(&card.versions, version, with.locale),
            At::Event(_) => date.as_ref().map(|(_, date)| date.clone()).unwrap_or_default(),
        };
        let is_between = first < Some(place) && Some(place) < last;
        moments.push(Moment { at, date, name, label, is_chosen, is_between });
    }
    moments
}

/// All of them, told in full.
pub(super) fn told(with: Resolver<'_>) -> Vec<Told<'_>> {
    let mut told = Vec::new();
    for at in order(with.card) {
        told.push(tell(with, at));
    }
    told
}

fn tell(with: Resolver<'_>, at: At) -> Told<'_> {
    let card = with.card;
    match at {
        At::Event(event) => event_told(with, event),
        At::Version(version) => {
            let of = &card.versions[version];
            let label = version_label(&card.versions, version, with.locale);
            let date = with.date(of.date).filter(|(_, date)| *date != label);
            let paragraphs = paragraphs(of.text.as_deref().unwrap_or_default());
            let statement = ResolvedStatement { paragraphs, is_own: true, ..ResolvedStatement::default() };
            Told { is_version: true, date, label, statement }
        }
    }
}

/// One event, told in full.
pub(super) fn event_told(with: Resolver<'_>, event: usize) -> Told<'_> {
    let of = &with.card.events[event];
    Told {
        is_version: false,
        date: with.date(of.date),
        label: of.label.clone(),
        statement: with.statement(&of.statement),
    }
}

/// What holds at the event at which the reader stands, in a sentence.
pub(super) fn held(with: Resolver<'_>, state: &State) -> Option<String> {
    let event = state.event.filter(|event| in_force(with.card, *event).is_some())?;
    let date = with.locale.date(with.card.events[event].date?);
    let version = version_label(&with.card.versions, state.to, with.locale);
    Some(with.locale.fill(Word::TermsThatApplied, &[&date, &version]))
}
