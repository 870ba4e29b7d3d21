//! Statements and their sources, as they are to be shown.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use crate::card::{Card, Quote, Standing, Statement};
use crate::locale::{Locale, Word};
use crate::number::number;

/// A statement as it is to be shown.
#[derive(Default)]
pub struct ResolvedStatement<'c> {
    /// Its paragraphs. Empty where it says nothing in the card's own words.
    pub paragraphs: Vec<&'c str>,
    /// That it is not public, in words.
    pub undisclosed: Option<&'static str>,
    /// How sure it is, in words.
    pub standing: Option<&'static str>,
    /// Who was citing whom, in words.
    pub via: Option<String>,
    /// The numbers of its sources in the list of the term, each with the name of the source.
    pub sources: Vec<(String, &'c str)>,
    /// The exact words.
    pub quote: Option<ResolvedQuote<'c>>,
    /// Accounts that differ.
    pub claims: Vec<ResolvedStatement<'c>>,
}

/// Exact words, as they are to be shown.
pub struct ResolvedQuote<'c> {
    /// The words.
    pub text: &'c str,
    /// Whose they are.
    pub speaker: Option<&'c str>,
    /// The number of the source that has them.
    pub source: Option<(String, &'c str)>,
}

/// A source as it is to be shown.
pub struct ResolvedSource<'c> {
    /// Its number in the list of the term.
    pub number: String,
    /// Who published it.
    pub publisher: &'c str,
    /// Its title.
    pub title: Option<&'c str>,
    /// When, for a machine and for a person.
    pub date: Option<(String, String)>,
    /// What it is.
    pub kind: Option<&'c str>,
    /// Its address and the host that it leads to.
    pub link: Option<(&'c str, &'c str)>,
    /// The address of a kept copy.
    pub archived: Option<&'c str>,
}

/// What a statement says: its own text, else that of its first claim.
pub(super) fn text_of(statement: &Statement) -> &str {
    match statement.claims.first() {
        Some(claim) if statement.text.is_empty() => text_of(claim),
        _ => &statement.text,
    }
}

/// The paragraphs of a text, which blank lines part.
fn paragraphs<'t>(text: &'t str) -> Vec<&'t str> {
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

/// The sources that a term cites, numbered as they come up.
pub(super) struct Cited<'c> {
    card: &'c Card,
    locale: &'static Locale,
    order: Vec<usize>,
}

impl<'c> Cited<'c> {
    pub(super) fn none(card: &'c Card, locale: &'static Locale) -> Self {
        Self { card, locale, order: Vec::new() }
    }

    fn cite(&mut self, id: &str) -> Option<(String, &'c str)> {
        let index = self.card.sources.iter().position(|source| source.id == id)?;
        let place = self.order.iter().position(|other| *other == index).unwrap_or_else(|| {
            self.order.push(index);
            self.order.len() - 1
        });
        Some((number(place + 1), &self.card.sources[index].publisher))
    }

    /// The numbers of several sources, rising.
    fn cite_all(&mut self, ids: &[String]) -> Vec<(String, &'c str)> {
        for id in ids {
            self.cite(id);
        }
        let mut cited = Vec::new();
        for (place, index) in self.order.iter().enumerate() {
            let source = &self.card.sources[*index];
            if ids.contains(&source.id) {
                cited.push((number(place + 1), source.publisher.as_str()));
            }
        }
        cited
    }

    pub(super) fn statement(&mut self, statement: &'c Statement) -> ResolvedStatement<'c> {
        ResolvedStatement {
            paragraphs: paragraphs(text_of(statement)),
            undisclosed: statement.undisclosed.then(|| self.locale.word(Word::NotDisclosed)),
            standing: statement.standing.map(|standing| self.locale.word(word(standing))),
            via: statement.via.as_ref().map(|via| self.via(via)),
            sources: self.cite_all(&statement.sources),
            quote: statement.quote.as_ref().map(|quote| self.quote(quote)),
            claims: statement.claims.iter().map(|claim| self.statement(claim)).collect(),
        }
    }

    fn via(&self, via: &str) -> String {
        let source = self.card.sources.iter().find(|source| source.id == via);
        source.map_or_else(|| via.to_owned(), |source| self.locale.fill(Word::Via, &[&source.publisher]))
    }

    fn quote(&mut self, quote: &'c Quote) -> ResolvedQuote<'c> {
        ResolvedQuote {
            text: &quote.text,
            speaker: quote.speaker.as_deref(),
            source: quote.source.as_ref().and_then(|id| self.cite(id)),
        }
    }

    /// The list of all that was cited.
    pub(super) fn sources(self) -> Vec<ResolvedSource<'c>> {
        let shown = self.order.iter().enumerate().map(|(place, index)| {
            let source = &self.card.sources[*index];
            ResolvedSource {
                number: number(place + 1),
                publisher: &source.publisher,
                title: source.title.as_deref(),
                date: source.date.map(|date| (date.iso(), self.locale.date(date))),
                kind: source.kind.as_deref(),
                link: source.url.as_ref().map(|url| (url.as_str(), url.host())),
                archived: source.archived.as_ref().map(crate::card::Url::as_str),
            }
        });
        shown.collect()
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
