//! The fields of each part of a card, by their names in the file.

use alloc::string::String;

use super::problem::Code;
use super::record::{Kind, Record, Visit};
use super::{
    Alternatives, AlternativesRow, Audience, Card, Correction, Effect, Entry, Event, Figure, OpenPoint, Party,
    Question, Quote, Source, Stated, Statement, Term, Version,
};

impl Record for Card {
    fn fields(&mut self, visit: &mut dyn Visit) {
        visit.format();
        visit.plain("title", &mut self.title);
        visit.text("summary", &mut self.summary);
        visit.text("lang", &mut self.lang);
        visit.date("updated", &mut self.updated);
        visit.records("corrections", &mut self.corrections);
        visit.records("versions", &mut self.versions);
        visit.records("terms", &mut self.terms);
        visit.records("parties", &mut self.parties);
        visit.records("audiences", &mut self.audiences);
        visit.records("figures", &mut self.figures);
        visit.records("events", &mut self.events);
        visit.records("sources", &mut self.sources);
        visit.records("glossary", &mut self.glossary);
        visit.records("questions", &mut self.questions);
        visit.records("open", &mut self.open);
        visit.record("alternatives", &mut self.alternatives);
    }

    #[cfg(feature = "describe")]
    fn one_of(&self) -> &'static [&'static [&'static str]] {
        &[&["title"], &["terms"]]
    }
}

impl Record for Correction {
    fn fields(&mut self, visit: &mut dyn Visit) {
        visit.date("date", &mut self.date);
        visit.needed("text", &mut self.text);
    }
}

impl Record for Version {
    fn fields(&mut self, visit: &mut dyn Visit) {
        visit.id(Kind::Version, &mut self.id);
        visit.text("label", &mut self.label);
        visit.date("date", &mut self.date);
        visit.text("text", &mut self.text);
    }
}

impl Record for Term {
    fn fields(&mut self, visit: &mut dyn Visit) {
        visit.id(Kind::Term, &mut self.id);
        visit.needed("label", &mut self.label);
        visit.text("topic", &mut self.topic);
        visit.values(&mut self.values);
        visit.record("meaning", &mut self.meaning);
        visit.records("effects", &mut self.effects);
    }

    #[cfg(feature = "describe")]
    fn one_of(&self) -> &'static [&'static [&'static str]] {
        &[&["values", "before", "after"]]
    }
}

impl Record for Stated {
    fn fields(&mut self, visit: &mut dyn Visit) {
        self.statement.fields(visit);
        visit.record("meaning", &mut self.meaning);
        visit.records("effects", &mut self.effects);
    }

    fn short(&mut self) -> Option<&mut String> {
        Some(&mut self.statement.text)
    }

    fn is_short(&self) -> bool {
        self.statement.is_short() && self.meaning.is_none() && self.effects.is_empty()
    }

    /// A quotation alone is not what a version says.
    fn says_something(&self) -> bool {
        let mut words = &self.statement;
        while let (true, Some(claim)) = (words.text.is_empty(), words.claims.first()) {
            words = claim;
        }
        self.statement.undisclosed || !words.text.is_empty()
    }

    #[cfg(feature = "describe")]
    fn one_of(&self) -> &'static [&'static [&'static str]] {
        &[&["text", "undisclosed", "claims"]]
    }
}

impl Record for Statement {
    fn fields(&mut self, visit: &mut dyn Visit) {
        visit.plain("text", &mut self.text);
        visit.flag("undisclosed", &mut self.undisclosed);
        visit.references("sources", Kind::Source, &mut self.sources);
        visit.choice("standing", "confirmed, reported or disputed", false, &mut self.standing);
        visit.text("via", &mut self.via);
        visit.record("quote", &mut self.quote);
        visit.records("claims", &mut self.claims);
    }

    fn short(&mut self) -> Option<&mut String> {
        Some(&mut self.text)
    }

    fn is_short(&self) -> bool {
        let Self { text: _, undisclosed, sources, standing, via, quote, claims } = self;
        !undisclosed
            && sources.is_empty()
            && standing.is_none()
            && via.is_none()
            && quote.is_none()
            && claims.is_empty()
    }

    fn says_something(&self) -> bool {
        !self.text.is_empty() || self.undisclosed || !self.claims.is_empty() || self.quote.is_some()
    }

    #[cfg(feature = "describe")]
    fn one_of(&self) -> &'static [&'static [&'static str]] {
        &[&["text", "undisclosed", "claims", "quote"]]
    }
}

impl Record for Quote {
    fn fields(&mut self, visit: &mut dyn Visit) {
        visit.needed("text", &mut self.text);
        visit.text("speaker", &mut self.speaker);
        visit.reference("source", Kind::Source, false, self.source.get_or_insert_default());
        self.source = self.source.take().filter(|source| !source.is_empty());
    }
}

impl Record for Effect {
    fn fields(&mut self, visit: &mut dyn Visit) {
        visit.reference("party", Kind::Party, true, &mut self.party);
        visit.choice("effect", "gains, loses, mixed or none", true, &mut self.effect);
        self.statement.fields(visit);
    }
}

impl Record for Party {
    fn fields(&mut self, visit: &mut dyn Visit) {
        visit.id(Kind::Party, &mut self.id);
        visit.needed("name", &mut self.name);
    }
}

impl Record for Audience {
    fn fields(&mut self, visit: &mut dyn Visit) {
        visit.needed("label", &mut self.label);
        self.statement.fields(visit);
        visit.references("terms", Kind::Term, &mut self.terms);
    }
}

impl Record for Figure {
    fn fields(&mut self, visit: &mut dyn Visit) {
        visit.needed("label", &mut self.label);
        visit.needed("value", &mut self.value);
        visit.date("date", &mut self.date);
        self.statement.fields(visit);
    }
}

impl Record for Event {
    fn fields(&mut self, visit: &mut dyn Visit) {
        visit.date("date", &mut self.date);
        visit.needed("label", &mut self.label);
        self.statement.fields(visit);
    }
}

impl Record for Source {
    fn fields(&mut self, visit: &mut dyn Visit) {
        visit.id(Kind::Source, &mut self.id);
        visit.needed("publisher", &mut self.publisher);
        visit.text("title", &mut self.title);
        visit.url("url", &mut self.url);
        visit.url("archived", &mut self.archived);
        visit.date("date", &mut self.date);
        visit.text("kind", &mut self.kind);
    }
}

impl Record for Entry {
    fn fields(&mut self, visit: &mut dyn Visit) {
        visit.needed("term", &mut self.term);
        visit.needed("text", &mut self.text);
    }
}

impl Record for Question {
    fn fields(&mut self, visit: &mut dyn Visit) {
        visit.needed("question", &mut self.question);
        visit.needed_record("answer", &mut self.answer);
    }
}

impl Record for OpenPoint {
    fn fields(&mut self, visit: &mut dyn Visit) {
        visit.choice("kind", "risk, limit, myth or verify", true, &mut self.kind);
        self.statement.fields(visit);
    }

    fn says_something(&self) -> bool {
        self.statement.says_something()
    }

    #[cfg(feature = "describe")]
    fn one_of(&self) -> &'static [&'static [&'static str]] {
        self.statement.one_of()
    }
}

impl Record for Alternatives {
    fn fields(&mut self, visit: &mut dyn Visit) {
        visit.texts("columns", &mut self.columns);
        visit.records("rows", &mut self.rows);
        for row in &mut self.rows {
            if row.cells.len() != self.columns.len() {
                visit.problem(Code::UnevenRow, "one cell for each column in every row", &row.label);
                row.cells.resize_with(self.columns.len(), Statement::default);
            }
        }
    }
}

impl Record for AlternativesRow {
    fn fields(&mut self, visit: &mut dyn Visit) {
        visit.needed("label", &mut self.label);
        visit.cells("cells", &mut self.cells);
    }
}
