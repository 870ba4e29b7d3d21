//! Builds pages for tests, and reads the cards that they show.

use std::fs;

use serde_json::{Value, json};
use what_changed::card::{self, Card};
use what_changed::document::{self, ENGLISH, Element, Selection};

use crate::server::ROOT;

/// The script tag of the card.
pub const SCRIPT: &str = r#"<script src="/pkg/what-changed.js"></script>"#;

/// The script that runs first in every page.
pub const PAGE_SCRIPT: &str = include_str!("page.js");

/// A link that keeps browsers from requesting an icon.
pub const ICON: &str = r#"<link rel="icon" href="data:,">"#;

/// Returns a page with a body.
pub fn page(body: &str) -> String {
    with_page_script(&format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Test</title>{ICON}</head>\n<body>\n{body}\n</body>\n</html>\n"
    ))
}

/// Adds the script that records what happens in the page.
pub fn with_page_script(html: &str) -> String {
    html.replacen("<head>", &format!("<head><script>{PAGE_SCRIPT}</script>"), 1)
}

/// Returns a card with the terms alpha, beta and gamma. Each has a meaning, which every view shows.
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

/// Returns a card as inline data for the element.
pub fn inline(card: &Value) -> String {
    format!(r#"<script type="application/json">{}</script>"#, card.to_string().replace('<', "\\u003c"))
}

/// Returns the element with attributes and content.
pub fn element(attributes: &str, content: &str) -> String {
    format!("<what-changed {attributes}>{content}</what-changed>")
}

/// Returns the script and an element whose card loads at once.
pub fn eager_card(card: &Value) -> String {
    [SCRIPT, &element("load='eager'", &inline(card))].concat()
}

/// Reads a card file of the project.
pub fn file(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(format!("{ROOT}/{path}")).expect("a file")).expect("a card")
}

/// Reads the card of the demo article.
pub fn deal() -> Value {
    file("www/cards/microsoft-openai.json")
}

/// Reads the card of a law that was amended several times.
pub fn roaming() -> Value {
    file("www/cards/roaming.json")
}

/// Reads the card that uses every field.
pub fn maximal() -> Value {
    file("tests/fixtures/maximal.json")
}

/// Reads the card with every kind of source.
pub fn ferry() -> Value {
    file("tests/fixtures/sources.json")
}

/// Returns a list in a card file, or an empty list.
pub fn list<'c>(object: &'c Value, name: &str) -> &'c [Value] {
    object[name].as_array().map_or(&[], Vec::as_slice)
}

/// Returns a field of each element of a list that passes a filter.
pub fn field_values<'c>(list: &'c [Value], field: &str, filter: impl Fn(&Value) -> bool) -> Vec<&'c str> {
    list.iter().filter(|element| filter(element)).filter_map(|element| element[field].as_str()).collect()
}

/// Returns the content of the element of a prerendered card: its markup, the plain document and its data.
pub fn prerendered(card: &Value, selection: &Selection) -> String {
    let fragment = document::fragment(
        &parse_card(card),
        &Element { selection: selection.clone(), ..Element::default() },
        &ENGLISH,
    );
    let (_, inside) = fragment.split_once("<template").expect("a shadow root");
    let (inside, _) = inside.rsplit_once("</what-changed>").expect("an end tag");
    ["<template", inside].concat()
}

/// Returns the plain document of a card, for hosts that allow no more.
pub fn plain(card: &Value) -> String {
    document::plain(&parse_card(card), &Element::default(), &ENGLISH)
}

/// Parses a card.
///
/// # Panics
///
/// Panics if the card has fatal problems.
pub fn parse_card(card: &Value) -> Card {
    card::read(&card.to_string()).card.expect("a card that can be shown")
}
