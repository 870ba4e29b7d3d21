//! The style of the card.

/// The style of every card. It never varies, so that a page's policy can allow it by its hash.
pub const STYLE: &str = include_str!("style.min.css");
