//! What stands below the terms: links to what is shown, which need the script; and in their place without it, the
//! document that the page holds, which tells of every version.

use crate::locale::Word;
use crate::markup::{Markup, Shorthand as _};
use crate::resolve::Resolved;

pub(super) fn footer(card: &Resolved, out: &mut impl Markup) {
    out.open_class("footer", "foot");
    out.open_class("div", "links");
    for (act, word) in [("copy", Word::CopyLink), ("share", Word::Share)] {
        out.open_class("button", act);
        out.attr("type", "button");
        out.attr("data-act", act);
        out.text(card.locale.word(word));
        out.close();
    }
    out.close();
    out.open_class("details", "document");
    out.open("summary");
    out.text(card.locale.word(Word::AsDocument));
    out.close();
    out.open("slot");
    out.close();
    out.close();
    out.close();
}
