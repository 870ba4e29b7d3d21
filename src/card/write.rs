//! Writes a card back as a card file: the short form where it says all, and no field that says nothing.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::date::Date;
use super::record::{Choice, Kind, Record, Records, Visit};
use super::url::Url;
use super::value::Value;
use super::{Card, FORMAT, VersionValue};

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
        written(&mut self.clone())
    }
}

fn written(record: &mut dyn Record) -> Value {
    if record.is_short()
        && let Some(text) = record.short()
    {
        return Value::Text(text.clone());
    }
    let mut writer = Writer(Vec::new());
    record.fields(&mut writer);
    Value::Object(writer.0)
}

/// An object in the making.
struct Writer(Vec<(String, Value)>);

impl Writer {
    fn put(&mut self, name: &str, value: Value) {
        self.0.push((name.to_owned(), value));
    }

    fn put_text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.put(name, Value::Text(text.to_owned()));
        }
    }

    fn put_list(&mut self, name: &str, list: Vec<Value>) {
        if !list.is_empty() {
            self.put(name, Value::List(list));
        }
    }
}

impl Visit for Writer {
    fn format(&mut self) {
        self.put("format", Value::Number(f64::from(FORMAT)));
    }

    fn id(&mut self, _: Kind, field: &mut String) {
        self.put_text("id", field);
    }

    fn text(&mut self, name: &'static str, field: &mut Option<String>) {
        self.put_text(name, field.as_deref().unwrap_or_default());
    }

    fn plain(&mut self, name: &'static str, field: &mut String) {
        self.put_text(name, field);
    }

    fn needed(&mut self, name: &'static str, field: &mut String) {
        self.put_text(name, field);
    }

    fn texts(&mut self, name: &'static str, field: &mut Vec<String>) {
        self.put_list(name, field.iter().cloned().map(Value::Text).collect());
    }

    fn date(&mut self, name: &'static str, field: &mut Option<Date>) {
        self.put_text(name, &field.map(Date::iso).unwrap_or_default());
    }

    fn url(&mut self, name: &'static str, field: &mut Option<Url>) {
        self.put_text(name, field.as_ref().map(Url::as_str).unwrap_or_default());
    }

    fn flag(&mut self, name: &'static str, field: &mut bool) {
        if *field {
            self.put(name, Value::Bool(true));
        }
    }

    fn choice(&mut self, name: &'static str, _: &'static str, _: bool, field: &mut dyn Choice) {
        self.put_text(name, field.index().map_or("", |index| field.words()[index]));
    }

    fn reference(&mut self, name: &'static str, _: Kind, _: bool, field: &mut String) {
        self.put_text(name, field);
    }

    fn references(&mut self, name: &'static str, _: Kind, field: &mut Vec<String>) {
        self.texts(name, field);
    }

    fn record(&mut self, name: &'static str, field: &mut dyn Records) {
        if let Some(record) = field.get(0) {
            self.put(name, written(record));
        }
    }

    fn needed_record(&mut self, name: &'static str, field: &mut dyn Record) {
        self.put(name, written(field));
    }

    fn records(&mut self, name: &'static str, field: &mut dyn Records) {
        let mut list = Vec::new();
        while let Some(record) = field.get(list.len()) {
            list.push(written(record));
        }
        self.put_list(name, list);
    }

    fn cells(&mut self, name: &'static str, field: &mut dyn Records) {
        self.records(name, field);
    }

    fn values(&mut self, field: &mut Vec<VersionValue>) {
        let value = |value: &mut VersionValue| {
            let stated = value.stated.as_mut().map_or(Value::Null, |stated| written(stated));
            (value.version.clone(), stated)
        };
        self.put("values", Value::Object(field.iter_mut().map(value).collect()));
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            #[expect(clippy::cast_possible_truncation, reason = "checked: it is a whole number")]
            Self::Number(value) if value % 1.0 == 0.0 && value.abs() < 1e15 => serializer.serialize_i64(*value as i64),
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
