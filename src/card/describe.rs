//! What a card file may hold, part by part, for who writes a schema, a manual or an example of it.
//!
//! The fields are those that the reader asks for, and the words are the doc comments of the types.

use alloc::string::String;
use alloc::vec::Vec;
use core::{any, mem};

use documented::{Documented, DocumentedFields, DocumentedVariants};

use super::date::Date;
use super::problem::Code;
use super::record::{Choice, Kind, Record, Records, Visit};
use super::url::Url;
use super::{Card, Party, Source, Stated, Statement, Term, Version, VersionValue};

/// A part of a card file that is written as an object.
#[derive(Clone, Debug)]
pub struct Part {
    /// The name of its type: `Term`.
    pub name: &'static str,
    /// What it is.
    pub docs: String,
    /// Whether a text may stand in its place, which is then its `text`.
    pub is_short: bool,
    /// Its fields, in the order in which they are written.
    pub fields: Vec<Field>,
}

/// A field of a part.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name in the file.
    pub name: &'static str,
    /// What it says.
    pub docs: String,
    /// What stands in it.
    pub holds: Holds,
    /// Whether it may be missing.
    pub need: Need,
}

/// Whether a field may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It may; then, `null` or an empty text is as good as nothing.
    Optional,
    /// It must be there and say something.
    Always,
    /// It may, as long as another of these says something.
    OneOf(&'static [&'static str]),
}

/// What stands in a field. Parts are called by their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// `2031`, `2031-04` or `2031-04-27`.
    Date,
    /// An address on the web or of a mailbox.
    Url,
    /// `true` or `false`.
    Flag,
    /// The number of the newest format that the file needs.
    Format,
    /// One of some words, each with what it says.
    Word(Vec<(&'static str, String)>),
    /// An id of the part's own.
    Id,
    /// The id of another part.
    Reference(&'static str),
    /// A list of ids of other parts.
    References(&'static str),
    /// A part.
    Part(&'static str),
    /// A list of parts.
    Parts(&'static str),
    /// A list of parts, some of which may be `null` or an empty text.
    Cells(&'static str),
    /// A part, or `null` where there expressly is none.
    Value(&'static str),
    /// An object that has such a part, or `null`, under the id of each version.
    Values(&'static str),
}

/// All parts of a card file. The card itself is the first; each other comes after one that holds it.
///
/// ```
/// let parts = what_changed::card::describe::parts();
/// assert_eq!(parts[0].name, "Card");
/// assert!(parts[0].fields.iter().any(|field| field.name == "title"));
/// ```
pub fn parts() -> Vec<Part> {
    let mut describer = Describer::default();
    describer.part(&mut Card::default());
    describer.parts
}

/// Every code of a problem, with what it says, in the order in which a person would mend them.
///
/// ```
/// let codes = what_changed::card::describe::codes();
/// assert!(codes.iter().any(|(code, docs)| code.name() == "bad-date" && !docs.is_empty()));
/// ```
pub fn codes() -> Vec<(Code, String)> {
    // A code that is missing here does not compile.
    let codes: [Code; Code::FIELD_DOCS.len()] = [
        Code::NotJson,
        Code::NotACard,
        Code::NoTitle,
        Code::NoTerms,
        Code::WrongType,
        Code::Missing,
        Code::UnknownField,
        Code::RepeatedField,
        Code::UnknownId,
        Code::RepeatedId,
        Code::BadId,
        Code::UnknownChoice,
        Code::BadDate,
        Code::BadUrl,
        Code::BeforeAfter,
        Code::FewVersions,
        Code::UnevenRow,
        Code::NewerFormat,
    ];
    codes.into_iter().map(|code| (code, in_a_line(code.get_variant_docs()))).collect()
}

/// The doc comments of a type and of its fields.
#[derive(Clone, Copy)]
pub(super) struct Docs {
    name: &'static str,
    whole: &'static str,
    field: fn(&str) -> Option<&'static str>,
}

impl Docs {
    pub(super) fn of<T: Documented + DocumentedFields>() -> Self {
        let path = any::type_name::<T>();
        Self {
            name: path.rsplit("::").next().unwrap_or(path),
            whole: T::DOCS,
            field: |name| T::get_field_docs(name).ok(),
        }
    }

    /// What is told of a field. Fields of a statement may stand among those of another part, which then tells what
    /// its text is about.
    fn field(self, name: &str) -> &'static str {
        let own = (self.field)(name).or_else(|| (self.field)("statement").filter(|_| name == "text"));
        own.unwrap_or_else(|| Statement::get_field_docs(name).expect("a field of a statement"))
    }
}

/// Hears of the fields of each part, once.
#[derive(Default)]
struct Describer {
    parts: Vec<Part>,
    /// The doc comments of the part that tells of its fields.
    docs: Option<Docs>,
    /// Those that it told of.
    fields: Vec<Field>,
}

impl Describer {
    /// The name of a part, which is described if it has not been.
    fn part(&mut self, record: &mut dyn Record) -> &'static str {
        let docs = record.docs();
        if self.parts.iter().any(|part| part.name == docs.name) {
            return docs.name;
        }
        let at = self.parts.len();
        let is_short = record.short().is_some();
        self.parts.push(Part { name: docs.name, docs: in_a_line(docs.whole), is_short, fields: Vec::new() });
        let outer = (self.docs.replace(docs), mem::take(&mut self.fields));
        record.fields(self);
        let mut fields = mem::replace(&mut self.fields, outer.1);
        self.docs = outer.0;
        for group in record.one_of() {
            let need = if group.len() == 1 { Need::Always } else { Need::OneOf(group) };
            fields.iter_mut().filter(|field| group.contains(&field.name)).for_each(|field| field.need = need);
        }
        self.parts[at].fields = fields;
        docs.name
    }

    /// The name of the part that there is room for.
    fn held(&mut self, room: &mut dyn Records) -> &'static str {
        let name = self.part(room.add());
        room.drop_last();
        name
    }

    fn told(&mut self, name: &'static str, holds: Holds, is_needed: bool) {
        let docs = self.docs.expect("a part tells of its fields").field(name);
        self.told_in_words(name, docs, holds, is_needed);
    }

    fn told_in_words(&mut self, name: &'static str, docs: &'static str, holds: Holds, is_needed: bool) {
        let need = if is_needed { Need::Always } else { Need::Optional };
        self.fields.push(Field { name, docs: in_a_line(docs), holds, need });
    }
}

/// A doc comment without the ends of its lines.
fn in_a_line(docs: &str) -> String {
    docs.replace('\n', " ")
}

fn named(kind: Kind) -> &'static str {
    let docs = match kind {
        Kind::Version => Docs::of::<Version>(),
        Kind::Term => Docs::of::<Term>(),
        Kind::Party => Docs::of::<Party>(),
        Kind::Source => Docs::of::<Source>(),
    };
    docs.name
}

impl Visit for Describer {
    fn format(&mut self) {
        let format = "The format of the file. `1` is the only one so far; without it, that is meant.";
        self.told_in_words("format", format, Holds::Format, false);
        let schema =
            "Where an editor finds the schema of card files, by which it completes names and marks what is wrong.";
        self.told_in_words("$schema", schema, Holds::Text, false);
    }

    fn id(&mut self, _: Kind, _: &mut String) {
        self.told("id", Holds::Id, false);
    }

    fn text(&mut self, name: &'static str, _: &mut Option<String>) {
        self.told(name, Holds::Text, false);
    }

    fn plain(&mut self, name: &'static str, _: &mut String) {
        self.told(name, Holds::Text, false);
    }

    fn needed(&mut self, name: &'static str, _: &mut String) {
        self.told(name, Holds::Text, true);
    }

    fn texts(&mut self, name: &'static str, _: &mut Vec<String>) {
        self.told(name, Holds::Texts, false);
    }

    fn date(&mut self, name: &'static str, _: &mut Option<Date>) {
        self.told(name, Holds::Date, false);
    }

    fn url(&mut self, name: &'static str, _: &mut Option<Url>) {
        self.told(name, Holds::Url, false);
    }

    fn flag(&mut self, name: &'static str, _: &mut bool) {
        self.told(name, Holds::Flag, false);
    }

    fn choice(&mut self, name: &'static str, _: &'static str, is_needed: bool, field: &mut dyn Choice) {
        let words = field.words().iter().copied().zip(field.docs().into_iter().map(in_a_line)).collect();
        self.told(name, Holds::Word(words), is_needed);
    }

    fn reference(&mut self, name: &'static str, kind: Kind, is_needed: bool, _: &mut String) {
        self.told(name, Holds::Reference(named(kind)), is_needed);
    }

    fn references(&mut self, name: &'static str, kind: Kind, _: &mut Vec<String>) {
        self.told(name, Holds::References(named(kind)), false);
    }

    fn record(&mut self, name: &'static str, field: &mut dyn Records) {
        let part = self.held(field);
        self.told(name, Holds::Part(part), false);
    }

    fn needed_record(&mut self, name: &'static str, field: &mut dyn Record) {
        let part = self.part(field);
        self.told(name, Holds::Part(part), true);
    }

    fn records(&mut self, name: &'static str, field: &mut dyn Records) {
        let part = self.held(field);
        self.told(name, Holds::Parts(part), false);
    }

    fn cells(&mut self, name: &'static str, field: &mut dyn Records) {
        let part = self.held(field);
        self.told(name, Holds::Cells(part), false);
    }

    fn values(&mut self, _: &mut Vec<VersionValue>) {
        let part = self.part(&mut Stated::default());
        self.told("values", Holds::Values(part), false);
        let before = "In place of `values`, where there are two versions: what the first one says.";
        self.told_in_words("before", before, Holds::Value(part), false);
        let after = "In place of `values`, where there are two versions: what the second one says.";
        self.told_in_words("after", after, Holds::Value(part), false);
    }
}
