//! A card as a document: its parts in the order in which they are read.

use alloc::vec::Vec;

use super::model::{Block, DOT, Document, Inline, Line, joined, paragraph, words};
use crate::card::Card;
use crate::locale::Locale;
use crate::resolve::{Content, Resolved, ResolvedSource, paragraphs, resolve, whole};
use crate::state::State;

/// How the texts that are compared are told.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Texts {
    /// Each by itself, with a mark on what the other does not have.
    Apart,
    /// Both in one, where it is told what became of the earlier one.
    Redline,
}

/// What a document is written with.
pub(super) struct Writing<'r> {
    pub card: &'r Resolved<'r>,
    pub sources: &'r [ResolvedSource<'r>],
    pub state: &'r State,
    pub texts: Texts,
}

/// Builds a card's document, which compares what is chosen, and hands it to a writer.
pub(super) fn build<T>(
    card: &Card,
    state: &State,
    locale: &'static Locale,
    texts: Texts,
    write: impl FnOnce(&Document) -> T,
) -> T {
    let resolved = resolve(card, state, locale);
    let wholes: Vec<_> = (0..card.terms.len()).map(|term| whole(card, locale, term)).collect();
    let sources = resolved.sections.iter().find_map(|section| match &section.content {
        Some(Content::Sources(sources)) => Some(sources.as_slice()),
        _ => None,
    });
    let writing = Writing { card: &resolved, sources: sources.unwrap_or_default(), state, texts };
    let mut blocks = writing.overview();
    let (before, after) = resolved.sections_around();
    for section in before {
        blocks.extend(writing.section(section));
    }
    let topics = resolved.groups.iter().any(|group| group.topic.is_some());
    for group in &resolved.groups {
        blocks.extend(group.topic.map(|topic| heading(3, topic)));
        for term in &group.terms {
            blocks.extend(writing.term(term, &wholes[term.index], if topics { 4 } else { 3 }));
        }
    }
    for section in after {
        blocks.extend(writing.section(section));
    }
    write(&Document { lang: resolved.lang, dir: resolved.dir, blocks })
}

/// A heading that holds a text and nothing else.
pub(super) fn heading(level: usize, text: &str) -> Block<'_> {
    Block::Heading(level, Vec::from([words(text)]))
}

impl<'r> Writing<'r> {
    /// Title, summary, corrections, which versions are compared, and what became of how many terms.
    fn overview(&self) -> Vec<Block<'r>> {
        let card = self.card;
        let mut blocks = Vec::from([heading(2, card.title)]);
        blocks.extend(paragraphs(card.summary.unwrap_or_default()).into_iter().map(paragraph));
        for (head, text) in &card.corrections {
            blocks.push(Block::Paragraph(Vec::from([Inline::Strong(head.into()), words(" "), words(*text)])));
        }
        let compared: Option<Line> =
            card.compared.as_deref().map(|compared| Vec::from([Inline::Strong(compared.into())]));
        let updated: Option<Line> = card.updated.as_ref().map(|(iso, date)| Vec::from([Inline::Time(iso, date)]));
        let about = [compared, Some(Vec::from([words(card.total.as_str())])), updated];
        blocks.push(Block::Paragraph(joined(about.into_iter().flatten(), &DOT)));
        let counts = card.counts.iter().chain(&card.undisclosed);
        let counts = joined(counts.map(|count| Vec::from([words([&count.number, " ", count.word].concat())])), &DOT);
        if !counts.is_empty() {
            blocks.push(Block::Paragraph(counts));
        }
        blocks
    }
}
