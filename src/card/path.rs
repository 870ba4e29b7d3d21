//! Where the reader is in a card file.

use alloc::string::String;
use alloc::vec::Vec;

use crate::number;

/// A way down from the card: `terms[2].sources[0]`.
#[derive(Default)]
pub(super) struct Path {
    text: String,
    /// The lengths to go back up to.
    marks: Vec<usize>,
}

impl Path {
    /// Goes down into a field.
    pub(super) fn name(&mut self, name: &str) {
        self.marks.push(self.text.len());
        if !self.text.is_empty() {
            self.text.push('.');
        }
        self.text.push_str(name);
    }

    /// Goes down into an element of a list.
    pub(super) fn index(&mut self, index: usize) {
        self.marks.push(self.text.len());
        self.text.push('[');
        number::push(&mut self.text, index);
        self.text.push(']');
    }

    /// Comes back up.
    pub(super) fn up(&mut self) {
        let mark = self.marks.pop().unwrap_or_default();
        self.text.truncate(mark);
    }

    /// The path as it is written.
    pub(super) fn to_text(&self) -> String {
        self.text.clone()
    }
}
