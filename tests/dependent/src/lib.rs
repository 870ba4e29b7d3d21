//! Uses each public module, and exports a function with a name that our own wasm uses too.

use what_changed::card;
use what_changed::document::{ENGLISH, Selection, text};
use what_changed::import::{self, Document};
use what_changed::redline::{Op, redline};

/// Returns the redline of two texts, with marks.
pub fn mark(old: &str, new: &str) -> String {
    let mark = |op, text: &str| match op {
        Op::Keep => text.to_owned(),
        Op::Delete => format!("[-{text}-]"),
        Op::Insert => format!("{{+{text}+}}"),
    };
    redline(old, new).iter().map(|edit| mark(edit.op, edit.text)).collect()
}

/// Renders a card file as text. An empty one is replaced by a card of two documents.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen::prelude::wasm_bindgen)]
pub fn render(file: &str) -> Option<String> {
    let document = |label, text| Document { label, text, date: None };
    let card = if file.is_empty() {
        import::card(Some("Fees"), &document("Old", "# Fee\n\n£20."), &document("New", "# Fee\n\n£25.")).ok()?
    } else {
        card::parse(file).ok()?
    };
    Some(text(&card, &Selection::default(), &ENGLISH))
}
