//! The parts of the card that are not terms.

use alloc::string::String;
use alloc::vec::Vec;

use super::find;
use super::glance::{Glance, glance};
use super::sources::{self, ResolvedSource};
use super::statement::{ResolvedStatement, Resolver};
use super::timeline::{self, Told};
use super::{Found, Kept, found, labelled};
use crate::card::{Entry, OpenKind};
use crate::locale::Word;
use crate::state::{Panel, Section, State};

/// A part of the card that opens as a term does.
pub struct ResolvedSection<'c> {
    /// Which it is.
    pub section: Section,
    /// Its name.
    pub label: &'static str,
    /// Whether it is open.
    pub open: bool,
    /// How often it has what is searched for, if anything is.
    pub found: Found,
    /// What it says; `None` where that is as it was when it was last shown.
    pub content: Option<Content<'c>>,
}

/// What a section says.
pub enum Content<'c> {
    /// Key figures, and who gains.
    Glance(Glance<'c>),
    /// How it came about.
    Timeline(Vec<Told<'c>>),
    /// What it means for whom.
    Audiences(Vec<ResolvedAudience<'c>>),
    /// Questions and answers.
    Questions(Vec<(&'c str, ResolvedStatement<'c>)>),
    /// What is open, by its kind.
    OpenPoints(Vec<OpenGroup<'c>>),
    /// What else is on offer: the heads of the columns, and the rows, each with its head.
    Alternatives(&'c [String], Vec<(&'c str, Vec<ResolvedStatement<'c>>)>),
    /// What words mean.
    Glossary(&'c [Entry]),
    /// Who says so.
    Sources(Vec<ResolvedSource<'c>>),
}

/// What it means for a group of readers.
pub struct ResolvedAudience<'c> {
    /// The group.
    pub label: &'c str,
    /// What it means for it.
    pub statement: ResolvedStatement<'c>,
    /// The terms that matter to it: id and label.
    pub terms: Vec<(&'c str, &'c str)>,
}

/// Open points of one kind.
pub struct OpenGroup<'c> {
    /// The word for the kind.
    pub word: &'static str,
    /// Whether they are to be ticked off.
    pub is_to_tick: bool,
    /// The points.
    pub points: Vec<ResolvedStatement<'c>>,
}

/// The sections that a card has; with what they say, unless that is kept.
pub(super) fn resolve<'c>(with: Resolver<'c>, state: &State, kept: &mut Kept) -> Vec<ResolvedSection<'c>> {
    let mut sections = Vec::new();
    for section in Section::ALL {
        if section.is_in(with.card) {
            let count = find::in_section(with.card, section, &state.query);
            sections.push(ResolvedSection {
                section,
                label: with.locale.word(name(section)),
                open: state.panel == Panel::Section(section),
                found: found(count, state),
                // Which audience is open is not the browser's alone to say.
                content: (!kept.keeps_section(sections.len(), count) || section == Section::Audiences)
                    .then(|| content(with, state, section)),
            });
        }
    }
    sections
}

fn name(section: Section) -> Word {
    match section {
        Section::Glance => Word::AtAGlance,
        Section::Timeline => Word::HowWeGotHere,
        Section::Audiences => Word::WhatItMeansForYou,
        Section::Questions => Word::QuestionsAndAnswers,
        Section::OpenPoints => Word::RisksAndUnknowns,
        Section::Alternatives => Word::Alternatives,
        Section::Glossary => Word::Glossary,
        Section::Sources => Word::Sources,
    }
}

fn content<'c>(with: Resolver<'c>, state: &State, section: Section) -> Content<'c> {
    let card = with.card;
    match section {
        Section::Glance => Content::Glance(glance(with, state)),
        Section::Timeline => Content::Timeline(timeline::told(with)),
        Section::Audiences => {
            let mut audiences = Vec::new();
            for audience in &card.audiences {
                let (statement, terms) = (with.statement(&audience.statement), labelled(card, &audience.terms));
                audiences.push(ResolvedAudience { label: &audience.label, statement, terms });
            }
            Content::Audiences(audiences)
        }
        Section::Questions => {
            let mut questions = Vec::new();
            for of in &card.questions {
                questions.push((of.question.as_str(), with.statement(&of.answer)));
            }
            Content::Questions(questions)
        }
        Section::OpenPoints => Content::OpenPoints(open_points(with)),
        Section::Alternatives => {
            let Some(table) = &card.alternatives else { return Content::Alternatives(&[], Vec::new()) };
            let mut rows = Vec::new();
            for row in &table.rows {
                rows.push((row.label.as_str(), with.statements(&row.cells)));
            }
            Content::Alternatives(&table.columns, rows)
        }
        Section::Glossary => Content::Glossary(&card.glossary),
        Section::Sources => Content::Sources(sources::resolve(with)),
    }
}

fn open_points(with: Resolver<'_>) -> Vec<OpenGroup<'_>> {
    let mut groups = Vec::new();
    for kind in [OpenKind::Risk, OpenKind::Limit, OpenKind::Myth, OpenKind::Verify] {
        let mut points = Vec::new();
        for point in with.card.open.iter().filter(|point| point.kind == kind) {
            points.push(with.statement(&point.statement));
        }
        if !points.is_empty() {
            groups.push(OpenGroup { word: with.locale.word(word(kind)), is_to_tick: kind == OpenKind::Verify, points });
        }
    }
    groups
}

pub(super) fn word(kind: OpenKind) -> Word {
    match kind {
        OpenKind::Risk => Word::Risks,
        OpenKind::Limit => Word::WhatItDoesNotCover,
        OpenKind::Myth => Word::CommonMisconceptions,
        OpenKind::Verify => Word::CheckBeforeYouAct,
    }
}
