//! A card as a document: its parts in reading order.

use alloc::vec::Vec;

use super::model::{Block, DOT, Document, Inline, Line, joined, paragraph, words};
use crate::resolve::{Content, Resolved, ResolvedSource, ResolvedTerm, paragraphs};

/// The layout of compared texts.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Texts {
    /// Each by itself, with marks on what the other lacks.
    Apart,
    /// Both in one, under the earlier version.
    Redline,
}

/// The values that every part of a document needs.
pub(super) struct Builder<'r, 'c> {
    pub card: &'r Resolved<'c>,
    pub sources: &'r [ResolvedSource<'c>],
    pub texts: Texts,
}

/// Builds the document of a card, and passes it to `write`.
pub(super) fn build<T>(card: &Resolved, texts: Texts, write: impl FnOnce(&Document) -> T) -> T {
    let versions: Vec<_> = card.terms().map(ResolvedTerm::versions).collect();
    let sources = card.sections.iter().find_map(|section| match section.content() {
        Content::Sources(sources) => Some(sources.as_slice()),
        _ => None,
    });
    let builder = Builder { card, sources: sources.unwrap_or_default(), texts };
    let mut blocks = builder.overview();
    let (before, after) = card.sections_around();
    for section in before {
        blocks.extend(builder.section(section));
    }
    let has_topics = card.groups.iter().any(|group| group.topic.is_some());
    for group in &card.groups {
        blocks.extend(group.topic.map(|topic| heading(3, topic)));
        for term in &group.terms {
            blocks.extend(builder.term(term, &versions[term.index], if has_topics { 4 } else { 3 }));
        }
    }
    for section in after {
        blocks.extend(builder.section(section));
    }
    write(&Document { lang: card.lang, dir: card.dir, blocks })
}

/// A heading that contains a text only.
pub(super) fn heading(level: usize, text: &str) -> Block<'_> {
    Block::Heading(level, Vec::from([words(text)]))
}

impl<'r> Builder<'r, '_> {
    /// Title, summary, corrections, compared versions and counts.
    fn overview(&self) -> Vec<Block<'r>> {
        let card = self.card;
        let mut blocks = Vec::from([heading(2, card.title)]);
        blocks.extend(paragraphs(card.summary.unwrap_or_default()).into_iter().map(paragraph));
        for correction in &card.corrections {
            let label = Inline::Strong(correction.label.as_str().into());
            blocks.push(Block::Paragraph(Vec::from([label, words(" "), words(correction.text)])));
        }
        let compared: Option<Line> =
            card.compared.as_deref().map(|compared| Vec::from([Inline::Strong(compared.into())]));
        let updated: Option<Line> = card.updated.as_ref().map(|date| Vec::from([Inline::time(date)]));
        let about = [compared, Some(Vec::from([words(card.total.as_str())])), updated];
        blocks.push(Block::Paragraph(joined(about.into_iter().flatten(), &DOT)));
        let counts = card.counts.iter().chain(&card.undisclosed);
        let counts = joined(counts.map(|count| Vec::from([words([&count.number, " ", count.label].concat())])), &DOT);
        if !counts.is_empty() {
            blocks.push(Block::Paragraph(counts));
        }
        blocks
    }
}
