//! Pages that contain a card only: one for itself, one for a frame.

use alloc::string::String;

use super::element::{self, Element};
use crate::card::Card;
use crate::locale::Locale;
use crate::markup::{Class, Html, Markup as _};

/// The style of both pages. It is one text, so that a content security policy can name its hash.
const STYLE: &str = include_str!("page.min.css");

/// The place of a page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Alone,
    InFrame,
}

pub(super) fn page(card: &Card, element: &Element, place: Place, script: &str, locale: &'static Locale) -> String {
    let mut out = Html::in_one_line();
    out.raw("<!DOCTYPE html>\n");
    out.element("html", None, |out| {
        out.attr("lang", card.lang.as_deref().unwrap_or(locale.tag));
        out.raw("\n");
        out.element("head", None, |out| head(card, place, out));
        out.raw("\n");
        out.element("body", (place == Place::InFrame).then_some(Class("frame")), |out| {
            out.raw("\n");
            out.raw(&element::fragment(card, element, locale));
            out.raw("\n");
            out.tag("script", &[("async", ""), ("src", script)], "");
            out.raw("\n");
        });
        out.raw("\n");
    });
    out.raw("\n");
    out.into_string()
}

fn head(card: &Card, place: Place, out: &mut Html) {
    out.tag("meta", &[("charset", "utf-8")], "");
    if place == Place::InFrame {
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
