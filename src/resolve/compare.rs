//! Determines the kind of a term's change from its values in two versions.

use super::history::Held;
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

/// What leads from one to the other; where both are texts, `same_words` says whether they differ in more
/// than white space.
///
/// *Not reported* is not a fact about the contract but about what is known of it: a text that follows
/// it has become known, it was not added. That something exists at all, where nothing was reported,
/// is new; what is expressly no part of a version and what is not reported of it are both absent.
pub(super) fn kind(from: Held, to: Held, same_words: bool) -> ChangeKind {
    use Held::{NotPart, NotReported, Text, Undisclosed};
    match (from, to) {
        (Text(_), Text(_)) if same_words => ChangeKind::Unchanged,
        (Text(_), Text(_)) => ChangeKind::Changed,
        (Undisclosed(_), Undisclosed(_)) => ChangeKind::Unchanged,
        (Undisclosed(_) | NotReported, Text(_)) => ChangeKind::Disclosed,
        (Text(_), Undisclosed(_) | NotReported) => ChangeKind::Withheld,
        (NotPart, Text(_) | Undisclosed(_)) | (NotReported, Undisclosed(_)) => ChangeKind::Added,
        (Text(_) | Undisclosed(_), NotPart) | (Undisclosed(_), NotReported) => ChangeKind::Removed,
        (NotPart | NotReported, NotPart | NotReported) => ChangeKind::Absent,
    }
}
