//! Statements and the sources that they cite.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::edits::{Paragraph, compare_texts};
use super::paragraphs::paragraphs;
use super::resolver::Resolver;
use crate::card::{Quote, Standing, Statement};
use crate::locale::Word;

/// A statement as it is shown.
#[derive(Default)]
pub struct ResolvedStatement<'c> {
    /// The paragraphs of its own text, else of its first claim.
    pub paragraphs: Vec<&'c str>,
    /// True if the paragraphs are those of its own text.
    pub is_own: bool,
    /// A note that the text is not disclosed.
    pub undisclosed: Option<&'static str>,
    /// The standing, in words.
    pub standing: Option<&'static str>,
    /// A note about who cites the source.
    pub via: Option<String>,
    /// The sources.
    pub sources: Vec<Cite<'c>>,
    /// The quotation.
    pub quote: Option<ResolvedQuote<'c>>,
    /// Claims that differ.
    pub claims: Vec<Claim<'c>>,
}

/// One of several claims that differ.
pub struct Claim<'c> {
    /// The claim.
    pub statement: ResolvedStatement<'c>,
    /// The claim compared with the first one. Empty for the first one.
    pub against: Vec<Paragraph<'c>>,
}

/// A cited source.
pub struct Cite<'c> {
    /// The index of the source in the card.
    pub index: usize,
    /// The publisher.
    pub publisher: &'c str,
    /// The date, if the card has several sources of this publisher.
    pub date: Option<String>,
}

/// A quotation as it is shown.
pub struct ResolvedQuote<'c> {
    /// The words.
    pub text: &'c str,
    /// The speaker.
    pub speaker: Option<&'c str>,
    /// The source.
    pub source: Option<Cite<'c>>,
}

/// Returns the text of a statement, else that of its first claim.
pub(crate) fn text_of(statement: &Statement) -> &str {
    match statement.claims.first() {
        Some(claim) if statement.text.is_empty() => text_of(claim),
        _ => &statement.text,
    }
}

impl<'c> Resolver<'c> {
    pub(super) fn statement(self, statement: &'c Statement) -> ResolvedStatement<'c> {
        ResolvedStatement {
            paragraphs: paragraphs(text_of(statement)),
            is_own: !statement.text.is_empty(),
            undisclosed: statement.undisclosed.then(|| self.locale.word(Word::NotDisclosed)),
            standing: statement.standing.map(|standing| self.locale.word(word(standing))),
            via: statement.via.as_ref().map(|via| self.via(via)),
            sources: self.cites(&statement.sources),
            quote: statement.quote.as_ref().map(|quote| self.quote(quote)),
            claims: self.claims(&statement.claims),
        }
    }

    /// Resolves claims, and compares each but the first with the first.
    fn claims(self, claims: &'c [Statement]) -> Vec<Claim<'c>> {
        let mut resolved = Vec::new();
        for (at, claim) in claims.iter().enumerate() {
            let first = claims.first().filter(|_| at > 0);
            let against = first.map(|first| compare_texts(text_of(first), text_of(claim), self.locale).redline);
            resolved.push(Claim { statement: self.statement(claim), against: against.unwrap_or_default() });
        }
        resolved
    }

    fn source(self, id: &str) -> Option<usize> {
        self.card.sources.iter().position(|source| source.id == id)
    }

    fn cites(self, ids: &[String]) -> Vec<Cite<'c>> {
        let mut cites = Vec::new();
        for id in ids {
            if let Some(cite) = self.cite(id) {
                cites.push(cite);
            }
        }
        cites
    }

    fn cite(self, id: &str) -> Option<Cite<'c>> {
        let index = self.source(id)?;
        let source = &self.card.sources[index];
        let is_only = self.card.sources.iter().filter(|other| other.publisher == source.publisher).count() == 1;
        let date = source.date.filter(|_| !is_only).map(|date| self.locale.date(date));
        Some(Cite { index, publisher: &source.publisher, date })
    }

    fn via(self, via: &str) -> String {
        match self.source(via) {
            Some(index) => self.locale.fill(Word::CitedBy, &[&self.card.sources[index].publisher]),
            None => via.to_owned(),
        }
    }

    fn quote(self, quote: &'c Quote) -> ResolvedQuote<'c> {
        ResolvedQuote {
            text: &quote.text,
            speaker: quote.speaker.as_deref(),
            source: quote.source.as_ref().and_then(|id| self.cite(id)),
        }
    }
}

fn word(standing: Standing) -> Word {
    match standing {
        Standing::Confirmed => Word::Confirmed,
        Standing::Reported => Word::Reported,
        Standing::Disputed => Word::Disputed,
    }
}
