//! Reads a card from a value tree. It never stops at the first problem.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::fields::{Fields, Reader, again, describe, push_number, quoted};
use super::id::slug;
use super::problem::{Code, Problem};
use super::value::Value;
use super::{Card, FORMAT, Version};

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
    let mut reader = Reader::default();
    let Value::Object(_) = value else {
        reader.problem(Code::NotACard, "an object with a title and terms", describe(&value), None);
        return Err(reader.problems);
    };
    let Some(mut fields) = reader.object(value) else { return Err(reader.problems) };
    let card = reader.card(&mut fields);
    reader.finish(fields);
    if card.title.is_empty() {
        reader.problem(Code::NoTitle, "a title", "none".to_owned(), None);
    }
    if card.terms.is_empty() {
        reader.problem(Code::NoTerms, "a list of terms, each with a label", "none".to_owned(), None);
    }
    if reader.problems.iter().any(|problem| problem.code.is_fatal()) {
        return Err(reader.problems);
    }
    Ok(Read { card, problems: reader.problems })
}

impl Reader {
    fn card(&mut self, fields: &mut Fields) -> Card {
        self.format(fields);
        // What others refer to comes first.
        let versions = self.versions(fields);
        self.known.versions = versions.iter().map(|version| version.id.clone()).collect();
        let sources = self.identified(fields, "sources", "publisher", "source", Self::source);
        self.known.sources = sources.iter().map(|source| source.id.clone()).collect();
        let parties = self.identified(fields, "parties", "name", "party", Self::party);
        self.known.parties = parties.iter().map(|party| party.id.clone()).collect();
        let terms = self.identified(fields, "terms", "label", "term", Self::term);
        self.known.terms = terms.iter().map(|term| term.id.clone()).collect();
        Card {
            title: self.text(fields, "title").unwrap_or_default(),
            summary: self.text(fields, "summary"),
            lang: self.text(fields, "lang"),
            updated: self.date_at(fields, "updated"),
            corrections: self.each(fields, "corrections", Self::correction),
            versions,
            terms,
            parties,
            audiences: self.each(fields, "audiences", Self::audience),
            figures: self.each(fields, "figures", Self::figure),
            events: self.each(fields, "events", Self::event),
            sources,
            glossary: self.each(fields, "glossary", Self::entry),
            questions: self.each(fields, "questions", Self::question),
            open: self.each(fields, "open", Self::open_point),
            alternatives: self.alternatives(fields),
        }
    }

    fn format(&mut self, fields: &mut Fields) {
        let Some(value) = fields.take("format") else { return };
        let mark = self.enter("format");
        match value {
            Value::Number(number) if number > f64::from(FORMAT) => {
                self.problem(Code::NewerFormat, "1, the newest format known here", "a higher number".to_owned(), None);
            }
            Value::Number(_) => {}
            other => self.problem(Code::WrongType, "the number 1", describe(&other), None),
        }
        self.leave(mark);
    }

    /// The versions; without any, those that `before` and `after` stand for.
    fn versions(&mut self, fields: &mut Fields) -> Vec<Version> {
        let versions = self.identified(fields, "versions", "label", "version", Self::version);
        if versions.len() >= 2 {
            return versions;
        }
        if let Some(version) = versions.first() {
            let mark = self.enter("versions");
            self.problem(Code::FewVersions, "two versions at least", quoted(&version.id), None);
            self.leave(mark);
        }
        let implied = |id: &str| Version { id: id.to_owned(), ..Version::default() };
        vec![implied("before"), implied("after")]
    }

    /// Reads a list of things that have an id, given or made from the field `label`.
    ///
    /// Ids that the file gives come before those that are made up: an id never changes because a
    /// label somewhere else does.
    fn identified<T>(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
        label: &'static str,
        kind: &str,
        read: fn(&mut Self, &mut Fields, String) -> Option<T>,
    ) -> Vec<T> {
        let mut used: Vec<String> = Vec::new();
        let given = fields.ids(name);
        let mut all = Vec::new();
        self.walk(fields, name, &mut |reader, index, value| {
            let Some(mut object) = reader.object(value) else { return };
            let id = reader.given_id(&mut object, &used).unwrap_or_else(|| {
                let taken = |id: &str| used.iter().chain(&given).any(|other| other == id);
                unused(&default_id(object.peek(label), kind, index), taken)
            });
            used.push(id.clone());
            all.extend(read(reader, &mut object, id));
            reader.finish(object);
        });
        all
    }

    fn given_id(&mut self, object: &mut Fields, used: &[String]) -> Option<String> {
        let id = self.text(object, "id")?;
        let mark = self.enter("id");
        let sound = !id.chars().any(|char| char.is_whitespace() || char.is_control());
        let repeated = used.contains(&id);
        if !sound {
            self.problem(Code::BadId, "an id without white space", quoted(&id), None);
        } else if repeated {
            self.problem(Code::RepeatedId, "an id of its own", again(&id), None);
        }
        self.leave(mark);
        (sound && !repeated).then_some(id)
    }
}

fn default_id(label: Option<&str>, kind: &str, index: usize) -> String {
    let made = label.map(slug).unwrap_or_default();
    if !made.is_empty() {
        return made;
    }
    let mut id = String::from(kind);
    id.push('-');
    push_number(&mut id, index + 1);
    id
}

/// The id itself, else with `-2`, `-3` … behind it.
fn unused(id: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut candidate = id.to_owned();
    let mut count = 2;
    while taken(&candidate) {
        candidate.truncate(id.len());
        candidate.push('-');
        push_number(&mut candidate, count);
        count += 1;
    }
    candidate
}
