//! The renderer for builds and servers in JavaScript.
//!
//! A crate of its own, so that no dependent of the library exports these functions too.

#![cfg(target_arch = "wasm32")]

extern crate alloc;

#[path = "../../widget/src/from_js.rs"]
mod from_js;

use js_sys::{Error, JSON, Reflect};
use wasm_bindgen::prelude::*;

use what_changed::card::{self, Card, Member, Problem, Value};
use what_changed::document::{Addresses, Element, Format};
use what_changed::locale::ENGLISH;

use from_js::from_js;

/// Writes a card, an object or the text of a card file, in a form: `options` has `format`, `id`, `src`, `live`, `term`,
/// `view`, `from`, `to`, `script`, `page` and `lenient`, as the flags of the command are called.
///
/// # Errors
///
/// An `Error` whose `problems` are what [`check`] gives, where the card has any, unless `lenient` and something can be
/// shown; one without where an option is not understood.
#[wasm_bindgen]
pub fn render(card: &JsValue, options: &JsValue) -> Result<String, JsValue> {
    let options = Options::read(options).map_err(|sentence| Error::new(&sentence))?;
    let (card, problems) = read(card);
    match card.filter(|_| options.lenient || problems.is_empty()) {
        Some(card) => Ok(options.format.render(&card, &options.element, &options.addresses, &ENGLISH)),
        None => Err(refusal(&problems)?),
    }
}

/// All that is wrong with a card, an object or the text of a card file: a list of objects with `code`, `path`, `expected`,
/// `found`, `nearest` (or null), `fatal`, and `message`, which is all of it in a sentence.
///
/// # Errors
///
/// None that can come of a card.
#[wasm_bindgen]
pub fn check(card: &JsValue) -> Result<JsValue, JsValue> {
    told(&read(card).1)
}

/// What can be shown of a card, and all that is wrong with it.
fn read(card: &JsValue) -> (Option<Card>, Vec<Problem>) {
    let read = match card.as_string() {
        Some(text) => card::read(&text),
        // A value that JSON cannot write is no card either.
        None => card::read_value(from_js(card).unwrap_or_default().into()),
    };
    (read.card, read.problems)
}

fn refusal(problems: &[Problem]) -> Result<JsValue, JsValue> {
    let sentences: Vec<String> = problems.iter().map(Problem::message).collect();
    let error = Error::new(&sentences.join("\n"));
    error.set_name("CardError");
    Reflect::set(&error, &"problems".into(), &told(problems)?)?;
    Ok(error.into())
}

/// Problems as a list of JavaScript objects.
fn told(problems: &[Problem]) -> Result<JsValue, JsValue> {
    JSON::parse(&serde_json::to_string(problems).unwrap_or_default())
}

/// What is to be written.
#[derive(Default)]
struct Options {
    format: Format,
    element: Element,
    addresses: Addresses,
    lenient: bool,
}

impl Options {
    /// The options in an object; none are none. Fails in a sentence that names the option.
    fn read(options: &JsValue) -> Result<Self, String> {
        let mut read = Self::default();
        let fields = match from_js(options) {
            Some(Value::Object(fields)) => fields,
            Some(Value::Null) => Vec::new(),
            _ => return Err("options: expected an object".to_owned()),
        };
        for Member { name, node, .. } in fields {
            let value = node.value;
            if matches!(value, Value::Null) {
                continue;
            }
            let field = match &*name {
                "live" | "lenient" => {
                    let Value::Bool(value) = value else {
                        return Err(format!("{name}: expected true or false"));
                    };
                    *(if name == "live" { &mut read.element.live } else { &mut read.lenient }) = value;
                    continue;
                }
                "format" => {
                    let found = Format::ALL
                        .into_iter()
                        .find(|format| matches!(&value, Value::Text(text) if text == format.name()));
                    read.format = found.ok_or_else(|| {
                        let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
                        format!("format: expected one of {}", names.join(", "))
                    })?;
                    continue;
                }
                "id" => &mut read.element.id,
                "src" => &mut read.element.src,
                "term" => &mut read.element.selection.term,
                "view" => &mut read.element.selection.view,
                "from" => &mut read.element.selection.from,
                "to" => &mut read.element.selection.to,
                "script" => &mut read.addresses.script,
                "page" => &mut read.addresses.page,
                _ => return Err(format!("{name} is no option of render")),
            };
            match value {
                Value::Text(text) => *field = Some(text),
                _ => return Err(format!("{name}: expected a text")),
            }
        }
        if read.format == Format::Oembed && read.addresses.page.is_none() {
            return Err("page: expected the address of the page for a frame, which oEmbed refers to".to_owned());
        }
        Ok(read)
    }
}
