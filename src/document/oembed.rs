//! The oEmbed response.

use alloc::string::String;

use serde::Serialize;

use super::data::json;
use crate::card::Card;
use crate::markup::Html;
use crate::number::number;

/// The width of the frame in CSS pixels, which oEmbed requires.
const WIDTH: u16 = 640;
/// The height of the frame, until its page reports the height of the card.
const HEIGHT: u16 = 720;

/// Renders an oEmbed 1.0 response of the type `rich`: a frame with the page at the address `frame`. Hosts remove nearly
/// everything else.
///
/// ```
/// use what_changed::{card, document::oembed};
/// let card = card::parse(r#"{"title": "T", "terms": [{"label": "L", "before": "x", "after": "y"}]}"#).unwrap();
/// assert!(oembed(&card, "https://example.com/frame.html").starts_with(r#"{"version":"1.0","type":"rich","title":"T""#));
/// ```
pub fn oembed(card: &Card, frame: &str) -> String {
    let mut html = Html::default();
    let (width, height) = (number(WIDTH.into()), number(HEIGHT.into()));
    // `frameborder`, because hosts remove style attributes, and some browsers draw a border.
    let attributes =
        [("src", frame), ("title", &*card.title), ("width", &*width), ("height", &*height), ("frameborder", "0")];
    html.tag("iframe", &attributes, "");
    json(&Rich {
        version: "1.0",
        r#type: "rich",
        title: &card.title,
        html: &html.into_string(),
        width: WIDTH,
        height: HEIGHT,
    })
}

/// The response for a resource of the type `rich`.
#[derive(Serialize)]
struct Rich<'c> {
    version: &'static str,
    r#type: &'static str,
    title: &'c str,
    html: &'c str,
    width: u16,
    height: u16,
}
