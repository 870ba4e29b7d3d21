//! A page that holds a card and nothing else.

use alloc::string::String;

use super::data::in_one_line;
use super::element::{self, Element};
use crate::card::Card;
use crate::locale::Locale;
use crate::markup::{Html, Markup as _};

pub(super) fn page(card: &Card, element: &Element, locale: &'static Locale) -> String {
    // Only its start tag: what stands in it follows.
    let mut html = Html::default();
    html.open("html");
    html.attr("lang", card.lang.as_deref().unwrap_or(locale.tag));
    [
        "<!DOCTYPE html>\n",
        &in_one_line(&html.into_string()),
        ">\n",
        &in_one_line(&head(card)),
        "\n<body>\n",
        &element::fragment(card, element, locale),
        "\n<script async=\"\" src=\"what-changed.js\"></script>\n</body>\n</html>\n",
    ]
    .concat()
}

fn head(card: &Card) -> String {
    let mut out = Html::default();
    out.open("head");
    out.open("meta");
    out.attr("charset", "utf-8");
    out.close();
    for (name, content) in [
        ("viewport", "width=device-width, initial-scale=1"),
        ("color-scheme", "light dark"),
        ("description", card.summary.as_deref().unwrap_or(&card.title)),
    ] {
        out.open("meta");
        out.attr("name", name);
        out.attr("content", content);
        out.close();
    }
    out.open("title");
    out.text(&card.title);
    out.close();
    out.close();
    out.into_string()
}
