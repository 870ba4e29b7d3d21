//! The effects of a step on parties.

use super::Context;
use super::class::HEAD;
use super::sign::{effect_class, effect_sign};
use super::statement::statement;
use crate::locale::Word;
use crate::markup::Markup;
use crate::resolve::ResolvedEffect;

classes! {
    EFFECTS = "effects",
    EFFECT_KIND = "effect-kind",
}

pub(super) fn effects(effects: &[ResolvedEffect], context: Context, out: &mut impl Markup) {
    if effects.is_empty() {
        return;
    }
    out.element("section", EFFECTS, |out| {
        out.leaf(context.heading, HEAD, context.locale.word(Word::WhoGainsWhoLoses));
        out.element("dl", None, |out| {
            for effect in effects {
                out.element("dt", effect_class(effect.kind), |out| {
                    out.element("span", None, |out| {
                        out.attr("aria-hidden", "true");
                        out.text(effect_sign(effect.kind));
                    });
                    out.text(" ");
                    out.leaf("bdi", None, effect.party);
                    out.text(" ");
                    out.leaf("span", EFFECT_KIND, effect.label);
                });
                out.element("dd", None, |out| statement(&effect.statement, context, out));
            }
        });
    });
}
