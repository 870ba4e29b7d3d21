//! Tests with feedparser, which parses feeds and sanitises their HTML.

use std::collections::BTreeMap;

use crate::{host_path, marked_cards, pass_through, plain, shows_card};

#[test]
fn a_plain_document_survives_every_kind_of_feed() {
    let python = host_path("WHAT_CHANGED_FEEDPARSER");
    for marked in marked_cards() {
        let output = pass_through(&python, "feeds.py", &[], &plain(&marked.card));
        let feeds: BTreeMap<String, String> = serde_json::from_str(&output).unwrap();
        assert_eq!(feeds.len(), 4);
        for (kind, html) in &feeds {
            println!("{kind}");
            shows_card(&marked, html);
        }
    }
}
