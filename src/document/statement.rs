//! A statement: what is said, how sure it is and who says so, in one form wherever it stands.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::article::Writing;
use super::model::{Block, DOT, Inline, Line, joined, labelled, paragraph, words};
use crate::locale::Word;
use crate::resolve::{Cite, ResolvedQuote, ResolvedStatement};

impl<'r> Writing<'r> {
    /// The statement with all that belongs to it.
    pub(super) fn statement(&self, shown: &'r ResolvedStatement) -> Vec<Block<'r>> {
        let mut blocks: Vec<_> = shown.undisclosed.map(paragraph).into_iter().collect();
        blocks.extend(own(shown));
        blocks.extend(self.beside(shown));
        blocks
    }

    /// All that belongs to a statement but its text.
    pub(super) fn beside(&self, shown: &'r ResolvedStatement) -> Vec<Block<'r>> {
        let mut blocks = Vec::new();
        let parts = [shown.standing, shown.via.as_deref()].into_iter().flatten().map(|part| Vec::from([words(part)]));
        let attribution = joined(parts.chain([self.cites(&shown.sources)]), &DOT);
        if !attribution.is_empty() {
            blocks.push(Block::Paragraph(attribution));
        }
        blocks.extend(shown.quote.as_ref().map(|quote| self.quote(quote)));
        if !shown.claims.is_empty() {
            let items = shown.claims.iter().map(|claim| self.statement(&claim.statement)).collect();
            let list = Block::List { numbered: false, items };
            blocks.extend(labelled(self.card.locale.word(Word::SourcesDisagree), Vec::from([list])));
        }
        blocks
    }

    fn quote(&self, quote: &'r ResolvedQuote) -> Block<'r> {
        let said = Block::Paragraph(Vec::from([words("“"), words(quote.text), words("”")]));
        let speaker = quote.speaker.map(|speaker| Vec::from([Inline::Cited(speaker)]));
        let whose = joined(speaker.into_iter().chain([self.cites(quote.source.as_slice())]), &DOT);
        let whose = Some(whose).filter(|whose| !whose.is_empty()).map(Block::Paragraph);
        Block::Quote([said].into_iter().chain(whose).collect())
    }

    /// Sources by name.
    fn cites(&self, sources: &'r [Cite]) -> Line<'r> {
        let cite = |cite: &'r Cite| {
            let name = match &cite.date {
                Some(date) => Cow::Owned([cite.publisher, date].join(", ")),
                None => Cow::Borrowed(cite.publisher),
            };
            let address = self.sources.get(cite.index).and_then(|source| source.link).map(|(address, _)| address);
            Vec::from([Inline::Source(address, name)])
        };
        joined(sources.iter().map(cite), &DOT)
    }
}

/// A statement's own text. Without one, its accounts say it.
pub(super) fn own<'r>(shown: &'r ResolvedStatement) -> impl Iterator<Item = Block<'r>> {
    shown.paragraphs.iter().filter(|_| shown.is_own).map(|text| paragraph(*text))
}
