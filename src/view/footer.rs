//! The foot of the card: links, which need the script. Without it, the plain document takes their place.

use super::Context;
use crate::locale::Word;
use crate::markup::{Class, Markup};
use crate::state::ActionName;

classes! {
    FOOT = "foot",
    LINKS = "links",
    SHARE = "share",
    DOCUMENT = "document",
}

pub(super) fn footer(context: Context, out: &mut impl Markup) {
    out.element("footer", FOOT, |out| {
        out.element("div", LINKS, |out| {
            link(ActionName::Copy, None, context.locale.word(Word::CopyLink), out);
            link(ActionName::Share, Some(SHARE), context.locale.word(Word::Share), out);
        });
        out.element("details", DOCUMENT, |out| {
            out.leaf("summary", None, context.locale.word(Word::ReadAllVersions));
            out.element("slot", None, |_| {});
        });
    });
}

fn link(action: ActionName, class: Option<Class>, label: &str, out: &mut impl Markup) {
    out.element("button", class, |out| {
        out.attr("type", "button");
        out.attr("data-act", action.attr());
        out.text(label);
    });
}
