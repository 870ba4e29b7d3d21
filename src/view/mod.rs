//! The interactive card: what was resolved, as markup. One file a part. Nothing is decided here.

mod overview;
mod statement;
mod style;
mod term;

use crate::locale::Locale;
use crate::markup::Markup;
use crate::markup::Shorthand as _;
use crate::resolve::Resolved;

pub use style::STYLE;

/// What the parts of a term are written with.
#[derive(Clone, Copy)]
struct Setting<'l> {
    locale: &'l Locale,
    /// The tag of the headings in a term.
    heading: &'static str,
}

/// Writes the whole card. It stands in a shadow root, after the style.
///
/// ```
/// use what_changed::{card, locale::ENGLISH, markup::Html, resolve::resolve, state::State, view};
/// let card = card::from_json(r#"{"title": "T", "terms": [{"label": "L", "before": "x", "after": "y"}]}"#)
///     .unwrap()
///     .card;
/// let mut out = Html::default();
/// view::card(&resolve(&card, &State::first(&card), &ENGLISH), &mut out);
/// assert!(out.into_string().starts_with("<article"));
/// ```
#[inline(never)] // A room of its own in the size table.
pub fn card(card: &Resolved, out: &mut impl Markup) {
    out.open_class("article", "card");
    out.attr("part", "card");
    out.attr("lang", card.lang);
    out.attr("dir", card.dir);
    out.attr("aria-labelledby", "title");
    overview::overview(card, out);
    term::terms(card, out);
    out.open_class("p", "sr");
    out.attr("role", "status");
    out.text(&card.status);
    out.close();
    out.close();
}
