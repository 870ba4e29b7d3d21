//! A card as a document, written ahead of any script: what a publisher pastes, and what feeds, mails,
//! terminals, archives and search engines can read.
//!
//! [`fragment`] is the whole card, as a declarative shadow root with the plain document and the data beside it;
//! [`plain`] the document alone, for hosts that strip what they do not know; [`page`] a page around the
//! fragment; [`frame`] a page for a frame, and [`oembed`] what puts that frame into others' pages; [`text`] and [`markdown`] the same document for other readers; [`json_ld`] what a machine wants to
//! know of it.
//!
//! A document is built once, of headings, paragraphs, lists and tables, and each form has a writer. All that
//! is decided comes from [`resolve`](crate::resolve).

use alloc::string::String;

mod article;
mod data;
mod element;
mod format;
mod html;
mod json_ld;
mod markdown;
mod model;
mod oembed;
mod page;
mod sections;
mod statement;
mod term;
mod text;

use self::article::Texts;
use self::page::Place;
use crate::card::Card;
use crate::resolve::resolve;
use crate::state::State;

pub use element::Element;
pub use format::{Addresses, Format};
pub use json_ld::json_ld;
pub use oembed::oembed;

#[doc(inline)]
pub use crate::locale::{ENGLISH, Locale};
#[doc(inline)]
pub use crate::state::Selection;

/// The card as a publisher pastes it, in one line, which is HTML and well-formed XML: the element, in it the
/// card as a declarative shadow root with its style, and beside that the plain document and the card's data.
///
/// The script takes it over without changing anything.
///
/// ```
/// use what_changed::{card, document::{ENGLISH, Element, fragment}};
/// let card = card::parse(r#"{"title": "T", "terms": [{"label": "L", "before": "x", "after": "y"}]}"#).unwrap();
/// let fragment = fragment(&card, &Element { id: Some("fares".into()), ..Element::default() }, &ENGLISH);
/// assert!(fragment.starts_with("<div><what-changed id=\"fares\"><template shadowrootmode=\"open\" "));
/// assert!(!fragment.contains('\n'));
/// ```
pub fn fragment(card: &Card, element: &Element, locale: &'static Locale) -> String {
    element::fragment(card, element, locale)
}

/// The plain document alone, for hosts that strip tags which they do not know and keep what stands in them:
/// no style, no script, no template, every text of the card once, and its data in an attribute.
///
/// ```
/// use what_changed::{card, document::{ENGLISH, Element, plain}};
/// let card = card::parse(r#"{"title": "T", "terms": [{"label": "L", "before": "x", "after": "y"}]}"#).unwrap();
/// let plain = plain(&card, &Element::default(), &ENGLISH);
/// assert!(plain.contains("<h2>T</h2>") && plain.contains("<p><strong>Before</strong>: <del dir=\"auto\">x</del></p>"));
/// ```
pub fn plain(card: &Card, element: &Element, locale: &'static Locale) -> String {
    element::plain(card, element, locale)
}

/// A whole page that holds the [`fragment`] and asks for a script: the address of `what-changed.js`.
///
/// ```
/// use what_changed::{card, document::{ENGLISH, Element, page}};
/// let card = card::parse(r#"{"title": "T", "terms": [{"label": "L", "before": "x", "after": "y"}]}"#).unwrap();
/// assert!(page(&card, &Element::default(), "what-changed.js", &ENGLISH).contains("<title>T</title>"));
/// ```
pub fn page(card: &Card, element: &Element, script: &str, locale: &'static Locale) -> String {
    page::page(card, element, Place::Alone, script, locale)
}

/// The page to put into a frame, for hosts that allow nothing else. Its script is `what-changed-frame.js`, which
/// also tells the page around it how high the card is. Its links open outside the frame.
///
/// ```
/// use what_changed::{card, document::{ENGLISH, Element, frame}};
/// let card = card::parse(r#"{"title": "T", "terms": [{"label": "L", "before": "x", "after": "y"}]}"#).unwrap();
/// assert!(frame(&card, &Element::default(), "what-changed-frame.js", &ENGLISH).contains("<base target=\"_blank\""));
/// ```
pub fn frame(card: &Card, element: &Element, script: &str, locale: &'static Locale) -> String {
    page::page(card, element, Place::InFrame, script, locale)
}

/// The document as plain text, which compares what the names say, with what changed as `[-struck-]{+written in+}`. No line is wrapped.
///
/// ```
/// use what_changed::{card, document::{ENGLISH, Selection, text}};
/// let card = card::parse(
///     r#"{"title": "Fares", "terms": [{"label": "Single", "before": "It costs £2.", "after": "It costs £3."}]}"#,
/// )
/// .unwrap();
/// assert!(text(&card, &Selection::default(), &ENGLISH).contains("\n\nIt costs [-£2-]{+£3+}.\n"));
/// ```
pub fn text(card: &Card, selection: &Selection, locale: &'static Locale) -> String {
    article::build(&resolve(card, &State::select(card, selection), locale), Texts::Redline, text::text)
}

/// The document as Markdown, which compares what the names say, with what changed as `~~struck~~ **written in**`.
///
/// ```
/// use what_changed::{card, document::{ENGLISH, Selection, markdown}};
/// let card = card::parse(
///     r#"{"title": "Fares", "terms": [{"label": "Single", "before": "It costs £2.", "after": "It costs £3."}]}"#,
/// )
/// .unwrap();
/// assert!(markdown(&card, &Selection::default(), &ENGLISH).contains("\n\nIt costs ~~£2~~ **£3**.\n"));
/// ```
pub fn markdown(card: &Card, selection: &Selection, locale: &'static Locale) -> String {
    article::build(&resolve(card, &State::select(card, selection), locale), Texts::Redline, markdown::markdown)
}
