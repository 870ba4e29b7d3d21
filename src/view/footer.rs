//! Links to what is shown. They need the script, keep their place without it, and show when it is there.

use crate::locale::Word;
use crate::markup::{Markup, Shorthand as _};
use crate::resolve::Resolved;

pub(super) fn footer(card: &Resolved, out: &mut impl Markup) {
    out.open_class("footer", "links");
    for (act, word) in [("copy", Word::CopyLink), ("share", Word::Share)] {
        out.open_class("button", act);
        out.attr("type", "button");
        out.attr("data-act", act);
        out.text(card.locale.word(word));
        out.close();
    }
    out.close();
}
