//! Versions and events in chronological order.

use alloc::string::String;
use alloc::vec::Vec;

use super::model::When;
use super::paragraphs::paragraphs;
use super::resolver::Resolver;
use super::statement::ResolvedStatement;
use crate::card::Card;
use crate::locale::Word;
use crate::state::{State, in_force};

/// A version or an event, by its index in the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MomentId {
    /// A version.
    Version(usize),
    /// An event.
    Event(usize),
}

/// A version or an event in the row of the timeline.
pub struct Moment<'c> {
    /// The version or event.
    pub id: MomentId,
    /// The name of the version, or the date of the event.
    pub name: String,
    /// The label of the event. Empty for a version.
    pub label: &'c str,
    /// True for the compared versions, or for the chosen event.
    pub is_chosen: bool,
    /// True between the compared versions.
    pub is_between: bool,
}

/// A version or an event with its text.
pub struct EventDetails<'c> {
    /// True for a version.
    pub is_version: bool,
    /// The date.
    pub date: Option<When>,
    /// The label.
    pub label: String,
    /// The text and its sources.
    pub statement: ResolvedStatement<'c>,
}

/// Returns versions and events in chronological order. An event comes after the version that was in force then. Events
/// of the same version, and versions, keep their order in the card.
fn order(card: &Card) -> Vec<MomentId> {
    let versions = card.versions.len();
    let place = |event: usize| {
        let undated = card.events[event].date.is_none().then(|| versions - 1);
        in_force(card, event).or(undated).map_or(0, |version| version + 1)
    };
    let mut order = Vec::new();
    for at in 0..=versions {
        if at > 0 {
            order.push(MomentId::Version(at - 1));
        }
        for event in 0..card.events.len() {
            if place(event) == at {
                order.push(MomentId::Event(event));
            }
        }
    }
    order
}

/// Resolves the row of the timeline. It is empty if there are only a before and an after.
pub(super) fn moments(resolver: Resolver<'_>, chosen_event: Option<usize>) -> Vec<Moment<'_>> {
    let card = resolver.card;
    let order = order(card);
    if order.len() < 3 {
        return Vec::new();
    }
    let is_end = |id: &MomentId| *id == MomentId::Version(resolver.from) || *id == MomentId::Version(resolver.to);
    let (first, last) = (order.iter().position(is_end), order.iter().rposition(is_end));
    let mut moments = Vec::new();
    for (place, id) in order.into_iter().enumerate() {
        let (name, label, is_chosen) = match id {
            MomentId::Event(at) => {
                let event = &card.events[at];
                let date = event.date.map(|date| resolver.locale.date(date));
                (date.unwrap_or_default(), event.label.as_str(), chosen_event == Some(at))
            }
            MomentId::Version(at) => (resolver.version_label(at), "", is_end(&id) && chosen_event.is_none()),
        };
        let is_between = first < Some(place) && Some(place) < last;
        moments.push(Moment { id, name, label, is_chosen, is_between });
    }
    moments
}

/// Resolves all versions and events with their texts.
pub(super) fn history(resolver: Resolver<'_>) -> Vec<EventDetails<'_>> {
    let mut history = Vec::new();
    for id in order(resolver.card) {
        history.push(match id {
            MomentId::Event(at) => event(resolver, at),
            MomentId::Version(at) => version(resolver, at),
        });
    }
    history
}

fn version(resolver: Resolver<'_>, version: usize) -> EventDetails<'_> {
    let label = resolver.version_label(version);
    let version = &resolver.card.versions[version];
    let date = resolver.date(version.date).filter(|date| date.shown != label);
    let paragraphs = paragraphs(version.text.as_deref().unwrap_or_default());
    let statement = ResolvedStatement { paragraphs, is_own: true, ..ResolvedStatement::default() };
    EventDetails { is_version: true, date, label, statement }
}

pub(super) fn event(resolver: Resolver<'_>, event: usize) -> EventDetails<'_> {
    let event = &resolver.card.events[event];
    EventDetails {
        is_version: false,
        date: resolver.date(event.date),
        label: event.label.clone(),
        statement: resolver.statement(&event.statement),
    }
}

/// Returns a sentence about the version that was in force at the chosen event.
pub(super) fn terms_that_applied(resolver: Resolver<'_>, state: &State) -> Option<String> {
    let event = state.event.filter(|event| in_force(resolver.card, *event).is_some())?;
    let date = resolver.locale.date(resolver.card.events[event].date?);
    let version = resolver.version_label(state.to);
    Some(resolver.locale.fill(Word::TermsThatApplied, &[&date, &version]))
}
