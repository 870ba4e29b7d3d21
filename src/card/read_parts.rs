//! Reads the parts of a card, one function a type.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::fields::{Fields, Known, Reader, describe};
use super::problem::Code;
use super::value::Value;
use super::{
    Alternatives, AlternativesRow, Audience, Correction, Direction, Effect, Entry, Event, Figure, OpenKind, OpenPoint,
    Party, Question, Quote, Source, Standing, Stated, Statement, Term, Version, VersionValue,
};

#[expect(clippy::unnecessary_wraps, reason = "every part is read by a function of the same shape")]
impl Reader {
    pub(super) fn version(&mut self, fields: &mut Fields, id: String) -> Option<Version> {
        let (label, date) = (self.text(fields, "label"), self.date(fields));
        Some(Version { id, label, date, text: self.text(fields, "text") })
    }

    pub(super) fn source(&mut self, fields: &mut Fields, id: String) -> Option<Source> {
        let publisher = self.needed(fields, "publisher");
        let title = self.text(fields, "title");
        let (url, archived) = (self.url(fields, "url"), self.url(fields, "archived"));
        let (date, kind) = (self.date(fields), self.text(fields, "kind"));
        Some(Source { id, publisher: publisher?, title, url, archived, date, kind })
    }

    pub(super) fn party(&mut self, fields: &mut Fields, id: String) -> Option<Party> {
        Some(Party { id, name: self.needed(fields, "name")? })
    }

    pub(super) fn term(&mut self, fields: &mut Fields, id: String) -> Option<Term> {
        let label = self.needed(fields, "label");
        let topic = self.text(fields, "topic");
        let mut values = self.values(fields);
        self.before_and_after(fields, &mut values);
        let meaning = self.statement_at(fields, "meaning");
        let effects = self.each(fields, "effects", Self::effect);
        let term = Term { id, label: label?, topic, values, meaning, effects };
        if term.values.is_empty() {
            self.problem(Code::Missing, "before and after, or values", "none".to_owned(), None);
        }
        Some(term)
    }

    fn values(&mut self, fields: &mut Fields) -> Vec<VersionValue> {
        let mut values = Vec::new();
        let Some(value) = fields.take("values") else { return values };
        let mark = self.enter("values");
        if let Value::Object(entries) = value {
            for (version, value) in entries {
                let inner = self.enter(&version);
                if let Some(version) = self.known_id(version, "the id of a version", |known| &known.versions) {
                    self.version_value(&mut values, version, value);
                }
                self.leave(inner);
            }
        } else {
            self.problem(Code::WrongType, "an object with a value for each version", describe(&value), None);
        }
        self.leave(mark);
        values
    }

    fn before_and_after(&mut self, fields: &mut Fields, values: &mut Vec<VersionValue>) {
        for (at, name) in ["before", "after"].into_iter().enumerate() {
            let Some(value) = fields.take_even_null(name) else { continue };
            let mark = self.enter(name);
            if self.known.versions.len() > 2 {
                let found = "more than two versions".to_owned();
                self.problem(Code::BeforeAfter, "values, each under the id of its version", found, None);
            } else if values.len() > at {
                let found = "values too".to_owned();
                self.problem(Code::BeforeAfter, "either before and after, or values", found, None);
            } else {
                self.version_value(values, self.known.versions[at].clone(), value);
            }
            self.leave(mark);
        }
    }

    fn version_value(&mut self, values: &mut Vec<VersionValue>, version: String, value: Value) {
        if value == Value::Null {
            values.push(VersionValue { version, stated: None });
            return;
        }
        let Some(mut fields) = self.statement_object(value) else { return };
        let statement = self.statement_fields(&mut fields);
        let stated = Stated {
            statement,
            meaning: self.statement_at(&mut fields, "meaning"),
            effects: self.each(&mut fields, "effects", Self::effect),
        };
        self.finish(fields);
        if self.says_something(&stated.statement) {
            values.push(VersionValue { version, stated: Some(stated) });
        }
    }

    /// A statement in its long form; the short one is an object with a text.
    fn statement_object(&mut self, value: Value) -> Option<Fields> {
        let long = match value {
            text @ Value::Text(_) => Value::Object(vec![("text".to_owned(), text)]),
            other => other,
        };
        if matches!(long, Value::Object(_)) {
            return self.object(long);
        }
        self.problem(Code::WrongType, "a text or a statement", describe(&long), None);
        None
    }

    fn says_something(&mut self, statement: &Statement) -> bool {
        let says = statement.says_something();
        if !says {
            self.problem(Code::Missing, "a text, or \"undisclosed\": true", "none".to_owned(), None);
        }
        says
    }

    fn statement(&mut self, value: Value) -> Option<Statement> {
        let mut fields = self.statement_object(value)?;
        let statement = self.statement_fields(&mut fields);
        self.finish(fields);
        self.says_something(&statement).then_some(statement)
    }

    fn statement_at(&mut self, fields: &mut Fields, name: &'static str) -> Option<Statement> {
        let value = fields.take(name)?;
        let mark = self.enter(name);
        let statement = self.statement(value);
        self.leave(mark);
        statement
    }

    /// The fields of a statement, which may stand among others.
    fn statement_fields(&mut self, fields: &mut Fields) -> Statement {
        Statement {
            text: self.text(fields, "text").unwrap_or_default(),
            undisclosed: self.flag(fields, "undisclosed"),
            sources: self.each(fields, "sources", Self::source_id),
            standing: self.choice(fields, "standing", "confirmed, reported or disputed", &STANDINGS),
            via: self.text(fields, "via"),
            quote: self.quote(fields),
            claims: self.each(fields, "claims", Self::statement),
        }
    }

    fn flag(&mut self, fields: &mut Fields, name: &'static str) -> bool {
        match fields.take(name) {
            None => false,
            Some(Value::Bool(flag)) => flag,
            Some(other) => {
                let mark = self.enter(name);
                self.problem(Code::WrongType, "true or false", describe(&other), None);
                self.leave(mark);
                false
            }
        }
    }

    fn source_id(&mut self, value: Value) -> Option<String> {
        let id = self.text_of(value)?;
        self.known_id(id, "the id of a source", |known: &Known| &known.sources)
    }

    fn term_id(&mut self, value: Value) -> Option<String> {
        let id = self.text_of(value)?;
        self.known_id(id, "the id of a term", |known: &Known| &known.terms)
    }

    fn quote(&mut self, fields: &mut Fields) -> Option<Quote> {
        let value = fields.take("quote")?;
        let mark = self.enter("quote");
        let quote = self.quote_of(value);
        self.leave(mark);
        quote
    }

    fn quote_of(&mut self, value: Value) -> Option<Quote> {
        let mut fields = self.object(value)?;
        let text = self.needed(&mut fields, "text");
        let speaker = self.text(&mut fields, "speaker");
        let source = fields.take("source").and_then(|value| {
            let mark = self.enter("source");
            let id = self.source_id(value);
            self.leave(mark);
            id
        });
        self.finish(fields);
        Some(Quote { text: text?, speaker, source })
    }

    fn effect(&mut self, value: Value) -> Option<Effect> {
        let mut fields = self.object(value)?;
        let party = self.needed(&mut fields, "party");
        let mark = self.enter("party");
        let party = party.and_then(|id| self.known_id(id, "the id of a party", |known| &known.parties));
        self.leave(mark);
        let effect = self.choice(&mut fields, "effect", "gains, loses, mixed or none", &DIRECTIONS);
        let statement = self.statement_fields(&mut fields);
        self.finish(fields);
        Some(Effect { party: party?, effect: effect?, statement })
    }

    pub(super) fn correction(&mut self, value: Value) -> Option<Correction> {
        let mut fields = self.object(value)?;
        let date = self.date(&mut fields);
        let text = self.needed(&mut fields, "text");
        self.finish(fields);
        Some(Correction { date, text: text? })
    }

    pub(super) fn audience(&mut self, value: Value) -> Option<Audience> {
        let mut fields = self.object(value)?;
        let label = self.needed(&mut fields, "label");
        let statement = self.statement_fields(&mut fields);
        let terms = self.each(&mut fields, "terms", Self::term_id);
        self.finish(fields);
        Some(Audience { label: label?, statement, terms })
    }

    pub(super) fn figure(&mut self, value: Value) -> Option<Figure> {
        let mut fields = self.object(value)?;
        let label = self.needed(&mut fields, "label");
        let value = self.needed(&mut fields, "value");
        let date = self.date(&mut fields);
        let statement = self.statement_fields(&mut fields);
        self.finish(fields);
        Some(Figure { label: label?, value: value?, date, statement })
    }

    pub(super) fn event(&mut self, value: Value) -> Option<Event> {
        let mut fields = self.object(value)?;
        let date = self.date(&mut fields);
        let label = self.needed(&mut fields, "label");
        let statement = self.statement_fields(&mut fields);
        self.finish(fields);
        Some(Event { date, label: label?, statement })
    }

    pub(super) fn entry(&mut self, value: Value) -> Option<Entry> {
        let mut fields = self.object(value)?;
        let term = self.needed(&mut fields, "term");
        let text = self.needed(&mut fields, "text");
        self.finish(fields);
        Some(Entry { term: term?, text: text? })
    }

    pub(super) fn question(&mut self, value: Value) -> Option<Question> {
        let mut fields = self.object(value)?;
        let question = self.needed(&mut fields, "question");
        let answer = self.statement_at(&mut fields, "answer");
        if answer.is_none() {
            self.problem(Code::Missing, "an answer", "none".to_owned(), None);
        }
        self.finish(fields);
        Some(Question { question: question?, answer: answer? })
    }

    pub(super) fn open_point(&mut self, value: Value) -> Option<OpenPoint> {
        let mut fields = self.object(value)?;
        let kind = self.choice(&mut fields, "kind", "risk, limit, myth or verify", &OPEN_KINDS);
        let statement = self.statement_fields(&mut fields);
        self.finish(fields);
        let says = self.says_something(&statement);
        Some(OpenPoint { kind: kind?, statement }).filter(|_| says)
    }

    pub(super) fn alternatives(&mut self, fields: &mut Fields) -> Option<Alternatives> {
        let value = fields.take("alternatives")?;
        let mark = self.enter("alternatives");
        let alternatives = self.object(value).map(|mut object| {
            let columns = self.texts(&mut object, "columns");
            let mut rows = self.each(&mut object, "rows", Self::alternatives_row);
            self.finish(object);
            for row in &mut rows {
                if row.cells.len() != columns.len() {
                    let found = super::fields::quoted(&row.label);
                    self.problem(Code::UnevenRow, "one cell for each column in every row", found, None);
                    row.cells.resize(columns.len(), Statement::default());
                }
            }
            Alternatives { columns, rows }
        });
        self.leave(mark);
        alternatives
    }

    fn alternatives_row(&mut self, value: Value) -> Option<AlternativesRow> {
        let mut fields = self.object(value)?;
        let label = self.needed(&mut fields, "label");
        let cells = self.each(&mut fields, "cells", Self::cell);
        self.finish(fields);
        Some(AlternativesRow { label: label?, cells })
    }

    /// A cell may be empty, and keeps its place.
    fn cell(&mut self, value: Value) -> Option<Statement> {
        if value == Value::Null || value == Value::Text(String::new()) {
            return Some(Statement::default());
        }
        Some(self.statement(value).unwrap_or_default())
    }
}

impl Statement {
    /// Whether there is anything to show.
    pub(crate) fn says_something(&self) -> bool {
        !self.text.is_empty() || self.undisclosed || !self.claims.is_empty() || self.quote.is_some()
    }
}

const STANDINGS: [(&str, Standing); 3] =
    [("confirmed", Standing::Confirmed), ("reported", Standing::Reported), ("disputed", Standing::Disputed)];

const DIRECTIONS: [(&str, Direction); 4] = [
    ("gains", Direction::Gains),
    ("loses", Direction::Loses),
    ("mixed", Direction::Mixed),
    ("none", Direction::Neutral),
];

const OPEN_KINDS: [(&str, OpenKind); 4] =
    [("risk", OpenKind::Risk), ("limit", OpenKind::Limit), ("myth", OpenKind::Myth), ("verify", OpenKind::Verify)];

/// The word that the card file uses for a choice.
#[cfg(not(target_arch = "wasm32"))]
pub(super) trait Word {
    fn word(self) -> &'static str;
}

#[cfg(not(target_arch = "wasm32"))]
macro_rules! words {
    ($($type:ty: $choices:ident),*) => {$(
        impl Word for $type {
            fn word(self) -> &'static str {
                $choices.iter().find(|(_, choice)| *choice == self).map_or("", |(word, _)| word)
            }
        }
    )*};
}

#[cfg(not(target_arch = "wasm32"))]
words!(Standing: STANDINGS, Direction: DIRECTIONS, OpenKind: OPEN_KINDS);
