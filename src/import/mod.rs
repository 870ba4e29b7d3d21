//! Two texts of a document in, a card out: what became of each section.
//!
//! **Sections.** A text is cut at its headings: those that Markdown marks with `#` or with a line of `=` or
//! `-` below; and, where they are as many as those, others that are told by their looks: numbered clauses
//! (`1. Definitions`, `12.3 Payment`, `Article 4 Fees`), and lines of their own in capitals or in bold type.
//! Items of lists, sentences and code are no headings. What stands before the first heading is a section.
//! A text without headings is one section, however long it is: the work of its redline is bounded. Where only
//! one of the texts has headings and both are alike as wholes, neither is cut.
//!
//! **Pairs.** Sections with the same heading are one, whatever its number, case and punctuation; where several have
//! it, those under the same heading and with most words in common. Of the rest, those are one that have enough
//! words in common, of which rare ones count most. A heading that only one of the texts has, above words that
//! both have, is a part of the section before it.
//!
//! **Terms.** Each section is a term, in the order of the new text; those that are gone stand behind what they
//! stood behind. A term is called as the new text calls it, and says what stands under its heading, as it is
//! written. The number of a heading is not part of it. Where both texts call it differently, both versions begin
//! with their heading, so that the redline shows the renaming. Where it stands in another order, its meaning says
//! from where to where it moved. Where most of the highest headings have others under them, they are the topics;
//! such a heading that has no text of its own, and has not changed, is no term besides, nor is such a title.
//!
//! What the card itself says is in English: where something moved, and the names of what has no heading.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

mod comparison;
mod heading;
mod inline;
mod likeness;
mod lines;
mod marked;
mod merge;
mod moves;
mod numbering;
mod order;
mod pair;
mod section;
pub mod table;
mod terms;
mod unmarked;

use crate::card::{Card, Date, Version, tidy};
use section::Outline;

/// One version of a document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Document<'t> {
    /// The name of the version. If it is empty, the date or the position of the version names it.
    pub label: &'t str,
    /// The day, month or year from which the version counts.
    pub date: Option<Date>,
    /// The text, in Markdown or plain.
    pub text: &'t str,
}

/// Why two documents make no card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// Neither document has a heading that could be the title, and no title was given.
    NoTitle,
    /// Neither document has any words.
    NoWords,
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NoTitle => "the documents have no heading that could be the title",
            Self::NoWords => "the documents have no words",
        })
    }
}

impl core::error::Error for Error {}

/// The card that compares two versions of a document, section by section.
///
/// Without a title, it is called as the new text calls itself, else as the old one does: by the heading above
/// all others, or one of the highest level at the head. The time that this takes grows with the length of the
/// texts.
///
/// # Errors
///
/// The documents have no title, or no words.
///
/// ```
/// use what_changed::import::{Document, card};
///
/// let [old, new] = [
///     ("2030", "# Terms\n\n## 1. Fees\n\nTen pounds a month.\n\n## 2. Law\n\nThe law of Wales."),
///     ("2031", "# Terms\n\n## 1. Law\n\nThe law of Wales.\n\n## 2. Fees and charges\n\nTwelve pounds a month."),
/// ]
/// .map(|(label, text)| Document { label, text, date: None });
///
/// let card = card(None, &old, &new).unwrap();
/// assert_eq!(card.title, "Terms");
/// assert_eq!(card.terms[0].label, "Law");
/// assert_eq!(card.terms[0].meaning.as_ref().unwrap().text, "Moved: stood after “Fees”, now stands first.");
/// let before = card.terms[1].values[0].stated.as_ref().unwrap();
/// assert_eq!(before.statement.text, "Fees\n\nTen pounds a month.");
/// ```
pub fn card(title: Option<&str>, old: &Document, new: &Document) -> Result<Card, Error> {
    let texts = [old, new].map(|document| tidied(document.text));
    let [old_outline, new_outline] = [Outline::of(&texts[0]), Outline::of(&texts[1])];
    let name = new_outline.name().or(old_outline.name());
    let title = title.or(name).and_then(label).ok_or(Error::NoTitle);
    let [old_whole, new_whole] = [Outline::uncut(&texts[0]), Outline::uncut(&texts[1])];
    let only_one_is_cut = old_outline.is_cut() != new_outline.is_cut();
    let (old_outline, new_outline) = if only_one_is_cut && pair::are_alike(&old_whole, &new_whole) {
        (old_whole, new_whole)
    } else {
        merge::merged(old_outline, new_outline)
    };
    let version =
        |document: &Document| Version { label: label(document.label), date: document.date, ..Version::default() };
    let mut card = Card { versions: Vec::from([version(old), version(new)]), ..Card::default() }.with_ids();
    let ids = [&*card.versions[0].id, &*card.versions[1].id];
    card.terms = terms::terms(&old_outline, &new_outline, ids);
    if card.terms.is_empty() {
        return Err(Error::NoWords);
    }
    card.title = title?;
    Ok(card.with_ids())
}

/// Returns a text with `\n` for line ends, without the byte order mark.
fn tidied(text: &str) -> String {
    tidy(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
}

/// Returns a name as a card carries it, if it is not blank.
fn label(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| tidy(text.to_owned()))
}
