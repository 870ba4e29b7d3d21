//! Reads a card from a value tree. It never stops at the first problem.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::mem;

use super::date::Date;
use super::fields::{Fields, again, describe, quoted, tidy};
use super::id::{Ids, nearest};
use super::path::Path;
use super::problem::{Code, Problem};
use super::record::{Choice, Kind, Record, Records, Visit};
use super::url::Url;
use super::value::Value;
use super::{Card, FORMAT, Stated, Version, VersionValue};

/// A card that was read, and what was wrong with its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The card, without what could not be read.
    pub card: Card,
    /// Notices, in the order of reading. Empty for a file without fault.
    pub problems: Vec<Problem>,
}

/// Reads a card from a value tree.
///
/// # Errors
///
/// As [`from_json`](super::from_json): the fatal problem and the notices before it.
///
/// ```
/// use what_changed::card::{Value, read};
/// assert_eq!(read(Value::Null).unwrap_err()[0].code.name(), "not-a-card");
/// ```
#[inline(never)] // A room of its own in the size table.
pub fn read(value: Value) -> Result<Read, Vec<Problem>> {
    let mut reader = Reader { ids: Ids::of(&value, IMPLIED), ..Reader::default() };
    let mut card = Card::default();
    if matches!(value, Value::Object(_)) {
        reader.read(value, &mut card);
        reader.versions(&mut card.versions);
        if card.title.is_empty() {
            reader.told(Code::NoTitle, "a title", "none".to_owned());
        }
        if card.terms.is_empty() {
            reader.told(Code::NoTerms, "a list of terms, each with a label", "none".to_owned());
        }
    } else {
        reader.told(Code::NotACard, "an object with a title and terms", describe(&value));
    }
    let problems = reader.problems;
    if problems.iter().any(|problem| problem.code.is_fatal()) {
        return Err(problems);
    }
    Ok(Read { card, problems })
}

/// The fields of a term that stand for two versions, and the ids of those where the file names none.
const IMPLIED: [&str; 2] = ["before", "after"];

/// Reads records, and collects what is wrong.
#[derive(Default)]
struct Reader {
    problems: Vec<Problem>,
    ids: Ids,
    path: Path,
    /// The fields of the record that is being read.
    fields: Fields,
    /// Its place in its list.
    index: usize,
    /// Whether something is missing without which it is left out.
    incomplete: bool,
}

impl Reader {
    fn told(&mut self, code: Code, expected: &'static str, found: String) {
        self.problems.push(Problem { code, path: self.path.to_text(), expected, found, nearest: None });
    }

    fn told_nearest(&mut self, code: Code, expected: &'static str, wrong: &str, names: &mut dyn Iterator<Item = &str>) {
        let near = self.near(wrong, names);
        self.told_with(code, expected, wrong, near);
    }

    fn told_with(&mut self, code: Code, expected: &'static str, wrong: &str, nearest: Option<String>) {
        let (path, found) = (self.path.to_text(), quoted(wrong));
        self.problems.push(Problem { code, path, expected, found, nearest });
    }

    /// The nearest right name. Looked for only so often: a file that is wrong throughout must not
    /// keep the page waiting.
    fn near(&self, wrong: &str, names: &mut dyn Iterator<Item = &str>) -> Option<String> {
        let look = self.problems.len() < 50;
        look.then(|| nearest(wrong, names)).flatten().map(str::to_owned)
    }

    /// Takes the field `name` and goes down to it. Its end is [`Reader::leave`].
    fn enter(&mut self, name: &'static str) -> Option<Value> {
        self.path.name(name);
        self.fields.take(name)
    }

    fn leave(&mut self) {
        self.path.up();
    }

    /// Reads a value into a record; false where it is to be left out.
    fn read(&mut self, value: Value, record: &mut dyn Record) -> bool {
        let short = record.short();
        match (value, short) {
            (Value::Text(text), Some(short)) => {
                *short = if text.trim().is_empty() { String::new() } else { tidy(text) }
            }
            (Value::Object(rest), _) => {
                let outer = mem::replace(&mut self.fields, Fields::of(rest));
                let outer_incomplete = mem::take(&mut self.incomplete);
                record.fields(self);
                let fields = mem::replace(&mut self.fields, outer);
                self.finish(fields);
                if mem::replace(&mut self.incomplete, outer_incomplete) {
                    return false;
                }
            }
            (other, short) => {
                let expected = if short.is_some() { "a text or a statement" } else { "an object" };
                self.told(Code::WrongType, expected, describe(&other));
                return false;
            }
        }
        let says = record.says_something();
        if !says {
            self.told(Code::Missing, "a text, or \"undisclosed\": true", "none".to_owned());
        }
        says
    }

    /// Every field that nobody asked for is a problem, and is passed over.
    fn finish(&mut self, fields: Fields) {
        for (name, _) in fields.rest {
            if fields.asked.contains(&name.as_str()) {
                self.told(Code::RepeatedField, "each field once", again(&name));
            } else {
                let mut names = fields.asked.iter().copied();
                self.told_nearest(Code::UnknownField, "a field that a card knows", &name, &mut names);
            }
        }
    }

    /// The elements of a list; anything else is a problem, and counts as a list of one.
    fn list(&mut self, value: Option<Value>) -> Vec<Value> {
        match value {
            None => Vec::new(),
            Some(Value::List(list)) => list,
            Some(other) => {
                self.told(Code::WrongType, "a list", describe(&other));
                Vec::from([other])
            }
        }
    }

    fn each(&mut self, name: &'static str, visit: &mut dyn FnMut(&mut Self, Value)) {
        let value = self.enter(name);
        let list = self.list(value);
        let outer = self.index;
        for (index, value) in list.into_iter().enumerate() {
            self.path.index(index);
            self.index = index;
            visit(self, value);
            self.path.up();
        }
        self.index = outer;
        self.leave();
    }

    fn text_of(&mut self, value: Value) -> Option<String> {
        match value {
            Value::Text(text) => Some(tidy(text)),
            other => {
                self.told(Code::WrongType, "a text", describe(&other));
                None
            }
        }
    }

    /// The text of the field that was entered; none where there is only white space.
    fn entered_text(&mut self, value: Option<Value>) -> Option<String> {
        let text = self.text_of(value?)?;
        Some(text).filter(|text| !text.trim().is_empty())
    }

    fn missing(&mut self, expected: &'static str) {
        self.incomplete = true;
        self.told(Code::Missing, expected, "none".to_owned());
    }

    /// The id, if something of that kind has it.
    fn known(&mut self, kind: Kind, id: String) -> Option<String> {
        let ids = self.ids.known(kind);
        if ids.contains(&id.as_str()) {
            return Some(id);
        }
        let expected = match kind {
            Kind::Version => "the id of a version",
            Kind::Term => "the id of a term",
            Kind::Party => "the id of a party",
            Kind::Source => "the id of a source",
        };
        let near = self.near(&id, &mut ids.into_iter());
        self.told_with(Code::UnknownId, expected, &id, near);
        None
    }

    /// Without two versions, those that `before` and `after` stand for.
    fn versions(&mut self, versions: &mut Vec<Version>) {
        if versions.len() >= 2 {
            return;
        }
        if let Some(version) = versions.first() {
            self.path.name("versions");
            self.told(Code::FewVersions, "two versions at least", quoted(&version.id));
            self.path.up();
        }
        let implied = IMPLIED.into_iter();
        *versions = implied.map(|id| Version { id: id.to_owned(), ..Version::default() }).collect();
    }

    fn version_value(&mut self, values: &mut Vec<VersionValue>, version: String, value: Value) {
        if value == Value::Null {
            values.push(VersionValue { version, stated: None });
            return;
        }
        let mut stated = Stated::default();
        if self.read(value, &mut stated) {
            values.push(VersionValue { version, stated: Some(stated) });
        }
    }
}

impl Visit for Reader {
    fn format(&mut self) {
        match self.enter("format") {
            Some(Value::Number(number)) if number > f64::from(FORMAT) => {
                self.told(Code::NewerFormat, "1, the newest format known here", "a higher number".to_owned());
            }
            None | Some(Value::Number(_)) => {}
            Some(other) => self.told(Code::WrongType, "the number 1", describe(&other)),
        }
        self.leave();
        let schema = self.enter("$schema");
        self.entered_text(schema);
        self.leave();
    }

    fn id(&mut self, kind: Kind, field: &mut String) {
        let value = self.enter("id");
        let given = self.entered_text(value);
        field.clone_from(self.ids.of_kind(kind).get(self.index).or(given.as_ref()).unwrap_or(&String::new()));
        if let Some(given) = given.filter(|given| given != field && !field.is_empty()) {
            if Ids::is_sound(&given) {
                self.told(Code::RepeatedId, "an id of its own", again(&given));
            } else {
                self.told(Code::BadId, "an id without white space", quoted(&given));
            }
        }
        self.leave();
    }

    fn text(&mut self, name: &'static str, field: &mut Option<String>) {
        let value = self.enter(name);
        *field = self.entered_text(value);
        self.leave();
    }

    fn plain(&mut self, name: &'static str, field: &mut String) {
        let value = self.enter(name);
        *field = self.entered_text(value).unwrap_or_default();
        self.leave();
    }

    fn needed(&mut self, name: &'static str, field: &mut String) {
        let value = self.enter(name);
        match self.entered_text(value) {
            Some(text) => *field = text,
            None => self.missing("a text"),
        }
        self.leave();
    }

    fn texts(&mut self, name: &'static str, field: &mut Vec<String>) {
        self.each(name, &mut |reader, value| field.extend(reader.text_of(value)));
    }

    fn date(&mut self, name: &'static str, field: &mut Option<Date>) {
        let value = self.enter(name);
        if let Some(text) = self.entered_text(value) {
            *field = Date::parse(text.trim());
            if field.is_none() {
                self.told(Code::BadDate, "a date such as 2031, 2031-04 or 2031-04-27", quoted(&text));
            }
        }
        self.leave();
    }

    fn url(&mut self, name: &'static str, field: &mut Option<Url>) {
        let value = self.enter(name);
        if let Some(text) = self.entered_text(value) {
            *field = Url::parse(&text);
            if field.is_none() {
                self.told(Code::BadUrl, "an address that begins with https://", quoted(&text));
            }
        }
        self.leave();
    }

    fn flag(&mut self, name: &'static str, field: &mut bool) {
        match self.enter(name) {
            None => {}
            Some(Value::Bool(flag)) => *field = flag,
            Some(other) => self.told(Code::WrongType, "true or false", describe(&other)),
        }
        self.leave();
    }

    fn choice(&mut self, name: &'static str, expected: &'static str, needed: bool, field: &mut dyn Choice) {
        let value = self.enter(name);
        let words = field.words();
        match self.entered_text(value) {
            None if needed => self.missing(expected),
            None => {}
            Some(text) => {
                let index = words.iter().position(|word| *word == text);
                if let Some(index) = index {
                    field.choose(index);
                } else {
                    self.incomplete |= needed;
                    self.told_nearest(Code::UnknownChoice, expected, &text, &mut words.iter().copied());
                }
            }
        }
        self.leave();
    }

    fn reference(&mut self, name: &'static str, kind: Kind, needed: bool, field: &mut String) {
        let value = self.enter(name);
        match self.entered_text(value) {
            None if needed => self.missing("an id"),
            None => {}
            Some(id) => match self.known(kind, id) {
                Some(id) => *field = id,
                None => self.incomplete |= needed,
            },
        }
        self.leave();
    }

    fn references(&mut self, name: &'static str, kind: Kind, field: &mut Vec<String>) {
        self.each(name, &mut |reader, value| {
            let id = reader.text_of(value);
            field.extend(id.and_then(|id| reader.known(kind, id)));
        });
    }

    fn record(&mut self, name: &'static str, field: &mut dyn Records) {
        if let Some(value) = self.enter(name)
            && !self.read(value, field.add())
        {
            field.drop_last();
        }
        self.leave();
    }

    fn needed_record(&mut self, name: &'static str, field: &mut dyn Record) {
        match self.enter(name) {
            None => self.missing("a text or a statement"),
            Some(value) => self.incomplete |= !self.read(value, field),
        }
        self.leave();
    }

    fn records(&mut self, name: &'static str, field: &mut dyn Records) {
        self.each(name, &mut |reader, value| {
            if !reader.read(value, field.add()) {
                field.drop_last();
            }
        });
    }

    fn cells(&mut self, name: &'static str, field: &mut dyn Records) {
        self.each(name, &mut |reader, value| {
            let cell = field.add();
            if value != Value::Null && value != Value::Text(String::new()) {
                reader.read(value, cell);
            }
        });
    }

    fn values(&mut self, field: &mut Vec<VersionValue>) {
        match self.enter("values") {
            None => {}
            Some(Value::Object(entries)) => {
                for (version, value) in entries {
                    self.path.name(&version);
                    if let Some(version) = self.known(Kind::Version, version) {
                        self.version_value(field, version, value);
                    }
                    self.leave();
                }
            }
            Some(other) => {
                self.told(Code::WrongType, "an object with a value for each version", describe(&other));
            }
        }
        self.leave();
        let of_values = !field.is_empty();
        for (at, name) in IMPLIED.into_iter().enumerate() {
            let Some(value) = self.fields.take_even_null(name) else { continue };
            self.path.name(name);
            let versions = self.ids.known(Kind::Version);
            if versions.len() > 2 {
                let found = "more than two versions".to_owned();
                self.told(Code::BeforeAfter, "values, each under the id of its version", found);
            } else if of_values {
                self.told(Code::BeforeAfter, "either before and after, or values", "values too".to_owned());
            } else {
                let version = versions[at].to_owned();
                self.version_value(field, version, value);
            }
            self.leave();
        }
        if field.is_empty() {
            self.told(Code::Missing, "before and after, or values", "none".to_owned());
        }
    }

    fn problem(&mut self, code: Code, expected: &'static str, found: &str) {
        self.told(code, expected, quoted(found));
    }
}
