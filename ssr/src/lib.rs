//! The renderer for builds and servers in JavaScript. `pkg/ssr/renderer.js` calls it.
//!
//! A crate of its own, so that no dependent of the library exports these functions too.
//!
//! Cards and options arrive as JSON text. JavaScript serialises them: what a getter of the caller's throws is thrown
//! before any Rust runs, and leaves nothing behind.

#![cfg(target_arch = "wasm32")]

use serde::{Deserialize, Deserializer, Serialize};
use wasm_bindgen::prelude::*;

use what_changed::card::{self, Card, Problem, Read};
use what_changed::document::{Addresses, ENGLISH, Element, Format, Selection};

/// Renders a card. Returns a [`Rendering`]. The card is the text of a file, or was an object, in which the places of
/// problems have no lines.
///
/// # Errors
///
/// An `Error` if an option is invalid.
#[wasm_bindgen]
pub fn render(card: &str, is_text: bool, options: &str) -> Result<JsValue, JsError> {
    let options = Options::parse(options)?;
    let Read { card, problems, .. } = read(card, is_text);
    let card = card.filter(|_| options.is_lenient() || problems.is_empty());
    let text = card.map(|card| options.render(&card));
    to_js(&Rendering { text, problems })
}

/// Returns the list of a card's [`Problem`]s.
///
/// # Errors
///
/// None that a card can cause.
#[wasm_bindgen]
pub fn check(card: &str, is_text: bool) -> Result<JsValue, JsError> {
    to_js(&read(card, is_text).problems)
}

/// A rendered card.
#[derive(Serialize)]
struct Rendering {
    /// Null if the card has problems that the options do not allow.
    text: Option<String>,
    problems: Vec<Problem>,
}

/// The options of [`render`], named as the command's flags. Null is the same as missing.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Options {
    #[serde(deserialize_with = "format")]
    format: Format,
    id: Option<String>,
    src: Option<String>,
    live: Option<bool>,
    term: Option<String>,
    view: Option<String>,
    from: Option<String>,
    to: Option<String>,
    script: Option<String>,
    page: Option<String>,
    lenient: Option<bool>,
}

impl Options {
    fn parse(json: &str) -> Result<Self, JsError> {
        let value: serde_json::Value = serde_json::from_str(json)?;
        let options: Option<Self> = serde_path_to_error::deserialize(value)
            .map_err(|error| JsError::new(&format!("option {}: {}", error.path(), error.inner())))?;
        let options = options.unwrap_or_default();
        if options.format == Format::Oembed && options.page.is_none() {
            return Err(JsError::new("option page: oembed needs the address of the page for a frame"));
        }
        Ok(options)
    }

    fn is_lenient(&self) -> bool {
        self.lenient.unwrap_or(false)
    }

    fn render(self, card: &Card) -> String {
        let Self { format, id, src, live, term, view, from, to, script, page, lenient: _ } = self;
        let selection = Selection { term, view, from, to };
        let element = Element { id, src, live: live.unwrap_or(false), selection };
        format.render(card, &element, &Addresses { script, page }, &ENGLISH)
    }
}

fn format<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Format, D::Error> {
    let Some(name) = Option::<String>::deserialize(deserializer)? else { return Ok(Format::default()) };
    Format::ALL.into_iter().find(|format| format.name() == name).ok_or_else(|| {
        let names = Format::ALL.map(Format::name).join(", ");
        serde::de::Error::custom(format!("unknown format “{name}”, expected one of {names}"))
    })
}

fn read(card: &str, is_text: bool) -> Read {
    let mut read = card::read(card);
    if !is_text {
        read.problems.iter_mut().for_each(|problem| problem.span = None);
    }
    read
}

/// Converts a value to plain objects, lists and nulls of JavaScript.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
