//! English.

use super::{Locale, Word};
use crate::redline::MONTHS;

/// English, the only language so far.
pub static ENGLISH: Locale = Locale {
    tag: "en",
    months: MONTHS,
    day: "{0} {1} {2}",
    month: "{0} {1}",
    plural: |count| usize::from(count != 1),
    words: words(),
};

const fn words() -> [&'static str; Word::COUNT] {
    let mut words = [""; Word::COUNT];
    let mut at = 0;
    while at < PAIRS.len() {
        words[PAIRS[at].0 as usize] = PAIRS[at].1;
        at += 1;
    }
    words
}

const PAIRS: [(Word, &str); Word::COUNT] = [
    (Word::WhatChanged, "What changed"),
    (Word::Compared, "{0} compared with {1}"),
    (Word::TermCount, "{0} term|{0} terms"),
    (Word::Changed, "changed"),
    (Word::Added, "new"),
    (Word::Removed, "removed"),
    (Word::Disclosed, "now public"),
    (Word::Withheld, "no longer public"),
    (Word::Unchanged, "unchanged"),
    (Word::NotInEitherVersion, "not in either version"),
    (Word::NotDisclosed, "Not disclosed"),
    (Word::OfTheseNotDisclosed, "of these not disclosed"),
    (Word::NotKnown, "Not known"),
    (Word::NotInThisVersion, "Not in this version"),
    (Word::SameAs, "Same as {0}"),
    (Word::View, "View"),
    (Word::ChangesView, "Changes"),
    (Word::SideBySide, "Side by side"),
    (Word::Before, "Before"),
    (Word::After, "After"),
    (Word::Version, "Version {0}"),
    (Word::Position, "{0} of {1}"),
    (Word::TermPosition, "Term {0} of {1}: {2}"),
    (Word::Previous, "Previous"),
    (Word::Next, "Next"),
    (Word::RemovalStart, "removed: "),
    (Word::RemovalEnd, " end of removal "),
    (Word::AdditionStart, "added: "),
    (Word::AdditionEnd, " end of addition "),
    (Word::Confirmed, "confirmed"),
    (Word::Reported, "reported"),
    (Word::Disputed, "disputed"),
    (Word::CitedBy, "cited by {0}"),
    (Word::SourcesDisagree, "Sources disagree"),
    (Word::HighlightDifferences, "Highlight the differences"),
    (Word::WhatItMeans, "What it means"),
    (Word::WhoGainsWhoLoses, "Who gains, who loses"),
    (Word::Gains, "gains"),
    (Word::Loses, "loses"),
    (Word::GainsAndLoses, "gains and loses"),
    (Word::NoGainOrLoss, "no gain or loss"),
    (Word::BetterOffIn, "better off in {0} term|better off in {0} terms"),
    (Word::WorseOffIn, "worse off in {0} term|worse off in {0} terms"),
    (Word::MixedIn, "mixed in {0} term|mixed in {0} terms"),
    (Word::NoGainOrLossIn, "no gain or loss in {0} term|no gain or loss in {0} terms"),
    (Word::EverySideGains, "Every side gains something."),
    (Word::Sources, "Sources"),
    (Word::CitedIn, "Cited in"),
    (Word::CitedInPlaces, "Cited in {0} place|Cited in {0} places"),
    (Word::Updated, "Updated {0}"),
    (Word::CorrectionOn, "Correction, {0}:"),
    (Word::Correction, "Correction:"),
    (Word::Timeline, "Timeline"),
    (Word::TermsThatApplied, "{0}: the terms of {1} applied"),
    (Word::NewIn, "New in {0}"),
    (Word::RemovedAfter, "Removed after {0}"),
    (Word::NewInRemovedAfter, "New in {0}, removed after {1}"),
    (Word::WhatChangedIn, "What changed in {0}"),
    (Word::AtAGlance, "At a glance"),
    (Word::Background, "Background"),
    (Word::MoreFigures, "More figures"),
    (Word::HowWeGotHere, "How we got here"),
    (Word::WhatItMeansForYou, "What it means for you"),
    (Word::MostImportantTerms, "Most important terms"),
    (Word::ImportantForAudience, "important for {0}"),
    (Word::QuestionsAndAnswers, "Questions and answers"),
    (Word::RisksAndUnknowns, "Risks and unknowns"),
    (Word::Risks, "Risks"),
    (Word::WhatItDoesNotCover, "What it does not cover"),
    (Word::CommonMisconceptions, "Common misconceptions"),
    (Word::CheckBeforeYouAct, "Check before you act"),
    (Word::Alternatives, "Alternatives"),
    (Word::Glossary, "Glossary"),
    (Word::SearchAndFilter, "Search and filter"),
    (Word::CompareSearchAndFilter, "Compare, search and filter"),
    (Word::Compare, "Compare"),
    (Word::CompareWith, "with"),
    (Word::Topic, "Topic"),
    (Word::WhoIsAffected, "Who is affected"),
    (Word::ImportantFor, "Important for"),
    (Word::TypeOfChange, "Type of change"),
    (Word::AnyChange, "any change"),
    (Word::All, "all"),
    (Word::Search, "Search"),
    (Word::Matches, "{0} match|{0} matches"),
    (Word::NothingFound, "Nothing found. Remove one of these:"),
    (Word::ClearAll, "Clear all"),
    (Word::CopyLink, "Copy link to this view"),
    (Word::ReadAllVersions, "Read all versions as text"),
    (Word::Share, "Share"),
    (Word::LinkCopied, "Link copied"),
    (Word::ArchivedCopy, "archived copy"),
    (Word::Terms, "Terms"),
    (Word::ChangeCount, "{0} change|{0} changes"),
    (Word::InWording, "in wording"),
    (Word::InNumbers, "in numbers"),
    (Word::InPosition, "in position"),
    (Word::InNumbering, "in numbering"),
    (Word::InFormat, "in how dates or amounts are written"),
    (Word::InSpelling, "in spelling"),
    (Word::InCapitals, "in capital letters"),
    (Word::InPunctuation, "in punctuation"),
    (Word::InSpacing, "in spacing"),
    (Word::InLinks, "in links"),
    (Word::InInvisibleCharacters, "in invisible characters"),
    (Word::HideMinorEdits, "Hide minor edits"),
    (Word::MovedDown, "Moved down: "),
    (Word::MovedUp, "Moved up: "),
    (Word::MovedFromAbove, "Moved from above: "),
    (Word::MovedFromBelow, "Moved from below: "),
    (Word::WentUp, "{0} → {1}, up {2}"),
    (Word::WentDown, "{0} → {1}, down {2}"),
    (Word::Points, "{0} percentage points"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_a_text() {
        for (at, text) in ENGLISH.words.iter().enumerate() {
            assert!(!text.is_empty(), "word {at}");
        }
    }
}
