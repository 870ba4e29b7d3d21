//! English.

use super::{Locale, Word};
use crate::redline::MONTHS;

/// English: built in, and what every other language falls back to.
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
    (Word::Compared, "From {0} to {1}"),
    (Word::Terms, "{0} term|{0} terms"),
    (Word::Changed, "changed"),
    (Word::Added, "new"),
    (Word::Removed, "gone"),
    (Word::Disclosed, "now known"),
    (Word::Withheld, "no longer public"),
    (Word::Unchanged, "unchanged"),
    (Word::Absent, "in neither"),
    (Word::NotDisclosed, "Not disclosed"),
    (Word::OfThemUndisclosed, "of them not disclosed"),
    (Word::NotReported, "Not reported"),
    (Word::NotPart, "Not part of this version"),
    (Word::CarriedOver, "As in {0}"),
    (Word::ShowAs, "Show as"),
    (Word::Redline, "Redline"),
    (Word::SideBySide, "Side by side"),
    (Word::Before, "Before"),
    (Word::After, "After"),
    (Word::Version, "Version {0}"),
    (Word::Position, "{0} of {1}"),
    (Word::Announced, "Term {0} of {1}: {2}"),
    (Word::Previous, "Previous"),
    (Word::Next, "Next"),
    (Word::DeletionBegins, "removed: "),
    (Word::DeletionEnds, " end removed "),
    (Word::InsertionBegins, "added: "),
    (Word::InsertionEnds, " end added "),
    (Word::Confirmed, "confirmed"),
    (Word::Reported, "reported"),
    (Word::Disputed, "disputed"),
    (Word::Via, "cited by {0}"),
    (Word::AccountsDiffer, "Accounts differ"),
    (Word::Meaning, "What it means"),
    (Word::WhoGains, "Who gains"),
    (Word::Gains, "gains"),
    (Word::Loses, "loses"),
    (Word::Mixed, "gains and loses"),
    (Word::Neutral, "unaffected"),
    (Word::Sources, "Sources"),
    (Word::CitedFor, "Cited for"),
    (Word::Updated, "Updated {0}"),
    (Word::CorrectedOn, "Corrected on {0}:"),
    (Word::Corrected, "Corrected:"),
    (Word::Timeline, "Timeline"),
    (Word::HeldThen, "{0}: as in {1}"),
    (Word::Since, "Since {0}"),
    (Word::UpTo, "Up to {0}"),
    (Word::FromUpTo, "From {0} up to {1}"),
    (Word::StepTo, "Step to {0}"),
    (Word::AtAGlance, "At a glance"),
    (Word::GainsIn, "gains {0}"),
    (Word::LosesIn, "loses {0}"),
    (Word::MixedIn, "both {0}"),
    (Word::NeutralIn, "neither {0}"),
    (Word::Background, "Background"),
    (Word::FurtherFigures, "Further figures"),
    (Word::EachGains, "Each of them gains something."),
    (Word::HowItCame, "How it came about"),
    (Word::ForWhom, "What it means for you"),
    (Word::MattersMost, "Terms that matter most"),
    (Word::MattersTo, "matters to: {0}"),
    (Word::Questions, "Questions"),
    (Word::OpenPoints, "Risks and open points"),
    (Word::Risks, "Risks"),
    (Word::Limits, "Limits"),
    (Word::Myths, "Not so"),
    (Word::ToVerify, "To verify"),
    (Word::Alternatives, "Alternatives"),
    (Word::Glossary, "Words"),
    (Word::MarkDifferences, "Mark how they differ"),
    (Word::Find, "Filter and search"),
    (Word::CompareAndFind, "Compare, filter and search"),
    (Word::CompareFrom, "Compare"),
    (Word::CompareTo, "with"),
    (Word::Topic, "Topic"),
    (Word::Party, "Affects"),
    (Word::Audience, "Matters to"),
    (Word::KindOfChange, "What became of it"),
    (Word::OnlyChanged, "only what changed"),
    (Word::All, "all"),
    (Word::Search, "Search"),
    (Word::FoundTerms, "{0} term|{0} terms"),
    (Word::FoundPlaces, "found in {0} place|found in {0} places"),
    (Word::Loosen, ". Take one of these away:"),
    (Word::ShowAll, "Show all"),
    (Word::CopyLink, "Copy link"),
    (Word::AsDocument, "Every version, as one document"),
    (Word::Share, "Share"),
    (Word::Copied, "Link copied"),
    (Word::ArchivedCopy, "archived copy"),
    (Word::TermList, "Terms"),
    (Word::Changes, "{0} change|{0} changes"),
    (Word::OfSubstance, "of substance"),
    (Word::OfNumber, "in numbers"),
    (Word::OfPlace, "of place"),
    (Word::OfNumbering, "of numbering"),
    (Word::OfWording, "of format"),
    (Word::OfSpelling, "of spelling"),
    (Word::OfCase, "of capitals"),
    (Word::OfPunctuation, "of punctuation"),
    (Word::OfSpace, "of white space"),
    (Word::OfLink, "of a link"),
    (Word::OfInvisible, "of unseen characters"),
    (Word::LeaveOutSmall, "Leave out the small ones"),
    (Word::MovedDown, "Moved further down: "),
    (Word::MovedUp, "Moved further up: "),
    (Word::FromAbove, "Moved here from further up: "),
    (Word::FromBelow, "Moved here from further down: "),
    (Word::WentUp, "{0} → {1}, up {2}"),
    (Word::WentDown, "{0} → {1}, down {2}"),
    (Word::Points, "{0} percentage points"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_given_once() {
        for (at, text) in ENGLISH.words.iter().enumerate() {
            assert!(!text.is_empty(), "word {at}");
        }
    }
}
