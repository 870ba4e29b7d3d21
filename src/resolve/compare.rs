//! Determines the kind of a term's change from its values in two versions.

use super::history::TermValue;
use crate::change::ChangeKind;
use crate::locale::Word;

impl ChangeKind {
    pub(super) fn word(self) -> Word {
        match self {
            Self::Changed => Word::Changed,
            Self::Added => Word::Added,
            Self::Removed => Word::Removed,
            Self::Disclosed => Word::Disclosed,
            Self::Withheld => Word::Withheld,
            Self::Unchanged => Word::Unchanged,
            Self::Absent => Word::NotInEitherVersion,
        }
    }
}

/// Returns the kind of change from one value to another. `has_same_words` is true if two texts differ in white space at
/// most.
///
/// *Not reported* describes what is known, not the contract. So a text that follows it was disclosed, not added. A term
/// that is known to exist, but not what it says, is added: before, nobody knew that it existed. A term that a version
/// does not have, and one that nobody reported, are both absent.
pub(super) fn kind(from: TermValue, to: TermValue, has_same_words: bool) -> ChangeKind {
    use TermValue::{NotPart, NotReported, Text, Undisclosed};
    match (from, to) {
        (Text(_), Text(_)) if has_same_words => ChangeKind::Unchanged,
        (Text(_), Text(_)) => ChangeKind::Changed,
        (Undisclosed(_), Undisclosed(_)) => ChangeKind::Unchanged,
        (Undisclosed(_) | NotReported, Text(_)) => ChangeKind::Disclosed,
        (Text(_), Undisclosed(_) | NotReported) => ChangeKind::Withheld,
        (NotPart, Text(_) | Undisclosed(_)) | (NotReported, Undisclosed(_)) => ChangeKind::Added,
        (Text(_) | Undisclosed(_), NotPart) | (Undisclosed(_), NotReported) => ChangeKind::Removed,
        (NotPart | NotReported, NotPart | NotReported) => ChangeKind::Absent,
    }
}
