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

use crate::card::{self, Card, Date, Problem, Value};
use section::Outline;

/// One version of a document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Document<'t> {
    /// The name of the version. Where it is empty, its date or its place names it.
    pub label: &'t str,
    /// When it was made or took effect.
    pub date: Option<Date>,
    /// Its text, in Markdown or plain.
    pub text: &'t str,
}

/// The card that compares two versions of a document, section by section.
///
/// Without a title, it is called as the new text calls itself, else as the old one does: by the heading above
/// all others, or one of the highest level at the head. The time that this takes grows with the length of the
/// texts.
///
/// # Errors
///
/// As [`card::from_json`]: there is no title, or neither text has a word.
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
pub fn card(title: Option<&str>, old: &Document, new: &Document) -> Result<Card, Vec<Problem>> {
    let texts = [old, new].map(|document| tidied(document.text));
    let [old_outline, new_outline] = [Outline::of(&texts[0]), Outline::of(&texts[1])];
    let named = new_outline.name().or(old_outline.name()).map(str::to_owned);
    let title = title.map(str::to_owned).or(named).unwrap_or_default();
    let [old_whole, new_whole] = [Outline::uncut(&texts[0]), Outline::uncut(&texts[1])];
    let only_one_is_cut = old_outline.is_cut() != new_outline.is_cut();
    let (old_outline, new_outline) = if only_one_is_cut && pair::are_alike(&old_whole, &new_whole) {
        (old_whole, new_whole)
    } else {
        merge::merged(old_outline, new_outline)
    };
    let text = |text: &str| Value::Text(text.to_owned());
    let version = |document: &Document| {
        let mut fields = Vec::from([("label".to_owned(), text(document.label))]);
        fields.extend(document.date.map(|date| ("date".to_owned(), Value::Text(date.iso()))));
        Value::Object(fields)
    };
    let file = Value::Object(Vec::from([
        ("title".to_owned(), Value::Text(title)),
        ("versions".to_owned(), Value::List(Vec::from([version(old), version(new)]))),
        ("terms".to_owned(), Value::List(terms::terms(&old_outline, &new_outline))),
    ]));
    card::read(file).map(|read| read.card)
}

/// A text with `\n` for line ends, and without the mark that some editors put at the head of a file.
fn tidied(text: &str) -> String {
    card::tidy(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
}
