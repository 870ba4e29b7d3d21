//! The sections of a card.

use alloc::vec::Vec;

use super::article::{Builder, heading};
use super::model::{Block, DOT, Inline, Line, joined, labelled, paragraph, words};
use crate::card::GlossaryEntry;
use crate::locale::Word;
use crate::resolve::{
    Content, EventDetails, Glance, Link, OpenPoints, PartyBalance, ResolvedAudience, ResolvedFigure, ResolvedRow,
    ResolvedSection, ResolvedSource, ResolvedTable, paragraphs,
};

/// The level of headings inside a section.
const LEVEL: usize = 4;

impl<'r> Builder<'r, '_> {
    /// A section under its label.
    pub(super) fn section(&self, section: &'r ResolvedSection) -> Vec<Block<'r>> {
        let mut blocks = Vec::from([heading(3, section.label)]);
        match section.content() {
            Content::Glance(glance) => blocks.extend(self.glance(glance)),
            Content::Timeline(history) => {
                let items = history.iter().map(|event| self.event(event)).collect();
                blocks.push(Block::List { numbered: true, items });
            }
            Content::Audiences(all) => blocks.extend(all.iter().flat_map(|audience| self.audience(audience))),
            Content::Questions(questions) => {
                for shown in questions {
                    blocks.push(heading(LEVEL, shown.question));
                    blocks.extend(self.statement(&shown.answer));
                }
            }
            Content::OpenPoints(groups) => blocks.extend(groups.iter().flat_map(|group| self.open_points(group))),
            Content::Alternatives(table) => blocks.push(self.table(table)),
            Content::Glossary(entries) => blocks.push(Block::Definitions(entries.iter().map(entry).collect())),
            Content::Sources(sources) => {
                let items = sources.iter().map(|shown| Vec::from([Block::Paragraph(self.source(shown))])).collect();
                blocks.push(Block::List { numbered: true, items });
            }
        }
        blocks
    }

    /// Figures and sums of effects.
    fn glance(&self, glance: &'r Glance) -> Vec<Block<'r>> {
        let mut blocks = Vec::new();
        let figures: Vec<_> =
            glance.key_figures.iter().chain(&glance.more_figures).map(|figure| self.figure(figure)).collect();
        if !figures.is_empty() {
            blocks.push(Block::List { numbered: false, items: figures });
        }
        if !glance.balance.is_empty() {
            blocks.push(heading(LEVEL, self.card.locale.word(Word::WhoGainsWhoLoses)));
            blocks.extend(glance.verdict.map(paragraph));
            blocks.push(Block::List { numbered: false, items: glance.balance.iter().map(balance).collect() });
        }
        blocks
    }

    fn figure(&self, figure: &'r ResolvedFigure) -> Vec<Block<'r>> {
        let mut line = Vec::from([words(figure.label)]);
        if let Some(date) = &figure.date {
            line.extend([words(", "), Inline::time(date)]);
        }
        let mut blocks = labelled(figure.value, Vec::from([Block::Paragraph(line)]));
        blocks.extend(self.statement(&figure.statement));
        blocks
    }

    /// A version or an event.
    fn event(&self, event: &'r EventDetails) -> Vec<Block<'r>> {
        let mut line: Line = Vec::new();
        if let Some(date) = &event.date {
            line.extend([Inline::time(date), words(" ")]);
        }
        line.push(Inline::Strong(event.label.as_str().into()));
        [Block::Paragraph(line)].into_iter().chain(self.statement(&event.statement)).collect()
    }

    fn audience(&self, audience: &'r ResolvedAudience) -> Vec<Block<'r>> {
        let mut blocks = Vec::from([heading(LEVEL, audience.label)]);
        blocks.extend(self.statement(&audience.statement));
        if !audience.terms.is_empty() {
            let terms = joined(audience.terms.iter().map(|term| Vec::from([words(term.label)])), &DOT);
            let label = self.card.locale.word(Word::MostImportantTerms);
            blocks.extend(labelled(label, Vec::from([Block::Paragraph(terms)])));
        }
        blocks
    }

    fn open_points(&self, group: &'r OpenPoints) -> [Block<'r>; 2] {
        let items = group.points.iter().map(|point| self.statement(point)).collect();
        [heading(LEVEL, group.label), Block::List { numbered: false, items }]
    }

    fn table(&self, table: &'r ResolvedTable) -> Block<'r> {
        let columns = table.columns.iter().map(|column| Vec::from([words(column.as_str())])).collect();
        let row = |row: &'r ResolvedRow| {
            (Vec::from([words(row.label)]), row.cells.iter().map(|cell| self.statement(cell)).collect())
        };
        Block::Table { columns, rows: table.rows.iter().map(row).collect() }
    }

    fn source(&self, source: &'r ResolvedSource) -> Line<'r> {
        let mut name = Vec::from([Inline::Strong(source.publisher.into())]);
        if let Some(title) = source.title {
            name.extend([words(", "), Inline::Cited(title)]);
        }
        if let Some(date) = &source.date {
            name.extend([words(", "), Inline::time(date)]);
        }
        let label = self.card.locale.word(Word::ArchivedCopy);
        let archived = source.archived.map(|address| Link { address, label });
        let links = source.link.into_iter().chain(archived);
        let links = links.map(|link| Vec::from([Inline::Link(link.address, link.label)]));
        let kind = source.kind.map(|kind| Vec::from([words(kind)]));
        joined([name].into_iter().chain(kind).chain(links), &DOT)
    }
}

fn balance<'r>(party: &'r PartyBalance) -> Vec<Block<'r>> {
    let sentences: Vec<&str> = party.sums.iter().map(|sum| sum.sentence.as_str()).collect();
    labelled(party.party, Vec::from([paragraph(sentences.join(", "))]))
}

fn entry(entry: &GlossaryEntry) -> (Line<'_>, Vec<Block<'_>>) {
    let meaning = paragraphs(&entry.text).into_iter().map(paragraph).collect();
    (Vec::from([words(entry.term.as_str())]), meaning)
}
