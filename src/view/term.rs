//! The terms: each is a native disclosure, which works without a script.

use super::class::{HEAD, SR};
use super::effects::effects;
use super::panel::{BODY, LABEL, NAME, TERM, matches, panel};
use super::section::section;
use super::sign::sign;
use super::statement::statement;
use super::steps::steps;
use super::texts::texts;
use super::views::views;
use super::{Context, slot};
use crate::locale::Word;
use crate::markup::Markup;
use crate::resolve::{Group, Matches, Resolved, ResolvedTerm, Sign, TermContent};

classes! {
    TERMS = "terms",
    MANY = "many",
    TOPIC = "topic",
    KIND = "kind",
    MATTERS = "matters",
    WHERE = "where",
    LIFESPAN = "lifespan",
    STEP_HEADING = "step-heading",
    MEANING = "meaning",
}

pub(super) fn terms(card: &Resolved, context: Context, out: &mut impl Markup) {
    let write = |out: &mut _| list(card, context, out);
    if card.has_many_terms() {
        out.element("div", [TERMS, MANY], write);
    } else {
        out.element("div", TERMS, write);
    }
}

fn list(card: &Resolved, context: Context, out: &mut impl Markup) {
    out.attr("role", "group");
    out.attr("aria-label", context.locale.word(Word::Terms));
    let (before, after) = card.sections_around();
    for shown in before {
        section(shown, card, context, out);
    }
    let has_topics = card.groups.iter().any(|group| group.topic.is_some());
    for group in &card.groups {
        if let Some(topic) = group.topic {
            out.element("h3", TOPIC, |out| {
                out.attr("dir", "auto");
                out.flag("hidden", group.terms.iter().all(|term| term.is_hidden));
                context.marked(topic, out);
            });
        }
        for shown in &group.terms {
            term(shown, group, has_topics, card, context, out);
        }
    }
    if after.iter().any(|shown| shown.matches != Matches::None) {
        out.leaf("h3", TOPIC, context.locale.word(Word::Background));
    }
    for shown in after {
        section(shown, card, context, out);
    }
}

fn term(
    term: &ResolvedTerm,
    group: &Group,
    has_topics: bool,
    card: &Resolved,
    context: Context,
    out: &mut impl Markup,
) {
    let (heading, heading_inside) = if has_topics { ("h4", "h5") } else { ("h3", "h4") };
    let context = Context { heading: heading_inside, ..context };
    let texts = || slot::texts(term.matches, card);
    let frame = (term.is_open, term.is_hidden, term.matters_to, term.matches, term.neighbours, card.view.name());
    out.keyed("details", term.id, TERM, |out| {
        out.guard(slot::term(term.index), (texts(), frame), |out| {
            panel("term", term.is_open, term.is_hidden, out);
            out.element("summary", None, |out| summary(term, heading, context, out));
            out.element("div", BODY, |out| {
                place(term, group, out);
                out.element("p", NAME, |out| {
                    // The summary already says it.
                    out.attr("aria-hidden", "true");
                    out.attr("dir", "auto");
                    context.marked(term.label, out);
                });
                if !card.is_alone() {
                    views(term, card.view, context, out);
                }
                out.element("div", None, |out| {
                    out.guard(slot::content(term.index), texts(), |out| content(term.content(), context, out));
                });
                steps(term, context, out);
            });
        });
    });
}

fn summary(term: &ResolvedTerm, heading: &'static str, context: Context, out: &mut impl Markup) {
    sign(Sign::Change(term.kind), out);
    out.element(heading, LABEL, |out| {
        out.attr("dir", "auto");
        context.marked(term.label, out);
    });
    out.leaf("span", KIND, term.kind_label);
    if let Some(audience) = term.matters_to {
        out.element("span", MATTERS, |out| {
            out.leaf("span", SR, &context.locale.fill(Word::ImportantForAudience, &[audience]));
        });
    }
    matches(term.matches, out);
    if term.is_undisclosed {
        sign(Sign::Undisclosed, out);
        out.leaf("span", SR, context.locale.word(Word::NotDisclosed));
    }
}

/// Writes the topic, the position and the kind of change.
fn place(term: &ResolvedTerm, group: &Group, out: &mut impl Markup) {
    out.element("p", WHERE, |out| {
        if let Some(topic) = group.topic {
            out.leaf("bdi", None, topic);
            out.text(" · ");
        }
        out.text(&term.position);
        if !term.kind_label.is_empty() {
            out.element("span", KIND, |out| {
                // The summary already says it.
                out.attr("aria-hidden", "true");
                out.text(" · ");
                out.text(term.kind_label);
            });
        }
    });
}

fn content(term: &TermContent, context: Context, out: &mut impl Markup) {
    if let Some(lifespan) = &term.lifespan {
        out.leaf("p", LIFESPAN, lifespan);
    }
    texts(term, context, out);
    for step in &term.steps {
        if let Some(version) = &step.version {
            out.leaf("p", STEP_HEADING, &context.locale.fill(Word::WhatChangedIn, &[version]));
        }
        if !step.meanings.is_empty() {
            out.element("section", MEANING, |out| {
                out.leaf(context.heading, HEAD, context.locale.word(Word::WhatItMeans));
                for meaning in &step.meanings {
                    statement(meaning, context, out);
                }
            });
        }
        effects(&step.effects, context, out);
    }
}
