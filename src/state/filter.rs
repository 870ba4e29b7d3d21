//! Filters that narrow down the list of terms.

use crate::change::ChangeKind;

/// One filter and its new value; `None` removes the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Keep the terms of a topic. Topics are numbered in the order in which the card first uses them.
    Topic(Option<usize>),
    /// Keep the terms that affect a party.
    Party(Option<usize>),
    /// Keep the terms that matter to an audience.
    Audience(Option<usize>),
    /// Keep the terms with a kind of change.
    Kind(Option<KindFilter>),
}

/// A filter by kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KindFilter {
    /// Exactly one kind.
    One(ChangeKind),
    /// Every kind that is a change.
    AnyChange,
}

impl KindFilter {
    /// All options, in the order in which they are offered.
    pub const ALL: [Self; ChangeKind::ALL.len() + 1] = {
        let mut all = [Self::AnyChange; ChangeKind::ALL.len() + 1];
        let mut at = 0;
        while at < ChangeKind::ALL.len() {
            all[at] = Self::One(ChangeKind::ALL[at]);
            at += 1;
        }
        all
    };

    /// The name of the option in attributes.
    pub fn name(self) -> &'static str {
        match self {
            Self::One(kind) => kind.name(),
            Self::AnyChange => "any",
        }
    }

    /// Parses the name of an option.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|option| option.name() == name)
    }

    /// True if a term with this kind of change passes.
    pub fn accepts(self, kind: ChangeKind) -> bool {
        match self {
            Self::One(one) => kind == one,
            Self::AnyChange => kind.is_change(),
        }
    }
}

/// The current filters. A term is shown if it passes all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Index of a topic.
    pub topic: Option<usize>,
    /// Index of a party.
    pub party: Option<usize>,
    /// Index of an audience.
    pub audience: Option<usize>,
    /// A kind of change.
    pub kind: Option<KindFilter>,
}

impl Filters {
    /// Sets or removes one filter.
    pub(super) fn set(&mut self, filter: Filter) {
        match filter {
            Filter::Topic(topic) => self.topic = topic,
            Filter::Party(party) => self.party = party,
            Filter::Audience(audience) => self.audience = audience,
            Filter::Kind(kind) => self.kind = kind,
        }
    }
}
