//! The terms: each a native disclosure, which works without a script.

use super::Setting;
use super::glance::direction;
use super::overview::sign;
use super::section::section;
use super::statement::statement;
use super::texts::texts;
use super::words::found;
use crate::locale::Word;
use crate::markup::{Markup, Shorthand as _};
use crate::number::number;
use crate::resolve::{Anew, Found, Group, Resolved, ResolvedEffect, ResolvedTerm, TermContent};
use crate::state::{ActionName, View};

/// More terms than fit beside an open one, which then stays in sight by itself.
const MANY: usize = 20;

pub(super) fn terms(card: &Resolved, set: Setting, out: &mut impl Markup) {
    let count: usize = card.groups.iter().map(|group| group.terms.len()).sum();
    out.open_class("div", if count > MANY { "terms many" } else { "terms" });
    out.attr("role", "group");
    out.attr("aria-label", card.locale.word(Word::Terms));
    let (before, after) = card.sections_around();
    for shown in before {
        section(shown, card, set, out);
    }
    let topics = card.groups.iter().any(|group| group.topic.is_some());
    for group in &card.groups {
        if let Some(topic) = group.topic {
            out.open_class("h3", "topic");
            out.attr("dir", "auto");
            if group.terms.iter().all(|term| term.hidden) {
                out.attr("hidden", "");
            }
            found(topic, set, out);
            out.close();
        }
        for shown in &group.terms {
            term(shown, group, topics, card, set, out);
        }
    }
    if after.iter().any(|shown| shown.found.is_some()) {
        out.leaf("h3", "topic", card.locale.word(Word::Background));
    }
    for shown in after {
        section(shown, card, set, out);
    }
    out.close();
}

fn term(term: &ResolvedTerm, group: &Group, topics: bool, card: &Resolved, set: Setting, out: &mut impl Markup) {
    let (heading, part) = if topics { ("h4", "h5") } else { ("h3", "h4") };
    let set = Setting { heading: part, ..set };
    out.open_keyed("details", term.id);
    if matches!(term.anew, Anew::Nothing) {
        out.keep();
        out.close();
        return;
    }
    out.attr("class", "term");
    out.attr("part", "term");
    out.attr("name", "term");
    if term.open {
        out.attr("open", "");
    }
    if term.hidden {
        out.attr("hidden", "");
    }
    summary(term, heading, set, out);
    out.open_class("div", "body");
    out.open_class("p", "where");
    if let Some(topic) = group.topic {
        out.leaf("bdi", "of", topic);
        out.text(" · ");
    }
    out.text(&term.position);
    if !term.kind_word.is_empty() {
        out.open_class("span", "kind");
        // The summary says this too.
        out.attr("aria-hidden", "true");
        out.text(" · ");
        out.text(term.kind_word);
        out.close();
    }
    out.close();
    // The summary says it already, to whom a large heading is of no use.
    out.open_class("p", "name");
    out.attr("aria-hidden", "true");
    out.attr("dir", "auto");
    found(term.label, set, out);
    out.close();
    if !card.is_alone {
        views(term, card.view, set, out);
    }
    out.open_class("div", "content");
    match &term.anew {
        Anew::All(shown) => content(shown, set, out),
        _ => out.keep(),
    }
    out.close();
    steps(term, set, out);
    out.close();
    out.close();
}

fn content(term: &TermContent, set: Setting, out: &mut impl Markup) {
    if let Some(span) = &term.span {
        out.leaf("p", "span", span);
    }
    texts(term, set, out);
    for step in &term.steps {
        if let Some(version) = &step.version {
            out.open_class("p", "step-to");
            out.text(&set.locale.fill(Word::WhatChangedIn, &[version]));
            out.close();
        }
        if !step.meanings.is_empty() {
            out.open_class("section", "meaning");
            out.leaf(set.heading, "head", set.locale.word(Word::WhatItMeans));
            for meaning in &step.meanings {
                statement(meaning, set, out);
            }
            out.close();
        }
        effects(&step.effects, set, out);
    }
}

fn summary(term: &ResolvedTerm, heading: &'static str, set: Setting, out: &mut impl Markup) {
    out.open("summary");
    sign(Some(term.kind), out);
    out.open_class(heading, "label");
    out.attr("dir", "auto");
    found(term.label, set, out);
    out.close();
    out.leaf("span", "kind", term.kind_word);
    if let Some(audience) = term.matters {
        out.open_class("span", "matters");
        out.leaf("span", "sr", &set.locale.fill(Word::ImportantForAudience, &[audience]));
        out.close();
    }
    hits(term.found, out);
    if term.undisclosed {
        sign(None, out);
        out.leaf("span", "sr", set.locale.word(Word::NotDisclosed));
    }
    out.close();
}

/// How often something has what is searched for.
pub(super) fn hits(found: Found, out: &mut impl Markup) {
    if let Some(count) = found.filter(|count| *count > 0) {
        out.leaf("mark", "hits", &number(count));
    }
}

/// The ways to look at a term. Radio buttons: the style alone switches between them.
fn views(term: &ResolvedTerm, chosen: View, set: Setting, out: &mut impl Markup) {
    let group = number(term.index);
    out.open_class("fieldset", "views");
    out.leaf("legend", "sr", set.locale.word(Word::View));
    for view in View::ALL {
        out.open("label");
        out.open("input");
        out.attr("type", "radio");
        out.attr("name", &group);
        out.attr("value", view.name());
        if view == chosen {
            out.attr("checked", "");
        }
        out.close();
        out.leaf("span", "view", set.locale.word(word(view)));
        out.close();
    }
    out.close();
}

fn word(view: View) -> Word {
    match view {
        View::Redline => Word::ChangesView,
        View::Split => Word::SideBySide,
        View::Before => Word::Before,
        View::After => Word::After,
    }
}

fn effects(effects: &[ResolvedEffect], set: Setting, out: &mut impl Markup) {
    if effects.is_empty() {
        return;
    }
    out.open_class("section", "effects");
    out.leaf(set.heading, "head", set.locale.word(Word::WhoGainsWhoLoses));
    out.open("dl");
    for effect in effects {
        let (class, sign) = direction(effect.direction);
        out.open_class("dt", class);
        out.open_class("span", "arrow");
        out.attr("aria-hidden", "true");
        out.text(sign);
        out.close();
        out.text(" ");
        out.leaf("bdi", "party", effect.party);
        out.text(" ");
        out.leaf("span", "way", effect.word);
        out.close();
        out.open("dd");
        statement(&effect.statement, set, out);
        out.close();
    }
    out.close();
    out.close();
}

/// To the term before and after. They need the script, keep their place without it, and show when
/// it is there.
fn steps(term: &ResolvedTerm, set: Setting, out: &mut impl Markup) {
    let Some([previous, next]) = term.neighbours else { return };
    out.open_class("div", "steps");
    for (action, word, (id, label)) in
        [(ActionName::Previous, Word::Previous, previous), (ActionName::Next, Word::Next, next)]
    {
        out.open_class("button", "step");
        out.attr("type", "button");
        out.attr("data-act", action.attr());
        out.attr("data-on", id);
        out.leaf("span", "way", set.locale.word(word));
        out.text(" ");
        out.leaf("bdi", "label", label);
        out.close();
    }
    out.close();
}
