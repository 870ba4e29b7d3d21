//! Paths into a card file.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::number;

/// One segment of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Segment {
    /// A field of an object.
    Field(&'static str),
    /// An item of a list.
    Item {
        /// Its position in the list, from 0.
        index: usize,
        /// Its label, name or publisher, if it has one.
        label: Option<String>,
    },
    /// A member of `values`: the id of a version, as the file spells it.
    Key(String),
}

/// A path from the card to a value. Its text form is `terms[2].values.v1.sources[0]`; a key that is not a plain name
/// is quoted, as in `values["v.2"]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path(pub Vec<Segment>);

impl fmt::Display for Path {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text())
    }
}

impl Path {
    /// The path as text. Empty for the card itself.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for segment in &self.0 {
            match segment {
                Segment::Field(name) => push_name(&mut text, name),
                Segment::Item { index, .. } => {
                    text.push('[');
                    number::push(&mut text, *index);
                    text.push(']');
                }
                Segment::Key(key) if is_plain(key) => push_name(&mut text, key),
                Segment::Key(key) => {
                    text.push_str("[\"");
                    for char in key.chars() {
                        if matches!(char, '"' | '\\') {
                            text.push('\\');
                        }
                        text.push(char);
                    }
                    text.push_str("\"]");
                }
            }
        }
        text
    }
}

fn push_name(text: &mut String, name: &str) {
    if !text.is_empty() {
        text.push('.');
    }
    text.push_str(name);
}

/// True if a key reads as one name in a path.
fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
