//! Comparing any two versions, filters and search.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::labels;
use super::resolver::Resolver;
use super::sections::ResolvedSection;
use super::term::Group;
use crate::card::Card;
use crate::locale::{Locale, Word};
use crate::number::number;
use crate::state::{ActionName, KindFilter, State};

/// The choices that are offered, and their result.
pub struct Tools {
    /// The label of all tools.
    pub label: &'static str,
    /// The versions to compare, if there are more than two, and the filters.
    pub choices: Vec<Choice>,
    /// The search query, empty for none.
    pub query: String,
    /// A sentence with the number of terms and matches that are left. Empty without filters and search.
    pub result: String,
    /// The active filters and search.
    pub active: Vec<ActiveFilter>,
}

/// A choice of one option.
pub struct Choice {
    /// The action that chooses an option.
    pub action: ActionName,
    /// The label.
    pub label: &'static str,
    /// The options.
    pub options: Vec<ChoiceOption>,
    /// The index of the chosen option.
    pub chosen: Option<usize>,
    /// The label of the option that chooses none, if there is one.
    pub none: Option<&'static str>,
}

/// An option of a choice.
pub struct ChoiceOption {
    /// The argument of the action.
    pub value: String,
    /// The label.
    pub label: String,
}

/// An active filter, or the search.
pub struct ActiveFilter {
    /// The action that removes it.
    pub action: ActionName,
    /// The chosen option, or the query.
    pub label: String,
}

pub(super) fn resolve(resolver: Resolver, state: &State, groups: &[Group], sections: &[ResolvedSection]) -> Tools {
    let Resolver { card, locale, .. } = resolver;
    let mut choices = Vec::new();
    let has_versions = card.versions.len() > 2;
    let label = locale.word(if has_versions { Word::CompareSearchAndFilter } else { Word::SearchAndFilter });
    if has_versions {
        for (action, word, chosen) in
            [(ActionName::From, Word::Compare, state.from), (ActionName::To, Word::CompareWith, state.to)]
        {
            let options = numbered(card.versions.len(), |version| resolver.version_label(version));
            choices.push(Choice { action, label: locale.word(word), options, chosen: Some(chosen), none: None });
        }
    }
    let mut active = Vec::new();
    let filters = state.filters;
    let kind = filters.kind.and_then(|chosen| KindFilter::ALL.into_iter().position(|option| option == chosen));
    let topics = labels::topics(card);
    let Card { parties, audiences, .. } = card;
    for (action, word, options, chosen) in [
        (ActionName::Topic, Word::Topic, numbered(topics.len(), |at| topics[at].to_owned()), filters.topic),
        (ActionName::Party, Word::WhoIsAffected, numbered(parties.len(), |at| parties[at].name.clone()), filters.party),
        (
            ActionName::Audience,
            Word::ImportantFor,
            numbered(audiences.len(), |at| audiences[at].label.clone()),
            filters.audience,
        ),
        (ActionName::Kind, Word::TypeOfChange, kinds(locale), kind),
    ] {
        if let Some(option) = chosen.and_then(|chosen| options.get(chosen)) {
            active.push(ActiveFilter { action, label: option.label.clone() });
        }
        if options.len() > 1 {
            let none = Some(locale.word(Word::All));
            choices.push(Choice { action, label: locale.word(word), options, chosen, none });
        }
    }
    if !state.query.is_empty() {
        active.push(ActiveFilter { action: ActionName::Search, label: state.query.clone() });
    }
    let result = if active.is_empty() { String::new() } else { result(locale, state, groups, sections) };
    Tools { label, choices, query: state.query.clone(), result, active }
}

/// The options of the filter by kind of change.
fn kinds(locale: &Locale) -> Vec<ChoiceOption> {
    let mut options = Vec::new();
    for option in KindFilter::ALL {
        let word = match option {
            KindFilter::One(kind) => kind.word(),
            KindFilter::AnyChange => Word::AnyChange,
        };
        options.push(ChoiceOption { value: option.name().to_owned(), label: locale.word(word).to_owned() });
    }
    options
}

/// Options that are chosen by their index.
fn numbered(count: usize, label: impl Fn(usize) -> String) -> Vec<ChoiceOption> {
    let mut options = Vec::new();
    for at in 0..count {
        options.push(ChoiceOption { value: number(at), label: label(at) });
    }
    options
}

/// Returns a sentence with the number of terms that are left, and of matches in them and in the sections.
fn result(locale: &Locale, state: &State, groups: &[Group], sections: &[ResolvedSection]) -> String {
    let (mut terms, mut matches) = (0, 0);
    for term in groups.iter().flat_map(|group| &group.terms).filter(|term| !term.is_hidden) {
        terms += 1;
        matches += term.matches.count();
    }
    matches += sections.iter().map(|section| section.matches.count()).sum::<usize>();
    if terms + matches == 0 {
        return locale.word(Word::NothingFound).to_owned();
    }
    let mut sentence = locale.count(Word::TermCount, terms);
    if !state.query.is_empty() {
        sentence.push_str(", ");
        sentence.push_str(&locale.count(Word::Matches, matches));
    }
    sentence
}
