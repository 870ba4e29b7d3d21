//! One term, from one version to another.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::compare;
use super::edits::{Paragraph, Sorts, compared};
use super::history::{self, Entry, Held};
use super::statement::{ResolvedStatement, Resolver, text_of};
use super::{Found, topics, version_label};
use crate::card::{Card, Direction, Effect, Statement, Term};
use crate::change::ChangeKind;
use crate::locale::{Locale, Word};
use crate::number::number;
use crate::state::{Panel, State, View};

/// A term as it is to be shown.
pub struct ResolvedTerm<'c> {
    /// Its id.
    pub id: &'c str,
    /// Its place in the card, from 0.
    pub index: usize,
    /// Its name.
    pub label: &'c str,
    /// Whether it is open.
    pub open: bool,
    /// Whether what the reader narrowed the terms down to leaves it out.
    pub hidden: bool,
    /// The audience that the reader belongs to, if it matters to it.
    pub matters: Option<&'c str>,
    /// How often it has what is searched for, if anything is.
    pub found: Found,
    /// What became of it.
    pub kind: ChangeKind,
    /// The word for that; of a version by itself, what there is instead of a text.
    pub kind_word: &'static str,
    /// Whether the later version does not disclose it.
    pub undisclosed: bool,
    /// Its place among the terms, in words.
    pub position: String,
    /// The id and the label of the term before, and of the one after, of those that are shown; from the last one on
    /// to the first. `None` where there is no other.
    pub neighbours: Option<[(&'c str, &'c str); 2]>,
    /// How much of it has to be written anew.
    pub anew: Anew<'c>,
}

/// How much of a term is not as it was when it was last shown.
pub enum Anew<'c> {
    /// All of it; and what it says.
    All(Box<TermContent<'c>>),
    /// All but what it says.
    Frame,
    /// Nothing.
    Nothing,
}

/// What a term's frame depends on.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Frame {
    open: bool,
    pub hidden: bool,
    /// The places of the terms before and after.
    pub neighbours: [usize; 2],
    matters: bool,
    audience: Option<usize>,
    found: Found,
    view: View,
}

/// What a term says.
pub struct TermContent<'c> {
    /// That it came late or ended early.
    pub span: Option<String>,
    /// The earlier version; `None` where the later one is shown by itself.
    pub before: Option<Side<'c>>,
    /// The later version.
    pub after: Side<'c>,
    /// Both in one text.
    pub redline: Vec<Paragraph<'c>>,
    /// How many changes there are of each sort, in a sentence, where there is more than one sort.
    pub changes: Option<String>,
    /// The numbers that changed, and by how much, each in a sentence.
    pub amounts: Vec<String>,
    /// What the steps mean, and who gains by them.
    pub steps: Vec<ResolvedStep<'c>>,
}

/// What a step into a version means.
pub struct ResolvedStep<'c> {
    /// The version, where more than one step is told of.
    pub version: Option<String>,
    /// What it means.
    pub meanings: Vec<ResolvedStatement<'c>>,
    /// Who gains and who loses by it.
    pub effects: Vec<ResolvedEffect<'c>>,
}

/// What is known of a term's change without its texts.
#[derive(Clone, Copy)]
pub(super) struct Facts {
    pub kind: ChangeKind,
    pub sorts: Sorts,
}

/// What one version says.
pub struct Side<'c> {
    /// The name of the version.
    pub version: String,
    /// What is to be said where there is no text of this version, or where the text comes from.
    pub note: Option<String>,
    /// Whether there is a text of this version.
    pub is_text: bool,
    /// Its text, with what the other version does not have.
    pub text: Vec<Paragraph<'c>>,
    /// Who says so.
    pub statement: ResolvedStatement<'c>,
}

/// What the step does to a party.
pub struct ResolvedEffect<'c> {
    /// The party's name.
    pub party: &'c str,
    /// Which way it goes.
    pub direction: Direction,
    /// The word for that.
    pub word: &'static str,
    /// How, and who says so.
    pub statement: ResolvedStatement<'c>,
}

/// What a term says, and what became of it.
pub(super) fn content<'c>(with: Resolver<'c>, state: &State, index: usize) -> (TermContent<'c>, Facts) {
    let Resolver { card, locale } = with;
    let term = &card.terms[index];
    let (from, to) = (history::at(card, term, state.from), history::at(card, term, state.to));
    let compared = compared(text(from.held), text(to.held), locale);
    let kind = compare::kind(from.held, to.held, compared.same_words);
    let sorts = if kind == ChangeKind::Changed { compared.sorts } else { Sorts::default() };
    let before = (state.from != state.to).then(|| side(with, from, state.from, compared.before));
    let content = TermContent {
        span: span(with, term),
        before,
        after: side(with, to, state.to, compared.after),
        redline: compared.redline,
        changes: sorts.said(locale),
        amounts: compared.amounts,
        steps: resolved_steps(with, term, state.from + 1..state.to + 1, state.from + 1 < state.to),
    };
    (content, Facts { kind, sorts })
}

/// What a term's frame depends on.
pub(super) fn frame(card: &Card, state: &State, index: usize, facts: Facts, found: Found) -> Frame {
    let audience = state.audience.and_then(|audience| card.audiences.get(audience));
    Frame {
        open: state.panel == Panel::Term(index),
        hidden: found.is_none() || !passes_filters(card, state, index, facts.kind),
        neighbours: [index; 2],
        matters: audience.is_some_and(|of| of.terms.contains(&card.terms[index].id)),
        audience: state.audience,
        found,
        view: state.view,
    }
}

/// Says of each term which ones are before and after it, in a ring of those that are shown.
pub(super) fn link(frames: &mut [Frame]) {
    let count = frames.len();
    for index in 0..count {
        // The first one that is shown, going by so many places at a time around the ring.
        let shown = |by: usize| {
            let mut at = (index + by) % count;
            while at != index && frames[at].hidden {
                at = (at + by) % count;
            }
            at
        };
        frames[index].neighbours = [shown(count - 1), shown(1)];
    }
}

/// A term with what is known of it.
pub(super) fn resolve<'c>(
    with: Resolver<'c>,
    state: &State,
    index: usize,
    facts: Facts,
    frame: Frame,
    anew: Anew<'c>,
) -> ResolvedTerm<'c> {
    let Resolver { card, locale } = with;
    let count = card.terms.len();
    let term = &card.terms[index];
    let held = history::at(card, term, state.to).held;
    let audience = frame.audience.filter(|_| frame.matters).and_then(|audience| card.audiences.get(audience));
    ResolvedTerm {
        id: &term.id,
        index,
        label: &term.label,
        open: frame.open,
        hidden: frame.hidden,
        matters: audience.map(|of| of.label.as_str()),
        found: frame.found,
        kind: facts.kind,
        kind_word: if state.from == state.to { alone(held, locale) } else { locale.word(facts.kind.word()) },
        undisclosed: matches!(held, Held::Undisclosed(_)),
        position: locale.fill(Word::Position, &[&number(index + 1), &number(count)]),
        neighbours: (frame.neighbours != [index; 2])
            .then(|| frame.neighbours.map(|at| (card.terms[at].id.as_str(), card.terms[at].label.as_str()))),
        anew,
    }
}

/// True if a term passes all filters.
fn passes_filters(card: &Card, state: &State, index: usize, kind: ChangeKind) -> bool {
    let term = &card.terms[index];
    let filters = &state.filters;
    let affects = |party: usize| {
        card.parties.get(party).is_some_and(|party| {
            let steps = steps(card, term, state);
            steps.iter().any(|step| step.effects().any(|effect| effect.party == party.id))
        })
    };
    let matters_to =
        |audience: usize| card.audiences.get(audience).is_some_and(|audience| audience.terms.contains(&term.id));
    filters.topic.is_none_or(|topic| topics(card).get(topic).copied() == term.topic.as_deref())
        && filters.party.is_none_or(affects)
        && filters.audience.is_none_or(matters_to)
        && filters.kind.is_none_or(|filter| filter.accepts(kind))
}

/// What there is instead of a text in a version by itself.
fn alone(held: Held, locale: &Locale) -> &'static str {
    match held {
        Held::Text(_) => "",
        Held::NotReported => locale.word(Word::NotKnown),
        Held::NotPart => locale.word(Word::NotInThisVersion),
        Held::Undisclosed(_) => locale.word(Word::NotDisclosed),
    }
}

/// That a term came late or ended early, where there are more versions than a before and an after.
fn span(with: Resolver, term: &Term) -> Option<String> {
    let count = with.card.versions.len();
    let is_part = |version: usize| match history::at(with.card, term, version).held {
        Held::NotPart => Some(false),
        Held::NotReported => None,
        Held::Text(_) | Held::Undisclosed(_) => Some(true),
    };
    if count < 3 {
        return None;
    }
    let first = (0..count).find(|version| is_part(*version) == Some(true))?;
    let last = (0..count).rfind(|version| is_part(*version) == Some(true))?;
    let label = |version: usize| version_label(&with.card.versions, version, with.locale);
    let late = first > 0 && is_part(first - 1) == Some(false);
    match (late, last + 1 < count) {
        (false, false) => None,
        (true, false) => Some(with.locale.fill(Word::NewIn, &[&label(first)])),
        (false, true) => Some(with.locale.fill(Word::RemovedAfter, &[&label(last)])),
        (true, true) => Some(with.locale.fill(Word::NewInRemovedAfter, &[&label(first), &label(last)])),
    }
}

fn text(held: Held<'_>) -> &str {
    match held {
        Held::Text(stated) => text_of(&stated.statement),
        _ => "",
    }
}

/// Where what a version holds is carried over from, if it is.
pub(super) fn carried(with: Resolver, entry: Entry, version: usize) -> Option<String> {
    (entry.since != version).then(|| {
        let since = version_label(&with.card.versions, entry.since, with.locale);
        with.locale.fill(Word::SameAs, &[&since])
    })
}

pub(super) fn side<'c>(with: Resolver<'c>, entry: Entry<'c>, version: usize, text: Vec<Paragraph<'c>>) -> Side<'c> {
    let Resolver { card, locale } = with;
    let said = |word: Word| Some(locale.word(word).to_owned());
    let (note, statement) = match entry.held {
        Held::NotReported => (said(Word::NotKnown), ResolvedStatement::default()),
        Held::NotPart => (said(Word::NotInThisVersion), ResolvedStatement::default()),
        Held::Undisclosed(stated) => (said(Word::NotDisclosed), with.statement(&stated.statement)),
        Held::Text(stated) => (carried(with, entry, version), with.statement(&stated.statement)),
    };
    let is_text = matches!(entry.held, Held::Text(_));
    Side { version: version_label(&card.versions, version, locale), note, is_text, text, statement }
}

/// What a step into a version means, as the card has it.
pub(super) struct Step<'c> {
    version: usize,
    meanings: [Option<&'c Statement>; 2],
    effects: [Option<&'c [Effect]>; 2],
}

impl<'c> Step<'c> {
    /// Who gains and who loses by it.
    pub fn effects(&self) -> impl Iterator<Item = &'c Effect> {
        self.effects.into_iter().flatten().flatten()
    }
}

/// Each step from one version to the other. What stands on the term itself belongs to the last step of the card.
pub(super) fn steps<'c>(card: &'c Card, term: &'c Term, state: &State) -> Vec<Step<'c>> {
    steps_into(card, term, state.from + 1..state.to + 1)
}

fn steps_into<'c>(card: &'c Card, term: &'c Term, versions: Range<usize>) -> Vec<Step<'c>> {
    let mut steps = Vec::new();
    for version in versions {
        let id = &card.versions[version].id;
        let value = term.values.iter().find(|value| value.version == *id);
        let stated = value.and_then(|value| value.stated.as_ref());
        let is_last = version + 1 == card.versions.len();
        steps.push(Step {
            version,
            meanings: [stated.and_then(|stated| stated.meaning.as_ref()), term.meaning.as_ref().filter(|_| is_last)],
            effects: [stated.map(|stated| stated.effects.as_slice()), is_last.then_some(term.effects.as_slice())],
        });
    }
    steps
}

/// What the steps into some versions mean; each names its version where that is asked for.
pub(super) fn resolved_steps<'c>(
    with: Resolver<'c>,
    term: &'c Term,
    versions: Range<usize>,
    are_named: bool,
) -> Vec<ResolvedStep<'c>> {
    let mut resolved = Vec::new();
    for step in steps_into(with.card, term, versions) {
        let (mut meanings, mut effects) = (Vec::new(), Vec::new());
        for meaning in step.meanings.iter().copied().flatten() {
            meanings.push(with.statement(meaning));
        }
        for of in step.effects() {
            effects.push(effect(with, of));
        }
        if !meanings.is_empty() || !effects.is_empty() {
            let version = are_named.then(|| version_label(&with.card.versions, step.version, with.locale));
            resolved.push(ResolvedStep { version, meanings, effects });
        }
    }
    resolved
}

fn effect<'c>(with: Resolver<'c>, effect: &'c Effect) -> ResolvedEffect<'c> {
    let party = with.card.parties.iter().find(|party| party.id == effect.party);
    ResolvedEffect {
        party: party.map_or("", |party| &party.name),
        direction: effect.effect,
        word: with.locale.word(word_of(effect.effect)),
        statement: with.statement(&effect.statement),
    }
}

fn word_of(direction: Direction) -> Word {
    match direction {
        Direction::Gains => Word::Gains,
        Direction::Loses => Word::Loses,
        Direction::Mixed => Word::GainsAndLoses,
        Direction::Neutral => Word::NoGainOrLoss,
    }
}
