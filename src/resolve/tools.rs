//! What is offered to compare, to narrow down and to search, and what came of it.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::statement::Resolver;
use super::{Group, ResolvedSection, topics, version_label};
use crate::card::Card;
use crate::locale::{Locale, Word};
use crate::number::number;
use crate::state::{ActionName, KindFilter, State};

/// What is offered, and what came of it.
pub struct Tools {
    /// What all this is called.
    pub label: &'static str,
    /// Choices of which one is made: the versions to compare, where there are more than two, and the filters.
    pub choices: Vec<Choices>,
    /// What is searched for.
    pub query: String,
    /// How much of the card is left, in a sentence; empty where nothing is left out.
    pub found: String,
    /// The active filters and search: the action that changes each, and its value in words.
    pub active: Vec<(ActionName, String)>,
}

/// One of some, or none.
pub struct Choices {
    /// The action that chooses an option.
    pub action: ActionName,
    /// What it is a choice of.
    pub label: &'static str,
    /// The options: the argument of the action, and the label.
    pub options: Vec<(String, String)>,
    /// Index of the chosen option.
    pub chosen: Option<usize>,
    /// The word for none of them; `None` where one must be chosen.
    pub none: Option<&'static str>,
}

pub(super) fn resolve(with: Resolver, state: &State, groups: &[Group], sections: &[ResolvedSection]) -> Tools {
    let Resolver { card, locale } = with;
    let mut choices = Vec::new();
    let compares = card.versions.len() > 2;
    let label = locale.word(if compares { Word::CompareSearchAndFilter } else { Word::SearchAndFilter });
    if compares {
        let mut versions = Vec::new();
        for at in 0..card.versions.len() {
            versions.push(version_label(&card.versions, at, locale));
        }
        for (action, word, chosen) in
            [(ActionName::From, Word::Compare, state.from), (ActionName::To, Word::CompareWith, state.to)]
        {
            let options = numbered(versions.clone());
            choices.push(Choices { action, label: locale.word(word), options, chosen: Some(chosen), none: None });
        }
    }
    let mut active = Vec::new();
    let filters = state.filters;
    let kind = filters.kind.and_then(|chosen| KindFilter::ALL.into_iter().position(|option| option == chosen));
    for (action, word, options, chosen) in [
        (ActionName::Topic, Word::Topic, numbered(topic_names(card)), filters.topic),
        (ActionName::Party, Word::WhoIsAffected, numbered(party_names(card)), filters.party),
        (ActionName::Audience, Word::ImportantFor, numbered(audience_names(card)), filters.audience),
        (ActionName::Kind, Word::TypeOfChange, kinds(locale), kind),
    ] {
        if let Some((_, label)) = chosen.and_then(|chosen| options.get(chosen)) {
            active.push((action, label.clone()));
        }
        if options.len() > 1 {
            let none = Some(locale.word(Word::All));
            choices.push(Choices { action, label: locale.word(word), options, chosen, none });
        }
    }
    if !state.query.is_empty() {
        active.push((ActionName::Search, state.query.clone()));
    }
    let found = if active.is_empty() { String::new() } else { found(with, state, groups, sections) };
    Tools { label, choices, query: state.query.clone(), found, active }
}

fn topic_names(card: &Card) -> Vec<String> {
    let mut names = Vec::new();
    for topic in topics(card) {
        names.push(topic.to_owned());
    }
    names
}

fn party_names(card: &Card) -> Vec<String> {
    let mut names = Vec::new();
    for party in &card.parties {
        names.push(party.name.clone());
    }
    names
}

fn audience_names(card: &Card) -> Vec<String> {
    let mut names = Vec::new();
    for audience in &card.audiences {
        names.push(audience.label.clone());
    }
    names
}

/// The options of the filter by kind of change.
fn kinds(locale: &Locale) -> Vec<(String, String)> {
    let mut options = Vec::new();
    for option in KindFilter::ALL {
        let word = match option {
            KindFilter::One(kind) => kind.word(),
            KindFilter::AnyChange => Word::AnyChange,
        };
        options.push((option.name().to_owned(), locale.word(word).to_owned()));
    }
    options
}

/// Options that are chosen by their position.
fn numbered(names: Vec<String>) -> Vec<(String, String)> {
    let mut numbered = Vec::new();
    for name in names {
        numbered.push((number(numbered.len()), name));
    }
    numbered
}

/// How many terms are left, and how often they and the other parts have what is searched for.
fn found(with: Resolver, state: &State, groups: &[Group], sections: &[ResolvedSection]) -> String {
    let (mut terms, mut places) = (0, 0);
    for term in groups.iter().flat_map(|group| &group.terms).filter(|term| !term.hidden) {
        terms += 1;
        places += term.found.unwrap_or(0);
    }
    places += sections.iter().filter_map(|section| section.found).sum::<usize>();
    if terms + places == 0 {
        return with.locale.word(Word::NothingFound).to_owned();
    }
    let mut found = with.locale.count(Word::TermCount, terms);
    if !state.query.is_empty() {
        found.push_str(", ");
        found.push_str(&with.locale.count(Word::Matches, places));
    }
    found
}
