//! What a card says: the card file as types, how it is read, and what is wrong with it.
//!
//! Nothing here knows of HTML, of a reader's choices or of a language.

use alloc::string::String;
use alloc::vec::Vec;

#[cfg(feature = "describe")]
use documented::{Documented, DocumentedFields, DocumentedVariants};

mod date;
#[cfg(feature = "describe")]
pub mod describe;
mod fields;
mod id;
mod json;
mod message;
mod parts;
mod path;
mod problem;
mod read;
mod record;
mod syntax;
mod url;
mod value;
mod write;

pub use date::Date;
pub(crate) use fields::{carried, tidy};
pub use path::{Path, Segment};
pub use problem::{Code, Expected, Found, IdKind, Problem, Problems, Span};
#[doc(hidden)]
pub use read::read_value;
pub use read::{Read, parse, read};
pub use syntax::SyntaxError;
pub use url::Url;
#[doc(hidden)]
pub use value::{Member, Node, Value};

/// The newest format of the card file that this crate reads.
pub const FORMAT: u32 = 1;

/// The whole card: its title, its versions, its terms, and what explains them.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Card {
    /// The heading of the card: what it is about.
    pub title: String,
    /// One or two sentences that say what changed.
    pub summary: Option<String>,
    /// The language that the card's texts are in, as a language tag: `en`, `de`, `pt-BR`.
    pub lang: Option<String>,
    /// When the card was last brought up to date.
    pub updated: Option<Date>,
    /// What was wrong in the card and has been mended.
    pub corrections: Vec<Correction>,
    /// The versions that are compared, oldest first; two at least. Without them, the card has two: *before* and *after*.
    pub versions: Vec<Version>,
    /// The terms, in the order in which they are shown; one at least.
    pub terms: Vec<Term>,
    /// Those whom the terms affect, so that a term can say who gains and who loses.
    pub parties: Vec<Party>,
    /// What the changes mean for each group of readers.
    pub audiences: Vec<Audience>,
    /// The key figures, shown at a glance.
    pub figures: Vec<Figure>,
    /// What happened before, between and after the versions: talks, votes, court cases.
    pub events: Vec<Event>,
    /// The sources that the card rests on. Everything that is said can name those that say so, by their ids.
    pub sources: Vec<Source>,
    /// Words that need explaining. They are explained wherever they stand in a text.
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
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Correction {
    /// When it was mended.
    pub date: Option<Date>,
    /// What was wrong, and what is right.
    pub text: String,
}

/// One version of what is compared.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Version {
    /// A short name of its own, under which terms say what this version says. Without one, it is made of the label.
    pub id: String,
    /// Its name. Without one, its date or its place in the row names it.
    pub label: Option<String>,
    /// When it was made or took effect.
    pub date: Option<Date>,
    /// More about this version as a whole, told where the card shows how it came about.
    pub text: Option<String>,
}

/// One term: what each version says about one point.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Term {
    /// A short name of its own, for links and for audiences. Without one, it is made of the label.
    pub id: String,
    /// What the term is about: a few words, the same for all versions.
    pub label: String,
    /// The heading that it stands under. Terms with the same topic stand together.
    pub topic: Option<String>,
    /// What each version says, under the version's id. A version that is missing here says what the one before it said;
    /// where there is none before it, nothing is known of it. `null` says that the term is expressly not part of that
    /// version.
    pub values: Vec<VersionValue>,
    /// What the last change of this term means, in plain words.
    pub meaning: Option<Statement>,
    /// Who gains and who loses by the last change.
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

/// What one version says about a term, and what changed with it.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Stated {
    /// What the version says, as exactly as it is known. A blank line begins a paragraph.
    pub statement: Statement,
    /// What the change that came with this version means, in plain words.
    pub meaning: Option<Statement>,
    /// Who gains and who loses by the change that came with this version.
    pub effects: Vec<Effect>,
}

/// The one form in which a card says anything: a text, or that it is not public, and who says so.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Statement {
    /// What is said. A blank line begins a paragraph.
    pub text: String,
    /// `true` where it exists and is not public.
    pub undisclosed: bool,
    /// The ids of the sources that say so.
    pub sources: Vec<String>,
    /// How sure it is.
    pub standing: Option<Standing>,
    /// Who cites whom, where a source has it from another: *the Courier, citing the town*. The id of a source, or plain words.
    pub via: Option<String>,
    /// The exact words of someone.
    pub quote: Option<Quote>,
    /// Accounts of this same point that differ from one another, each with its own sources.
    pub claims: Vec<Statement>,
}

/// How sure a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "describe", derive(DocumentedVariants))]
pub enum Standing {
    /// Those whom it concerns say so, or a document does.
    Confirmed,
    /// Others say so.
    Reported,
    /// Someone says otherwise.
    Disputed,
}

/// Exact words, and whose they are.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Quote {
    /// The words, without quotation marks around them.
    pub text: String,
    /// Who said or wrote them.
    pub speaker: Option<String>,
    /// The id of the source that has them.
    pub source: Option<String>,
}

/// What a change does to a party.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Effect {
    /// The id of the party.
    pub party: String,
    /// Which way it goes.
    pub effect: Direction,
    /// How it gains or loses. A blank line begins a paragraph.
    pub statement: Statement,
}

/// Which way an effect goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "describe", derive(DocumentedVariants))]
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
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Party {
    /// A short name of its own, for effects. Without one, it is made of the name.
    pub id: String,
    /// Its name, as readers know it.
    pub name: String,
}

/// What it means for a group of readers.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Audience {
    /// The group: *tenants*, *people with a second home*.
    pub label: String,
    /// What it means for this group. A blank line begins a paragraph.
    pub statement: Statement,
    /// The ids of the terms that matter to it.
    pub terms: Vec<String>,
}

/// A key figure.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Figure {
    /// What it counts.
    pub label: String,
    /// The figure with its unit, as readers are to see it.
    pub value: String,
    /// The day, month or year that it holds for.
    pub date: Option<Date>,
    /// More about it. A blank line begins a paragraph.
    pub statement: Statement,
}

/// Something that happened around the versions.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Event {
    /// When it happened.
    pub date: Option<Date>,
    /// What happened, in a few words.
    pub label: String,
    /// More about it. A blank line begins a paragraph.
    pub statement: Statement,
}

/// A source: a report, a document, an announcement.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Source {
    /// A short name of its own, by which statements name it. Without one, it is made of the publisher.
    pub id: String,
    /// Who published it: the outlet, the body or the person.
    pub publisher: String,
    /// The title of the piece.
    pub title: Option<String>,
    /// Its address on the web.
    pub url: Option<Url>,
    /// The address of a copy that is kept in an archive.
    pub archived: Option<Url>,
    /// When it was published.
    pub date: Option<Date>,
    /// What it is, in a word: a report, an announcement, a filing …
    pub kind: Option<String>,
}

/// A word, and what it means.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Entry {
    /// The word, as it stands in the card's texts.
    pub term: String,
    /// What it means.
    pub text: String,
}

/// A question and its answer.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Question {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: Statement,
}

/// Something that is open.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct OpenPoint {
    /// What sort of open point it is.
    pub kind: OpenKind,
    /// The point. A blank line begins a paragraph.
    pub statement: Statement,
}

/// What sort of open point it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "describe", derive(DocumentedVariants))]
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
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Alternatives {
    /// The heads of the columns: what is on offer.
    pub columns: Vec<String>,
    /// The rows, each a point of comparison.
    pub rows: Vec<AlternativesRow>,
}

/// One row of the alternatives.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct AlternativesRow {
    /// The head of the row: what is compared.
    pub label: String,
    /// One cell for each column. An empty text or `null` leaves a cell empty.
    pub cells: Vec<Statement>,
}
