//! Compares the outlines of two texts: pairs of sections, moves and topics.

use alloc::vec::Vec;

use super::likeness::Likeness;
use super::moves::moved;
use super::pair::{Pairs, pairs};
use super::section::{Outline, Section};

/// The label of the text before the first heading.
const OPENING: &str = "Opening";

/// The label of a text without headings.
const WHOLE: &str = "Whole text";

/// A section of one text, or a pair of sections.
#[derive(Clone, Copy)]
pub(super) enum Row {
    /// In both texts.
    Both {
        /// The index of the old section.
        old: usize,
        /// The index of the new section.
        new: usize,
    },
    /// In the new text only.
    Added(usize),
    /// In the old text only.
    Removed(usize),
}

/// The comparison of two outlines.
pub(super) struct Comparison<'o> {
    /// The old text.
    pub old: &'o Outline<'o>,
    /// The new text.
    pub new: &'o Outline<'o>,
    /// The pairs of sections.
    pub pairs: Pairs,
    /// For each new section, true if it moved.
    pub moved: Vec<bool>,
    /// True if the top-level headings are topics.
    topics: bool,
}

impl<'o> Comparison<'o> {
    pub(super) fn of(old: &'o Outline<'o>, new: &'o Outline<'o>) -> Self {
        let pairs = pairs(old, new, &Likeness::of(old, new));
        Self { old, new, moved: moved(&pairs.of_new), pairs, topics: has_topics(new) }
    }

    /// Returns the old and the new section.
    pub(super) fn sections(&self, row: Row) -> [Option<&'o Section<'o>>; 2] {
        let (old, new) = match row {
            Row::Both { old, new } => (Some(old), Some(new)),
            Row::Added(new) => (None, Some(new)),
            Row::Removed(old) => (Some(old), None),
        };
        [old.map(|old| &self.old.sections[old]), new.map(|new| &self.new.sections[new])]
    }

    /// Returns the text that the label comes from, and the index of the section there.
    fn home(&self, row: Row) -> (&'o Outline<'o>, usize) {
        match row {
            Row::Both { new, .. } | Row::Added(new) => (self.new, new),
            Row::Removed(old) => (self.old, old),
        }
    }

    /// Returns the label of a section.
    pub(super) fn label(&self, row: Row) -> &'o str {
        let (outline, at) = self.home(row);
        name(outline, at)
    }

    /// Returns the parent heading of a section, unless it is the title.
    pub(super) fn parent(&self, row: Row) -> Option<&'o str> {
        let (outline, at) = self.home(row);
        let parent = outline.sections[at].parent.filter(|parent| Some(*parent) != outline.title);
        parent.map(|parent| name(outline, parent))
    }

    /// True if the texts have different headings for a section.
    pub(super) fn is_renamed(&self, row: Row) -> bool {
        let [old, new] = self.sections(row);
        old.zip(new).is_some_and(|(old, new)| old.words != new.words)
    }

    /// Returns the topic of a section.
    pub(super) fn topic(&self, row: Row) -> Option<&'o str> {
        let (outline, at) = self.home(row);
        let own = outline.top(at).filter(|_| self.topics)?;
        let new = if let Row::Removed(old) = row { self.new_topic(old) } else { None };
        Some(new.map_or_else(|| name(outline, own), |top| name(self.new, top)))
    }

    /// Returns the new topic that is paired with the topic of an old section.
    pub(super) fn new_topic(&self, old: usize) -> Option<usize> {
        let top = self.pairs.of_old[self.old.top(old)?]?;
        self.topic_of(top)
    }

    /// Returns the topic of a new section.
    pub(super) fn topic_of(&self, new: usize) -> Option<usize> {
        self.new.top(new).filter(|_| self.topics)
    }

    /// True if a heading is the topic of the sections below it.
    pub(super) fn is_topic(&self, outline: &Outline, at: usize) -> bool {
        self.topics && outline.top(at) == Some(at) && outline.is_parent(at)
    }
}

/// Returns the label of a section in a text.
pub(super) fn name<'o>(outline: &'o Outline, at: usize) -> &'o str {
    let unnamed = if outline.is_cut() { OPENING } else { WHOLE };
    outline.sections[at].label.as_deref().unwrap_or(unnamed)
}

/// True if the top-level headings are topics: most of them have others below them.
fn has_topics(outline: &Outline) -> bool {
    let tops = (0..outline.sections.len()).filter(|at| outline.top(*at) == Some(*at));
    let (parents, alone): (Vec<usize>, Vec<usize>) = tops.partition(|at| outline.is_parent(*at));
    parents.len() > alone.len() && parents.len() > 1
}
