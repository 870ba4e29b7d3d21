//! The card as it is shown.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::content::ChangeSummary;
use super::edit_counts::EditCounts;
use super::model::{Count, Sign, When};
use super::resolver::Resolver;
use super::sections::{self, ResolvedSection};
use super::term::{self, Group, ResolvedTerm};
use super::timeline::{self, EventDetails, Moment};
use super::tools::{self, Tools};
use crate::card::{Card, Date, GlossaryEntry, Version};
use crate::change::ChangeKind;
use crate::cut;
use crate::locale::{Locale, Word};
use crate::number::number;
use crate::state::{Announcement, Panel, Section, State, View};

/// A card as it is shown.
pub struct Resolved<'c> {
    /// The language of the card's texts.
    pub lang: &'c str,
    /// The direction of that language, as in HTML's `dir`.
    pub dir: &'static str,
    /// The language of labels.
    pub locale: &'static Locale,
    /// The title.
    pub title: &'c str,
    /// The summary.
    pub summary: Option<&'c str>,
    /// The date of the last update, in a sentence.
    pub updated: Option<When>,
    /// The corrections.
    pub corrections: Vec<ResolvedCorrection<'c>>,
    /// Index of the earlier version of the comparison.
    pub from: usize,
    /// Index of the later version. The same as `from` where a version is shown alone.
    pub to: usize,
    /// A sentence that names the compared versions. `None` if they are a mere before and after.
    pub compared: Option<String>,
    /// The number of terms, in words.
    pub total: String,
    /// The number of terms with each kind of change that occurs. The numbers add up to the total. Empty where a version
    /// is shown alone.
    pub counts: Vec<Count>,
    /// The number of terms that the later version does not disclose.
    pub undisclosed: Option<Count>,
    /// A sentence with the number of edits of each kind, if some are minor.
    pub minor_edits: Option<String>,
    /// The versions and events of the timeline. Empty if there are only a before and an after.
    pub moments: Vec<Moment<'c>>,
    /// The chosen event.
    pub event: Option<EventDetails<'c>>,
    /// Comparing, filters and search.
    pub tools: Tools,
    /// The terms by topic, in the order of the card.
    pub groups: Vec<Group<'c>>,
    /// The other panels.
    pub sections: Vec<ResolvedSection<'c>>,
    /// The glossary.
    pub glossary: &'c [GlossaryEntry],
    /// The chosen audience.
    pub audience: Option<ChosenAudience<'c>>,
    /// The announcement for screen readers, empty for none.
    pub status: String,
    /// The view of terms.
    pub view: View,
}

impl<'c> Resolved<'c> {
    /// True if a version is shown alone.
    pub fn is_alone(&self) -> bool {
        self.from == self.to
    }

    /// The sections that are shown before the terms, and those after them.
    pub fn sections_around(&self) -> (&[ResolvedSection<'c>], &[ResolvedSection<'c>]) {
        let is_first = self.sections.first().is_some_and(|first| first.section == Section::Glance);
        self.sections.split_at(usize::from(is_first))
    }

    /// All terms.
    pub fn terms(&self) -> impl Iterator<Item = &ResolvedTerm<'c>> {
        self.groups.iter().flat_map(|group| &group.terms)
    }

    /// True if the list of terms is longer than most open panels.
    pub fn has_many_terms(&self) -> bool {
        const MANY: usize = 20;
        self.terms().count() > MANY
    }
}

/// A correction.
pub struct ResolvedCorrection<'c> {
    /// A label with the date, if it is known.
    pub label: String,
    /// The text.
    pub text: &'c str,
}

/// The audience that the reader chose.
#[derive(Clone, Copy)]
pub struct ChosenAudience<'c> {
    /// Its index in the card.
    pub index: usize,
    /// Its label.
    pub label: &'c str,
}

/// Resolves what is shown, with the summaries of terms that are known. Adds those that are not.
#[inline(never)] // so that `xtask size` can attribute it
pub(super) fn resolve<'c>(
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
