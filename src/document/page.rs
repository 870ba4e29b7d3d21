//! Pages that hold a card and nothing else: one to be read by itself, one to stand in a frame.

use alloc::string::String;

use super::data::in_one_line;
use super::element::{self, Element};
use crate::card::Card;
use crate::locale::Locale;
use crate::markup::{Html, Markup as _};

/// The one style text of both pages, so that a policy can name its hash.
const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/page.css"));

/// Where a page stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Alone,
    InFrame,
}

pub(super) fn page(card: &Card, element: &Element, place: Place, script: &str, locale: &'static Locale) -> String {
    // Of this one only the start tag: what stands in it follows.
    let mut html = Html::default();
    html.open("html");
    html.attr("lang", card.lang.as_deref().unwrap_or(locale.tag));
    let mut loading = Html::default();
    loading.element("script", &[("async", ""), ("src", script)], "");
    [
        "<!DOCTYPE html>\n",
        &in_one_line(&html.into_string()),
        ">\n<head>",
        &in_one_line(&head(card, place)),
        "<style>",
        STYLE,
        "</style></head>\n",
        match place {
            Place::Alone => "<body>",
            Place::InFrame => "<body class=\"frame\">",
        },
        "\n",
        &element::fragment(card, element, locale),
        "\n",
        &in_one_line(&loading.into_string()),
        "\n</body>\n</html>\n",
    ]
    .concat()
}

/// What stands in the head but the style.
fn head(card: &Card, place: Place) -> String {
    let mut out = Html::default();
    out.element("meta", &[("charset", "utf-8")], "");
    if place == Place::InFrame {
        // Most sites refuse to be shown in a frame.
        out.element("base", &[("target", "_blank")], "");
    }
    for (name, content) in [
        ("viewport", "width=device-width, initial-scale=1"),
        ("color-scheme", "light dark"),
        ("description", card.summary.as_deref().unwrap_or(&card.title)),
    ] {
        out.element("meta", &[("name", name), ("content", content)], "");
    }
    out.element("title", &[], &card.title);
    out.into_string()
}
