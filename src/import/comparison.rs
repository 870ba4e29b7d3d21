//! Two texts beside each other: which section of one is which of the other, and under which topic.

use alloc::vec::Vec;

use super::likeness::Likeness;
use super::moves::moved;
use super::pair::{Pairs, pairs};
use super::section::{Outline, Section};

/// What stands before the first heading is called this.
const OPENING: &str = "Opening";

/// A text without headings is called this.
const WHOLE: &str = "Whole text";

/// A section in either text or both.
#[derive(Clone, Copy)]
pub(super) enum Row {
    /// It stands in both texts.
    Both {
        /// Its place among the old sections.
        old: usize,
        /// Its place among the new sections.
        new: usize,
    },
    /// It stands in the new text only.
    Added(usize),
    /// It stands in the old text only.
    Removed(usize),
}

/// Two texts beside each other.
pub(super) struct Comparison<'o> {
    /// The old text.
    pub old: &'o Outline<'o>,
    /// The new text.
    pub new: &'o Outline<'o>,
    /// Which section is which.
    pub pairs: Pairs,
    /// Which new sections stand in another order than most.
    pub moved: Vec<bool>,
    /// Whether the highest headings are topics.
    topics: bool,
}

impl<'o> Comparison<'o> {
    pub(super) fn of(old: &'o Outline<'o>, new: &'o Outline<'o>) -> Self {
        let pairs = pairs(old, new, &Likeness::of(old, new));
        Self { old, new, moved: moved(&pairs.of_new), pairs, topics: has_topics(new) }
    }

    /// What either text has of a section.
    pub(super) fn sections(&self, row: Row) -> [Option<&'o Section<'o>>; 2] {
        let (old, new) = match row {
            Row::Both { old, new } => (Some(old), Some(new)),
            Row::Added(new) => (None, Some(new)),
            Row::Removed(old) => (Some(old), None),
        };
        [old.map(|old| &self.old.sections[old]), new.map(|new| &self.new.sections[new])]
    }

    /// The text that a section is called after, and its place there.
    fn home(&self, row: Row) -> (&'o Outline<'o>, usize) {
        match row {
            Row::Both { new, .. } | Row::Added(new) => (self.new, new),
            Row::Removed(old) => (self.old, old),
        }
    }

    /// What a section is called.
    pub(super) fn label(&self, row: Row) -> &'o str {
        let (outline, at) = self.home(row);
        name(outline, at)
    }

    /// The heading that a section stands under, unless it is the title.
    pub(super) fn parent(&self, row: Row) -> Option<&'o str> {
        let (outline, at) = self.home(row);
        let parent = outline.sections[at].parent.filter(|parent| Some(*parent) != outline.title);
        parent.map(|parent| name(outline, parent))
    }

    /// Whether the texts call a section differently.
    pub(super) fn is_renamed(&self, row: Row) -> bool {
        let [old, new] = self.sections(row);
        old.zip(new).is_some_and(|(old, new)| old.words != new.words)
    }

    /// The topic that a section is shown under.
    pub(super) fn topic(&self, row: Row) -> Option<&'o str> {
        let (outline, at) = self.home(row);
        let own = outline.top(at).filter(|_| self.topics)?;
        let new = if let Row::Removed(old) = row { self.new_topic(old) } else { None };
        Some(new.map_or_else(|| name(outline, own), |top| name(self.new, top)))
    }

    /// The topic in the new text that has what an old section stood under.
    pub(super) fn new_topic(&self, old: usize) -> Option<usize> {
        let top = self.pairs.of_old[self.old.top(old)?]?;
        self.topic_of(top)
    }

    /// The topic of a new section.
    pub(super) fn topic_of(&self, new: usize) -> Option<usize> {
        self.new.top(new).filter(|_| self.topics)
    }

    /// Whether a heading is the topic of what stands under it.
    pub(super) fn is_topic(&self, outline: &Outline, at: usize) -> bool {
        self.topics && outline.top(at) == Some(at) && outline.is_parent(at)
    }
}

/// What a text calls a section.
pub(super) fn name<'o>(outline: &'o Outline, at: usize) -> &'o str {
    let unnamed = if outline.is_cut() { OPENING } else { WHOLE };
    outline.sections[at].label.as_deref().unwrap_or(unnamed)
}

/// Whether the highest headings are to be topics: where most of them have others under them.
fn has_topics(outline: &Outline) -> bool {
    let tops = (0..outline.sections.len()).filter(|at| outline.top(*at) == Some(*at));
    let (parents, alone): (Vec<usize>, Vec<usize>) = tops.partition(|at| outline.is_parent(*at));
    parents.len() > alone.len() && parents.len() > 1
}
