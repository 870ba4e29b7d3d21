//! What can be wrong with a card file, each with a stable code and a sentence for a person.

use alloc::string::String;

/// What sort of problem it is. The names are stable: pages and build scripts may rely on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "describe", derive(documented::DocumentedFields, documented::DocumentedVariants))]
pub enum Code {
    /// Fatal: the text is not JSON. Often a comma or a quotation mark is missing just before that place, or one comma too
    /// many stands before a closing bracket.
    NotJson,
    /// Fatal: it is JSON, but not an object, or nested too deeply to be a card. Its first sign is `{` and its last `}`:
    /// take away `[` and `]` around them.
    NotACard,
    /// Fatal: the card has no title. Write one.
    NoTitle,
    /// Fatal: the card has no term that can be shown. Write one, or mend what is told of those that are there.
    NoTerms,
    /// A field holds another type of value than it should: a text needs quotation marks, a list `[` and `]`.
    WrongType,
    /// A field that must be there is missing or empty. Write it, or take out what it belongs to.
    Missing,
    /// A field that this version does not know; a widget passes over it in silence. It may be misspelt, or stand in the
    /// wrong part.
    UnknownField,
    /// The same field stands twice in one object; the last counts. Take one out.
    RepeatedField,
    /// An id that nothing has. Correct it, or add the source, party, term or version that it is to name.
    UnknownId,
    /// An id that something else has too. Give this one another.
    RepeatedId,
    /// An id with white space or control characters in it. Write hyphens for spaces.
    BadId,
    /// A word that is not one of those that the field knows. The message names them.
    UnknownChoice,
    /// Not a date. Write `2031`, `2031-04` or `2031-04-27`; there may be no such day.
    BadDate,
    /// Not an address that may be linked. It begins with `https://`, `http://` or `mailto:` and has no spaces.
    BadUrl,
    /// `before` and `after` beside more than two versions, or beside `values`. Write `values` alone.
    BeforeAfter,
    /// Fewer than two versions. Add the other one, or leave `versions` out.
    FewVersions,
    /// A row with more or fewer cells than there are columns. Write `null` for a cell that stays empty.
    UnevenRow,
    /// The card says that it is of a newer format. Write `1`, or take a newer version of What Changed.
    NewerFormat,
}

impl Code {
    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotJson => "not-json",
            Self::NotACard => "not-a-card",
            Self::NoTitle => "no-title",
            Self::NoTerms => "no-terms",
            Self::WrongType => "wrong-type",
            Self::Missing => "missing",
            Self::UnknownField => "unknown-field",
            Self::RepeatedField => "repeated-field",
            Self::UnknownId => "unknown-id",
            Self::RepeatedId => "repeated-id",
            Self::BadId => "bad-id",
            Self::UnknownChoice => "unknown-choice",
            Self::BadDate => "bad-date",
            Self::BadUrl => "bad-url",
            Self::BeforeAfter => "before-after",
            Self::FewVersions => "few-versions",
            Self::UnevenRow => "uneven-row",
            Self::NewerFormat => "newer-format",
        }
    }

    /// Whether nothing can be shown.
    pub fn is_fatal(self) -> bool {
        matches!(self, Self::NotJson | Self::NotACard | Self::NoTitle | Self::NoTerms)
    }
}

/// One thing that is wrong with a card file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What sort of problem it is.
    pub code: Code,
    /// Where: `terms[2].sources[0]`. Empty for the file as a whole.
    pub path: String,
    /// What was expected there.
    pub expected: &'static str,
    /// What was found there.
    pub found: String,
    /// The right name that comes nearest to what was found.
    pub nearest: Option<String>,
}

impl Problem {
    /// The text is not JSON; the parser's own words say where.
    pub fn not_json(why: &str) -> Self {
        Self {
            code: Code::NotJson,
            path: String::new(),
            expected: "a card file in JSON",
            found: ["text that is none: ", why].concat(),
            nearest: None,
        }
    }

    /// The problem in a sentence: where, what was expected, what was found, what was likely meant.
    ///
    /// ```
    /// let read = what_changed::card::from_json(
    ///     r#"{"title": "T", "terms": [{"label": "L", "before": {"text": "x", "standing": "reportd"}}]}"#,
    /// )
    /// .unwrap();
    /// assert_eq!(
    ///     read.problems[0].sentence(),
    ///     "terms[0].before.standing: expected confirmed, reported or disputed, found “reportd”. \
    ///      Did you mean “reported”?",
    /// );
    /// ```
    pub fn sentence(&self) -> String {
        let mut sentence = String::new();
        if !self.path.is_empty() {
            sentence.push_str(&self.path);
            sentence.push_str(": ");
        }
        sentence.push_str("expected ");
        sentence.push_str(self.expected);
        sentence.push_str(", found ");
        sentence.push_str(&self.found);
        sentence.push('.');
        if let Some(nearest) = &self.nearest {
            sentence.push_str(" Did you mean “");
            sentence.push_str(nearest);
            sentence.push_str("”?");
        }
        sentence
    }
}
