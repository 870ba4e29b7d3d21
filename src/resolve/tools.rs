//! What is offered to compare, to narrow down and to search, and what came of it.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::compare::Kind;
use super::statement::Resolver;
use super::{Group, ResolvedSection, topics, version_label};
use crate::locale::Word;
use crate::number::number;
use crate::state::{Filter, State};

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
    /// What leaves something out: the name of its act, and a word for it. What can be loosened.
    pub active: Vec<(&'static str, String)>,
}

/// One of some, or none.
pub struct Choices {
    /// The name of the act that makes it.
    pub name: &'static str,
    /// What it is a choice of.
    pub label: &'static str,
    /// What there is to choose from: the place in the card, and the name.
    pub options: Vec<(String, String)>,
    /// What is chosen.
    pub chosen: Option<usize>,
    /// The word for none of them; `None` where one must be chosen.
    pub none: Option<&'static str>,
}

pub(super) fn resolve(with: Resolver, state: &State, groups: &[Group], sections: &[ResolvedSection]) -> Tools {
    let Resolver { card, locale } = with;
    let mut choices = Vec::new();
    let compares = card.versions.len() > 2;
    let label = locale.word(if compares { Word::CompareAndFind } else { Word::Find });
    if compares {
        let mut versions = Vec::new();
        for at in 0..card.versions.len() {
            versions.push(version_label(&card.versions, at, locale));
        }
        for (name, word, chosen) in [("from", Word::CompareFrom, state.from), ("to", Word::CompareTo, state.to)] {
            let options = numbered(versions.clone());
            choices.push(Choices { name, label: locale.word(word), options, chosen: Some(chosen), none: None });
        }
    }
    let mut active = Vec::new();
    for filter in Filter::ALL {
        let options = options(with, filter);
        let chosen = state.filters[filter as usize];
        let name = filter.name();
        if let Some((_, label)) = chosen.and_then(|chosen| options.get(chosen)) {
            active.push((name, label.clone()));
        }
        if options.len() > 1 {
            let word = match filter {
                Filter::Topic => Word::Topic,
                Filter::Party => Word::Party,
                Filter::Audience => Word::Audience,
                Filter::Kind => Word::KindOfChange,
            };
            let none = Some(locale.word(Word::All));
            choices.push(Choices { name, label: locale.word(word), options, chosen, none });
        }
    }
    if !state.query.is_empty() {
        active.push(("search", state.query.clone()));
    }
    let found = if active.is_empty() { String::new() } else { found(with, state, groups, sections) };
    Tools { label, choices, query: state.query.clone(), found, active }
}

/// What a filter offers: each with its place.
fn options(with: Resolver, filter: Filter) -> Vec<(String, String)> {
    let card = with.card;
    let mut names = Vec::new();
    match filter {
        Filter::Topic => {
            for topic in topics(card) {
                names.push(topic.to_owned());
            }
        }
        Filter::Party => {
            for party in &card.parties {
                names.push(party.name.clone());
            }
        }
        Filter::Audience => {
            for audience in &card.audiences {
                names.push(audience.label.clone());
            }
        }
        Filter::Kind => {
            for kind in Kind::ALL {
                names.push(with.locale.word(kind.word()).to_owned());
            }
            names.push(with.locale.word(Word::OnlyChanged).to_owned());
        }
    }
    numbered(names)
}

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
    let mut found = with.locale.count(Word::FoundTerms, terms);
    if !state.query.is_empty() {
        found.push_str(", ");
        found.push_str(&with.locale.count(Word::FoundPlaces, places));
    }
    if terms + places == 0 {
        found.push_str(with.locale.word(Word::Loosen));
    }
    found
}
