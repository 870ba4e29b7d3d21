//! Writes a card as a card file: in the short form where that says everything, and without empty fields.

use alloc::string::String;
use alloc::vec::Vec;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::date::Date;
use super::problem::IdKind;
use super::record::{Choice, Record, Records, Visit};
use super::url::Url;
use super::{Card, FORMAT, VersionValue};

/// Serialises a card as a card file. Reading the file returns the same card.
///
/// ```
/// use what_changed::card;
///
/// let card = card::parse(r#"{"title": "T", "terms": [{"label": "L", "before": "x", "after": null}]}"#)?;
/// assert_eq!(card::parse(&serde_json::to_string(&card)?)?, card);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl Serialize for Card {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        value(self).serialize(serializer)
    }
}

/// A JSON value that borrows its texts from a card.
enum Value<'r> {
    Null,
    Bool(bool),
    Number(u32),
    Text(&'r str),
    Date(Date),
    List(Vec<Value<'r>>),
    Object(Vec<(&'r str, Value<'r>)>),
}

fn value(record: &dyn Record) -> Value<'_> {
    if let Some(text) = record.short() {
        return Value::Text(text);
    }
    let mut writer = Writer(Vec::new());
    record.fields(&mut writer);
    Value::Object(writer.0)
}

/// Collects the members of an object.
struct Writer<'r>(Vec<(&'r str, Value<'r>)>);

impl<'r> Writer<'r> {
    fn push_text(&mut self, name: &'static str, text: &'r str) {
        if !text.is_empty() {
            self.0.push((name, Value::Text(text)));
        }
    }

    fn push_list(&mut self, name: &'static str, list: Vec<Value<'r>>) {
        if !list.is_empty() {
            self.0.push((name, Value::List(list)));
        }
    }
}

impl<'r> Visit<'r> for Writer<'r> {
    fn format(&mut self) {
        self.0.push(("format", Value::Number(FORMAT)));
    }

    fn id(&mut self, name: &'static str, field: &'r str, _: IdKind) {
        self.push_text(name, field);
    }

    fn text(&mut self, name: &'static str, field: &'r Option<String>) {
        self.push_text(name, field.as_deref().unwrap_or_default());
    }

    fn plain(&mut self, name: &'static str, field: &'r str) {
        self.push_text(name, field);
    }

    fn needed(&mut self, name: &'static str, field: &'r str) {
        self.push_text(name, field);
    }

    fn texts(&mut self, name: &'static str, field: &'r [String]) {
        self.push_list(name, field.iter().map(|text| Value::Text(text)).collect());
    }

    fn date(&mut self, name: &'static str, field: &'r Option<Date>) {
        self.0.extend(field.map(|date| (name, Value::Date(date))));
    }

    fn url(&mut self, name: &'static str, field: &'r Option<Url>) {
        self.push_text(name, field.as_ref().map(Url::as_str).unwrap_or_default());
    }

    fn flag(&mut self, name: &'static str, field: &'r bool) {
        if *field {
            self.0.push((name, Value::Bool(true)));
        }
    }

    fn choice(&mut self, name: &'static str, field: &'r dyn Choice, _: bool) {
        self.push_text(name, field.index().map_or("", |index| field.words()[index]));
    }

    fn reference(&mut self, name: &'static str, field: &'r Option<String>, _: IdKind) {
        self.text(name, field);
    }

    fn needed_reference(&mut self, name: &'static str, field: &'r str, _: IdKind) {
        self.push_text(name, field);
    }

    fn references(&mut self, name: &'static str, field: &'r [String], _: IdKind) {
        self.texts(name, field);
    }

    fn record(&mut self, name: &'static str, field: &'r dyn Records) {
        self.0.extend(field.get(0).map(|record| (name, value(record))));
    }

    fn needed_record(&mut self, name: &'static str, field: &'r dyn Record) {
        self.0.push((name, value(field)));
    }

    fn records(&mut self, name: &'static str, field: &'r dyn Records) {
        let mut list = Vec::new();
        while let Some(record) = field.get(list.len()) {
            list.push(value(record));
        }
        self.push_list(name, list);
    }

    fn cells(&mut self, name: &'static str, field: &'r dyn Records) {
        self.records(name, field);
    }

    fn values(&mut self, name: &'static str, field: &'r [VersionValue]) {
        let value = |stated: &'r VersionValue| {
            (stated.version.as_str(), stated.stated.as_ref().map_or(Value::Null, |stated| value(stated)))
        };
        self.0.push((name, Value::Object(field.iter().map(value).collect())));
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => serializer.serialize_u32(*value),
            Self::Text(value) => serializer.serialize_str(value),
            Self::Date(value) => serializer.serialize_str(&value.iso()),
            Self::List(list) => {
                let mut writer = serializer.serialize_seq(Some(list.len()))?;
                for value in list {
                    writer.serialize_element(value)?;
                }
                writer.end()
            }
            Self::Object(members) => {
                let mut writer = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    writer.serialize_entry(name, value)?;
                }
                writer.end()
            }
        }
    }
}
