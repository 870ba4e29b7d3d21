//! The parts of a card that are not terms.

use alloc::string::String;
use alloc::vec::Vec;

use super::article::{Writing, heading};
use super::model::{Block, DOT, Inline, Line, joined, labelled, paragraph, words};
use crate::locale::Word;
use crate::resolve::{
    Content, Glance, OpenGroup, ResolvedAudience, ResolvedFigure, ResolvedSection, ResolvedSource, ResolvedStatement,
    Told, paragraphs,
};

/// Within a part.
const LEVEL: usize = 4;

impl<'r> Writing<'r> {
    /// One part, under its name.
    pub(super) fn section(&self, section: &'r ResolvedSection) -> Vec<Block<'r>> {
        let mut blocks = Vec::from([heading(3, section.label)]);
        match &section.content {
            None => {}
            Some(Content::Glance(glance)) => blocks.extend(self.glance(glance)),
            Some(Content::Timeline(all)) => {
                let items = all.iter().map(|one| self.told(one)).collect();
                blocks.push(Block::List { numbered: true, items });
            }
            Some(Content::Audiences(all)) => blocks.extend(all.iter().flat_map(|one| self.audience(one))),
            Some(Content::Questions(all)) => {
                for (question, answer) in all {
                    blocks.push(heading(LEVEL, question));
                    blocks.extend(self.statement(answer));
                }
            }
            Some(Content::OpenPoints(groups)) => blocks.extend(groups.iter().flat_map(|group| self.open(group))),
            Some(Content::Alternatives(columns, rows)) => blocks.push(self.table(columns, rows)),
            Some(Content::Glossary(entries)) => {
                let entry = |entry: &'r crate::card::Entry| {
                    let meaning = paragraphs(&entry.text).into_iter().map(paragraph).collect();
                    (Vec::from([words(entry.term.as_str())]), meaning)
                };
                blocks.push(Block::Definitions(entries.iter().map(entry).collect()));
            }
            Some(Content::Sources(all)) => {
                let items = all.iter().map(|one| Vec::from([Block::Paragraph(self.source(one))])).collect();
                blocks.push(Block::List { numbered: true, items });
            }
        }
        blocks
    }

    /// Key figures, and who gains.
    fn glance(&self, glance: &'r Glance) -> Vec<Block<'r>> {
        let mut blocks = Vec::new();
        if !glance.figures.is_empty() {
            let items = glance.figures.iter().map(|figure| self.figure(figure)).collect();
            blocks.push(Block::List { numbered: false, items });
        }
        if !glance.balance.is_empty() {
            blocks.push(heading(LEVEL, self.card.locale.word(Word::WhoGainsWhoLoses)));
            blocks.extend(glance.verdict.map(paragraph));
            let items = glance.balance.iter().map(|party| {
                let counts: Vec<&str> = party.counts.iter().map(|(_, _, words)| words.as_str()).collect();
                labelled(party.party, Vec::from([paragraph(counts.join(", "))]))
            });
            blocks.push(Block::List { numbered: false, items: items.collect() });
        }
        blocks
    }

    fn figure(&self, figure: &'r ResolvedFigure) -> Vec<Block<'r>> {
        let mut line = Vec::from([words(figure.label)]);
        if let Some((iso, date)) = &figure.date {
            line.extend([words(", "), Inline::Time(iso, date)]);
        }
        let figure_itself = labelled(figure.value, Vec::from([Block::Paragraph(line)]));
        figure_itself.into_iter().chain(self.statement(&figure.statement)).collect()
    }

    /// A version or an event.
    fn told(&self, told: &'r Told) -> Vec<Block<'r>> {
        let mut line: Line = Vec::new();
        if let Some((iso, date)) = &told.date {
            line.extend([Inline::Time(iso, date), words(" ")]);
        }
        line.push(Inline::Strong(told.label.as_str().into()));
        [Block::Paragraph(line)].into_iter().chain(self.statement(&told.statement)).collect()
    }

    fn audience(&self, audience: &'r ResolvedAudience) -> Vec<Block<'r>> {
        let mut blocks = Vec::from([heading(LEVEL, audience.label)]);
        blocks.extend(self.statement(&audience.statement));
        if !audience.terms.is_empty() {
            let terms = joined(audience.terms.iter().map(|(_, label)| Vec::from([words(*label)])), &DOT);
            let most = self.card.locale.word(Word::MostImportantTerms);
            blocks.extend(labelled(most, Vec::from([Block::Paragraph(terms)])));
        }
        blocks
    }

    /// Open points of one kind.
    fn open(&self, group: &'r OpenGroup) -> [Block<'r>; 2] {
        let items = group.points.iter().map(|point| self.statement(point)).collect();
        [heading(LEVEL, group.word), Block::List { numbered: false, items }]
    }

    fn table(&self, columns: &'r [String], rows: &'r [(&str, Vec<ResolvedStatement>)]) -> Block<'r> {
        let columns = columns.iter().map(|column| Vec::from([words(column.as_str())])).collect();
        let row = |(label, cells): &'r (&str, Vec<ResolvedStatement>)| {
            (Vec::from([words(*label)]), cells.iter().map(|cell| self.statement(cell)).collect())
        };
        Block::Table { columns, rows: rows.iter().map(row).collect() }
    }

    fn source(&self, source: &'r ResolvedSource) -> Line<'r> {
        let mut named = Vec::from([Inline::Strong(source.publisher.into())]);
        if let Some(title) = source.title {
            named.extend([words(", "), Inline::Cited(title)]);
        }
        if let Some((iso, date)) = &source.date {
            named.extend([words(", "), Inline::Time(iso, date)]);
        }
        let archived = source.archived.map(|address| (address, self.card.locale.word(Word::ArchivedCopy)));
        let links = source.link.into_iter().chain(archived);
        let links = links.map(|(address, words)| Vec::from([Inline::Link(address, words)]));
        let kind = source.kind.map(|kind| Vec::from([words(kind)]));
        joined([named].into_iter().chain(kind).chain(links), &DOT)
    }
}
