//! Pages that contain a card only: one for itself, one for a frame.

use alloc::string::String;

use super::element::{Element, fragment};
use crate::card::Card;
use crate::locale::Locale;
use crate::markup::{Class, Html, Markup as _};

/// The style of both pages. It is one text, so that a content security policy can name its hash.
const STYLE: &str = include_str!("page.min.css");

/// Renders a page with the [`fragment`]. `script` is the address of `what-changed.js`.
///
/// ```
/// use what_changed::{card, document::{ENGLISH, Element, page}};
/// let card = card::parse(r#"{"title": "T", "terms": [{"label": "L", "before": "x", "after": "y"}]}"#).unwrap();
/// assert!(page(&card, &Element::default(), "what-changed.js", &ENGLISH).contains("<title>T</title>"));
/// ```
pub fn page(card: &Card, element: &Element, script: &str, locale: &'static Locale) -> String {
    write(card, element, false, script, locale)
}

/// Renders a page for a frame, for hosts that allow nothing else. `script` is the address of `what-changed-frame.js`,
/// which reports the card's height to the host. Links open outside the frame.
///
/// ```
/// use what_changed::{card, document::{ENGLISH, Element, frame}};
/// let card = card::parse(r#"{"title": "T", "terms": [{"label": "L", "before": "x", "after": "y"}]}"#).unwrap();
/// assert!(frame(&card, &Element::default(), "what-changed-frame.js", &ENGLISH).contains("<base target=\"_blank\""));
/// ```
pub fn frame(card: &Card, element: &Element, script: &str, locale: &'static Locale) -> String {
    write(card, element, true, script, locale)
}

fn write(card: &Card, element: &Element, is_framed: bool, script: &str, locale: &'static Locale) -> String {
    let mut out = Html::in_one_line();
    out.raw("<!DOCTYPE html>\n");
    out.element("html", None, |out| {
        out.attr("lang", card.lang.as_deref().unwrap_or(locale.tag));
        out.raw("\n");
        out.element("head", None, |out| head(card, is_framed, out));
        out.raw("\n");
        out.element("body", is_framed.then_some(Class("frame")), |out| {
            out.raw("\n");
            out.raw(&fragment(card, element, locale));
            out.raw("\n");
            out.tag("script", &[("async", ""), ("src", script)], "");
            out.raw("\n");
        });
        out.raw("\n");
    });
    out.raw("\n");
    out.into_string()
}

fn head(card: &Card, is_framed: bool, out: &mut Html) {
    out.tag("meta", &[("charset", "utf-8")], "");
    if is_framed {
        // Most sites cannot be shown in a frame.
        out.tag("base", &[("target", "_blank")], "");
    }
    for (name, content) in [
        ("viewport", "width=device-width, initial-scale=1"),
        ("color-scheme", "light dark"),
        ("description", card.summary.as_deref().unwrap_or(&card.title)),
    ] {
        out.tag("meta", &[("name", name), ("content", content)], "");
    }
    out.tag("title", &[], &card.title);
    out.element("style", None, |out| out.raw(STYLE));
}
