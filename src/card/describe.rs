//! Describes the card file, part by part, to generate its schema, manual and TypeScript types.
//!
//! The fields come from the tables that the reader uses, the words from the doc comments of the types.

use alloc::string::String;
use alloc::vec::Vec;
use core::{any, mem};

use documented::{Documented, DocumentedFields, DocumentedVariants};

use super::date::Date;
use super::problem::{Code, IdKind};
use super::record::{Choice, Record, Records, VisitMut};
use super::url::Url;
use super::{Card, Party, Source, Stated, Statement, Term, Version, VersionValue};

/// A part of a card file that is written as an object.
#[derive(Clone, Debug)]
pub struct Part {
    /// The name of its type: `Term`.
    pub name: &'static str,
    /// Its description.
    pub docs: String,
    /// True if a plain text may replace the object.
    pub has_short_form: bool,
    /// Its fields, in the order in which they are written.
    pub fields: Vec<Field>,
}

/// A field of a part.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name in the file.
    pub name: &'static str,
    /// Its description.
    pub docs: String,
    /// The type of its value.
    pub value_type: ValueType,
    /// The requirement: optional, always, or one of several.
    pub need: Need,
}

/// The requirement for a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It may be missing, `null` or an empty text.
    Optional,
    /// It is needed, and must not be empty.
    Always,
    /// One of these fields is needed.
    OneOf(&'static [&'static str]),
}

/// The type of a field's value. Parts are named by their types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// `2031`, `2031-04` or `2031-04-27`.
    Date,
    /// A web or mail address.
    Url,
    /// `true` or `false`.
    Flag,
    /// The number of the newest format that the file needs.
    Format,
    /// One of some words.
    Word {
        /// The name of its type: `Standing`.
        name: &'static str,
        /// The words, each with its meaning.
        words: Vec<(&'static str, String)>,
    },
    /// The id of the part itself.
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
    /// A part, or `null`.
    Value(&'static str),
    /// An object with such a part, or `null`, under the id of each version.
    Values(&'static str),
}

/// Returns all parts of a card file. The card itself is the first; each other part comes after one that has it.
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

/// Returns every problem code with its description, in the order in which a person would correct them.
///
/// ```
/// let codes = what_changed::card::describe::codes();
/// assert!(codes.iter().any(|(code, docs)| code.name() == "bad-date" && !docs.is_empty()));
/// ```
pub fn codes() -> Vec<(Code, String)> {
    // A missing code does not compile.
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
    codes.into_iter().map(|code| (code, in_one_line(code.get_variant_docs()))).collect()
}

/// The doc comments of a type and of its fields.
#[derive(Clone, Copy)]
pub(super) struct Docs {
    name: &'static str,
    part: &'static str,
    field: fn(&str) -> Option<&'static str>,
}

impl Docs {
    pub(super) fn new<T: Documented + DocumentedFields>() -> Self {
        let path = any::type_name::<T>();
        Self {
            name: path.rsplit("::").next().unwrap_or(path),
            part: T::DOCS,
            field: |name| T::get_field_docs(name).ok(),
        }
    }

    /// Returns the description of a field. A part may have the fields of a statement among its own; its comment on
    /// the statement is then that of the text.
    fn field(self, name: &str) -> &'static str {
        // The field's name in the file, and its name in the type if that differs.
        let renamed = match name {
            "text" => "statement",
            "effect" => "kind",
            name => name,
        };
        let own = (self.field)(name).or_else(|| (self.field)(renamed));
        own.unwrap_or_else(|| Statement::get_field_docs(name).expect("a field of a statement"))
    }
}

/// Collects the fields of each part, once.
#[derive(Default)]
struct Describer {
    parts: Vec<Part>,
    /// The doc comments of the part that is being visited.
    docs: Option<Docs>,
    /// The fields of that part so far.
    fields: Vec<Field>,
}

impl Describer {
    /// Describes a part, if it has not been described yet, and returns its name.
    fn part(&mut self, record: &mut dyn Record) -> &'static str {
        let docs = record.docs();
        if self.parts.iter().any(|part| part.name == docs.name) {
            return docs.name;
        }
        let at = self.parts.len();
        let has_short_form = record.short_mut().is_some();
        self.parts.push(Part { name: docs.name, docs: in_one_line(docs.part), has_short_form, fields: Vec::new() });
        let outer = (self.docs.replace(docs), mem::take(&mut self.fields));
        record.fields_mut(self);
        let mut fields = mem::replace(&mut self.fields, outer.1);
        self.docs = outer.0;
        for group in record.one_of() {
            let need = if group.len() == 1 { Need::Always } else { Need::OneOf(group) };
            fields.iter_mut().filter(|field| group.contains(&field.name)).for_each(|field| field.need = need);
        }
        self.parts[at].fields = fields;
        docs.name
    }

    /// Describes the part that a list has, and returns its name.
    fn item(&mut self, records: &mut dyn Records) -> &'static str {
        let name = self.part(records.add());
        records.drop_last();
        name
    }

    fn push(&mut self, name: &'static str, value_type: ValueType, is_needed: bool) {
        let docs = self.docs.expect("a part is being visited").field(name);
        self.push_with_docs(name, docs, value_type, is_needed);
    }

    fn push_with_docs(&mut self, name: &'static str, docs: &'static str, value_type: ValueType, is_needed: bool) {
        let need = if is_needed { Need::Always } else { Need::Optional };
        self.fields.push(Field { name, docs: in_one_line(docs), value_type, need });
    }
}

/// Joins the lines of a doc comment.
fn in_one_line(docs: &str) -> String {
    docs.replace('\n', " ")
}

/// Returns the name of the part that has ids of a kind.
fn part_name(kind: IdKind) -> &'static str {
    let docs = match kind {
        IdKind::Version => Docs::new::<Version>(),
        IdKind::Term => Docs::new::<Term>(),
        IdKind::Party => Docs::new::<Party>(),
        IdKind::Source => Docs::new::<Source>(),
    };
    docs.name
}

impl VisitMut for Describer {
    fn format(&mut self) {
        let format = "The format of the file. `1` is the only one so far, and the default.";
        self.push_with_docs("format", format, ValueType::Format, false);
        let schema = "The address of the schema of card files. With it, an editor completes names and marks mistakes.";
        self.push_with_docs("$schema", schema, ValueType::Text, false);
    }

    fn id(&mut self, name: &'static str, _: &mut String, _: IdKind) {
        self.push(name, ValueType::Id, false);
    }

    fn text(&mut self, name: &'static str, _: &mut Option<String>) {
        self.push(name, ValueType::Text, false);
    }

    fn plain(&mut self, name: &'static str, _: &mut String) {
        self.push(name, ValueType::Text, false);
    }

    fn needed(&mut self, name: &'static str, _: &mut String) {
        self.push(name, ValueType::Text, true);
    }

    fn texts(&mut self, name: &'static str, _: &mut Vec<String>) {
        self.push(name, ValueType::Texts, false);
    }

    fn date(&mut self, name: &'static str, _: &mut Option<Date>) {
        self.push(name, ValueType::Date, false);
    }

    fn url(&mut self, name: &'static str, _: &mut Option<Url>) {
        self.push(name, ValueType::Url, false);
    }

    fn flag(&mut self, name: &'static str, _: &mut bool) {
        self.push(name, ValueType::Flag, false);
    }

    fn choice(&mut self, name: &'static str, field: &mut dyn Choice, is_needed: bool) {
        let words = field.words().iter().copied().zip(field.docs().into_iter().map(in_one_line)).collect();
        self.push(name, ValueType::Word { name: field.type_name(), words }, is_needed);
    }

    fn reference(&mut self, name: &'static str, _: &mut Option<String>, kind: IdKind) {
        self.push(name, ValueType::Reference(part_name(kind)), false);
    }

    fn needed_reference(&mut self, name: &'static str, _: &mut String, kind: IdKind) {
        self.push(name, ValueType::Reference(part_name(kind)), true);
    }

    fn references(&mut self, name: &'static str, _: &mut Vec<String>, kind: IdKind) {
        self.push(name, ValueType::References(part_name(kind)), false);
    }

    fn record(&mut self, name: &'static str, field: &mut dyn Records) {
        let part = self.item(field);
        self.push(name, ValueType::Part(part), false);
    }

    fn needed_record(&mut self, name: &'static str, field: &mut dyn Record) {
        let part = self.part(field);
        self.push(name, ValueType::Part(part), true);
    }

    fn records(&mut self, name: &'static str, field: &mut dyn Records) {
        let part = self.item(field);
        self.push(name, ValueType::Parts(part), false);
    }

    fn cells(&mut self, name: &'static str, field: &mut dyn Records) {
        let part = self.item(field);
        self.push(name, ValueType::Cells(part), false);
    }

    fn values(&mut self, name: &'static str, _: &mut Vec<VersionValue>) {
        let part = self.part(&mut Stated::default());
        self.push(name, ValueType::Values(part), false);
        let before = "What the first version says, in a card with two versions. Replaces `values`.";
        self.push_with_docs("before", before, ValueType::Value(part), false);
        let after = "What the second version says, in a card with two versions. Replaces `values`.";
        self.push_with_docs("after", after, ValueType::Value(part), false);
    }
}
