//! What a host that asks for oEmbed is answered.

use alloc::borrow::ToOwned;
use alloc::string::String;

use super::data::json;
use crate::card::{Card, Value};
use crate::markup::Html;
use crate::number::number;

/// The width of the frame in pixels of CSS; oEmbed wants one.
const WIDTH: u16 = 640;
/// Its height likewise, until it tells its own.
const HEIGHT: u16 = 720;

/// The answer in JSON that oEmbed 1.0 wants of a `rich` resource, for a card whose [`frame`](super::frame) is at an
/// address: a frame, since hosts drop nearly everything else.
///
/// ```
/// use what_changed::{card, document::oembed};
/// let card = card::from_json(r#"{"title": "T", "terms": [{"label": "L", "before": "x", "after": "y"}]}"#)
///     .unwrap()
///     .card;
/// assert!(oembed(&card, "https://example.com/frame.html").starts_with(r#"{"version":"1.0","type":"rich","title":"T""#));
/// ```
pub fn oembed(card: &Card, frame: &str) -> String {
    let mut html = Html::default();
    let (width, height) = (number(WIDTH.into()), number(HEIGHT.into()));
    // `frameborder`, since a style in an attribute is dropped, and some frames would have a border.
    let attributes =
        [("src", frame), ("title", &*card.title), ("width", &*width), ("height", &*height), ("frameborder", "0")];
    html.tag("iframe", &attributes, "");
    let texts = [("version", "1.0"), ("type", "rich"), ("title", &card.title), ("html", &html.into_string())];
    let texts = texts.map(|(name, text)| (name.to_owned(), Value::Text(text.to_owned())));
    let size = [("width", WIDTH), ("height", HEIGHT)].map(|(name, size)| (name.to_owned(), Value::Number(size.into())));
    json(&Value::Object(texts.into_iter().chain(size).collect()))
}
