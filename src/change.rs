//! The kinds of change.

/// The kind of a term's change from one version to another. Every term has exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// Both versions have a text, and the texts differ.
    Changed,
    /// Only the later version has the term.
    Added,
    /// Only the earlier version has the term.
    Removed,
    /// The text became known.
    Disclosed,
    /// The text is no longer known.
    Withheld,
    /// The texts are the same, or neither is public.
    Unchanged,
    /// Neither version has the term.
    Absent,
}

impl ChangeKind {
    /// All kinds, in the order in which the card counts them.
    pub const ALL: [Self; 7] =
        [Self::Changed, Self::Added, Self::Removed, Self::Disclosed, Self::Withheld, Self::Unchanged, Self::Absent];

    /// The stable name for styles, attributes and tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Disclosed => "disclosed",
            Self::Withheld => "withheld",
            Self::Unchanged => "unchanged",
            Self::Absent => "absent",
        }
    }

    /// A sign that distinguishes the kind without colour.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Changed => "Δ",
            Self::Added => "+",
            Self::Removed => "−",
            Self::Disclosed => "!",
            Self::Withheld => "…",
            Self::Unchanged => "=",
            Self::Absent => "∅",
        }
    }

    /// True unless both versions are the same in this respect.
    pub fn is_change(self) -> bool {
        !matches!(self, Self::Unchanged | Self::Absent)
    }
}
