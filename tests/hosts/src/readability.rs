//! Tests with Mozilla's Readability, the reader view of Firefox and of many other programs.

use serde_json::Value;
use what_changed::document::{self, ENGLISH, Element};

use crate::marked::Marked;
use crate::page::Page;
use crate::{fragment, host_path, marked_cards, pass_through, plain, shows_card};

const ARTICLE: &str = include_str!("../article.html");

/// Returns the title and content that the reader view extracts: from a page in a browser, and from a page that it fetched
/// itself.
#[track_caller]
fn read(page: &str) -> [String; 2] {
    let output = pass_through(&host_path("WHAT_CHANGED_NODE"), "readability.mjs", &[], page);
    let output: Value = serde_json::from_str(&output).unwrap();
    ["page", "fetched"].map(|parser| {
        let part = |name: &str| output[parser][name].as_str().unwrap_or_else(|| panic!("no {name} of the {parser}"));
        format!("<h1>{}</h1>{}", part("title"), part("content"))
    })
}

#[track_caller]
fn survives_in_article(marked: &Marked, card: &str) {
    for html in read(&ARTICLE.replace("<!-- the card -->", card)) {
        shows_card(marked, &html);
        let text = Page::parse(&html).text();
        for word in ["opening001", "opening002", "closing001", "closing002"] {
            assert_eq!(text.matches(word).count(), 1, "{word} in {text}");
        }
        assert!(!text.contains("More news") && !text.contains("About us"), "{text}");
    }
}

#[test]
fn a_fragment_in_an_article_is_extracted() {
    for marked in marked_cards() {
        survives_in_article(&marked, &fragment(&marked.card));
    }
}

#[test]
fn a_plain_document_in_an_article_is_extracted() {
    for marked in marked_cards() {
        survives_in_article(&marked, &plain(&marked.card));
    }
}

#[test]
fn a_page_with_only_a_card_is_extracted() {
    for marked in marked_cards() {
        for html in read(&document::page(&marked.card, &Element::default(), "what-changed.js", &ENGLISH)) {
            shows_card(&marked, &html);
        }
    }
}
