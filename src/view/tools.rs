//! To compare any two versions, to narrow the terms down and to search. All of it needs the script, keeps its
//! place without it, and shows when it is there.

use super::Setting;
use crate::locale::Word;
use crate::markup::{Markup, Shorthand as _};
use crate::resolve::{Choices, Resolved};
use crate::state::{ActionName, audience_key};

pub(super) fn tools(card: &Resolved, set: Setting, out: &mut impl Markup) {
    let tools = &card.tools;
    if !tools.choices.is_empty() {
        out.open_class("details", "tools");
        out.leaf("summary", "head", tools.label);
        out.open_class("div", "choices");
        out.open("label");
        out.leaf("span", "of", set.locale.word(Word::Search));
        out.text(" ");
        out.open("input");
        out.attr("type", "search");
        out.attr("data-act", ActionName::Search.attr());
        out.attr("value", &tools.query);
        out.close();
        out.close();
        for choice in &tools.choices {
            choices(choice, out);
        }
        out.close();
        out.close();
    }
    // Always written: what comes after it is found in its place then, and keeps what it holds.
    out.open_class("p", "active");
    if tools.active.is_empty() && card.audience.is_none() {
        out.attr("hidden", "");
    }
    if !tools.found.is_empty() {
        out.leaf("b", "found", &tools.found);
        out.text(" ");
    }
    for (action, word) in &tools.active {
        away(*action, "", word, out);
    }
    if let Some((place, label)) = card.audience {
        away(ActionName::Close, &audience_key(place), label, out);
    }
    if tools.active.len() > 1 {
        away(ActionName::Clear, "", set.locale.word(Word::ClearAll), out);
    }
    out.close();
}

/// A button that takes away what leaves something out.
fn away(action: ActionName, on: &str, word: &str, out: &mut impl Markup) {
    out.open_class("button", "away");
    out.attr("type", "button");
    out.attr("data-act", action.attr());
    out.attr("data-on", on);
    out.leaf("bdi", "of", word);
    out.text(" ×");
    out.close();
    out.text(" ");
}

fn choices(choice: &Choices, out: &mut impl Markup) {
    out.open("label");
    out.leaf("span", "of", choice.label);
    out.text(" ");
    out.open("select");
    out.attr("data-act", choice.action.attr());
    if let Some(none) = choice.none {
        option("", none, choice.chosen.is_none(), out);
    }
    for (at, (value, name)) in choice.options.iter().enumerate() {
        option(value, name, choice.chosen == Some(at), out);
    }
    out.close();
    out.close();
}

fn option(value: &str, name: &str, is_chosen: bool, out: &mut impl Markup) {
    out.open("option");
    out.attr("value", value);
    if is_chosen {
        out.attr("selected", "");
    }
    out.text(name);
    out.close();
}
