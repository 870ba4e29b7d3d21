//! The card file: its types, the reader, the writer, and the problems that the reader reports.
//!
//! Nothing here depends on HTML, on a reader's selection or on a language.
//!
//! The doc comments of the types and their fields are the manual of the card file, the descriptions in its schema and
//! those in its TypeScript types.

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
pub use read::{Read, parse, read};
#[doc(hidden)]
pub use read::{read_value, read_value_in_brief};
pub use syntax::SyntaxError;
pub use url::Url;
#[doc(hidden)]
pub use value::{Member, Node, Value};

/// The newest format of the card file that this crate reads.
pub const FORMAT: u32 = 1;

/// A card: its title, its versions, its terms, and what explains them.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Card {
    /// The heading of the card.
    pub title: String,
    /// One or two sentences that say what changed.
    pub summary: Option<String>,
    /// The language of the card's texts, as a language tag: `en`, `de`, `pt-BR`.
    pub lang: Option<String>,
    /// The date of the last update.
    pub updated: Option<Date>,
    /// Corrections of errors in the card.
    pub corrections: Vec<Correction>,
    /// The versions, oldest first; at least two. Without them, a card has two: *before* and *after*.
    pub versions: Vec<Version>,
    /// The terms, in the order in which they are shown; at least one.
    pub terms: Vec<Term>,
    /// Everyone whom the terms affect. A term's effects refer to them.
    pub parties: Vec<Party>,
    /// What the changes mean for groups of readers.
    pub audiences: Vec<Audience>,
    /// The key figures, shown at a glance.
    pub figures: Vec<Figure>,
    /// What happened before, between and after the versions: talks, votes, court cases.
    pub events: Vec<Event>,
    /// The sources of the card. Statements refer to them by their ids.
    pub sources: Vec<Source>,
    /// Words that need explaining. They are explained wherever they occur in a text.
    pub glossary: Vec<GlossaryEntry>,
    /// Questions and their answers.
    pub questions: Vec<Question>,
    /// Open points: risks, limits, myths, and facts to verify.
    pub open: Vec<OpenPoint>,
    /// A table of what else is on offer.
    pub alternatives: Option<Alternatives>,
}

/// A correction of an error in the card.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Correction {
    /// The date of the correction.
    pub date: Option<Date>,
    /// What was wrong, and what is right.
    pub text: String,
}

/// A version of the terms.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Version {
    /// A short name without spaces. Terms give their values under it. By default, it is made from the label.
    pub id: String,
    /// The name of the version. By default, its date or its number.
    pub label: Option<String>,
    /// The date on which it was made or took effect.
    pub date: Option<Date>,
    /// More about the version as a whole. The timeline shows it.
    pub text: Option<String>,
}

/// A term: what each version says about one point.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Term {
    /// A short name without spaces, for links and audiences. By default, it is made from the label.
    pub id: String,
    /// The point that the term is about, in a few words.
    pub label: String,
    /// The heading that the term is listed under. Terms with the same topic are grouped.
    pub topic: Option<String>,
    /// What each version says, under the version's id. A version that is left out says the same as the one before
    /// it; if there is none before it, nothing is known. `null` means that the term is not part of that version.
    pub values: Vec<VersionValue>,
    /// What the last change of this term means, in plain words.
    pub meaning: Option<Statement>,
    /// Who gains and who loses by the last change.
    pub effects: Vec<Effect>,
}

/// What a version says about a term.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VersionValue {
    /// The id of the version.
    pub version: String,
    /// The statement, or `None` if the term is not part of that version.
    pub stated: Option<Stated>,
}

/// What a version says about a term, and what changed with it.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Stated {
    /// What the version says, as exactly as it is known. A blank line starts a paragraph.
    pub statement: Statement,
    /// What the change that came with this version means, in plain words.
    pub meaning: Option<Statement>,
    /// Who gains and who loses by the change that came with this version.
    pub effects: Vec<Effect>,
}

/// A statement: a text, or a note that it is not public, with its sources.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Statement {
    /// The text. A blank line starts a paragraph.
    pub text: String,
    /// `true` if the text exists but is not public.
    pub undisclosed: bool,
    /// The ids of the sources that say so.
    pub sources: Vec<String>,
    /// How certain the statement is.
    pub standing: Option<Standing>,
    /// Who cites whom, if a source has it from another: *the Courier, citing the town*. The id of a source, or
    /// words.
    pub via: Option<String>,
    /// The exact words of someone.
    pub quote: Option<Quote>,
    /// Statements about the same point that contradict one another, each with its own sources.
    pub claims: Vec<Statement>,
}

/// How certain a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "describe", derive(DocumentedVariants))]
#[non_exhaustive]
pub enum Standing {
    /// A document or the people concerned say so.
    Confirmed,
    /// Others say so.
    Reported,
    /// Someone contradicts it.
    Disputed,
}

/// A quotation.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Quote {
    /// The words, without quotation marks.
    pub text: String,
    /// The person who said or wrote them.
    pub speaker: Option<String>,
    /// The id of the source that quotes them.
    pub source: Option<String>,
}

/// What a change does to a party.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Effect {
    /// The id of the party.
    pub party: String,
    /// Who is better or worse off.
    pub kind: EffectKind,
    /// How the party gains or loses. A blank line starts a paragraph.
    pub statement: Statement,
}

/// What a change does to a party.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "describe", derive(DocumentedVariants))]
#[non_exhaustive]
pub enum EffectKind {
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
    /// A short name without spaces, for effects. By default, it is made from the name.
    pub id: String,
    /// The name, as readers know it.
    pub name: String,
}

/// What the changes mean for a group of readers.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Audience {
    /// The group: *tenants*, *people with a second home*.
    pub label: String,
    /// What the changes mean for the group. A blank line starts a paragraph.
    pub statement: Statement,
    /// The ids of the terms that are important for the group.
    pub terms: Vec<String>,
}

/// A key figure.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Figure {
    /// What the figure counts.
    pub label: String,
    /// The figure with its unit, as readers will see it.
    pub value: String,
    /// The day, month or year that it is for.
    pub date: Option<Date>,
    /// More about it. A blank line starts a paragraph.
    pub statement: Statement,
}

/// An event around the versions.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Event {
    /// The date of the event.
    pub date: Option<Date>,
    /// What happened, in a few words.
    pub label: String,
    /// More about it. A blank line starts a paragraph.
    pub statement: Statement,
}

/// A source: a report, a document, an announcement.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Source {
    /// A short name without spaces, for statements. By default, it is made from the publisher.
    pub id: String,
    /// The outlet, organisation or person that published it.
    pub publisher: String,
    /// The title of the piece.
    pub title: Option<String>,
    /// Its address on the web.
    pub url: Option<Url>,
    /// The address of an archived copy.
    pub archived: Option<Url>,
    /// The date of publication.
    pub date: Option<Date>,
    /// What it is, in a word: a report, an announcement, a filing …
    pub kind: Option<String>,
}

/// A word that needs explaining.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct GlossaryEntry {
    /// The word, as the card's texts have it.
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

/// An open point.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct OpenPoint {
    /// The kind of open point.
    pub kind: OpenKind,
    /// The point. A blank line starts a paragraph.
    pub statement: Statement,
}

/// The kind of an open point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "describe", derive(DocumentedVariants))]
#[non_exhaustive]
pub enum OpenKind {
    /// Something that may go wrong.
    Risk,
    /// Something that the terms do not cover.
    Limit,
    /// Something that is believed but not true.
    Myth,
    /// Something to verify before acting.
    #[default]
    Verify,
}

/// A table of what else is on offer.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct Alternatives {
    /// The column headings: what is on offer.
    pub columns: Vec<String>,
    /// The rows; each compares one point.
    pub rows: Vec<AlternativesRow>,
}

/// A row of the alternatives.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "describe", derive(Documented, DocumentedFields))]
pub struct AlternativesRow {
    /// The row heading: what is compared.
    pub label: String,
    /// One cell for each column. An empty text or `null` leaves a cell empty.
    pub cells: Vec<Statement>,
}
