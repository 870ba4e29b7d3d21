//! Resolves a card, a state and a language to the model of what is shown.
//!
//! Kinds of change, edits, counts, order, filters, labels and sentences are decided here. `view` and `document` only
//! mark them up, and look up labels that are the same in every state.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

mod compare;
mod content;
mod edit_counts;
mod edits;
mod find;
mod glance;
mod glossary;
mod history;
mod labels;
mod memo;
mod model;
mod resolver;
mod sections;
mod sources;
mod statement;
mod steps;
mod term;
mod timeline;
mod tools;
mod versions;
mod walk;

pub use content::{Side, TermContent};
pub use edits::{Mark, Paragraph};
pub use glance::{EffectSum, Glance, PartyBalance, ResolvedFigure};
pub(crate) use glossary::{Use, uses};
pub(crate) use labels::version_label;
#[doc(hidden)]
pub use memo::Memo;
pub use model::{ChosenAudience, Count, Group, Matches, Resolved, ResolvedCorrection, Sign, TermRef, When};
pub use sections::{
    Content, OpenPoints, ResolvedAudience, ResolvedQuestion, ResolvedRow, ResolvedSection, ResolvedTable,
};
pub use sources::{Link, ResolvedSource};
pub use statement::{Cite, Claim, ResolvedQuote, ResolvedStatement};
pub(crate) use statement::{paragraphs, text_of};
pub use steps::{ResolvedEffect, ResolvedStep};
pub use term::ResolvedTerm;
pub use timeline::{EventDetails, Moment, MomentId};
pub use tools::{ActiveFilter, Choice, ChoiceOption, Tools};
pub use versions::{TermVersion, TermVersions};

use self::content::ChangeSummary;
use self::edit_counts::EditCounts;
use self::resolver::Resolver;
use crate::card::{Card, Date, Version};
use crate::change::ChangeKind;
use crate::cut;
use crate::locale::{Locale, Word};
use crate::number::number;
use crate::state::{Announcement, Panel, State};

/// Resolves what is shown.
///
/// ```
/// use what_changed::change::ChangeKind;
/// use what_changed::{card, locale, resolve::{Sign, resolve}, state::State};
/// let card = card::parse(
///     r#"{"title": "Fares", "versions": [{"date": "2030"}, {"date": "2031-04"}],
///         "terms": [{"label": "Single", "before": "£2", "after": "£2.50"}]}"#,
/// )
/// .unwrap();
/// let resolved = resolve(&card, &State::first(&card), &locale::ENGLISH);
/// assert_eq!(resolved.counts[0].sign, Sign::Change(ChangeKind::Changed));
/// assert_eq!(resolved.compared.as_deref(), Some("2030 compared with April 2031"));
/// ```
pub fn resolve<'c>(card: &'c Card, state: &State, locale: &'static Locale) -> Resolved<'c> {
    resolve_with(card, state, locale, &mut Vec::new())
}

/// Resolves what is shown, with the summaries of terms that are known. Adds those that are not.
#[inline(never)] // so that `xtask size` can attribute it
fn resolve_with<'c>(
    card: &'c Card,
    state: &State,
    locale: &'static Locale,
    summaries: &mut Vec<ChangeSummary>,
) -> Resolved<'c> {
    let resolver = Resolver { card, locale, from: state.from, to: state.to };
    let groups = term::resolve(resolver, state, summaries);
    let are_named = card.versions.len() > 2 || card.versions.iter().any(is_named);
    let lang = card.lang.as_deref().unwrap_or(locale.tag);
    let is_alone = state.from == state.to;
    let (from, to) = (resolver.version_label(state.from), resolver.version_label(state.to));
    let compared = match timeline::terms_that_applied(resolver, state) {
        Some(sentence) => Some(sentence),
        None if is_alone => Some(to),
        None => are_named.then(|| locale.fill(Word::Compared, &[&from, &to])),
    };
    let mut corrections = Vec::new();
    for correction in &card.corrections {
        let label = correction_label(correction.date, locale);
        corrections.push(ResolvedCorrection { label, text: &correction.text });
    }
    let sections = sections::resolve(resolver, state);
    let tools = tools::resolve(resolver, state, &groups, &sections);
    Resolved {
        lang,
        dir: direction(lang),
        locale,
        title: &card.title,
        summary: card.summary.as_deref(),
        updated: resolver
            .date(card.updated)
            .map(|date| When { shown: locale.fill(Word::Updated, &[&date.shown]), ..date }),
        corrections,
        from: state.from,
        to: state.to,
        total: locale.count(Word::TermCount, card.terms.len()),
        counts: if is_alone { Vec::new() } else { counts(summaries, locale) },
        undisclosed: undisclosed(&groups, locale),
        minor_edits: minor_edits(summaries, locale),
        moments: timeline::moments(resolver, state.event),
        event: state.event.map(|event| timeline::event(resolver, event)),
        groups,
        sections,
        glossary: &card.glossary,
        audience: state
            .audience
            .and_then(|index| Some(ChosenAudience { index, label: card.audiences.get(index)?.label.as_str() })),
        status: status(card, state, locale, compared.as_deref(), &tools),
        compared,
        tools,
        view: state.view,
    }
}

fn correction_label(date: Option<Date>, locale: &Locale) -> String {
    match date {
        Some(date) => locale.fill(Word::CorrectionOn, &[&locale.date(date)]),
        None => locale.word(Word::Correction).to_owned(),
    }
}

/// Returns the direction of a language.
fn direction(lang: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 9] = ["ar", "ckb", "dv", "fa", "he", "ps", "ug", "ur", "yi"];
    if RIGHT_TO_LEFT.contains(&cut::before(lang, b"-")) { "rtl" } else { "ltr" }
}

fn is_named(version: &Version) -> bool {
    version.label.is_some() || version.date.is_some()
}

fn counts(summaries: &[ChangeSummary], locale: &Locale) -> Vec<Count> {
    let mut counts = Vec::new();
    for kind in ChangeKind::ALL {
        let count = summaries.iter().filter(|summary| summary.kind == kind).count();
        if count > 0 {
            counts.push(Count { sign: Sign::Change(kind), number: number(count), label: locale.word(kind.word()) });
        }
    }
    counts
}

fn minor_edits(summaries: &[ChangeSummary], locale: &Locale) -> Option<String> {
    let sum = summaries.iter().fold(EditCounts::default(), |sum, summary| sum.and(summary.edits));
    sum.sentence(locale).filter(|_| sum.has_minor)
}

fn undisclosed(groups: &[Group], locale: &Locale) -> Option<Count> {
    let count = groups.iter().flat_map(|group| &group.terms).filter(|term| term.is_undisclosed).count();
    let label = locale.word(Word::OfTheseNotDisclosed);
    (count > 0).then(|| Count { sign: Sign::Undisclosed, number: number(count), label })
}

fn status(card: &Card, state: &State, locale: &Locale, compared: Option<&str>, tools: &Tools) -> String {
    match (state.announcement, state.panel) {
        (Announcement::Term, Panel::Term(index)) => {
            let label = card.terms.get(index).map_or("", |term| &term.label);
            locale.fill(Word::TermPosition, &[&number(index + 1), &number(card.terms.len()), label])
        }
        (Announcement::Versions, _) => compared.unwrap_or_default().to_owned(),
        (Announcement::Matches, _) => tools.result.clone(),
        (Announcement::Copied, _) => locale.word(Word::LinkCopied).to_owned(),
        _ => String::new(),
    }
}
