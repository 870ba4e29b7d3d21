//! The interactive card as markup, one file for each part.
//!
//! `resolve` decides what is shown and in which words; this module decides how it is marked up.

#[macro_use]
mod class;

mod alternatives;
mod claims;
mod effects;
mod footer;
mod glance;
mod glossary;
mod overview;
mod panel;
mod popover;
mod section;
mod sign;
mod slot;
mod source;
mod statement;
mod steps;
mod style;
mod term;
mod text_writer;
mod texts;
mod timeline;
mod tools;
mod views;

use self::class::SR;
use self::text_writer::TextWriter;
use crate::card::GlossaryEntry;
use crate::locale::Locale;
use crate::markup::Markup;
use crate::resolve::Resolved;

pub use style::STYLE;

classes! {
    CARD = "card",
}

/// The values that every part of the card needs.
#[derive(Clone, Copy)]
struct Context<'c> {
    locale: &'c Locale,
    /// The tag of headings inside a panel.
    heading: &'static str,
    /// The words that become buttons where they are first used.
    glossary: &'c [GlossaryEntry],
    /// The search query, empty for none.
    query: &'c str,
}

impl<'c> Context<'c> {
    /// Starts a text in which glossary words are explained.
    fn text(self) -> TextWriter<'c> {
        TextWriter::new(self.glossary, self.query)
    }

    /// Writes a text with the matches of the search marked.
    fn marked(self, text: &str, out: &mut impl Markup) {
        TextWriter::new(&[], self.query).paragraph(text).write(text, out);
    }
}

/// Writes the whole card, as the content of a shadow root after the style.
///
/// ```
/// use what_changed::{card, locale::ENGLISH, markup::Html, resolve::resolve, state::State, view};
/// let card = card::parse(r#"{"title": "T", "terms": [{"label": "L", "before": "x", "after": "y"}]}"#).unwrap();
/// let mut out = Html::default();
/// view::card(&resolve(&card, &State::first(&card), &ENGLISH), &mut out);
/// assert!(out.into_string().starts_with("<article"));
/// ```
#[inline(never)] // so that `xtask size` can attribute it
pub fn card(card: &Resolved, out: &mut impl Markup) {
    let context = Context { locale: card.locale, heading: "h4", glossary: card.glossary, query: &card.tools.query };
    out.element("article", CARD, |out| {
        out.attr("part", "card");
        out.attr("lang", card.lang);
        out.attr("dir", card.dir);
        out.attr("aria-labelledby", "title");
        overview::overview(card, context, out);
        tools::tools(card, context, out);
        term::terms(card, context, out);
        footer::footer(context, out);
        source::popovers(card, context, out);
        glossary::popovers(context, out);
        out.element("p", SR, |out| {
            out.attr("role", "status");
            out.text(&card.status);
        });
    });
}
