//! Documents contain every text of a card, once, in every format, and a search finds those of a term.

mod hostile;
mod marked;
mod tree;

use std::collections::BTreeMap;
use std::fs;

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::{Value, json};
use what_changed::card::{self, Card};
use what_changed::document::{self, ENGLISH, Element, Selection};
use what_changed::resolve::{Matches, resolve};
use what_changed::state::{Action, State, act};

use hostile::text;
use marked::Marked;
use tree::{Node, parse_html};

const CARDS: [&str; 6] = [
    "tests/fixtures/maximal.json",
    "tests/fixtures/sources.json",
    "tests/fixtures/redline.json",
    "www/cards/microsoft-openai.json",
    "www/cards/roaming.json",
    "www/cards/contract.json",
];

fn file(path: &str) -> Value {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn read(card: &Value) -> Card {
    card::parse(&card.to_string()).unwrap()
}

fn fragment(card: &Card) -> String {
    document::fragment(card, &Element::default(), &ENGLISH)
}

fn plain(card: &Card) -> String {
    document::plain(card, &Element::default(), &ENGLISH)
}

impl Node {
    fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Element { children, .. } => children.iter().map(Self::text).collect(),
        }
    }

    fn attr(&self, name: &str) -> Option<&str> {
        let Self::Element { attrs, .. } = self else { return None };
        attrs.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// The element and its descendants.
    fn elements(&self) -> Vec<&Self> {
        let Self::Element { children, .. } = self else { return Vec::new() };
        [self].into_iter().chain(children.iter().flat_map(Self::elements)).collect()
    }

    fn tag(&self) -> &str {
        let Self::Element { tag, .. } = self else { return "" };
        tag
    }

    fn find(&self, tag: &str) -> &Self {
        self.elements().into_iter().find(|element| element.tag() == tag).unwrap_or_else(|| panic!("no {tag}"))
    }
}

fn by_html(text: &str) -> Node {
    let mut nodes = parse_html(text);
    assert_eq!(nodes.len(), 1, "a single element");
    nodes.remove(0)
}

fn by_xml(text: &str) -> Node {
    fn node(found: roxmltree::Node) -> Node {
        if let Some(text) = found.text().filter(|_| found.is_text()) {
            return Node::Text(text.to_owned());
        }
        assert!(found.is_element(), "{found:?}");
        Node::Element {
            tag: found.tag_name().name().to_owned(),
            attrs: found.attributes().map(|attr| (attr.name().to_owned(), attr.value().to_owned())).collect(),
            children: found.children().map(node).collect(),
        }
    }
    let parsed = roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    node(parsed.root_element())
}

/// Checks that a fragment is one line of HTML and XML, and that its data are the card.
#[track_caller]
fn check_fragment(card: &Card) {
    for text in [fragment(card), plain(card)] {
        assert!(!text.contains('\n'));
        assert_eq!(by_xml(&text), by_html(&text));
    }
    let fragment = by_html(&fragment(card));
    assert_eq!(card::parse(&fragment.find("script").text()).unwrap(), *card);
    let plain = by_html(&plain(card));
    assert_eq!(card::parse(plain.find("what-changed").attr("data-card").unwrap()).unwrap(), *card);
    // A host that removes the unknown tag keeps the document.
    assert_eq!(plain.find("article"), fragment.elements().into_iter().rfind(|of| of.tag() == "article").unwrap());
    let known = "div what-changed article h2 h3 h4 p strong time ul ol li a cite blockquote del ins br dl dt dd table thead tbody tr th td";
    for element in plain.elements() {
        assert!(known.split(' ').any(|tag| tag == element.tag()), "{}", element.tag());
    }
}

#[test]
fn a_fragment_is_one_line_of_html_and_xml() {
    for path in CARDS {
        check_fragment(&read(&file(path)));
    }
}

#[test]
fn the_element_has_the_requested_attributes() {
    let element =
        Element { id: Some("a\"b".to_owned()), src: Some("c?d&e".to_owned()), live: true, ..Element::default() };
    let card = read(&file("www/cards/small.json"));
    for text in [document::fragment(&card, &element, &ENGLISH), document::plain(&card, &element, &ENGLISH)] {
        let found = by_html(&text);
        let found = found.find("what-changed");
        assert_eq!((found.attr("id"), found.attr("src"), found.attr("live")), (Some("a\"b"), Some("c?d&e"), Some("")));
    }
}

#[test]
fn a_page_contains_the_fragment() {
    let card = read(&file("tests/fixtures/maximal.json"));
    let element = Element::default();
    let alone = document::page(&card, &element, "what-changed.js", &ENGLISH);
    let framed = document::frame(&card, &element, "what-changed-frame.js", &ENGLISH);
    for (page, script) in [(&alone, "what-changed.js"), (&framed, "what-changed-frame.js")] {
        assert!(page.contains(&fragment(&card)));
        let page = by_xml(page.strip_prefix("<!DOCTYPE html>").unwrap());
        assert_eq!(page.attr("lang"), Some("en"));
        assert_eq!(page.find("title").text(), card.title);
        let metas: BTreeMap<_, _> = page
            .elements()
            .into_iter()
            .filter_map(|element| Some((element.attr("name")?, element.attr("content")?)))
            .collect();
        assert_eq!(metas["description"], card.summary.as_deref().unwrap());
        assert!(metas.contains_key("viewport") && metas.contains_key("color-scheme"));
        assert_eq!(
            page.elements().into_iter().rfind(|element| element.tag() == "script").unwrap().attr("src"),
            Some(script)
        );
        // A content security policy with the two hashes forbids these.
        for element in page.elements() {
            assert!(element.attr("style").is_none() && element.attr("onload").is_none());
        }
    }
    // Links open outside the frame.
    let targets = |page: &str| {
        by_xml(page.strip_prefix("<!DOCTYPE html>").unwrap())
            .elements()
            .into_iter()
            .filter_map(|element| Some(element.attr("target")?.to_owned()))
            .collect::<Vec<_>>()
    };
    assert_eq!(targets(&framed), ["_blank"]);
    assert!(targets(&alone).is_empty());
}

/// Checks that the plain document contains every text exactly once, and that every other format contains it.
#[track_caller]
fn check_texts(file: Value) {
    let marked = Marked::new(file);
    check_fragment(&marked.card);
    let text = by_html(&plain(&marked.card)).text();
    let shown = marked.assert_once_in(&text);
    for form in [
        document::text(&marked.card, &Selection::default(), &ENGLISH),
        document::markdown(&marked.card, &Selection::default(), &ENGLISH),
    ] {
        for word in &shown {
            assert!(form.contains(word), "{word} in {form}");
        }
    }
    // Whichever versions are selected.
    let ids: Vec<String> = marked.card.versions.iter().map(|version| version.id.clone()).collect();
    let selection = Selection { from: ids.first().cloned(), to: ids.last().cloned(), ..Selection::default() };
    let element = Element { selection, ..Element::default() };
    let text = by_html(&document::plain(&marked.card, &element, &ENGLISH)).text();
    assert_eq!(marked.assert_once_in(&text), shown);
}

#[test]
fn every_text_of_a_card_occurs_once() {
    for path in CARDS {
        check_texts(file(path));
    }
}

#[test]
fn a_search_finds_every_text_of_a_term() {
    let Marked { card, words } = Marked::new(file("tests/fixtures/maximal.json"));
    for (word, path) in words.iter().filter(|(_, path)| path.starts_with(".terms.")) {
        let state = act(State::first(&card), &card, Action::Search(word.clone()));
        let resolved = resolve(&card, &state, &ENGLISH);
        let mut terms = resolved.groups.iter().flat_map(|group| &group.terms);
        let is_found = terms.any(|term| matches!(term.matches, Matches::Count(_)));
        assert!(is_found, "a search does not find the text at {path}; src/resolve/find.rs counts the matches");
    }
}

#[test]
fn a_term_has_every_version_and_source() {
    let card = read(&file("tests/fixtures/maximal.json"));
    let html = plain(&card);
    for part in [
        "<p><strong>First contract</strong>: A household pays 1.80 crowns for each cubic metre.</p>",
        "<p><strong>Renewal</strong>: A household pays <del dir=\"auto\">2.10</del> crowns for each cubic metre.</p>",
        "<p><strong>Renewal</strong>: Same as First contract</p>",
        "<p>confirmed · <a href=\"https://town.example.org/contracts/water-2019\" rel=\"noopener noreferrer\">Town of Northwind, 2019</a></p>",
        "<cite>Ada Holm, mayor of Northwind</cite>",
        "<p><strong>What changed in Renewal</strong></p>",
        "<th scope=\"col\">Eastmere</th>",
        "<dt>Cubic metre</dt><dd>A thousand litres.</dd>",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
}

/// Markdown parses a line that starts with an unknown element as a paragraph.
#[test]
fn a_card_is_one_block_in_markdown() {
    let card = read(&file("www/cards/small.json"));
    for text in [fragment(&card), plain(&card)] {
        let mut page = String::new();
        pulldown_cmark::html::push_html(&mut page, Parser::new(&format!("One.\n\n{text}\n\nTwo.\n")));
        assert_eq!(page, format!("<p>One.</p>\n{text}\n<p>Two.</p>\n"));
    }
}

#[test]
fn the_plain_document_looks_like_this() {
    let html = plain(&read(&file("tests/fixtures/sources.json")));
    let (_, article) = html.split_once("'>").unwrap();
    let (article, _) = article.split_once("</what-changed>").unwrap();
    insta::assert_snapshot!(article.replace('<', "\n<").replace("\n</", "</"));
}

#[test]
fn the_text_looks_like_this() {
    insta::assert_snapshot!(document::text(
        &read(&file("tests/fixtures/maximal.json")),
        &Selection::default(),
        &ENGLISH
    ));
}

#[test]
fn the_markdown_looks_like_this() {
    insta::assert_snapshot!(document::markdown(
        &read(&file("tests/fixtures/maximal.json")),
        &Selection::default(),
        &ENGLISH
    ));
}

#[test]
fn the_json_ld_looks_like_this() {
    let text = document::json_ld(&read(&file("tests/fixtures/maximal.json")), &ENGLISH);
    insta::assert_snapshot!(pretty(&text));
}

/// Indents JSON without sorting its members.
fn pretty(json: &str) -> String {
    let mut text = Vec::new();
    let mut from = serde_json::Deserializer::from_str(json);
    serde_transcode::transcode(&mut from, &mut serde_json::Serializer::pretty(&mut text)).unwrap();
    String::from_utf8(text).unwrap()
}

#[test]
fn control_characters_are_visible() {
    let card = read(&json!({
        "title": "a\u{0}b\u{7}c\u{1b}[31md\u{ffff}e",
        "terms": [{"label": "L", "before": "one\u{c}two", "after": "one\u{c}three"}],
    }));
    let shown = "a␀b␇c␛[31md\u{fffd}e";
    assert_eq!(card.title, shown);
    assert_eq!(by_xml(&plain(&card)).find("h2").text(), shown);
    assert!(document::text(&card, &Selection::default(), &ENGLISH).starts_with(shown));
    // A card that was built by hand did not go through the reader.
    let unread = Card { title: "a\u{7}b\u{ffff}".to_owned(), ..card };
    assert_eq!(by_xml(&fragment(&unread)).find("h2").text(), "a␇b\u{fffd}");
    assert!(document::markdown(&unread, &Selection::default(), &ENGLISH).starts_with("## a␇b\u{fffd}\n"));
}

/// Generates cards of hostile texts, with every form of statement.
fn any_card() -> impl Strategy<Value = Value> {
    let term = (text(), text(), prop::collection::vec((text(), text(), 0..9_u8), 4));
    (text(), text(), 2..5_usize, prop::collection::vec(term, 1..4)).prop_map(|(title, other, versions, terms)| {
        let terms: Vec<_> = terms.iter().enumerate().map(|(at, term)| any_term(at, versions, term)).collect();
        json!({
            "title": format!("T{title}"), "summary": format!("S{other}"),
            "corrections": [{"text": format!("C{title}"), "date": "2031"}],
            "versions": (0..versions).map(|at| json!({"id": format!("v{at}"), "label": format!("V{at}{other}")})).collect::<Vec<_>>(),
            "terms": terms,
            "parties": [{"id": "p", "name": format!("N{other}")}],
            "sources": [{"id": "s", "publisher": format!("P{other}"), "title": format!("W{title}"), "url": "https://example.org/?a=\"&b=(c)<d>"}],
            "figures": [{"label": format!("F{title}"), "value": format!("G{other}")}],
            "glossary": [{"term": format!("E{title}"), "text": format!("M{other}")}],
            "questions": [{"question": format!("Q{title}"), "answer": format!("A{other}")}],
            "alternatives": {"columns": [format!("K{title}")], "rows": [{"label": format!("R{other}"), "cells": [format!("X{title}")]}]},
        })
    })
}

fn any_term(at: usize, versions: usize, (label, topic, values): &(String, String, Vec<(String, String, u8)>)) -> Value {
    let value = |(said, other, form): &(String, String, u8)| match form {
        0 => None,
        1 => Some(Value::Null),
        2 => Some(json!({"undisclosed": true, "sources": ["s"], "via": format!("v{other}")})),
        3 => Some(json!({"claims": [format!("c{said}"), {"text": format!("d{other}"), "sources": ["s"]}]})),
        4 => Some(
            json!({"text": format!("x{said}"), "quote": {"text": format!("q{other}"), "speaker": format!("k{said}"), "source": "s"}}),
        ),
        5 => Some(json!({
            "text": format!("x{said}"), "meaning": {"text": format!("m{other}"), "standing": "reported"},
            "effects": [{"party": "p", "effect": "gains", "text": format!("e{said}")}],
        })),
        _ => Some(json!(format!("x{said}"))),
    };
    let mut given: serde_json::Map<String, Value> =
        (0..versions).zip(values).filter_map(|(at, of)| Some((format!("v{at}"), value(of)?))).collect();
    if given.is_empty() {
        given.insert("v0".to_owned(), "x".into());
    }
    json!({"id": format!("t{at}"), "label": format!("L{label}"), "topic": format!("O{topic}"), "values": given})
}

/// Checks that the card's texts contain no Markdown.
#[track_caller]
fn check_markdown(card: &Card) {
    let markdown = document::markdown(card, &Selection::default(), &ENGLISH);
    let parser = Parser::new_ext(&markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    let (mut headings, mut in_heading) = (Vec::new(), false);
    for event in parser {
        match event {
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Code(_)
            | Event::Rule
            | Event::Start(Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock) => panic!("{event:?} in {markdown}"),
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(dest_url.starts_with("https://example.org/"), "{dest_url}");
            }
            Event::Start(Tag::Heading { .. }) => {
                in_heading = true;
                headings.push(String::new());
            }
            Event::End(pulldown_cmark::TagEnd::Heading(_)) => in_heading = false,
            Event::Text(text) if in_heading => headings.last_mut().unwrap().push_str(&text),
            _ => {}
        }
    }
    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(spaced(&headings[0]), spaced(&card.title));
}

#[test]
fn changed_white_space_is_no_markdown() {
    let terms = r#"[{"label": "L", "before": "x&\n\u2028", "after": "x<?xml\n# y"}]"#;
    check_markdown(&read(&serde_json::from_str(&format!(r#"{{"title": "T", "terms": {terms}}}"#)).unwrap()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn texts_stay_texts_in_any_card(file in any_card()) {
        let card = read(&file);
        check_fragment(&card);
        check_markdown(&card);
        let json_ld = document::json_ld(&card, &ENGLISH);
        prop_assert!(!json_ld.contains('<'));
        prop_assert_eq!(&serde_json::from_str::<Value>(&json_ld).unwrap()["headline"], &Value::from(card.title));
    }

    #[test]
    fn every_text_of_any_card_occurs_once(file in any_card()) {
        check_texts(file);
    }
}
