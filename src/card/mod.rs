//! What a card says: the card file as types, how it is read, and what is wrong with it.
//!
//! Nothing here knows of HTML, of a reader's choices or of a language.

use alloc::string::String;
use alloc::vec::Vec;

mod date;
mod fields;
#[cfg(target_arch = "wasm32")]
mod from_js;
mod id;
mod parts;
mod path;
mod problem;
mod read;
mod record;
mod url;
mod value;
#[cfg(not(widget))]
mod write;

pub use date::Date;
#[cfg(not(widget))]
pub(crate) use fields::{carried, tidy};
pub use problem::{Code, Problem};
pub use read::{Read, read};
pub use url::Url;
pub use value::Value;

/// The newest format of the card file that this crate knows.
pub const FORMAT: u32 = 1;

/// Reads a card file from its JSON text.
///
/// # Errors
///
/// The fatal problem, and every notice found before it: the text is not JSON, is not a card, has no
/// title or has no terms. Anything less is in [`Read::problems`], and the rest of the card stands.
///
/// ```
/// let read = what_changed::card::from_json(
///     r#"{"title": "Fares", "terms": [{"label": "Single", "before": "£2", "after": "£2.50"}]}"#,
/// )
/// .unwrap();
/// assert_eq!(read.card.terms[0].label, "Single");
///
/// let problems = what_changed::card::from_json("{").unwrap_err();
/// assert_eq!(problems[0].code.name(), "not-json");
/// ```
#[cfg(not(widget))]
pub fn from_json(text: &str) -> Result<Read, Vec<Problem>> {
    match serde_json::from_str::<Value>(text) {
        Ok(value) => read(value),
        Err(error) => Err(Vec::from([Problem::not_json(&alloc::string::ToString::to_string(&error))])),
    }
}

/// A whole card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// The heading of the card.
    pub title: String,
    /// One or two sentences that say what changed.
    pub summary: Option<String>,
    /// The language of the card's texts, as in HTML's `lang`.
    pub lang: Option<String>,
    /// When the card was last updated.
    pub updated: Option<Date>,
    /// What was corrected, and when.
    pub corrections: Vec<Correction>,
    /// The versions that are compared, oldest first; two at least.
    pub versions: Vec<Version>,
    /// The terms, in the order in which they are shown; one at least.
    pub terms: Vec<Term>,
    /// Who is affected.
    pub parties: Vec<Party>,
    /// What it means for whom.
    pub audiences: Vec<Audience>,
    /// Key figures.
    pub figures: Vec<Figure>,
    /// What happened around the versions, without being one.
    pub events: Vec<Event>,
    /// Who says so.
    pub sources: Vec<Source>,
    /// Words that need explaining.
    pub glossary: Vec<Entry>,
    /// Questions and their answers.
    pub questions: Vec<Question>,
    /// What is open: risks, limits, myths, and what to verify.
    pub open: Vec<OpenPoint>,
    /// What else is on offer, as a table.
    pub alternatives: Option<Alternatives>,
}

/// Something that was wrong in the card, and was mended.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Correction {
    /// When it was mended.
    pub date: Option<Date>,
    /// What was wrong.
    pub text: String,
}

/// One version of what is compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Version {
    /// What values refer to it by.
    pub id: String,
    /// Its name. Without one, its date or its place in the row names it.
    pub label: Option<String>,
    /// When it was made or took effect.
    pub date: Option<Date>,
    /// Its whole text, where the card compares documents.
    pub text: Option<String>,
}

/// One term: what each version says about one point.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Term {
    /// What links and audiences refer to it by.
    pub id: String,
    /// Its name.
    pub label: String,
    /// The heading that it stands under.
    pub topic: Option<String>,
    /// What the versions say, in the order of the file. A version that is missing here says what the
    /// one before it said.
    pub values: Vec<VersionValue>,
    /// What the last step means.
    pub meaning: Option<Statement>,
    /// Who gains and who loses by the last step.
    pub effects: Vec<Effect>,
}

/// What one version says about a term.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VersionValue {
    /// The id of the version.
    pub version: String,
    /// What it says; `None` where the term is expressly not part of that version.
    pub stated: Option<Stated>,
}

/// A term's text in one version, and what the step into that version means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stated {
    /// The text, and who says so.
    pub statement: Statement,
    /// What the step into this version means.
    pub meaning: Option<Statement>,
    /// Who gains and who loses by the step into this version.
    pub effects: Vec<Effect>,
}

/// The one form in which a card says anything: a text, or that it is not public, and who says so.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statement {
    /// What is said. Blank lines part paragraphs. Empty where it is not disclosed.
    pub text: String,
    /// It exists, but it is not public.
    pub undisclosed: bool,
    /// Ids of the sources that say so.
    pub sources: Vec<String>,
    /// How sure it is.
    pub standing: Option<Standing>,
    /// Who was citing whom: the id of a source, or plain words.
    pub via: Option<String>,
    /// The exact words.
    pub quote: Option<Quote>,
    /// Statements that differ from one another about this same point.
    pub claims: Vec<Statement>,
}

/// How sure a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// By those whom it concerns.
    Confirmed,
    /// By others.
    Reported,
    /// Someone says otherwise.
    Disputed,
}

/// Exact words, and whose they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// Who said or wrote them.
    pub speaker: Option<String>,
    /// The id of the source that has them.
    pub source: Option<String>,
}

/// What a step does to a party.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Effect {
    /// The id of the party.
    pub party: String,
    /// Which way it goes.
    pub effect: Direction,
    /// How, and who says so.
    pub statement: Statement,
}

/// Which way an effect goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// The party is better off.
    Gains,
    /// The party is worse off.
    Loses,
    /// Both.
    Mixed,
    /// Neither.
    #[default]
    Neutral,
}

/// Someone whom the terms affect.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Party {
    /// What effects refer to it by.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// What it means for a group of readers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Audience {
    /// The group.
    pub label: String,
    /// What it means for it.
    pub statement: Statement,
    /// Ids of the terms that matter to it.
    pub terms: Vec<String>,
}

/// A key figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// What it counts.
    pub label: String,
    /// The figure, as it is written.
    pub value: String,
    /// As of when.
    pub date: Option<Date>,
    /// More about it, and who says so.
    pub statement: Statement,
}

/// Something that happened around the versions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Event {
    /// When.
    pub date: Option<Date>,
    /// What.
    pub label: String,
    /// More about it, and who says so.
    pub statement: Statement,
}

/// Who says so.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// What statements refer to it by.
    pub id: String,
    /// The outlet, the body or the person.
    pub publisher: String,
    /// The title of the piece.
    pub title: Option<String>,
    /// Where it is.
    pub url: Option<Url>,
    /// Where a copy of it is kept.
    pub archived: Option<Url>,
    /// When it was published.
    pub date: Option<Date>,
    /// What it is: a report, an announcement, a filing …
    pub kind: Option<String>,
}

/// A word, and what it means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// The word.
    pub term: String,
    /// What it means.
    pub text: String,
}

/// A question and its answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// The question.
    pub question: String,
    /// The answer, and who says so.
    pub answer: Statement,
}

/// Something that is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OpenPoint {
    /// What sort of open point it is.
    pub kind: OpenKind,
    /// The point, and who says so.
    pub statement: Statement,
}

/// What sort of open point it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OpenKind {
    /// Something that may go wrong.
    Risk,
    /// Something that the terms do not reach.
    Limit,
    /// Something that is believed and is not so.
    Myth,
    /// Something to verify before acting.
    #[default]
    Verify,
}

/// What else is on offer, as a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alternatives {
    /// The heads of the columns.
    pub columns: Vec<String>,
    /// The rows; each has as many cells as there are columns.
    pub rows: Vec<AlternativesRow>,
}

/// One row of the alternatives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AlternativesRow {
    /// The head of the row.
    pub label: String,
    /// One cell a column.
    pub cells: Vec<Statement>,
}
