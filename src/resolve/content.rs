//! The content of a term: both texts, what changed, and what that means.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::compare;
use super::edit_counts::EditCounts;
use super::edits::{Paragraph, compare_texts};
use super::history::{self, TermValue, VersionValue};
use super::resolver::Resolver;
use super::statement::{ResolvedStatement, text_of};
use super::steps::{ResolvedStep, resolve_steps};
use crate::card::Term;
use crate::change::ChangeKind;
use crate::locale::Word;

/// The content of a term.
pub struct TermContent<'c> {
    /// A note about the versions that have the term, if not all have it.
    pub lifespan: Option<String>,
    /// The earlier version. `None` where the later one is shown alone.
    pub before: Option<Side<'c>>,
    /// The later version.
    pub after: Side<'c>,
    /// Both texts in one.
    pub redline: Vec<Paragraph<'c>>,
    /// A sentence with the number of edits of each kind, if there are several kinds.
    pub edit_counts: Option<String>,
    /// A sentence for each number that changed.
    pub amounts: Vec<String>,
    /// The steps between the compared versions.
    pub steps: Vec<ResolvedStep<'c>>,
}

/// The text of one version.
pub struct Side<'c> {
    /// The name of the version.
    pub version: String,
    /// A note in place of a text, or about its origin.
    pub note: Option<String>,
    /// True if the version has a text.
    pub has_text: bool,
    /// The text, with marks on what the other version lacks.
    pub text: Vec<Paragraph<'c>>,
    /// The statement that the text is from.
    pub statement: ResolvedStatement<'c>,
}

/// A term's kind of change and its edit counts, without the text.
#[derive(Clone, Copy)]
pub(super) struct ChangeSummary {
    pub kind: ChangeKind,
    pub edits: EditCounts,
}

/// Compares the texts of a term.
pub(super) fn resolve<'c>(resolver: Resolver<'c>, term: &'c Term) -> (TermContent<'c>, ChangeSummary) {
    let Resolver { card, locale, from, to } = resolver;
    let (old, new) = (history::at(card, term, from), history::at(card, term, to));
    let compared = compare_texts(text(old.value), text(new.value), locale);
    let kind = compare::kind(old.value, new.value, compared.has_same_words);
    let edits = if kind == ChangeKind::Changed { compared.edits } else { EditCounts::default() };
    let content = TermContent {
        lifespan: history::lifespan(resolver, term),
        before: (from != to).then(|| side(resolver, old, from, compared.before)),
        after: side(resolver, new, to, compared.after),
        redline: compared.redline,
        edit_counts: edits.sentence(locale),
        amounts: compared.amounts,
        steps: resolve_steps(resolver, term, resolver.steps(), resolver.steps().len() > 1),
    };
    (content, ChangeSummary { kind, edits })
}

fn text(value: TermValue<'_>) -> &str {
    match value {
        TermValue::Text(stated) => text_of(&stated.statement),
        _ => "",
    }
}

/// Resolves the text of one version.
pub(super) fn side<'c>(
    resolver: Resolver<'c>,
    value: VersionValue<'c>,
    version: usize,
    text: Vec<Paragraph<'c>>,
) -> Side<'c> {
    let note = |word: Word| Some(resolver.locale.word(word).to_owned());
    let (note, statement) = match value.value {
        TermValue::NotReported => (note(Word::NotKnown), ResolvedStatement::default()),
        TermValue::NotPart => (note(Word::NotInThisVersion), ResolvedStatement::default()),
        TermValue::Undisclosed(stated) => (note(Word::NotDisclosed), resolver.statement(&stated.statement)),
        TermValue::Text(stated) => {
            (history::carried_over(resolver, value, version), resolver.statement(&stated.statement))
        }
    };
    let has_text = matches!(value.value, TermValue::Text(_));
    Side { version: resolver.version_label(version), note, has_text, text, statement }
}
