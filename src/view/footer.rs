//! What stands below the terms: links to what is shown, which need the script; and in their place without it, the
//! document that the page holds, which tells of every version.

use crate::locale::Word;
use crate::markup::{Markup, Shorthand as _};
use crate::resolve::Resolved;
use crate::state::ActionName;

pub(super) fn footer(card: &Resolved, out: &mut impl Markup) {
    out.open_class("footer", "foot");
    out.open_class("div", "links");
    for (action, word) in [(ActionName::Copy, Word::CopyLink), (ActionName::Share, Word::Share)] {
        out.open_class("button", action.attr());
        out.attr("type", "button");
        out.attr("data-act", action.attr());
        out.text(card.locale.word(word));
        out.close();
    }
    out.close();
    out.open_class("details", "document");
    out.open("summary");
    out.text(card.locale.word(Word::ReadAllVersions));
    out.close();
    out.open("slot");
    out.close();
    out.close();
    out.close();
}
