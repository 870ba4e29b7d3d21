//! Native popovers and the buttons that open them. They need no script.

use crate::markup::{Class, Markup};
use crate::number::number;

classes! {
    POPOVER = "popover",
}

/// Writes a button that opens the popover with the same prefix and place.
pub(super) fn opener<M: Markup>(class: Class, prefix: &str, place: usize, out: &mut M, content: impl FnOnce(&mut M)) {
    out.element("button", class, |out| {
        out.attr("type", "button");
        out.attr("popovertarget", &[prefix, &number(place)].join(""));
        content(out);
    });
}

/// Writes a popover.
pub(super) fn popover<M: Markup>(prefix: &str, place: usize, out: &mut M, content: impl FnOnce(&mut M)) {
    out.element("div", POPOVER, |out| {
        out.attr("id", &[prefix, &number(place)].join(""));
        out.attr("popover", "");
        content(out);
    });
}
