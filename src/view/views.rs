//! The switch between the views of a term. The style alone switches: it is a group of radio buttons.

use super::Context;
use super::class::SR;
use crate::locale::Word;
use crate::markup::Markup;
use crate::number::number;
use crate::resolve::ResolvedTerm;
use crate::state::View;

classes! {
    VIEWS = "views",
    VIEW = "view",
}

pub(super) fn views(term: &ResolvedTerm, chosen: View, context: Context, out: &mut impl Markup) {
    let group = number(term.index);
    out.element("fieldset", VIEWS, |out| {
        out.leaf("legend", SR, context.locale.word(Word::View));
        for view in View::ALL {
            out.element("label", None, |out| {
                out.element("input", None, |out| {
                    out.attr("type", "radio");
                    out.attr("name", &group);
                    out.attr("value", view.name());
                    out.flag("checked", view == chosen);
                });
                out.leaf("span", VIEW, context.locale.word(word(view)));
            });
        }
    });
}

fn word(view: View) -> Word {
    match view {
        View::Redline => Word::ChangesView,
        View::Split => Word::SideBySide,
        View::Before => Word::Before,
        View::After => Word::After,
    }
}
