//! Versions and events: a row to step along, and all of them told in full.

use super::Setting;
use super::statement::statement;
use super::words::leaf;
use crate::locale::Word;
use crate::markup::{Markup, Shorthand as _};
use crate::number::number;
use crate::resolve::{At, Resolved, Told};
use crate::state::ActionName;

/// The row of versions and events, and the event at which the reader stands.
pub(super) fn moments(card: &Resolved, set: Setting, out: &mut impl Markup) {
    if card.moments.is_empty() {
        return;
    }
    out.open_class("nav", "timeline");
    out.attr("aria-label", card.locale.word(Word::Timeline));
    out.open_class("div", "row");
    out.open_class("ol", "moments");
    for moment in &card.moments {
        let (class, action, place) = match moment.at {
            At::Version(place) => ("moment version", ActionName::Version, place),
            At::Event(place) => ("moment event", ActionName::Event, place),
        };
        out.open_class("li", if moment.is_between { "between" } else { "apart" });
        out.open_class("button", class);
        out.attr("type", "button");
        out.attr("data-act", action.attr());
        out.attr("data-on", &number(place));
        if moment.is_chosen {
            out.attr("aria-current", "step");
        }
        out.leaf("b", "when", &moment.name);
        if !moment.label.is_empty() {
            out.text(" ");
            out.leaf("span", "what", moment.label);
        }
        out.close();
        out.close();
    }
    out.close();
    out.close();
    if let Some(event) = &card.event {
        out.open_class("div", "now");
        told(event, set, out);
        out.close();
    }
    out.close();
}

/// All of them in full.
pub(super) fn list(all: &[Told], set: Setting, out: &mut impl Markup) {
    out.open_class("ol", "told");
    for one in all {
        out.open_class("li", if one.is_version { "version" } else { "event" });
        told(one, set, out);
        out.close();
    }
    out.close();
}

fn told(one: &Told, set: Setting, out: &mut impl Markup) {
    out.open_class("p", "when");
    if let Some((iso, date)) = &one.date {
        out.time(iso, date);
        out.text(" ");
    }
    leaf("b", "what", &one.label, set, out);
    out.close();
    statement(&one.statement, set, out);
}
