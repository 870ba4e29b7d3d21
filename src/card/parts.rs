//! The fields of each part of a card, by their names in the file.

use alloc::string::String;

use super::problem::IdKind;
use super::record::{Record, fields};
use super::{
    Alternatives, AlternativesRow, Audience, Card, Correction, Effect, Event, Figure, GlossaryEntry, OpenPoint, Party,
    Question, Quote, Source, Stated, Statement, Term, Version,
};

impl Record for Card {
    fields! {
        format();
        plain("title", title);
        text("summary", summary);
        text("lang", lang);
        date("updated", updated);
        records("corrections", corrections);
        records("versions", versions);
        records("terms", terms);
        records("parties", parties);
        records("audiences", audiences);
        records("figures", figures);
        records("events", events);
        records("sources", sources);
        records("glossary", glossary);
        records("questions", questions);
        records("open", open);
        record("alternatives", alternatives);
    }

    #[cfg(feature = "describe")]
    fn one_of(&self) -> &'static [&'static [&'static str]] {
        &[&["title"], &["terms"]]
    }
}

impl Record for Correction {
    fields! {
        date("date", date);
        needed("text", text);
    }
}

impl Record for Version {
    fields! {
        id("id", id, IdKind::Version);
        text("label", label);
        date("date", date);
        text("text", text);
    }
}

impl Record for Term {
    fields! {
        id("id", id, IdKind::Term);
        needed("label", label);
        text("topic", topic);
        values("values", values);
        record("meaning", meaning);
        records("effects", effects);
    }

    #[cfg(feature = "describe")]
    fn one_of(&self) -> &'static [&'static [&'static str]] {
        &[&["values", "before", "after"]]
    }
}

impl Record for Stated {
    fields! {
        flatten(statement);
        record("meaning", meaning);
        records("effects", effects);
    }

    fn short_mut(&mut self) -> Option<&mut String> {
        self.statement.short_mut()
    }

    fn short(&self) -> Option<&str> {
        self.statement.short().filter(|_| self.meaning.is_none() && self.effects.is_empty())
    }

    /// A quotation alone is not what a version says.
    fn says_something(&self) -> bool {
        let mut statement = &self.statement;
        while let (true, Some(claim)) = (statement.text.is_empty(), statement.claims.first()) {
            statement = claim;
        }
        self.statement.undisclosed || !statement.text.is_empty()
    }

    #[cfg(feature = "describe")]
    fn one_of(&self) -> &'static [&'static [&'static str]] {
        &[&["text", "undisclosed", "claims"]]
    }
}

impl Record for Statement {
    fields! {
        plain("text", text);
        flag("undisclosed", undisclosed);
        references("sources", sources, IdKind::Source);
        choice("standing", standing, false);
        text("via", via);
        record("quote", quote);
        records("claims", claims);
    }

    fn short_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.text)
    }

    fn short(&self) -> Option<&str> {
        let Self { text, undisclosed, sources, standing, via, quote, claims } = self;
        let is_short = !undisclosed
            && sources.is_empty()
            && standing.is_none()
            && via.is_none()
            && quote.is_none()
            && claims.is_empty();
        is_short.then_some(text)
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
    fields! {
        needed("text", text);
        text("speaker", speaker);
        reference("source", source, IdKind::Source);
    }
}

impl Record for Effect {
    fields! {
        needed_reference("party", party, IdKind::Party);
        choice("effect", kind, true);
        flatten(statement);
    }
}

impl Record for Party {
    fields! {
        id("id", id, IdKind::Party);
        needed("name", name);
    }
}

impl Record for Audience {
    fields! {
        needed("label", label);
        flatten(statement);
        references("terms", terms, IdKind::Term);
    }
}

impl Record for Figure {
    fields! {
        needed("label", label);
        needed("value", value);
        date("date", date);
        flatten(statement);
    }
}

impl Record for Event {
    fields! {
        date("date", date);
        needed("label", label);
        flatten(statement);
    }
}

impl Record for Source {
    fields! {
        id("id", id, IdKind::Source);
        needed("publisher", publisher);
        text("title", title);
        url("url", url);
        url("archived", archived);
        date("date", date);
        text("kind", kind);
    }
}

impl Record for GlossaryEntry {
    fields! {
        needed("term", term);
        needed("text", text);
    }
}

impl Record for Question {
    fields! {
        needed("question", question);
        needed_record("answer", answer);
    }
}

impl Record for OpenPoint {
    fields! {
        choice("kind", kind, true);
        flatten(statement);
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
    fields! {
        texts("columns", columns);
        records("rows", rows);
    }
}

impl Record for AlternativesRow {
    fields! {
        needed("label", label);
        cells("cells", cells);
    }
}
