//! The frame that terms and sections share: a `<details>` of one group.

use crate::markup::Markup;
use crate::number::number;
use crate::resolve::Matches;

classes! {
    TERM = "term",
    LABEL = "label",
    MATCHES = "matches",
    BODY = "body",
    NAME = "name",
}

/// Writes the attributes that make a `<details>` a panel.
pub(super) fn panel(part: &str, is_open: bool, is_hidden: bool, out: &mut impl Markup) {
    out.attr("part", part);
    out.attr("name", "term");
    out.flag("open", is_open);
    out.flag("hidden", is_hidden);
}

/// Writes the number of matches of the search.
pub(super) fn matches(matches: Matches, out: &mut impl Markup) {
    if let Matches::Count(count) = matches {
        out.leaf("mark", MATCHES, &number(count.get()));
    }
}
