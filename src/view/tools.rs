//! Comparing any two versions, filters and search. The style shows them only if the script runs, and reserves their
//! place.

use super::Context;
use super::class::HEAD;
use crate::locale::Word;
use crate::markup::Markup;
use crate::resolve::{Choice, ChoiceOption, Resolved, Tools};
use crate::state::{ActionName, audience_key};

classes! {
    TOOLS = "tools",
    CHOICES = "choices",
    CHOICE_LABEL = "choice-label",
    ACTIVE = "active",
    REMOVE = "remove",
}

pub(super) fn tools(card: &Resolved, context: Context, out: &mut impl Markup) {
    let tools = &card.tools;
    if !tools.choices.is_empty() {
        out.element("details", TOOLS, |out| {
            out.leaf("summary", HEAD, tools.label);
            out.element("div", CHOICES, |out| {
                search(tools, context, out);
                for choice in &tools.choices {
                    choices(choice, out);
                }
            });
        });
    }
    // Always written, so that the elements after it keep their places and with them their state.
    out.element("p", ACTIVE, |out| {
        out.flag("hidden", tools.active.is_empty() && card.audience.is_none());
        active(card, context, out);
    });
}

fn search(tools: &Tools, context: Context, out: &mut impl Markup) {
    out.element("label", None, |out| {
        out.leaf("span", CHOICE_LABEL, context.locale.word(Word::Search));
        out.text(" ");
        out.element("input", None, |out| {
            out.attr("type", "search");
            out.attr("data-act", ActionName::Search.attr());
            out.attr("value", &tools.query);
        });
    });
}

/// Writes the number of matches and the buttons that remove filters.
fn active(card: &Resolved, context: Context, out: &mut impl Markup) {
    let tools = &card.tools;
    if !tools.result.is_empty() {
        out.leaf("b", None, &tools.result);
        out.text(" ");
    }
    for filter in &tools.active {
        remove(filter.action, "", &filter.label, out);
    }
    if let Some(audience) = card.audience {
        remove(ActionName::Close, &audience_key(audience.index), audience.label, out);
    }
    if tools.active.len() > 1 {
        remove(ActionName::Clear, "", context.locale.word(Word::ClearAll), out);
    }
}

/// Writes a button that removes a filter.
fn remove(action: ActionName, on: &str, label: &str, out: &mut impl Markup) {
    out.element("button", REMOVE, |out| {
        out.attr("type", "button");
        out.attr("data-act", action.attr());
        out.attr("data-on", on);
        out.leaf("bdi", None, label);
        out.text(" ×");
    });
    out.text(" ");
}

fn choices(choice: &Choice, out: &mut impl Markup) {
    out.element("label", None, |out| {
        out.leaf("span", CHOICE_LABEL, choice.label);
        out.text(" ");
        out.element("select", None, |out| {
            out.attr("data-act", choice.action.attr());
            if let Some(none) = choice.none {
                option("", none, choice.chosen.is_none(), out);
            }
            for (at, ChoiceOption { value, label }) in choice.options.iter().enumerate() {
                option(value, label, choice.chosen == Some(at), out);
            }
        });
    });
}

fn option(value: &str, label: &str, is_chosen: bool, out: &mut impl Markup) {
    out.element("option", None, |out| {
        out.attr("value", value);
        out.flag("selected", is_chosen);
        out.text(label);
    });
}
