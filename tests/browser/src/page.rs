//! Pages for tests, and what stands in them.

use serde_json::{Value, json};
use what_changed::card::{self, Card};
use what_changed::locale::ENGLISH;
use what_changed::markup::Html;
use what_changed::resolve::resolve;
use what_changed::state::{Names, State};
use what_changed::view;

/// Puts the script into a page.
pub const SCRIPT: &str = r#"<script src="/pkg/what-changed.js"></script>"#;

/// What runs first in every page.
pub const WATCH: &str = include_str!("page.js");

/// Keeps browsers from asking for an icon.
pub const ICON: &str = r#"<link rel="icon" href="data:,">"#;

/// A page with this in its body.
pub fn page(body: &str) -> String {
    watched(&format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Test</title>{ICON}</head>\n<body>\n{body}\n</body>\n</html>\n"
    ))
}

/// A page that remembers what happens in it.
pub fn watched(html: &str) -> String {
    html.replacen("<head>", &format!("<head><script>{WATCH}</script>"), 1)
}

/// A card of three terms, alpha, beta and gamma, with a text below each that no view hides.
pub fn three_terms(title: &str) -> Value {
    let term = |label: &str| {
        json!({
            "label": label,
            "before": format!("{label} was one thing."),
            "after": format!("{label} is another thing."),
            "meaning": format!("{label} means something."),
        })
    };
    json!({ "title": title, "terms": [term("Alpha"), term("Beta"), term("Gamma")] })
}

/// A card inside its element.
pub fn inline(card: &Value) -> String {
    format!(r#"<script type="application/json">{}</script>"#, card.to_string().replace('<', "\\u003c"))
}

/// The element with attributes and content.
pub fn element(attributes: &str, content: &str) -> String {
    format!("<what-changed {attributes}>{content}</what-changed>")
}

/// A card as a page has it that was rendered before: its markup, and its data beside it.
pub fn prerendered(card: &Value, names: &Names) -> String {
    let read = read(card);
    let mut html = Html::default();
    view::card(&resolve(&read, &State::named(&read, names), &ENGLISH), &mut html);
    format!(
        r#"<template shadowrootmode="open"><style>{}</style>{}</template>{}"#,
        view::STYLE,
        html.into_string(),
        inline(card)
    )
}

/// A card, read.
pub fn read(card: &Value) -> Card {
    card::from_json(&card.to_string()).unwrap_or_else(|problems| panic!("{problems:?}")).card
}
