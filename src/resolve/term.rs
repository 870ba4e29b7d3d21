//! One term, from one version to another.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::compare::{self, Kind};
use super::edits::{Paragraph, Sorts, compared};
use super::history::{self, Entry, Held};
use super::statement::{Cited, ResolvedSource, ResolvedStatement, text_of};
use super::version_label;
use crate::card::{Card, Direction, Effect, Stated, Term};
use crate::locale::{Locale, Word};
use crate::number::number;
use crate::state::State;

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
    /// What became of it.
    pub kind: Kind,
    /// The word for that.
    pub kind_word: &'static str,
    /// Whether the later version does not disclose it.
    pub undisclosed: bool,
    /// Its place among the terms, in words.
    pub position: String,
    /// The earlier version.
    pub before: Side<'c>,
    /// The later version.
    pub after: Side<'c>,
    /// Both in one text.
    pub redline: Vec<Paragraph<'c>>,
    /// How many changes there are of each sort, in a sentence, where there is more than one sort.
    pub changes: Option<String>,
    /// The same, to be added up.
    pub(super) sorts: Sorts,
    /// The numbers that changed, and by how much, each in a sentence.
    pub amounts: Vec<String>,
    /// What the step means.
    pub meanings: Vec<ResolvedStatement<'c>>,
    /// Who gains and who loses by the step.
    pub effects: Vec<ResolvedEffect<'c>>,
    /// The sources of all this.
    pub sources: Vec<ResolvedSource<'c>>,
    /// The labels of the terms before and after; `None` where there is no other.
    pub neighbours: Option<(&'c str, &'c str)>,
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

pub(super) fn resolve<'c>(card: &'c Card, state: &State, locale: &'static Locale, index: usize) -> ResolvedTerm<'c> {
    let count = card.terms.len();
    let term = &card.terms[index];
    let (from, to) = (history::at(card, term, state.from), history::at(card, term, state.to));
    let mut cited = Cited::none(card, locale);
    let compared = compared(text(from.held), text(to.held), locale);
    let kind = compare::kind(from.held, to.held, compared.same_words);
    let sorts = if kind == Kind::Changed { compared.sorts } else { Sorts::default() };
    let mut side = |entry, version, text| side(card, locale, &mut cited, entry, version, text);
    let (before, after) = (side(from, state.from, compared.before), side(to, state.to, compared.after));
    let (meanings, effects) = step(card, term, state, &mut cited, locale);
    ResolvedTerm {
        id: &term.id,
        index,
        label: &term.label,
        open: state.term == Some(index),
        kind,
        kind_word: locale.word(kind.word()),
        undisclosed: matches!(to.held, Held::Undisclosed(_)),
        position: locale.fill(Word::Position, &[&number(index + 1), &number(count)]),
        before,
        after,
        redline: compared.redline,
        changes: sorts.said(locale),
        sorts,
        amounts: compared.amounts,
        meanings,
        effects,
        sources: cited.sources(),
        neighbours: (count > 1).then(|| {
            let label = |at: usize| card.terms[at % count].label.as_str();
            (label(index + count - 1), label(index + 1))
        }),
    }
}

fn text(held: Held<'_>) -> &str {
    match held {
        Held::Text(stated) => text_of(&stated.statement),
        _ => "",
    }
}

fn side<'c>(
    card: &'c Card,
    locale: &'static Locale,
    cited: &mut Cited<'c>,
    entry: Entry<'c>,
    version: usize,
    text: Vec<Paragraph<'c>>,
) -> Side<'c> {
    let carried = (entry.since != version).then(|| {
        let since = version_label(&card.versions, entry.since, locale);
        locale.fill(Word::CarriedOver, &[&since])
    });
    let said = |word: Word| Some(locale.word(word).to_owned());
    let (note, statement) = match entry.held {
        Held::NotReported => (said(Word::NotReported), ResolvedStatement::default()),
        Held::NotPart => (said(Word::NotPart), ResolvedStatement::default()),
        Held::Undisclosed(stated) => (said(Word::NotDisclosed), cited.statement(&stated.statement)),
        Held::Text(stated) => (carried, cited.statement(&stated.statement)),
    };
    let is_text = matches!(entry.held, Held::Text(_));
    Side { version: version_label(&card.versions, version, locale), note, is_text, text, statement }
}

/// What each step from one version to the other means. Those on the term itself belong to the last
/// step of the card.
fn step<'c>(
    card: &'c Card,
    term: &'c Term,
    state: &State,
    cited: &mut Cited<'c>,
    locale: &'static Locale,
) -> (Vec<ResolvedStatement<'c>>, Vec<ResolvedEffect<'c>>) {
    let (mut meanings, mut effects) = (Vec::new(), Vec::new());
    for version in state.from + 1..=state.to {
        let id = &card.versions[version].id;
        let value = term.values.iter().find(|value| value.version == *id);
        let stated: Option<&Stated> = value.and_then(|value| value.stated.as_ref());
        let last = version + 1 == card.versions.len();
        let of_version = stated.and_then(|stated| stated.meaning.as_ref());
        let of_term = term.meaning.as_ref().filter(|_| last);
        meanings.extend(of_version.into_iter().chain(of_term).map(|meaning| cited.statement(meaning)));
        let mut add =
            |of: &'c Vec<Effect>| effects.extend(of.iter().map(|effect| self::effect(card, effect, cited, locale)));
        if let Some(stated) = stated {
            add(&stated.effects);
        }
        if last {
            add(&term.effects);
        }
    }
    (meanings, effects)
}

fn effect<'c>(
    card: &'c Card,
    effect: &'c Effect,
    cited: &mut Cited<'c>,
    locale: &'static Locale,
) -> ResolvedEffect<'c> {
    let party = card.parties.iter().find(|party| party.id == effect.party);
    let word = match effect.effect {
        Direction::Gains => Word::Gains,
        Direction::Loses => Word::Loses,
        Direction::Mixed => Word::Mixed,
        Direction::Neutral => Word::Neutral,
    };
    ResolvedEffect {
        party: party.map_or("", |party| &party.name),
        direction: effect.effect,
        word: locale.word(word),
        statement: cited.statement(&effect.statement),
    }
}
