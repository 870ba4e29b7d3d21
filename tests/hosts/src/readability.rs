//! Mozilla's Readability, which is the reader view of Firefox and of many others.

use serde_json::Value;
use what_changed::document::{self, Element};
use what_changed::locale::ENGLISH;

use crate::marked::Marked;
use crate::page::Page;
use crate::{cards, fragment, place, plain, tells, through};

const ARTICLE: &str = include_str!("../article.html");

/// What is read of a page, its title before it: in a browser, and where the page was fetched for that alone.
#[track_caller]
fn read(page: &str) -> [String; 2] {
    let found = through(&place("WHAT_CHANGED_NODE"), "readability.mjs", &[], page);
    let found: Value = serde_json::from_str(&found).unwrap();
    ["page", "fetched"].map(|parser| {
        let part = |name: &str| found[parser][name].as_str().unwrap_or_else(|| panic!("no {name} of the {parser}"));
        format!("<h1>{}</h1>{}", part("title"), part("content"))
    })
}

#[track_caller]
fn is_read_within_an_article(marked: &Marked, card: &str) {
    for came_out in read(&ARTICLE.replace("<!-- the card -->", card)) {
        tells(marked, &came_out);
        let text = Page::of(&came_out).text();
        for word in ["opening001", "opening002", "closing001", "closing002"] {
            assert_eq!(text.matches(word).count(), 1, "{word} in {text}");
        }
        assert!(!text.contains("More news") && !text.contains("About us"), "{text}");
    }
}

#[test]
fn a_fragment_is_read_within_its_article() {
    for marked in cards() {
        is_read_within_an_article(&marked, &fragment(&marked.card));
    }
}

#[test]
fn a_plain_document_is_read_within_its_article() {
    for marked in cards() {
        is_read_within_an_article(&marked, &plain(&marked.card));
    }
}

#[test]
fn a_page_of_its_own_is_read() {
    for marked in cards() {
        for came_out in read(&document::page(&marked.card, &Element::default(), "what-changed.js", &ENGLISH)) {
            tells(&marked, &came_out);
        }
    }
}
