//! The terms: their kind of change, and which of them are shown.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::cell::OnceCell;

use super::content::{self, ChangeSummary, TermContent};
use super::history::{self, TermValue};
use super::model::{Matches, TermRef};
use super::resolver::Resolver;
use super::steps::steps;
use super::{find, labels};
use crate::card::Term;
use crate::change::ChangeKind;
use crate::locale::{Locale, Word};
use crate::number::number;
use crate::state::{Panel, State};

/// Consecutive terms with the same topic.
pub struct Group<'c> {
    /// The topic.
    pub topic: Option<&'c str>,
    /// The terms.
    pub terms: Vec<ResolvedTerm<'c>>,
}

/// A term as it is shown.
pub struct ResolvedTerm<'c> {
    /// The id.
    pub id: &'c str,
    /// The index in the card.
    pub index: usize,
    /// The label.
    pub label: &'c str,
    /// True if the term is open.
    pub is_open: bool,
    /// True if the filters or the search exclude the term.
    pub is_hidden: bool,
    /// The chosen audience, if the term matters to it.
    pub matters_to: Option<&'c str>,
    /// The number of matches of the search.
    pub matches: Matches,
    /// The kind of change.
    pub kind: ChangeKind,
    /// The label of the kind. Where a version is shown alone, a note in place of its text.
    pub kind_label: &'static str,
    /// True if the later version does not disclose the term.
    pub is_undisclosed: bool,
    /// The position among all terms, in words.
    pub position: String,
    /// The previous and the next term that is shown. The last one is followed by the first.
    pub neighbours: [Option<TermRef<'c>>; 2],
    content: OnceCell<TermContent<'c>>,
    pub(super) resolver: Resolver<'c>,
}

impl<'c> ResolvedTerm<'c> {
    /// Returns the content, which is resolved when it is first needed.
    pub fn content(&self) -> &TermContent<'c> {
        self.content.get_or_init(|| content::resolve(self.resolver, self.term()).0)
    }

    pub(super) fn term(&self) -> &'c Term {
        &self.resolver.card.terms[self.index]
    }
}

/// Resolves the terms by topic. Adds the summaries that are not known yet; the content of those terms is resolved.
pub(super) fn resolve<'c>(resolver: Resolver<'c>, state: &State, summaries: &mut Vec<ChangeSummary>) -> Vec<Group<'c>> {
    let mut terms = Vec::new();
    for (index, term) in resolver.card.terms.iter().enumerate() {
        let content = if index < summaries.len() {
            OnceCell::new()
        } else {
            let (content, summary) = content::resolve(resolver, term);
            summaries.push(summary);
            OnceCell::from(content)
        };
        terms.push(resolve_one(resolver, state, index, summaries[index].kind, content));
    }
    let refs: Vec<_> =
        terms.iter().map(|term| (!term.is_hidden).then_some(TermRef { id: term.id, label: term.label })).collect();
    for (index, term) in terms.iter_mut().enumerate() {
        term.neighbours = neighbours(&refs, index);
    }
    let mut groups: Vec<Group> = Vec::new();
    for term in terms {
        let topic = term.term().topic.as_deref();
        match groups.last_mut() {
            Some(group) if group.topic == topic => group.terms.push(term),
            _ => groups.push(Group { topic, terms: vec![term] }),
        }
    }
    groups
}

fn resolve_one<'c>(
    resolver: Resolver<'c>,
    state: &State,
    index: usize,
    kind: ChangeKind,
    content: OnceCell<TermContent<'c>>,
) -> ResolvedTerm<'c> {
    let Resolver { card, locale, .. } = resolver;
    let term = &card.terms[index];
    let matches = Matches::new(find::in_term(card, index, &state.query), &state.query);
    let value = history::at(card, term, state.to).value;
    let audience = state.audience.and_then(|audience| card.audiences.get(audience));
    let matters_to = audience.filter(|audience| audience.terms.contains(&term.id));
    ResolvedTerm {
        id: &term.id,
        index,
        label: &term.label,
        is_open: state.panel == Panel::Term(index),
        is_hidden: matches == Matches::None || !passes_filters(resolver, state, term, kind),
        matters_to: matters_to.map(|audience| audience.label.as_str()),
        matches,
        kind,
        kind_label: if state.from == state.to { alone(value, locale) } else { locale.word(kind.word()) },
        is_undisclosed: matches!(value, TermValue::Undisclosed(_)),
        position: locale.fill(Word::Position, &[&number(index + 1), &number(card.terms.len())]),
        neighbours: [None; 2],
        content,
        resolver,
    }
}

/// Returns the nearest shown terms before and after a term, in a ring.
fn neighbours<'c>(shown: &[Option<TermRef<'c>>], index: usize) -> [Option<TermRef<'c>>; 2] {
    let nearest = |step: usize| {
        let mut at = (index + step) % shown.len();
        while at != index && shown[at].is_none() {
            at = (at + step) % shown.len();
        }
        shown[at].filter(|_| at != index)
    };
    [nearest(shown.len() - 1), nearest(1)]
}

/// True if a term passes all filters.
fn passes_filters(resolver: Resolver, state: &State, term: &Term, kind: ChangeKind) -> bool {
    let Resolver { card, .. } = resolver;
    let filters = &state.filters;
    let affects = |party: usize| {
        card.parties.get(party).is_some_and(|party| {
            let steps = steps(card, term, resolver.steps());
            steps.iter().any(|step| step.effects().any(|effect| effect.party == party.id))
        })
    };
    let matters_to =
        |audience: usize| card.audiences.get(audience).is_some_and(|audience| audience.terms.contains(&term.id));
    filters.topic.is_none_or(|topic| labels::topics(card).get(topic).copied() == term.topic.as_deref())
        && filters.party.is_none_or(affects)
        && filters.audience.is_none_or(matters_to)
        && filters.kind.is_none_or(|filter| filter.accepts(kind))
}

/// Returns the note in place of a text in a version that is shown alone.
fn alone(value: TermValue, locale: &Locale) -> &'static str {
    match value {
        TermValue::Text(_) => "",
        TermValue::NotReported => locale.word(Word::NotKnown),
        TermValue::NotPart => locale.word(Word::NotInThisVersion),
        TermValue::Undisclosed(_) => locale.word(Word::NotDisclosed),
    }
}
