//! The value tree that the reader walks: parsed from JSON, or copied from JavaScript.

use alloc::string::String;
use alloc::vec::Vec;

use super::problem::Span;

/// A value and its place in the text.
#[derive(Clone, Debug, Default)]
pub struct Node {
    /// The value.
    pub value: Value,
    pub(super) place: Place,
}

/// A value of JSON. An object keeps the order and the repetitions of its members.
#[derive(Clone, Debug, Default)]
pub enum Value {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// An object.
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name.
    pub name: String,
    pub(super) name_place: Place,
    /// Its value.
    pub node: Node,
}

/// A byte range of a text, or none for a value that was not parsed from text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    start: u32,
    end: u32,
}

impl Default for Place {
    fn default() -> Self {
        Self { start: u32::MAX, end: u32::MAX }
    }
}

impl Place {
    /// Returns the place of a byte range. Offsets beyond four gigabytes have none.
    pub(super) fn new(start: usize, end: usize) -> Self {
        let places = u32::try_from(start).ok().zip(u32::try_from(end).ok());
        places.map(|(start, end)| Self { start, end }).unwrap_or_default()
    }

    /// Returns the byte range, without the line and the column.
    pub(super) fn span(self) -> Option<Span> {
        let is_known = self != Self::default();
        is_known.then_some(Span { line: 0, column: 0, start: self.start as usize, end: self.end as usize })
    }
}

impl From<Value> for Node {
    fn from(value: Value) -> Self {
        Self { value, place: Place::default() }
    }
}

impl Member {
    /// Returns a member that was not parsed from text.
    pub fn new(name: String, value: Value) -> Self {
        Self { name, name_place: Place::default(), node: value.into() }
    }
}

impl Node {
    /// Returns the place of an object's member, or of the object if there is none.
    pub(super) fn place_of(&self, name: &str) -> Place {
        let Value::Object(members) = &self.value else { return self.place };
        members.iter().rfind(|member| member.name == name).map_or(self.place, |member| member.node.place)
    }
}

impl Value {
    /// The maximum depth of nested objects and lists. A card needs seven levels.
    pub const MAX_DEPTH: u8 = 24;

    /// Returns the label, name or other short text by which a person knows an object.
    pub(super) fn label(&self) -> Option<&str> {
        let names = ["label", "name", "publisher", "question", "term", "date", "id"];
        let mut labels = names.into_iter().filter_map(|name| self.text(name));
        labels.find(|label| !label.trim().is_empty())
    }

    /// Returns the value of an object's last member of that name, which is the one that counts in JavaScript.
    pub(super) fn member(&self, name: &str) -> Option<&Self> {
        let Self::Object(members) = self else { return None };
        members.iter().rfind(|member| member.name == name).map(|member| &member.node.value)
    }

    /// Returns the text of an object's member.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        match self.member(name) {
            Some(Self::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Returns the elements of a list. Any other value counts as a list of one, and `null` as an empty list.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        let (list, single) = match self {
            Self::List(list) => (&list[..], None),
            Self::Null => (&[][..], None),
            other => (&[][..], Some(other)),
        };
        list.iter().map(|node| &node.value).chain(single)
    }
}
