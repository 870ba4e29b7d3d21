//! Signs and colours of changes and effects. They are decorative: a word is always beside them.

use crate::card::EffectKind;
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
pub(super) fn effect_class(kind: EffectKind) -> Option<Class> {
    match kind {
        EffectKind::Gains => Some(GAINS),
        EffectKind::Loses => Some(LOSES),
        EffectKind::Mixed | EffectKind::Neutral => None,
    }
}

/// Returns the sign of an effect.
pub(super) fn effect_sign(kind: EffectKind) -> &'static str {
    match kind {
        EffectKind::Gains => "▲",
        EffectKind::Loses => "▼",
        EffectKind::Mixed => "◆",
        EffectKind::Neutral => "–",
    }
}
