//! Pages for tests, and what stands in them.

use std::fs;

use serde_json::{Value, json};
use what_changed::card::{self, Card};
use what_changed::document::{self, Element};
use what_changed::locale::ENGLISH;
use what_changed::state::Selection;

use crate::server::ROOT;

/// Puts the script into a page.
pub const SCRIPT: &str = r#"<script src="/pkg/what-changed.js"></script>"#;

/// What runs first in every page.
pub const PAGE_SCRIPT: &str = include_str!("page.js");

/// Keeps browsers from asking for an icon.
pub const ICON: &str = r#"<link rel="icon" href="data:,">"#;

/// A page with this in its body.
pub fn page(body: &str) -> String {
    with_page_script(&format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Test</title>{ICON}</head>\n<body>\n{body}\n</body>\n</html>\n"
    ))
}

/// A page that remembers what happens in it.
pub fn with_page_script(html: &str) -> String {
    html.replacen("<head>", &format!("<head><script>{PAGE_SCRIPT}</script>"), 1)
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

/// A card that loads at once, with the script.
pub fn eager_card(card: &Value) -> String {
    [SCRIPT, &element("load='eager'", &inline(card))].concat()
}

/// A card file of the project.
pub fn file(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(format!("{ROOT}/{path}")).expect("a file")).expect("a card")
}

/// The card of the demo article.
pub fn deal() -> Value {
    file("www/cards/microsoft-openai.json")
}

/// The card of a law that was amended in steps.
pub fn roaming() -> Value {
    file("www/cards/roaming.json")
}

/// The card that uses every field.
pub fn maximal() -> Value {
    file("tests/fixtures/maximal.json")
}

/// The card with sources of every sort.
pub fn ferry() -> Value {
    file("tests/fixtures/sources.json")
}

/// The elements of a list in a card file.
pub fn list<'c>(of: &'c Value, name: &str) -> &'c [Value] {
    of[name].as_array().map_or(&[], Vec::as_slice)
}

/// The names of some elements of a list: a field of those that pass.
pub fn names<'c>(of: &'c [Value], field: &str, passes: impl Fn(&Value) -> bool) -> Vec<&'c str> {
    of.iter().filter(|one| passes(one)).filter_map(|one| one[field].as_str()).collect()
}

/// What stands inside the element of a card that was rendered before: its markup, the plain document and its data.
pub fn prerendered(card: &Value, selection: &Selection) -> String {
    let fragment =
        document::fragment(&read(card), &Element { selection: selection.clone(), ..Element::default() }, &ENGLISH);
    let (_, inside) = fragment.split_once("<template").expect("a shadow root");
    let (inside, _) = inside.rsplit_once("</what-changed>").expect("an end tag");
    ["<template", inside].concat()
}

/// The document of a card alone, as a host has it that takes no more.
pub fn plain(card: &Value) -> String {
    document::plain(&read(card), &Element::default(), &ENGLISH)
}

/// A card, read.
pub fn read(card: &Value) -> Card {
    card::read(&card.to_string()).card.expect("a card that can be shown")
}
