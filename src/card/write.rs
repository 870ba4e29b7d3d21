//! Writes a card back as a card file: the long form of what it needs, the short form where it can.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::date::Date;
use super::read_parts::Word;
use super::value::Value;
use super::{
    Alternatives, Audience, Card, Correction, Effect, Entry, Event, FORMAT, Figure, OpenPoint, Question, Quote, Source,
    Stated, Statement, Term, Version,
};

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            #[expect(clippy::cast_possible_truncation, reason = "checked: it is a whole number")]
            Self::Number(value) if value.fract() == 0.0 && value.abs() < 1e15 => {
                serializer.serialize_i64(*value as i64)
            }
            Self::Number(value) => serializer.serialize_f64(*value),
            Self::Text(value) => serializer.serialize_str(value),
            Self::List(list) => {
                let mut writer = serializer.serialize_seq(Some(list.len()))?;
                for value in list {
                    writer.serialize_element(value)?;
                }
                writer.end()
            }
            Self::Object(entries) => {
                let mut writer = serializer.serialize_map(Some(entries.len()))?;
                for (name, value) in entries {
                    writer.serialize_entry(name, value)?;
                }
                writer.end()
            }
        }
    }
}

impl Card {
    /// The card as a card file's value tree. Reading it gives the same card again.
    ///
    /// ```
    /// use what_changed::card::{from_json, read};
    /// let card = from_json(r#"{"title": "T", "terms": [{"label": "L", "before": "x", "after": null}]}"#)
    ///     .unwrap()
    ///     .card;
    /// assert_eq!(read(card.to_value()).unwrap().card, card);
    /// ```
    pub fn to_value(&self) -> Value {
        let mut object = Object::default();
        object.put("format", Some(Value::Number(f64::from(FORMAT))));
        object.text("title", &self.title);
        object.maybe("summary", self.summary.as_deref());
        object.maybe("lang", self.lang.as_deref());
        object.date("updated", self.updated);
        object.list("corrections", &self.corrections, correction);
        object.list("versions", &self.versions, version);
        object.list("terms", &self.terms, term);
        object.list("parties", &self.parties, |party| {
            let mut object = Object::default();
            object.text("id", &party.id);
            object.text("name", &party.name);
            object.done()
        });
        object.list("audiences", &self.audiences, audience);
        object.list("figures", &self.figures, figure);
        object.list("events", &self.events, event);
        object.list("sources", &self.sources, source);
        object.list("glossary", &self.glossary, entry);
        object.list("questions", &self.questions, question);
        object.list("open", &self.open, open_point);
        object.put("alternatives", self.alternatives.as_ref().map(alternatives));
        object.done()
    }
}

/// An object in the making, without the fields that say nothing.
#[derive(Default)]
struct Object(Vec<(String, Value)>);

impl Object {
    fn put(&mut self, name: &str, value: Option<Value>) {
        self.0.extend(value.map(|value| (name.to_owned(), value)));
    }

    fn text(&mut self, name: &str, text: &str) {
        self.put(name, (!text.is_empty()).then(|| Value::Text(text.to_owned())));
    }

    fn maybe(&mut self, name: &str, text: Option<&str>) {
        self.text(name, text.unwrap_or_default());
    }

    fn date(&mut self, name: &str, date: Option<Date>) {
        self.put(name, date.map(|date| Value::Text(date.iso())));
    }

    fn list<T>(&mut self, name: &str, items: &[T], write: impl Fn(&T) -> Value) {
        self.put(name, (!items.is_empty()).then(|| Value::List(items.iter().map(write).collect())));
    }

    fn texts(&mut self, name: &str, texts: &[String]) {
        self.list(name, texts, |text| Value::Text(text.clone()));
    }

    fn statement(&mut self, statement: &Statement) {
        self.text("text", &statement.text);
        self.put("undisclosed", statement.undisclosed.then_some(Value::Bool(true)));
        self.texts("sources", &statement.sources);
        self.maybe("standing", statement.standing.map(Word::word));
        self.maybe("via", statement.via.as_deref());
        self.put("quote", statement.quote.as_ref().map(quote));
        self.list("claims", &statement.claims, self::statement);
    }

    fn done(self) -> Value {
        Value::Object(self.0)
    }
}

/// The short form where only a text is said.
fn statement(statement: &Statement) -> Value {
    if *statement == Statement::plain(&statement.text) {
        return Value::Text(statement.text.clone());
    }
    let mut object = Object::default();
    object.statement(statement);
    object.done()
}

fn quote(quote: &Quote) -> Value {
    let mut object = Object::default();
    object.text("text", &quote.text);
    object.maybe("speaker", quote.speaker.as_deref());
    object.maybe("source", quote.source.as_deref());
    object.done()
}

fn correction(correction: &Correction) -> Value {
    let mut object = Object::default();
    object.date("date", correction.date);
    object.text("text", &correction.text);
    object.done()
}

fn version(version: &Version) -> Value {
    let mut object = Object::default();
    object.text("id", &version.id);
    object.maybe("label", version.label.as_deref());
    object.date("date", version.date);
    object.maybe("text", version.text.as_deref());
    object.done()
}

fn term(term: &Term) -> Value {
    let mut object = Object::default();
    object.text("id", &term.id);
    object.text("label", &term.label);
    object.maybe("topic", term.topic.as_deref());
    let values =
        term.values.iter().map(|value| (value.version.clone(), value.stated.as_ref().map_or(Value::Null, stated)));
    object.put("values", Some(Value::Object(values.collect())));
    object.put("meaning", term.meaning.as_ref().map(statement));
    object.list("effects", &term.effects, effect);
    object.done()
}

fn stated(stated: &Stated) -> Value {
    if stated.meaning.is_none() && stated.effects.is_empty() {
        return statement(&stated.statement);
    }
    let mut object = Object::default();
    object.statement(&stated.statement);
    object.put("meaning", stated.meaning.as_ref().map(statement));
    object.list("effects", &stated.effects, effect);
    object.done()
}

fn effect(effect: &Effect) -> Value {
    let mut object = Object::default();
    object.text("party", &effect.party);
    object.text("effect", effect.effect.word());
    object.statement(&effect.statement);
    object.done()
}

fn audience(audience: &Audience) -> Value {
    let mut object = Object::default();
    object.text("label", &audience.label);
    object.statement(&audience.statement);
    object.texts("terms", &audience.terms);
    object.done()
}

fn figure(figure: &Figure) -> Value {
    let mut object = Object::default();
    object.text("label", &figure.label);
    object.text("value", &figure.value);
    object.date("date", figure.date);
    object.statement(&figure.statement);
    object.done()
}

fn event(event: &Event) -> Value {
    let mut object = Object::default();
    object.date("date", event.date);
    object.text("label", &event.label);
    object.statement(&event.statement);
    object.done()
}

fn source(source: &Source) -> Value {
    let mut object = Object::default();
    object.text("id", &source.id);
    object.text("publisher", &source.publisher);
    object.maybe("title", source.title.as_deref());
    object.maybe("url", source.url.as_ref().map(super::Url::as_str));
    object.maybe("archived", source.archived.as_ref().map(super::Url::as_str));
    object.date("date", source.date);
    object.maybe("kind", source.kind.as_deref());
    object.done()
}

fn entry(entry: &Entry) -> Value {
    let mut object = Object::default();
    object.text("term", &entry.term);
    object.text("text", &entry.text);
    object.done()
}

fn question(question: &Question) -> Value {
    let mut object = Object::default();
    object.text("question", &question.question);
    object.put("answer", Some(statement(&question.answer)));
    object.done()
}

fn open_point(point: &OpenPoint) -> Value {
    let mut object = Object::default();
    object.text("kind", point.kind.word());
    object.statement(&point.statement);
    object.done()
}

fn alternatives(alternatives: &Alternatives) -> Value {
    let mut object = Object::default();
    object.texts("columns", &alternatives.columns);
    object.list("rows", &alternatives.rows, |row| {
        let mut object = Object::default();
        object.text("label", &row.label);
        object.list("cells", &row.cells, statement);
        object.done()
    });
    object.done()
}
