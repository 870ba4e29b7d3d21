//! One term, from one version to another.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::compare::{self, Kind};
use super::history::{self, Entry, Held};
use super::statement::{Cited, ResolvedSource, ResolvedStatement, pieces, text_of};
use super::version_label;
use crate::card::{Card, Direction, Effect, Stated, Term};
use crate::locale::{Locale, Word};
use crate::number::number;
use crate::redline::{self, Edit, Op};
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

/// A paragraph of a redline.
pub type Paragraph<'c> = Vec<Edit<'c>>;

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
    let edits = redline::redline(text(from.held), text(to.held));
    let same_words = edits.iter().all(|edit| edit.op == Op::Keep || edit.text.trim().is_empty());
    let kind = compare::kind(from.held, to.held, same_words);
    let mut side = |entry, version, other| {
        let own = edits.iter().copied().filter(|edit| edit.op != other);
        side(card, locale, &mut cited, entry, version, paragraphs(&own))
    };
    let (before, after) = (side(from, state.from, Op::Insert), side(to, state.to, Op::Delete));
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
        redline: paragraphs(&edits.iter().copied()),
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

/// Cuts edits where paragraphs end, and leaves white space at the ends of an edit unmarked.
fn paragraphs<'c>(edits: &(impl Iterator<Item = Edit<'c>> + Clone)) -> Vec<Paragraph<'c>> {
    // A paragraph may end between two edits, so it is looked for in what they say together.
    let mut text = String::new();
    edits.clone().for_each(|edit| text.push_str(edit.text));
    let mut paragraphs = Vec::new();
    for piece in pieces(&text) {
        let mut paragraph = Vec::new();
        let mut at = 0;
        for Edit { op, text, kind } in edits.clone() {
            let start = piece.start.max(at) - at;
            let end = piece.end.max(at).min(at + text.len()) - at;
            at += text.len();
            let Some(part) = text.get(start..end) else { continue };
            let marked = part.trim();
            let margin = part.len() - part.trim_start().len();
            let before = part.get(..margin).unwrap_or_default();
            let after = part.get(margin + marked.len()..).unwrap_or_default();
            let parts = [(Op::Keep, before), (op, marked), (Op::Keep, after)];
            paragraph.extend(parts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(op, text)| Edit {
                op,
                text,
                kind,
            }));
        }
        if paragraph.iter().any(|edit: &Edit| !edit.text.trim().is_empty()) {
            paragraphs.push(paragraph);
        }
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_may_end_between_two_edits() {
        let keep = |text| Edit { op: Op::Keep, text, kind: redline::Kind::Same };
        let insert = |text| Edit { op: Op::Insert, text, kind: redline::Kind::Substance };
        let edits = [keep("One\n"), insert("\nthree "), keep("four")];
        assert_eq!(
            paragraphs(&edits.into_iter()),
            [Vec::from([keep("One")]), Vec::from([insert("three"), keep(" "), keep("four")]),]
        );
    }
}
