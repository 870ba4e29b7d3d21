//! Turns two versions of a document into a card with a term for each section.
//!
//! **Sections.** A text is split at its headings. Markdown marks them with `#`, or with a line of `=` or `-` below.
//! Other lines count as headings by their form, if there are at least as many of them as marked headings: numbered
//! clauses (`1. Definitions`, `12.3 Payment`, `Article 4 Fees`), and separate lines in capitals or in bold type. List
//! items, sentences and code are never headings. The text before the first heading is a section. A text without
//! headings is one section of any length, since the work of the redline is bounded. If only one text has headings and
//! the two texts are similar as a whole, neither is split.
//!
//! **Pairs.** Sections with the same heading are paired; its number, case and punctuation are ignored. If several
//! sections share a heading, the parent heading and the common words decide. The other sections are paired if they have
//! enough words in common, where rare words count most. If only one text has a heading above words that both texts
//! have, the heading becomes text of the section before it.
//!
//! **Terms.** Each section becomes a term, in the order of the new text. A removed section comes after the section that
//! it followed in the old text. The label is the heading in the new text, without its number; the text is everything
//! below the heading. If a section was renamed, both versions begin with their heading, so that the redline shows the
//! new name. If a section moved, its meaning says from where to where. If most top-level headings have others below
//! them, they become topics. An unchanged topic or title without text of its own is not a term as well.
//!
//! Generated words are English: notes about moves, and labels of sections without a heading.

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

/// Returns a card that compares two versions of a document, section by section.
///
/// Without a title, the card gets the title of the new text, or else of the old one: the heading above all others, or a
/// first heading of level 1. The running time grows with the length of the texts.
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
/// assert_eq!(card.terms[0].meaning.as_ref().unwrap().text, "Moved: was after “Fees”, now first.");
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

/// Returns a name in the form of a card file, if it is not blank.
fn label(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| tidy(text.to_owned()))
}
