//! Signs and colours of changes and effects. They are decorative: a word is always beside them.

use crate::card::Direction;
use crate::markup::{Class, Markup};
use crate::resolve::ChangeKind;

classes! {
    SIGN = "sign",
    GAINS = "gains",
    LOSES = "loses",
}

/// Writes the sign of a kind of change, or of a text that is not disclosed.
pub(super) fn sign(kind: Option<ChangeKind>, out: &mut impl Markup) {
    out.element("span", SIGN, |out| {
        out.attr("data-kind", kind.map_or("undisclosed", ChangeKind::name));
        out.attr("aria-hidden", "true");
        out.text(kind.map_or("?", ChangeKind::sign));
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
