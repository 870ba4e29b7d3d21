//! The card's own words, as data: one file a language. No `Intl`, so that native and browser agree.

use alloc::string::String;

mod en;

use crate::card::Date;
use crate::cut;
use crate::number::number;

pub use en::ENGLISH;

/// What a language says.
pub struct Locale {
    /// Its tag, as in HTML's `lang`.
    pub tag: &'static str,
    /// The names of the months, from January.
    pub months: [&'static str; 12],
    /// A day of a month: `{0}` the day, `{1}` the month, `{2}` the year.
    pub day: &'static str,
    /// A month of a year: `{0}` the month, `{1}` the year.
    pub month: &'static str,
    /// Which of a word's forms, parted by `|`, goes with a count.
    pub plural: fn(usize) -> usize,
    /// The words, each as [`Word`] numbers them.
    pub words: [&'static str; Word::COUNT],
}

macro_rules! words {
    ($($(#[$doc:meta])* $word:ident,)*) => {
        /// One of the card's own words or sentences.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Word { $($(#[$doc])* $word,)* }

        impl Word {
            /// How many there are.
            pub const COUNT: usize = [$(Self::$word),*].len();
        }
    };
}

words! {
    /// Above the title.
    WhatChanged,
    /// `{0}` and `{1}`: the two versions.
    Compared,
    /// `{0}` terms. Plural.
    Terms,
    /// A term's text is another.
    Changed,
    /// A term is new.
    Added,
    /// A term is gone.
    Removed,
    /// A term was not public, and is.
    Disclosed,
    /// A term was public, and no longer is.
    Withheld,
    /// A term's text is the same.
    Unchanged,
    /// A term stands in neither version.
    Absent,
    /// It exists, but it is not public.
    NotDisclosed,
    /// Behind the count of terms that are not disclosed.
    OfThemUndisclosed,
    /// Nobody has reported what that version said.
    NotReported,
    /// Expressly not part of that version.
    NotPart,
    /// `{0}`: the version that a text is carried over from.
    CarriedOver,
    /// Above the choice of views.
    ShowAs,
    /// Both versions in one text.
    Redline,
    /// One version beside the other.
    SideBySide,
    /// The earlier version; also the name of a version that has none.
    Before,
    /// The later version; also the name of a version that has none.
    After,
    /// `{0}`: the place of a version that has no name.
    Version,
    /// `{0}` of `{1}`.
    Position,
    /// `{0}` of `{1}`, and `{2}`, the label: spoken after a step.
    Announced,
    /// To the term before.
    Previous,
    /// To the term after.
    Next,
    /// Spoken before a deletion.
    DeletionBegins,
    /// Spoken after a deletion.
    DeletionEnds,
    /// Spoken before an insertion.
    InsertionBegins,
    /// Spoken after an insertion.
    InsertionEnds,
    /// By those whom it concerns.
    Confirmed,
    /// By others.
    Reported,
    /// Someone says otherwise.
    Disputed,
    /// `{0}`: the source through which a statement is known.
    Via,
    /// Above accounts that differ.
    AccountsDiffer,
    /// Above what a step means.
    Meaning,
    /// Above who gains and who loses.
    WhoGains,
    /// A party is better off.
    Gains,
    /// A party is worse off.
    Loses,
    /// A party is both.
    Mixed,
    /// A party is neither.
    Neutral,
    /// Above the sources.
    Sources,
    /// Before what rests on a source.
    CitedFor,
    /// `{0}`: when the card was last updated.
    Updated,
    /// `{0}`: when something was corrected.
    CorrectedOn,
    /// Before what was corrected, at no known time.
    Corrected,
    /// The name of the row of versions and events.
    Timeline,
    /// `{0}`: a date; `{1}`: the version that was in force then.
    HeldThen,
    /// `{0}`: the version since which a term exists.
    Since,
    /// `{0}`: the last version in which a term exists.
    UpTo,
    /// `{0}` and `{1}`: the first and the last version in which a term exists.
    FromUpTo,
    /// `{0}`: the version that a step leads to.
    StepTo,
    /// The part that says what changed in short.
    AtAGlance,
    /// A party is better off in `{0}` terms.
    GainsIn,
    /// A party is worse off in `{0}` terms.
    LosesIn,
    /// A party is both in `{0}` terms.
    MixedIn,
    /// A party is neither in `{0}` terms.
    NeutralIn,
    /// Above the parts that are not terms.
    Background,
    /// Above the figures that do not come first.
    FurtherFigures,
    /// Every party gains something.
    EachGains,
    /// The part with all versions and events.
    HowItCame,
    /// The part with what it means for whom.
    ForWhom,
    /// Before the terms that matter to an audience.
    MattersMost,
    /// Spoken of a term that matters to the chosen audience, `{0}`.
    MattersTo,
    /// The part with questions and answers.
    Questions,
    /// The part with what is open.
    OpenPoints,
    /// What may go wrong.
    Risks,
    /// What the terms do not reach.
    Limits,
    /// What is believed and is not so.
    Myths,
    /// What to verify before acting.
    ToVerify,
    /// The part with what else is on offer.
    Alternatives,
    /// The part that explains words.
    Glossary,
    /// A box that shows how accounts differ.
    MarkDifferences,
    /// What narrows down what is shown.
    Find,
    /// The same, with a choice of versions.
    CompareAndFind,
    /// Before the version that is compared from.
    CompareFrom,
    /// Before the version that is compared to.
    CompareTo,
    /// Before a choice of topics.
    Topic,
    /// Before a choice of parties.
    Party,
    /// Before a choice of audiences.
    Audience,
    /// Before a choice of kinds of change.
    KindOfChange,
    /// Whatever changed.
    OnlyChanged,
    /// None of the choices.
    All,
    /// Before the words to search for.
    Search,
    /// `{0}` terms are left. Plural.
    FoundTerms,
    /// `{0}` places have what is searched for. Plural.
    FoundPlaces,
    /// Behind that nothing was found: what to do.
    Loosen,
    /// Takes away all that narrows down.
    ShowAll,
    /// Copies a link to what is shown.
    CopyLink,
    /// Opens the document that the page holds, without a script.
    AsDocument,
    /// Hands a link to what is shown to another program.
    Share,
    /// A link was copied.
    Copied,
    /// A link to a kept copy.
    ArchivedCopy,
    /// The name of the list of terms.
    TermList,
    /// `{0}` changes, before what they are of. Plural.
    Changes,
    /// Behind a count of changes: something else is said.
    OfSubstance,
    /// Behind a count: a number is another.
    OfNumber,
    /// Behind a count: a passage moved.
    OfPlace,
    /// Behind a count: clauses are numbered anew.
    OfNumbering,
    /// Behind a count: a date or amount is written in another way.
    OfWording,
    /// Behind a count: a word is spelt in another way.
    OfSpelling,
    /// Behind a count: capitals.
    OfCase,
    /// Behind a count: punctuation.
    OfPunctuation,
    /// Behind a count: white space.
    OfSpace,
    /// Behind a count: where a link leads.
    OfLink,
    /// Behind a count: characters that nobody sees.
    OfInvisible,
    /// A box to tick.
    LeaveOutSmall,
    /// Before a passage that now stands further down.
    MovedDown,
    /// Before a passage that now stands further up.
    MovedUp,
    /// Before a passage that stood further up.
    FromAbove,
    /// Before a passage that stood further down.
    FromBelow,
    /// `{0}` became `{1}`, which is `{2}` more.
    WentUp,
    /// `{0}` became `{1}`, which is `{2}` less.
    WentDown,
    /// `{0}` percentage points.
    Points,
}

impl Locale {
    /// A word as it is.
    pub fn word(&self, word: Word) -> &'static str {
        self.words[word as usize]
    }

    /// A sentence with its places filled.
    ///
    /// ```
    /// use what_changed::locale::{ENGLISH, Word};
    /// assert_eq!(ENGLISH.fill(Word::Position, &["3", "9"]), "3 of 9");
    /// ```
    pub fn fill(&self, word: Word, with: &[&str]) -> String {
        fill(self.word(word), with)
    }

    /// A sentence with a count, in the form that goes with it.
    ///
    /// ```
    /// use what_changed::locale::{ENGLISH, Word};
    /// assert_eq!(ENGLISH.count(Word::Terms, 1), "1 term");
    /// assert_eq!(ENGLISH.count(Word::Terms, 10), "10 terms");
    /// ```
    pub fn count(&self, word: Word, count: usize) -> String {
        let mut forms = self.word(word);
        for _ in 0..(self.plural)(count) {
            forms = cut::once(forms, b'|').map_or(forms, |(_, rest)| rest);
        }
        fill(cut::before(forms, b"|"), &[&number(count)])
    }

    /// A date as the language writes it, as exact as it is known.
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

/// Puts texts into the places `{0}`, `{1}` … of a pattern.
fn fill(pattern: &str, with: &[&str]) -> String {
    let mut filled = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = cut::once(rest, b'{') {
        filled.push_str(before);
        let (place, after) = cut::once(after, b'}').unwrap_or((after, ""));
        let place = place.bytes().next().map_or(0, |digit| usize::from(digit.wrapping_sub(b'0')));
        filled.push_str(with.get(place).copied().unwrap_or_default());
        rest = after;
    }
    filled.push_str(rest);
    filled
}
