//! Explanations of words: a popover for each, and the list of all.

use super::Context;
use super::class::PARAGRAPH;
use super::popover::popover;
use crate::card::GlossaryEntry;
use crate::markup::Markup;

classes! {
    ENTRY = "entry",
}

/// The prefix of the ids of popovers.
pub(super) const PREFIX: &str = "g";

/// Writes a popover for each entry.
pub(super) fn popovers(context: Context, out: &mut impl Markup) {
    for (place, shown) in context.glossary.iter().enumerate() {
        popover(PREFIX, place, out, |out| entry(shown, context, out));
    }
}

/// Writes all entries.
pub(super) fn list(entries: &[GlossaryEntry], context: Context, out: &mut impl Markup) {
    for shown in entries {
        out.element("div", ENTRY, |out| entry(shown, context, out));
    }
}

fn entry(entry: &GlossaryEntry, context: Context, out: &mut impl Markup) {
    out.element("b", None, |out| context.marked(&entry.term, out));
    out.element("p", PARAGRAPH, |out| {
        out.attr("dir", "auto");
        context.marked(&entry.text, out);
    });
}
