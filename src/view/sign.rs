//! Signs and colours of changes and effects. They are decorative: a word is always beside them.

use crate::card::Direction;
use crate::markup::{Class, Markup};
use crate::resolve::Sign;

classes! {
    SIGN = "sign",
    GAINS = "gains",
    LOSES = "loses",
}

/// Writes the sign of a term.
pub(super) fn sign(sign: Sign, out: &mut impl Markup) {
    out.element("span", SIGN, |out| {
        out.attr("data-kind", sign.name());
        out.attr("aria-hidden", "true");
        out.text(sign.symbol());
    });
}

/// Returns the class that colours an effect.
pub(super) fn effect_class(kind: Direction) -> Option<Class> {
    match kind {
        Direction::Gains => Some(GAINS),
        Direction::Loses => Some(LOSES),
        Direction::Mixed | Direction::Neutral => None,
    }
}

/// Returns the sign of an effect.
pub(super) fn effect_sign(kind: Direction) -> &'static str {
    match kind {
        Direction::Gains => "▲",
        Direction::Loses => "▼",
        Direction::Mixed => "◆",
        Direction::Neutral => "–",
    }
}
