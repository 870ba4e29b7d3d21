//! A statement: its text, its standing and its sources.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::article::Builder;
use super::model::{Block, DOT, Inline, Line, joined, labelled, paragraph, words};
use crate::locale::Word;
use crate::resolve::{Cite, ResolvedQuote, ResolvedStatement};

impl<'r> Builder<'r, '_> {
    /// A statement and everything that belongs to it.
    pub(super) fn statement(&self, statement: &'r ResolvedStatement) -> Vec<Block<'r>> {
        let mut blocks: Vec<_> = statement.undisclosed.map(paragraph).into_iter().collect();
        blocks.extend(own_text(statement));
        blocks.extend(self.extras(statement));
        blocks
    }

    /// Everything that belongs to a statement but its text.
    pub(super) fn extras(&self, statement: &'r ResolvedStatement) -> Vec<Block<'r>> {
        let mut blocks = Vec::new();
        let parts = [statement.standing, statement.via.as_deref()];
        let parts = parts.into_iter().flatten().map(|part| Vec::from([words(part)]));
        let attribution = joined(parts.chain([self.cites(&statement.sources)]), &DOT);
        if !attribution.is_empty() {
            blocks.push(Block::Paragraph(attribution));
        }
        blocks.extend(statement.quote.as_ref().map(|quote| self.quote(quote)));
        if !statement.claims.is_empty() {
            let items = statement.claims.iter().map(|claim| self.statement(&claim.statement)).collect();
            let list = Block::List { numbered: false, items };
            blocks.extend(labelled(self.card.locale.word(Word::SourcesDisagree), Vec::from([list])));
        }
        blocks
    }

    fn quote(&self, quote: &'r ResolvedQuote) -> Block<'r> {
        let text = Block::Paragraph(Vec::from([words("“"), words(quote.text), words("”")]));
        let speaker = quote.speaker.map(|speaker| Vec::from([Inline::Cited(speaker)]));
        let attribution = joined(speaker.into_iter().chain([self.cites(quote.source.as_slice())]), &DOT);
        let attribution = Some(attribution).filter(|line| !line.is_empty()).map(Block::Paragraph);
        Block::Quote([text].into_iter().chain(attribution).collect())
    }

    /// Sources by name.
    fn cites(&self, sources: &'r [Cite]) -> Line<'r> {
        let cite = |cite: &'r Cite| {
            let name = match &cite.date {
                Some(date) => Cow::Owned([cite.publisher, date].join(", ")),
                None => Cow::Borrowed(cite.publisher),
            };
            let address = self.sources.get(cite.index).and_then(|source| source.link).map(|link| link.address);
            Vec::from([Inline::Source(address, name)])
        };
        joined(sources.iter().map(cite), &DOT)
    }
}

/// The paragraphs of a statement's own text. Without one, its claims have it.
pub(super) fn own_text<'r>(statement: &'r ResolvedStatement) -> impl Iterator<Item = Block<'r>> {
    statement.paragraphs.iter().filter(|_| statement.is_own).map(|text| paragraph(*text))
}
