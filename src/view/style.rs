//! The style of the card.

/// The one style text, the same for every card, so that a page's policy can name its hash.
pub const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/style.css"));
