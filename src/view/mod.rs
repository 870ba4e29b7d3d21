//! The interactive card: what was resolved, as markup. One file a part. Nothing is decided here.

mod footer;
mod glance;
mod overview;
mod section;
mod source;
mod statement;
mod style;
mod table;
mod term;
mod texts;
mod timeline;
mod tools;
mod words;

use alloc::vec::Vec;
use core::cell::Cell;

use crate::card::Entry;
use crate::locale::Locale;
use crate::markup::Markup;
use crate::markup::Shorthand as _;
use crate::resolve::Resolved;

pub use style::STYLE;

/// What the parts of a card are written with.
#[derive(Clone, Copy)]
struct Setting<'s> {
    locale: &'s Locale,
    /// The tag of the headings in a part.
    heading: &'static str,
    /// Words that are explained where they stand.
    glossary: &'s [Entry],
    /// Those of them that the text which is being written has already explained.
    explained: &'s Cell<Vec<usize>>,
    /// What is searched for.
    query: &'s str,
    /// How far the text that is being written goes on without and with it, in bytes; the next run is the last.
    runs: &'s Cell<Vec<(usize, bool)>>,
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
    let set = Setting {
        locale: card.locale,
        heading: "h4",
        glossary: card.glossary,
        explained: &Cell::default(),
        query: &card.tools.query,
        runs: &Cell::default(),
    };
    out.open_class("article", "card");
    out.attr("part", "card");
    out.attr("lang", card.lang);
    out.attr("dir", card.dir);
    out.attr("aria-labelledby", "title");
    overview::overview(card, set, out);
    tools::tools(card, set, out);
    term::terms(card, set, out);
    footer::footer(card, out);
    source::popovers(card, set, out);
    words::popovers(card, set, out);
    out.open_class("p", "sr");
    out.attr("role", "status");
    out.text(&card.status);
    out.close();
    out.close();
}
