//! The terms: each is a native disclosure, which works without a script.

use super::Context;
use super::class::{HEAD, SR};
use super::effects::effects;
use super::panel::{BODY, LABEL, NAME, TERM, matches, panel};
use super::section::section;
use super::sign::sign;
use super::statement::statement;
use super::steps::steps;
use super::texts::texts;
use super::views::views;
use crate::locale::Word;
use crate::markup::Markup;
use crate::resolve::{Anew, Group, Resolved, ResolvedTerm, TermContent};

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

/// With more terms than this, the list is longer than most panels, so the open panel stays in sight by itself.
const MANY_TERMS: usize = 20;

pub(super) fn terms(card: &Resolved, context: Context, out: &mut impl Markup) {
    let count: usize = card.groups.iter().map(|group| group.terms.len()).sum();
    let write = |out: &mut _| list(card, context, out);
    if count > MANY_TERMS {
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
                out.flag("hidden", group.terms.iter().all(|term| term.hidden));
                context.marked(topic, out);
            });
        }
        for shown in &group.terms {
            term(shown, group, has_topics, card, context, out);
        }
    }
    if after.iter().any(|shown| shown.found.is_some()) {
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
    if matches!(term.anew, Anew::Nothing) {
        out.open_keyed("details", term.id);
        out.keep();
        out.close();
        return;
    }
    out.keyed("details", term.id, TERM, |out| {
        panel("term", term.open, term.hidden, out);
        out.element("summary", None, |out| summary(term, heading, context, out));
        out.element("div", BODY, |out| {
            place(term, group, out);
            out.element("p", NAME, |out| {
                // The summary already says it.
                out.attr("aria-hidden", "true");
                out.attr("dir", "auto");
                context.marked(term.label, out);
            });
            if !card.is_alone {
                views(term, card.view, context, out);
            }
            out.element("div", None, |out| match &term.anew {
                Anew::All(shown) => content(shown, context, out),
                _ => out.keep(),
            });
            steps(term, context, out);
        });
    });
}

fn summary(term: &ResolvedTerm, heading: &'static str, context: Context, out: &mut impl Markup) {
    sign(Some(term.kind), out);
    out.element(heading, LABEL, |out| {
        out.attr("dir", "auto");
        context.marked(term.label, out);
    });
    out.leaf("span", KIND, term.kind_word);
    if let Some(audience) = term.matters {
        out.element("span", MATTERS, |out| {
            out.leaf("span", SR, &context.locale.fill(Word::ImportantForAudience, &[audience]));
        });
    }
    matches(term.found, out);
    if term.undisclosed {
        sign(None, out);
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
        if !term.kind_word.is_empty() {
            out.element("span", KIND, |out| {
                // The summary already says it.
                out.attr("aria-hidden", "true");
                out.text(" · ");
                out.text(term.kind_word);
            });
        }
    });
}

fn content(term: &TermContent, context: Context, out: &mut impl Markup) {
    if let Some(span) = &term.span {
        out.leaf("p", LIFESPAN, span);
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
