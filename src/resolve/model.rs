//! Types that several parts of the model share.

use alloc::string::String;
use core::num::NonZeroUsize;

use crate::change::ChangeKind;

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

/// A link.
#[derive(Clone, Copy)]
pub struct Link<'c> {
    /// The address.
    pub address: &'c str,
    /// The label.
    pub label: &'c str,
}
