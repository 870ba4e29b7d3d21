//! The element `<what-changed>` and its content.

use alloc::string::String;

use super::article::{Texts, build};
use super::data::json;
use super::html::article;
use crate::card::Card;
use crate::locale::Locale;
use crate::markup::{Html, Markup as _};
use crate::resolve::{Resolved, resolve};
use crate::state::{Selection, State};
use crate::view;

/// The attributes of the element.
#[derive(Clone, Debug, Default)]
pub struct Element {
    /// The id, which links contain.
    pub id: Option<String>,
    /// The address of the card file.
    pub src: Option<String>,
    /// True to fetch that file although the element contains a card.
    pub live: bool,
    /// The initial selection.
    pub selection: Selection,
}

impl Element {
    fn attributes(&self, out: &mut Html) {
        let Selection { term, view, from, to } = &self.selection;
        let attributes =
            [("id", &self.id), ("src", &self.src), ("term", term), ("view", view), ("from", from), ("to", to)];
        for (name, value) in attributes {
            if let Some(value) = value {
                out.attr(name, value);
            }
        }
        out.flag("live", self.live);
    }

    /// Writes the element, with `content` after its attributes.
    ///
    /// A `<div>` is around it. Editors and Markdown parse a line that begins with an unknown tag as a paragraph, and
    /// the end of that paragraph would close the element before the document in it.
    fn write(&self, content: impl FnOnce(&mut Html)) -> String {
        let mut out = Html::in_one_line();
        out.element("div", None, |out| {
            out.element("what-changed", None, |out| {
                self.attributes(out);
                content(out);
            });
        });
        out.into_string()
    }
}

/// Renders the whole card in one line that is HTML and well-formed XML: the element, and in it the card as a declarative
/// shadow root with its style, the plain document and the card's data.
///
/// The script hydrates it without changing a node.
///
/// ```
/// use what_changed::{card, document::{ENGLISH, Element, fragment}};
/// let card = card::parse(r#"{"title": "T", "terms": [{"label": "L", "before": "x", "after": "y"}]}"#).unwrap();
/// let fragment = fragment(&card, &Element { id: Some("fares".into()), ..Element::default() }, &ENGLISH);
/// assert!(fragment.starts_with("<div><what-changed id=\"fares\"><template shadowrootmode=\"open\" "));
/// assert!(!fragment.contains('\n'));
/// ```
pub fn fragment(card: &Card, element: &Element, locale: &'static Locale) -> String {
    let resolved = resolve(card, &State::select(card, &element.selection), locale);
    element.write(|out| {
        out.element("template", None, |out| {
            out.attr("shadowrootmode", "open");
            // Readers that do not know templates would show the card twice.
            out.flag("hidden", true);
            out.element("style", None, |out| out.raw(view::STYLE));
            view::card(&resolved, out);
        });
        document(&resolved, out);
        out.element("script", None, |out| {
            out.attr("type", "application/json");
            out.raw(&json(card));
        });
    })
}

/// Renders the plain document, for hosts that remove unknown tags and keep their content. It has no style, no script and
/// no template, has each text of the card once, and has the data in an attribute.
///
/// ```
/// use what_changed::{card, document::{ENGLISH, Element, plain}};
/// let card = card::parse(r#"{"title": "T", "terms": [{"label": "L", "before": "x", "after": "y"}]}"#).unwrap();
/// let plain = plain(&card, &Element::default(), &ENGLISH);
/// assert!(plain.contains("<h2>T</h2>") && plain.contains("<p><strong>Before</strong>: <del dir=\"auto\">x</del></p>"));
/// ```
pub fn plain(card: &Card, element: &Element, locale: &'static Locale) -> String {
    element.write(|out| {
        out.raw_attr("data-card", &json(card));
        document(&resolve(card, &State::select(card, &element.selection), locale), out);
    })
}

/// Writes the plain document.
fn document(card: &Resolved, out: &mut Html) {
    build(card, Texts::Apart, |document| article(document, out));
}
