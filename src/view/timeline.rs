//! Versions and events: a row of buttons, and a list of all with their texts.

use super::Context;
use super::statement::statement;
use crate::locale::Word;
use crate::markup::Markup;
use crate::number::number;
use crate::resolve::{EventDetails, Moment, MomentId, Resolved};
use crate::state::ActionName;

classes! {
    TIMELINE = "timeline",
    ROW = "row",
    MOMENTS = "moments",
    BETWEEN = "between",
    MOMENT = "moment",
    MOMENT_VERSION = "moment-version",
    MOMENT_NAME = "moment-name",
    MOMENT_LABEL = "moment-label",
    CURRENT_EVENT = "current-event",
    HISTORY = "history",
    HISTORY_VERSION = "history-version",
    EVENT_HEAD = "event-head",
    EVENT_LABEL = "event-label",
}

/// Writes the row of versions and events, and the details of the chosen event.
pub(super) fn moments(card: &Resolved, context: Context, out: &mut impl Markup) {
    if card.moments.is_empty() {
        return;
    }
    out.element("nav", TIMELINE, |out| {
        out.attr("aria-label", context.locale.word(Word::Timeline));
        out.element("div", ROW, |out| {
            out.element("ol", MOMENTS, |out| {
                for shown in &card.moments {
                    out.element("li", shown.is_between.then_some(BETWEEN), |out| moment(shown, out));
                }
            });
        });
        if let Some(shown) = &card.event {
            out.element("div", CURRENT_EVENT, |out| event(shown, context, out));
        }
    });
}

fn moment(moment: &Moment, out: &mut impl Markup) {
    let (action, place) = match moment.id {
        MomentId::Version(place) => (ActionName::Version, place),
        MomentId::Event(place) => (ActionName::Event, place),
    };
    let write = |out: &mut _| button(moment, action, place, out);
    if action == ActionName::Version {
        out.element("button", [MOMENT, MOMENT_VERSION], write);
    } else {
        out.element("button", MOMENT, write);
    }
}

fn button(moment: &Moment, action: ActionName, place: usize, out: &mut impl Markup) {
    out.attr("type", "button");
    out.attr("data-act", action.attr());
    out.attr("data-on", &number(place));
    if moment.is_chosen {
        out.attr("aria-current", "step");
    }
    out.leaf("b", MOMENT_NAME, &moment.name);
    if !moment.label.is_empty() {
        out.text(" ");
        out.leaf("span", MOMENT_LABEL, moment.label);
    }
}

/// Writes all versions and events with their texts.
pub(super) fn history(all: &[EventDetails], context: Context, out: &mut impl Markup) {
    out.element("ol", HISTORY, |out| {
        for shown in all {
            out.element("li", shown.is_version.then_some(HISTORY_VERSION), |out| event(shown, context, out));
        }
    });
}

fn event(event: &EventDetails, context: Context, out: &mut impl Markup) {
    out.element("p", EVENT_HEAD, |out| {
        if let Some(date) = &event.date {
            out.time(&date.iso, &date.shown);
            out.text(" ");
        }
        out.element("b", EVENT_LABEL, |out| context.marked(&event.label, out));
    });
    statement(&event.statement, context, out);
}
