//! Card, state and language in; everything that is to be shown out.
//!
//! Whatever writes, reads from here: no writer decides anything.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

mod compare;
mod edits;
mod find;
mod glance;
mod history;
mod kept;
mod sections;
mod sources;
mod statement;
mod term;
mod timeline;
mod tools;
mod walk;
mod whole;

pub use crate::change::ChangeKind;
pub use edits::{Mark, Paragraph};
pub use glance::{Balance, Glance, ResolvedFigure};
pub use kept::Kept;
pub use sections::{Content, OpenGroup, ResolvedAudience, ResolvedSection};
pub use sources::ResolvedSource;
pub use statement::{Cite, Claim, ResolvedQuote, ResolvedStatement};
pub(crate) use statement::{paragraphs, text_of};
pub use term::{Anew, ResolvedEffect, ResolvedStep, ResolvedTerm, Side, TermContent};
pub use timeline::{At, Moment, Told};
pub use tools::{Choices, Tools};
pub use whole::{InVersion, Whole, whole};

use self::edits::Sorts;
use self::statement::Resolver;
use self::term::Facts;
use crate::card::{Card, Date, Entry, Version};
use crate::cut;
use crate::locale::{Locale, Word};
use crate::number::number;
use crate::state::{Announcement, Panel, Section, State, View};

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
    /// When the card was last updated, for a machine and in a sentence.
    pub updated: Option<(String, String)>,
    /// What was corrected: when, in words, and what.
    pub corrections: Vec<(String, &'c str)>,
    /// Which versions are compared, in a sentence; `None` where they are a mere before and after.
    pub compared: Option<String>,
    /// Whether a version is shown by itself, and compared with none.
    pub is_alone: bool,
    /// How many terms there are, in words.
    pub total: String,
    /// How many terms are of each kind; only those of which there are any. They add up to the total. Empty where
    /// a version is shown by itself.
    pub counts: Vec<Count>,
    /// How many terms are not disclosed in the later version.
    pub undisclosed: Option<Count>,
    /// How many changes there are of each sort, in a sentence, where some are small enough to be left out.
    pub small: Option<String>,
    /// Versions and events to step along; empty where there is nothing but a before and an after.
    pub moments: Vec<Moment<'c>>,
    /// The event at which the reader stands.
    pub event: Option<Told<'c>>,
    /// What is offered to compare, to narrow down and to search.
    pub tools: Tools,
    /// The terms, by topic, in the order of the card.
    pub groups: Vec<Group<'c>>,
    /// The other parts.
    pub sections: Vec<ResolvedSection<'c>>,
    /// Words that are explained where they stand.
    pub glossary: &'c [Entry],
    /// The audience that the reader belongs to.
    pub audience: Option<(usize, &'c str)>,
    /// What to announce, if anything.
    pub status: String,
    /// How terms are looked at.
    pub view: View,
}

impl Resolved<'_> {
    /// The sections that stand before the terms, and those behind them.
    pub fn sections_around(&self) -> (&[ResolvedSection<'_>], &[ResolvedSection<'_>]) {
        let is_first = self.sections.first().is_some_and(|first| first.section == Section::Glance);
        self.sections.split_at(usize::from(is_first))
    }
}

/// How often something has what is searched for: zero where nothing is searched for, `None` where it has it not.
pub type Found = Option<usize>;

fn found(count: usize, state: &State) -> Found {
    Some(count).filter(|count| *count > 0 || state.query.is_empty())
}

/// How many terms are of one kind.
pub struct Count {
    /// The kind; `None` for those that are not disclosed.
    pub kind: Option<ChangeKind>,
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
/// use what_changed::{card, locale, resolve::{ChangeKind, resolve}, state::State};
/// let card = card::parse(
///     r#"{"title": "Fares", "versions": [{"date": "2030"}, {"date": "2031-04"}],
///         "terms": [{"label": "Single", "before": "£2", "after": "£2.50"}]}"#,
/// )
/// .unwrap();
/// let resolved = resolve(&card, &State::first(&card), &locale::ENGLISH);
/// assert_eq!(resolved.counts[0].kind, Some(ChangeKind::Changed));
/// assert_eq!(resolved.compared.as_deref(), Some("2030 compared with April 2031"));
/// ```
pub fn resolve<'c>(card: &'c Card, state: &State, locale: &'static Locale) -> Resolved<'c> {
    resolve_again(card, state, locale, &mut Kept::default())
}

/// Works out what is to be shown, without the texts where these are as they were the last time.
#[inline(never)] // A room of its own in the size table.
pub fn resolve_again<'c>(card: &'c Card, state: &State, locale: &'static Locale, kept: &mut Kept) -> Resolved<'c> {
    let with = Resolver { card, locale };
    kept.begin(state);
    let groups = kept.terms(with, state);
    let label = |at: usize| version_label(&card.versions, at, locale);
    let named = card.versions.len() > 2 || card.versions.iter().any(is_named);
    let lang = card.lang.as_deref().unwrap_or(locale.tag);
    let is_alone = state.from == state.to;
    let compared = match timeline::held(with, state) {
        Some(held) => Some(held),
        None if is_alone => Some(label(state.to)),
        None => named.then(|| locale.fill(Word::Compared, &[&label(state.from), &label(state.to)])),
    };
    let mut corrections = Vec::new();
    for of in &card.corrections {
        corrections.push((corrected(of.date, locale), of.text.as_str()));
    }
    let sections = sections::resolve(with, state, kept);
    let tools = tools::resolve(with, state, &groups, &sections);
    Resolved {
        lang,
        dir: direction(lang),
        locale,
        title: &card.title,
        summary: card.summary.as_deref(),
        updated: card.updated.map(|date| (date.iso(), locale.fill(Word::Updated, &[&locale.date(date)]))),
        corrections,
        is_alone,
        total: locale.count(Word::TermCount, card.terms.len()),
        counts: if is_alone { Vec::new() } else { counts(kept.facts(), locale) },
        undisclosed: undisclosed(&groups, locale),
        small: small(kept.facts(), locale),
        moments: timeline::moments(with, state),
        event: state.event.map(|event| timeline::event_told(with, event)),
        groups,
        sections,
        glossary: &card.glossary,
        audience: state.audience.and_then(|at| Some((at, card.audiences.get(at)?.label.as_str()))),
        status: status(card, state, locale, compared.as_deref(), &tools),
        compared,
        tools,
        view: state.view,
    }
}

fn corrected(date: Option<Date>, locale: &Locale) -> String {
    match date {
        Some(date) => locale.fill(Word::CorrectionOn, &[&locale.date(date)]),
        None => locale.word(Word::Correction).to_owned(),
    }
}

/// The topics of a card, in the order in which they come up.
fn topics(card: &Card) -> Vec<&str> {
    let mut topics = Vec::new();
    for term in &card.terms {
        match term.topic.as_deref() {
            Some(topic) if !topics.contains(&topic) => topics.push(topic),
            _ => {}
        }
    }
    topics
}

/// Ids and labels of terms.
fn labelled<'c>(card: &'c Card, ids: &[String]) -> Vec<(&'c str, &'c str)> {
    let mut terms = Vec::new();
    for term in &card.terms {
        if ids.contains(&term.id) {
            terms.push((term.id.as_str(), term.label.as_str()));
        }
    }
    terms
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
pub(crate) fn version_label(versions: &[Version], at: usize, locale: &Locale) -> String {
    let Some(version) = versions.get(at) else { return String::new() };
    match (&version.label, version.date) {
        (Some(label), _) => label.clone(),
        (None, Some(date)) => locale.date(date),
        (None, None) if versions.len() == 2 => locale.word(if at == 0 { Word::Before } else { Word::After }).to_owned(),
        (None, None) => locale.fill(Word::Version, &[&number(at + 1)]),
    }
}

fn counts(facts: &[Facts], locale: &Locale) -> Vec<Count> {
    let mut counts = Vec::new();
    for kind in ChangeKind::ALL {
        let count = facts.iter().filter(|of| of.kind == kind).count();
        if count > 0 {
            counts.push(Count { kind: Some(kind), number: number(count), word: locale.word(kind.word()) });
        }
    }
    counts
}

fn small(facts: &[Facts], locale: &Locale) -> Option<String> {
    let all = facts.iter().fold(Sorts::default(), |all, of| all.and(of.sorts));
    all.said(locale).filter(|_| all.has_small)
}

fn undisclosed(groups: &[Group], locale: &Locale) -> Option<Count> {
    let count = groups.iter().flat_map(|group| &group.terms).filter(|term| term.undisclosed).count();
    let word = locale.word(Word::OfTheseNotDisclosed);
    (count > 0).then(|| Count { kind: None, number: number(count), word })
}

fn status(card: &Card, state: &State, locale: &Locale, compared: Option<&str>, tools: &Tools) -> String {
    match (state.announcement, state.panel) {
        (Announcement::Term, Panel::Term(index)) => {
            let label = card.terms.get(index).map_or("", |term| &term.label);
            locale.fill(Word::TermPosition, &[&number(index + 1), &number(card.terms.len()), label])
        }
        (Announcement::Versions, _) => compared.unwrap_or_default().to_owned(),
        (Announcement::Matches, _) => tools.found.clone(),
        (Announcement::Copied, _) => locale.word(Word::LinkCopied).to_owned(),
        _ => String::new(),
    }
}
