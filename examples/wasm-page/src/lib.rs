//! Compares two texts in the browser, and renders the card that shows what changed.

use wasm_bindgen::prelude::*;
use what_changed::document::{ENGLISH, Element, fragment};
use what_changed::import::{self, Document};

/// Renders the card of two texts as HTML. Fails if neither text has a word.
#[wasm_bindgen]
pub fn compare(before: &str, after: &str) -> Result<String, JsError> {
    let document = |label, text| Document { label, text, date: None };
    let card = import::card(Some("Your texts"), &document("Before", before), &document("After", after))?;
    Ok(fragment(&card, &Element::default(), &ENGLISH))
}
