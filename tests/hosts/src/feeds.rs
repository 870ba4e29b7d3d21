//! feedparser, which reads feeds and leaves nothing in them that could do harm.

use std::collections::BTreeMap;

use crate::{cards, place, plain, tells, through};

#[test]
fn a_plain_document_passes_through_any_feed() {
    let python = place("WHAT_CHANGED_FEEDPARSER");
    for marked in cards() {
        let came_out = through(&python, "feeds.py", &[], &plain(&marked.card));
        let came_out: BTreeMap<String, String> = serde_json::from_str(&came_out).unwrap();
        assert_eq!(came_out.len(), 4);
        for (sort, html) in &came_out {
            println!("{sort}");
            tells(&marked, html);
        }
    }
}
