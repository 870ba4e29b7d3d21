//! Resolves a card, a state and a language to the model of what is shown.
//!
//! Kinds of change, edits, counts, order, filters, labels and sentences are decided here. `view` and `document` only
//! mark them up, and look up labels that are the same in every state.

use alloc::vec::Vec;

mod card;
mod compare;
mod content;
mod edit_counts;
mod edits;
mod find;
mod glance;
mod glossary;
mod history;
mod labels;
mod memo;
mod model;
mod paragraphs;
mod resolver;
mod sections;
mod sources;
mod statement;
mod steps;
mod term;
mod timeline;
mod tools;
mod versions;
mod walk;

pub use card::{ChosenAudience, Resolved, ResolvedCorrection};
pub use content::{Side, TermContent};
pub use edits::{Mark, Paragraph};
pub use glance::{EffectSum, Glance, PartyBalance, ResolvedFigure};
pub(crate) use glossary::{Use, uses};
pub(crate) use labels::version_label;
#[doc(hidden)]
pub use memo::Memo;
pub use model::{Count, Link, Matches, Sign, TermRef, When};
pub(crate) use paragraphs::paragraphs;
pub use sections::{
    Content, OpenPoints, ResolvedAudience, ResolvedQuestion, ResolvedRow, ResolvedSection, ResolvedTable,
};
pub use sources::ResolvedSource;
pub(crate) use statement::text_of;
pub use statement::{Cite, Claim, ResolvedQuote, ResolvedStatement};
pub use steps::{ResolvedEffect, ResolvedStep};
pub use term::{Group, ResolvedTerm};
pub use timeline::{EventDetails, Moment, MomentId};
pub use tools::{ActiveFilter, Choice, ChoiceOption, Tools};
pub use versions::{TermVersion, TermVersions};

use crate::card::Card;
use crate::locale::Locale;
use crate::state::State;

/// Resolves what is shown.
///
/// ```
/// use what_changed::{card, locale, resolve::resolve, state::State};
/// let card = card::parse(
///     r#"{"title": "Fares", "versions": [{"date": "2030"}, {"date": "2031-04"}],
///         "terms": [{"label": "Single", "before": "£2", "after": "£2.50"}]}"#,
/// )
/// .unwrap();
/// let resolved = resolve(&card, &State::first(&card), &locale::ENGLISH);
/// assert_eq!(resolved.counts[0].number, "1");
/// assert_eq!(resolved.compared.as_deref(), Some("2030 compared with April 2031"));
/// ```
pub fn resolve<'c>(card: &'c Card, state: &State, locale: &'static Locale) -> Resolved<'c> {
    card::resolve(card, state, locale, &mut Vec::new())
}
