//! Which kind of change leads from what one version holds to what another does.

use super::history::Held;
use crate::locale::Word;

/// From one version to another, a term is exactly one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Its text is another.
    Changed,
    /// It was not part of the earlier version, and is part of the later one.
    Added,
    /// It was part of the earlier version, and is not part of the later one.
    Removed,
    /// What it says was not known, and now is.
    Disclosed,
    /// What it says was known, and now is not.
    Withheld,
    /// It says the same, or is not public in either.
    Unchanged,
    /// It stands in neither.
    Absent,
}

impl Kind {
    /// All kinds, in the order in which they are counted up.
    pub const ALL: [Self; 7] =
        [Self::Changed, Self::Added, Self::Removed, Self::Disclosed, Self::Withheld, Self::Unchanged, Self::Absent];

    /// The kind's stable name, for styles and tests.
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

    /// A sign that tells it apart without colour.
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

    pub(super) fn word(self) -> Word {
        match self {
            Self::Changed => Word::Changed,
            Self::Added => Word::Added,
            Self::Removed => Word::Removed,
            Self::Disclosed => Word::Disclosed,
            Self::Withheld => Word::Withheld,
            Self::Unchanged => Word::Unchanged,
            Self::Absent => Word::Absent,
        }
    }
}

/// What leads from one to the other; where both are texts, `same_words` says whether they differ in more
/// than white space.
///
/// *Not reported* is not a fact about the contract but about what is known of it: a text that follows
/// it has become known, it was not added. That something exists at all, where nothing was reported,
/// is new; what is expressly no part of a version and what is not reported of it are both absent.
pub(super) fn kind(from: Held, to: Held, same_words: bool) -> Kind {
    use Held::{NotPart, NotReported, Text, Undisclosed};
    match (from, to) {
        (Text(_), Text(_)) if same_words => Kind::Unchanged,
        (Text(_), Text(_)) => Kind::Changed,
        (Undisclosed(_), Undisclosed(_)) => Kind::Unchanged,
        (Undisclosed(_) | NotReported, Text(_)) => Kind::Disclosed,
        (Text(_), Undisclosed(_) | NotReported) => Kind::Withheld,
        (NotPart, Text(_) | Undisclosed(_)) | (NotReported, Undisclosed(_)) => Kind::Added,
        (Text(_) | Undisclosed(_), NotPart) | (Undisclosed(_), NotReported) => Kind::Removed,
        (NotPart | NotReported, NotPart | NotReported) => Kind::Absent,
    }
}
