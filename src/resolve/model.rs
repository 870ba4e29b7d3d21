//! The model of a card as it is shown.

use alloc::string::String;
use alloc::vec::Vec;
use core::num::NonZeroUsize;

use super::sections::ResolvedSection;
use super::term::ResolvedTerm;
use super::timeline::{EventDetails, Moment};
use super::tools::Tools;
use crate::card::Entry;
use crate::change::ChangeKind;
use crate::locale::Locale;
use crate::state::{Section, View};

/// A card as it is shown.
pub struct Resolved<'c> {
    /// The language of the card's texts.
    pub lang: &'c str,
    /// The direction of that language, as in HTML's `dir`.
    pub dir: &'static str,
    /// The language of labels.
    pub locale: &'static Locale,
    /// The title.
    pub title: &'c str,
    /// The summary.
    pub summary: Option<&'c str>,
    /// The date of the last update, in a sentence.
    pub updated: Option<When>,
    /// The corrections.
    pub corrections: Vec<ResolvedCorrection<'c>>,
    /// Index of the earlier version of the comparison.
    pub from: usize,
    /// Index of the later version. The same as `from` where a version is shown alone.
    pub to: usize,
    /// A sentence that names the compared versions. `None` if they are a mere before and after.
    pub compared: Option<String>,
    /// The number of terms, in words.
    pub total: String,
    /// The number of terms with each kind of change that occurs. The numbers add up to the total. Empty where a version
    /// is shown alone.
    pub counts: Vec<Count>,
    /// The number of terms that the later version does not disclose.
    pub undisclosed: Option<Count>,
    /// A sentence with the number of edits of each kind, if some are minor.
    pub minor_edits: Option<String>,
    /// The versions and events of the timeline. Empty if there are only a before and an after.
    pub moments: Vec<Moment<'c>>,
    /// The chosen event.
    pub event: Option<EventDetails<'c>>,
    /// Comparing, filters and search.
    pub tools: Tools,
    /// The terms by topic, in the order of the card.
    pub groups: Vec<Group<'c>>,
    /// The other panels.
    pub sections: Vec<ResolvedSection<'c>>,
    /// The glossary.
    pub glossary: &'c [Entry],
    /// The chosen audience.
    pub audience: Option<ChosenAudience<'c>>,
    /// The announcement for screen readers, empty for none.
    pub status: String,
    /// The view of terms.
    pub view: View,
}

impl<'c> Resolved<'c> {
    /// True if a version is shown alone.
    pub fn is_alone(&self) -> bool {
        self.from == self.to
    }

    /// The sections that are shown before the terms, and those after them.
    pub fn sections_around(&self) -> (&[ResolvedSection<'c>], &[ResolvedSection<'c>]) {
        let is_first = self.sections.first().is_some_and(|first| first.section == Section::Glance);
        self.sections.split_at(usize::from(is_first))
    }

    /// All terms.
    pub fn terms(&self) -> impl Iterator<Item = &ResolvedTerm<'c>> {
        self.groups.iter().flat_map(|group| &group.terms)
    }

    /// True if the list of terms is longer than most open panels.
    pub fn has_many_terms(&self) -> bool {
        const MANY: usize = 20;
        self.terms().count() > MANY
    }
}

/// Consecutive terms with the same topic.
pub struct Group<'c> {
    /// The topic.
    pub topic: Option<&'c str>,
    /// The terms.
    pub terms: Vec<ResolvedTerm<'c>>,
}

/// A term that something refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TermRef<'c> {
    /// The id.
    pub id: &'c str,
    /// The label.
    pub label: &'c str,
}

/// A date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// The date for machines.
    pub iso: String,
    /// The date for people.
    pub shown: String,
}

/// A correction.
pub struct ResolvedCorrection<'c> {
    /// A label with the date, if it is known.
    pub label: String,
    /// The text.
    pub text: &'c str,
}

/// The audience that the reader chose.
#[derive(Clone, Copy)]
pub struct ChosenAudience<'c> {
    /// Its index in the card.
    pub index: usize,
    /// Its label.
    pub label: &'c str,
}

/// A number of terms.
pub struct Count {
    /// The sign of what is counted.
    pub sign: Sign,
    /// The number, in digits.
    pub number: String,
    /// The label of what is counted.
    pub label: &'static str,
}

/// A sign of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// The kind of change.
    Change(ChangeKind),
    /// The later version does not disclose the term.
    Undisclosed,
}

impl Sign {
    /// The name for styles.
    pub fn name(self) -> &'static str {
        match self {
            Self::Change(kind) => kind.name(),
            Self::Undisclosed => "undisclosed",
        }
    }

    /// The sign itself, which distinguishes it without colour.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Change(kind) => kind.sign(),
            Self::Undisclosed => "?",
        }
    }
}

/// The number of matches of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Matches {
    /// There is no search.
    NotSearched,
    /// No matches.
    None,
    /// So many matches.
    Count(NonZeroUsize),
}

impl Matches {
    pub(super) fn new(count: usize, query: &str) -> Self {
        match NonZeroUsize::new(count) {
            Some(count) => Self::Count(count),
            None if query.is_empty() => Self::NotSearched,
            None => Self::None,
        }
    }

    /// The number of matches, 0 without a search.
    pub fn count(self) -> usize {
        match self {
            Self::Count(count) => count.get(),
            Self::NotSearched | Self::None => 0,
        }
    }
}
