//! The panels that are not terms.

use alloc::string::String;
use alloc::vec::Vec;
use core::cell::OnceCell;

use super::find;
use super::glance::{Glance, glance};
use super::labels;
use super::model::{Matches, TermRef};
use super::resolver::Resolver;
use super::sources::{self, ResolvedSource};
use super::statement::ResolvedStatement;
use super::timeline::{self, EventDetails};
use crate::card::{GlossaryEntry, OpenKind};
use crate::locale::Word;
use crate::state::{Panel, Section, State};

/// A panel that opens as a term does.
pub struct ResolvedSection<'c> {
    /// The section.
    pub section: Section,
    /// Its label.
    pub label: &'static str,
    /// True if it is open.
    pub is_open: bool,
    /// The number of matches of the search.
    pub matches: Matches,
    content: OnceCell<Content<'c>>,
    resolver: Resolver<'c>,
}

impl<'c> ResolvedSection<'c> {
    /// Returns the content, which is resolved when it is first needed.
    pub fn content(&self) -> &Content<'c> {
        self.content.get_or_init(|| content(self.resolver, self.section))
    }
}

/// The content of a section.
pub enum Content<'c> {
    /// Key figures and sums of effects.
    Glance(Glance<'c>),
    /// All versions and events.
    Timeline(Vec<EventDetails<'c>>),
    /// Consequences for each audience.
    Audiences(Vec<ResolvedAudience<'c>>),
    /// Questions and answers.
    Questions(Vec<ResolvedQuestion<'c>>),
    /// Open points by kind.
    OpenPoints(Vec<OpenPoints<'c>>),
    /// Other offers.
    Alternatives(ResolvedTable<'c>),
    /// Explanations of words.
    Glossary(&'c [GlossaryEntry]),
    /// All sources.
    Sources(Vec<ResolvedSource<'c>>),
}

/// The consequences for an audience.
pub struct ResolvedAudience<'c> {
    /// The label of the audience.
    pub label: &'c str,
    /// The consequences.
    pub statement: ResolvedStatement<'c>,
    /// The terms that matter to it.
    pub terms: Vec<TermRef<'c>>,
}

/// A question and its answer.
pub struct ResolvedQuestion<'c> {
    /// The question.
    pub question: &'c str,
    /// The answer.
    pub answer: ResolvedStatement<'c>,
}

/// Open points of one kind.
pub struct OpenPoints<'c> {
    /// The label of the kind.
    pub label: &'static str,
    /// True if readers can tick them off.
    pub is_to_tick: bool,
    /// The points.
    pub points: Vec<ResolvedStatement<'c>>,
}

/// A table.
pub struct ResolvedTable<'c> {
    /// The heads of the columns after the first.
    pub columns: &'c [String],
    /// The rows.
    pub rows: Vec<ResolvedRow<'c>>,
}

/// A row of a table.
pub struct ResolvedRow<'c> {
    /// The head of the row.
    pub label: &'c str,
    /// The cells.
    pub cells: Vec<ResolvedStatement<'c>>,
}

/// Resolves the sections that a card has content for.
pub(super) fn resolve<'c>(resolver: Resolver<'c>, state: &State) -> Vec<ResolvedSection<'c>> {
    let mut sections = Vec::new();
    for section in Section::ALL {
        if section.is_in(resolver.card) {
            sections.push(ResolvedSection {
                section,
                label: resolver.locale.word(label(section)),
                is_open: state.panel == Panel::Section(section),
                matches: Matches::new(find::in_section(resolver.card, section, &state.query), &state.query),
                content: OnceCell::new(),
                resolver,
            });
        }
    }
    sections
}

fn label(section: Section) -> Word {
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

fn content(resolver: Resolver<'_>, section: Section) -> Content<'_> {
    match section {
        Section::Glance => Content::Glance(glance(resolver)),
        Section::Timeline => Content::Timeline(timeline::history(resolver)),
        Section::Audiences => Content::Audiences(audiences(resolver)),
        Section::Questions => Content::Questions(questions(resolver)),
        Section::OpenPoints => Content::OpenPoints(open_points(resolver)),
        Section::Alternatives => Content::Alternatives(alternatives(resolver)),
        Section::Glossary => Content::Glossary(&resolver.card.glossary),
        Section::Sources => Content::Sources(sources::resolve(resolver)),
    }
}

fn audiences(resolver: Resolver<'_>) -> Vec<ResolvedAudience<'_>> {
    let mut audiences = Vec::new();
    for audience in &resolver.card.audiences {
        audiences.push(ResolvedAudience {
            label: &audience.label,
            statement: resolver.statement(&audience.statement),
            terms: labels::terms(resolver.card, &audience.terms),
        });
    }
    audiences
}

fn questions(resolver: Resolver<'_>) -> Vec<ResolvedQuestion<'_>> {
    let mut questions = Vec::new();
    for question in &resolver.card.questions {
        let answer = resolver.statement(&question.answer);
        questions.push(ResolvedQuestion { question: &question.question, answer });
    }
    questions
}

fn open_points(resolver: Resolver<'_>) -> Vec<OpenPoints<'_>> {
    let mut groups = Vec::new();
    for kind in [OpenKind::Risk, OpenKind::Limit, OpenKind::Myth, OpenKind::Verify] {
        let mut points = Vec::new();
        for point in resolver.card.open.iter().filter(|point| point.kind == kind) {
            points.push(resolver.statement(&point.statement));
        }
        if !points.is_empty() {
            let is_to_tick = kind == OpenKind::Verify;
            groups.push(OpenPoints { label: labels::open_points(resolver.locale, kind), is_to_tick, points });
        }
    }
    groups
}

fn alternatives(resolver: Resolver<'_>) -> ResolvedTable<'_> {
    let Some(table) = &resolver.card.alternatives else { return ResolvedTable { columns: &[], rows: Vec::new() } };
    let mut rows = Vec::new();
    for row in &table.rows {
        let mut cells = Vec::new();
        for cell in &row.cells {
            cells.push(resolver.statement(cell));
        }
        rows.push(ResolvedRow { label: &row.label, cells });
    }
    ResolvedTable { columns: &table.columns, rows }
}
