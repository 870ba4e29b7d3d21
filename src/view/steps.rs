//! The buttons to the previous and the next term. The style shows them only if the script runs, and reserves their
//! place.

use super::Context;
use crate::locale::Word;
use crate::markup::Markup;
use crate::resolve::ResolvedTerm;
use crate::state::ActionName;

classes! {
    STEPS = "steps",
    STEP = "step",
    STEP_DIRECTION = "step-direction",
    STEP_LABEL = "step-label",
}

pub(super) fn steps(term: &ResolvedTerm, context: Context, out: &mut impl Markup) {
    let [Some(previous), Some(next)] = term.neighbours else { return };
    out.element("div", STEPS, |out| {
        for (action, word, term) in
            [(ActionName::Previous, Word::Previous, previous), (ActionName::Next, Word::Next, next)]
        {
            out.element("button", STEP, |out| {
                out.attr("type", "button");
                out.attr("data-act", action.attr());
                out.attr("data-on", term.id);
                out.leaf("span", STEP_DIRECTION, context.locale.word(word));
                out.text(" ");
                out.leaf("bdi", STEP_LABEL, term.label);
            });
        }
    });
}
