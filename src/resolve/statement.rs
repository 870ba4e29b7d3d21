//! Statements and their sources, as they are to be shown.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::edits::{Paragraph, compared};
use crate::card::{Card, Date, Quote, Standing, Statement};
use crate::locale::{Locale, Word};

/// A statement as it is to be shown.
#[derive(Default)]
pub struct ResolvedStatement<'c> {
    /// Its paragraphs: of its own text, else of its first account.
    pub paragraphs: Vec<&'c str>,
    /// Whether they are its own.
    pub is_own: bool,
    /// That it is not public, in words.
    pub undisclosed: Option<&'static str>,
    /// How sure it is, in words.
    pub standing: Option<&'static str>,
    /// Who was citing whom, in words.
    pub via: Option<String>,
    /// Its sources.
    pub sources: Vec<Cite<'c>>,
    /// The exact words.
    pub quote: Option<ResolvedQuote<'c>>,
    /// Accounts that differ.
    pub claims: Vec<Claim<'c>>,
}

/// One of several accounts that differ.
pub struct Claim<'c> {
    /// What it says, and who says so.
    pub statement: ResolvedStatement<'c>,
    /// It in one text with the first account; empty for the first.
    pub against: Vec<Paragraph<'c>>,
}

/// A source where it is cited.
pub struct Cite<'c> {
    /// Its place in the card.
    pub index: usize,
    /// Who published it.
    pub publisher: &'c str,
    /// When, where the publisher alone would not tell it from another.
    pub date: Option<String>,
}

/// Exact words, as they are to be shown.
pub struct ResolvedQuote<'c> {
    /// The words.
    pub text: &'c str,
    /// Whose they are.
    pub speaker: Option<&'c str>,
    /// The source that has them.
    pub source: Option<Cite<'c>>,
}

/// What a statement says: its own text, else that of its first claim.
pub(crate) fn text_of(statement: &Statement) -> &str {
    match statement.claims.first() {
        Some(claim) if statement.text.is_empty() => text_of(claim),
        _ => &statement.text,
    }
}

/// The paragraphs of a text, which blank lines part.
pub(crate) fn paragraphs<'t>(text: &'t str) -> Vec<&'t str> {
    let mut paragraphs = Vec::new();
    let mut add = |paragraph: Option<&'t str>| {
        paragraphs.extend(paragraph.map(str::trim).filter(|paragraph| !paragraph.is_empty()));
    };
    let (mut ends, mut start) = (ParagraphEnds::default(), 0);
    for (at, char) in text.char_indices() {
        if ends.at(char) {
            add(text.get(start..at));
            start = at;
        }
    }
    add(text.get(start..));
    paragraphs
}

/// Where paragraphs end: at blank lines, which may hold spaces.
#[derive(Default)]
pub(super) struct ParagraphEnds {
    /// Whether a line has ended, and nothing but white space came since.
    line_ended: bool,
}

impl ParagraphEnds {
    /// Whether a paragraph ends with this character; to be asked of each, in order.
    pub(super) fn at(&mut self, char: char) -> bool {
        let ends = char == '\n' && self.line_ended;
        self.line_ended = if char == '\n' { !self.line_ended } else { self.line_ended && char.is_whitespace() };
        ends
    }
}

/// What statements are resolved with.
#[derive(Clone, Copy)]
pub(super) struct Resolver<'c> {
    pub card: &'c Card,
    pub locale: &'static Locale,
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

    pub(super) fn statements(self, statements: &'c [Statement]) -> Vec<ResolvedStatement<'c>> {
        let mut resolved = Vec::new();
        for statement in statements {
            resolved.push(self.statement(statement));
        }
        resolved
    }

    /// Accounts, each but the first with what it says otherwise than the first.
    fn claims(self, claims: &'c [Statement]) -> Vec<Claim<'c>> {
        let mut resolved = Vec::new();
        for (at, claim) in claims.iter().enumerate() {
            let first = claims.first().filter(|_| at > 0);
            let against = first.map(|first| compared(text_of(first), text_of(claim), self.locale).redline);
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
        let is_alone = self.card.sources.iter().filter(|other| other.publisher == source.publisher).count() == 1;
        let date = source.date.filter(|_| !is_alone).map(|date| self.locale.date(date));
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

    pub(super) fn date(self, date: Option<Date>) -> Option<(String, String)> {
        date.map(|date| (date.iso(), self.locale.date(date)))
    }
}

fn word(standing: Standing) -> Word {
    match standing {
        Standing::Confirmed => Word::Confirmed,
        Standing::Reported => Word::Reported,
        Standing::Disputed => Word::Disputed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_paragraphs() {
        assert_eq!(paragraphs("a\nb\n\nc\n \n\n\nd\n"), ["a\nb", "c", "d"]);
        assert_eq!(paragraphs(" \n\n "), Vec::<&str>::new());
    }
}
