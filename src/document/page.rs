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
    // Of these only the start tags: what stands in them follows.
    let lang = card.lang.as_deref().unwrap_or(locale.tag);
    let (html, body) = (start("html", &[("lang", lang)]), start("body", body_attributes(place)));
    let mut loading = Html::default();
    loading.open("script");
    loading.attr("async", "");
    loading.attr("src", script);
    loading.close();
    [
        "<!DOCTYPE html>\n",
        &html,
        "\n",
        "<head>",
        &in_one_line(&head(card, place)),
        "<style>",
        STYLE,
        "</style></head>\n",
        &body,
        "\n",
        &element::fragment(card, element, locale),
        "\n",
        &in_one_line(&loading.into_string()),
        "\n</body>\n</html>\n",
    ]
    .concat()
}

fn body_attributes(place: Place) -> &'static [(&'static str, &'static str)] {
    match place {
        Place::Alone => &[],
        Place::InFrame => &[("class", "frame")],
    }
}

fn start(tag: &'static str, attributes: &[(&'static str, &str)]) -> String {
    let mut out = Html::default();
    out.open(tag);
    for (name, value) in attributes {
        out.attr(name, value);
    }
    [&*in_one_line(&out.into_string()), ">"].concat()
}

/// What stands in the head but the style.
fn head(card: &Card, place: Place) -> String {
    let mut out = Html::default();
    let mut empty = |tag, attributes: &[(&'static str, &str)]| {
        out.open(tag);
        for (name, value) in attributes {
            out.attr(name, value);
        }
        out.close();
    };
    empty("meta", &[("charset", "utf-8")]);
    if place == Place::InFrame {
        // Most sites refuse to be shown in a frame.
        empty("base", &[("target", "_blank")]);
    }
    for (name, content) in [
        ("viewport", "width=device-width, initial-scale=1"),
        ("color-scheme", "light dark"),
        ("description", card.summary.as_deref().unwrap_or(&card.title)),
    ] {
        empty("meta", &[("name", name), ("content", content)]);
    }
    out.open("title");
    out.text(&card.title);
    out.close();
    out.into_string()
}
