//! The card's labels and sentences, one file for each language. `Intl` is not used, so that native and browser output
//! agree.

use alloc::string::String;

mod en;

use crate::card::Date;
use crate::cut;
use crate::number::number;

pub use en::ENGLISH;

/// A language.
pub struct Locale {
    /// The language tag, as in HTML's `lang`.
    pub tag: &'static str,
    /// The names of the months, from January.
    pub months: [&'static str; 12],
    /// The pattern of a date. `{0}`: the day, `{1}`: the month, `{2}`: the year.
    pub day: &'static str,
    /// The pattern of a month. `{0}`: the month, `{1}`: the year.
    pub month: &'static str,
    /// Returns the index of the plural form for a number. The forms are separated by `|`.
    pub plural: fn(usize) -> usize,
    /// The words, in the order of [`Word`].
    pub words: [&'static str; Word::COUNT],
}

macro_rules! words {
    ($($(#[$doc:meta])* $word:ident,)*) => {
        /// A label or sentence of the card.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Word { $($(#[$doc])* $word,)* }

        impl Word {
            /// The number of words.
            pub const COUNT: usize = [$(Self::$word),*].len();
        }
    };
}

words! {
    /// Above the title.
    WhatChanged,
    /// `{0}`, `{1}`: the two versions.
    Compared,
    /// The number of terms. Plural.
    TermCount,
    /// Kind of change: the text differs.
    Changed,
    /// Kind of change: not in the earlier version.
    Added,
    /// Kind of change: not in the later version.
    Removed,
    /// Kind of change: not public or not known earlier.
    Disclosed,
    /// Kind of change: public earlier, no longer known or public.
    Withheld,
    /// Kind of change: the same in both versions.
    Unchanged,
    /// Kind of change: in neither version.
    NotInEitherVersion,
    /// In place of a text that exists but is not public.
    NotDisclosed,
    /// After the number of terms that are not disclosed.
    OfTheseNotDisclosed,
    /// In place of a text that nobody has reported.
    NotKnown,
    /// In place of the text of a term that the version does not have.
    NotInThisVersion,
    /// `{0}`: the version that a text is carried over from.
    SameAs,
    /// Spoken name of the view switch.
    View,
    /// View: both versions in one text.
    ChangesView,
    /// View: one version beside the other.
    SideBySide,
    /// View: the earlier version. Also the name of an unnamed earlier version.
    Before,
    /// View: the later version. Also the name of an unnamed later version.
    After,
    /// The name of an unnamed version. `{0}`: its place.
    Version,
    /// The place of a term among all.
    Position,
    /// Announced after a step to another term. `{2}`: its label.
    TermPosition,
    /// Button: to the term before.
    Previous,
    /// Button: to the term after.
    Next,
    /// Spoken before removed text.
    RemovalStart,
    /// Spoken after removed text.
    RemovalEnd,
    /// Spoken before added text.
    AdditionStart,
    /// Spoken after added text.
    AdditionEnd,
    /// Standing: confirmed by those concerned.
    Confirmed,
    /// Standing: reported by others.
    Reported,
    /// Standing: somebody disagrees.
    Disputed,
    /// `{0}`: the publisher that quotes the source.
    CitedBy,
    /// Above claims that differ.
    SourcesDisagree,
    /// Checkbox: marks how claims differ.
    HighlightDifferences,
    /// Above the meaning of a change.
    WhatItMeans,
    /// Above the effects on parties.
    WhoGainsWhoLoses,
    /// Effect: the party is better off.
    Gains,
    /// Effect: the party is worse off.
    Loses,
    /// Effect: the party is better and worse off.
    GainsAndLoses,
    /// Effect: the party is neither better nor worse off.
    NoGainOrLoss,
    /// Sum of effects. Plural.
    BetterOffIn,
    /// Sum of effects. Plural.
    WorseOffIn,
    /// Sum of effects: gains and losses in the same term. Plural.
    MixedIn,
    /// Sum of effects. Plural.
    NoGainOrLossIn,
    /// Above the sums, where each party gains.
    EverySideGains,
    /// Section: the sources.
    Sources,
    /// Above the list of what cites a source.
    CitedIn,
    /// Button: opens that list. Plural.
    CitedInPlaces,
    /// `{0}`: a date.
    Updated,
    /// `{0}`: a date.
    CorrectionOn,
    /// The same for a correction without a date.
    Correction,
    /// Spoken name of the row of versions and events.
    Timeline,
    /// `{0}`: a date. `{1}`: the version in force on it.
    TermsThatApplied,
    /// `{0}`: the first version that has a term.
    NewIn,
    /// `{0}`: the last version that has a term.
    RemovedAfter,
    /// Both of the above.
    NewInRemovedAfter,
    /// Above what a step means. `{0}`: the version it leads to.
    WhatChangedIn,
    /// Section: key figures and sums of effects.
    AtAGlance,
    /// Above the sections that follow the terms.
    Background,
    /// Above the figures after the key figures.
    MoreFigures,
    /// Section: all versions and events.
    HowWeGotHere,
    /// Section: consequences for each audience.
    WhatItMeansForYou,
    /// Above the terms that matter to an audience.
    MostImportantTerms,
    /// Spoken of a term that matters to the chosen audience.
    ImportantForAudience,
    /// Section: questions and answers.
    QuestionsAndAnswers,
    /// Section: open points.
    RisksAndUnknowns,
    /// Open points: what may go wrong.
    Risks,
    /// Open points: limits of the terms.
    WhatItDoesNotCover,
    /// Open points: false beliefs.
    CommonMisconceptions,
    /// Open points: a list to tick off.
    CheckBeforeYouAct,
    /// Section: a table of what else is on offer.
    Alternatives,
    /// Section: explanations of words.
    Glossary,
    /// Above the search field and filters.
    SearchAndFilter,
    /// The same, with a choice of versions.
    CompareSearchAndFilter,
    /// Before the choice of the version to compare from.
    Compare,
    /// Before the choice of the version to compare with.
    CompareWith,
    /// Filter: by topic.
    Topic,
    /// Filter: by party.
    WhoIsAffected,
    /// Filter: by audience.
    ImportantFor,
    /// Filter: by kind of change.
    TypeOfChange,
    /// Option of that filter: every kind but unchanged and absent.
    AnyChange,
    /// Option of each filter: no choice.
    All,
    /// Before the search field.
    Search,
    /// The number of matches of a search. Plural.
    Matches,
    /// Before the buttons that remove filters.
    NothingFound,
    /// Button: removes the search and all filters.
    ClearAll,
    /// Button: copies a link.
    CopyLink,
    /// Opens the plain document, where there is no script.
    ReadAllVersions,
    /// Button: hands the link to another program.
    Share,
    /// Announced after a link was copied.
    LinkCopied,
    /// Link to an archived copy of a source.
    ArchivedCopy,
    /// Spoken name of the list of terms.
    Terms,
    /// The number of edits. Plural.
    ChangeCount,
    /// Edit count: different words.
    InWording,
    /// Edit count: different numbers.
    InNumbers,
    /// Edit count: moved passages.
    InPosition,
    /// Edit count: renumbered clauses.
    InNumbering,
    /// Edit count: the same date or amount in another format.
    InFormat,
    /// Edit count: spelling variants.
    InSpelling,
    /// Edit count: letter case.
    InCapitals,
    /// Edit count: punctuation.
    InPunctuation,
    /// Edit count: white space.
    InSpacing,
    /// Edit count: link targets.
    InLinks,
    /// Edit count: invisible characters.
    InInvisibleCharacters,
    /// Checkbox.
    HideMinorEdits,
    /// Before a passage that is further down now.
    MovedDown,
    /// Before a passage that is further up now.
    MovedUp,
    /// Before a passage that was further up.
    MovedFromAbove,
    /// Before a passage that was further down.
    MovedFromBelow,
    /// An amount that rose. `{2}`: by how much.
    WentUp,
    /// An amount that fell. `{2}`: by how much.
    WentDown,
    /// A difference between percentages.
    Points,
}

impl Locale {
    /// Returns a word.
    pub fn word(&self, word: Word) -> &'static str {
        self.words[word as usize]
    }

    /// Returns a sentence with its placeholders filled in.
    ///
    /// ```
    /// use what_changed::locale::{ENGLISH, Word};
    /// assert_eq!(ENGLISH.fill(Word::Position, &["3", "9"]), "3 of 9");
    /// ```
    pub fn fill(&self, word: Word, values: &[&str]) -> String {
        fill(self.word(word), values)
    }

    /// Returns a sentence with a number, in the plural form for it.
    ///
    /// ```
    /// use what_changed::locale::{ENGLISH, Word};
    /// assert_eq!(ENGLISH.count(Word::TermCount, 1), "1 term");
    /// assert_eq!(ENGLISH.count(Word::TermCount, 10), "10 terms");
    /// ```
    pub fn count(&self, word: Word, count: usize) -> String {
        let mut forms = self.word(word);
        for _ in 0..(self.plural)(count) {
            forms = cut::once(forms, b'|').map_or(forms, |(_, rest)| rest);
        }
        fill(cut::before(forms, b"|"), &[&number(count)])
    }

    /// Formats a date, as precisely as it is known.
    ///
    /// ```
    /// use what_changed::{card::Date, locale::ENGLISH};
    /// assert_eq!(ENGLISH.date(Date::parse("2031-04").unwrap()), "April 2031");
    /// ```
    pub fn date(&self, date: Date) -> String {
        let year = number(usize::from(date.year));
        let Some(month) = date.month else { return year };
        let month = self.months[usize::from(month).clamp(1, 12) - 1];
        match date.day {
            Some(day) => fill(self.day, &[&number(usize::from(day)), month, &year]),
            None => fill(self.month, &[month, &year]),
        }
    }
}

/// Replaces the placeholders `{0}`, `{1}` … of a pattern.
fn fill(pattern: &str, values: &[&str]) -> String {
    let mut filled = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = cut::once(rest, b'{') {
        filled.push_str(before);
        let (place, after) = cut::once(after, b'}').unwrap_or((after, ""));
        let place = place.bytes().next().map_or(0, |digit| usize::from(digit.wrapping_sub(b'0')));
        filled.push_str(values.get(place).copied().unwrap_or_default());
        rest = after;
    }
    filled.push_str(rest);
    filled
}
