//! The panels that are not terms.

use super::class::{HEAD, PARAGRAPH, TERM_LINKS, TICK};
use super::panel::{BODY, LABEL, NAME, TERM, matches, panel};
use super::source::to_term;
use super::statement::{attribution, extras, statement};
use super::{Context, alternatives, glance, glossary, slot, source, timeline};
use crate::locale::Word;
use crate::markup::Markup;
use crate::resolve::{
    Content, Matches, OpenPoints, Resolved, ResolvedAudience, ResolvedQuestion, ResolvedSection, ResolvedStatement,
};
use crate::state::audience_key;

classes! {
    SECTION = "section",
    AUDIENCE = "audience",
    QUESTION = "question",
    POINTS = "points",
    POINT = "point",
}

pub(super) fn section(section: &ResolvedSection, card: &Resolved, context: Context, out: &mut impl Markup) {
    out.keyed("details", section.section.key(), [TERM, SECTION], |out| {
        panel("section", section.is_open, section.matches == Matches::None, out);
        out.element("summary", None, |out| {
            out.element("h3", LABEL, |out| context.marked(section.label, out));
            matches(section.matches, out);
        });
        out.element("div", BODY, |out| {
            out.element("p", NAME, |out| {
                out.attr("aria-hidden", "true");
                out.text(section.label);
            });
            let audience = card.audience.map(|audience| audience.index);
            let dependencies = (slot::texts(section.matches, card), audience);
            out.guard(slot::section(section.section), dependencies, |out| {
                content(section.content(), card, context, out);
            });
        });
    });
}

fn content(shown: &Content, card: &Resolved, context: Context, out: &mut impl Markup) {
    match shown {
        Content::Glance(shown) => glance::glance(shown, context, out),
        Content::Timeline(all) => timeline::history(all, context, out),
        Content::Audiences(all) => {
            for (place, shown) in all.iter().enumerate() {
                audience(shown, place, card, context, out);
            }
        }
        Content::Questions(all) => questions(all, context, out),
        Content::OpenPoints(groups) => groups.iter().for_each(|group| open_points(group, context, out)),
        Content::Alternatives(shown) => alternatives::table(shown, context, out),
        Content::Glossary(entries) => glossary::list(entries, context, out),
        Content::Sources(all) => source::list(all, context, out),
    }
}

/// Writes what the change means for an audience. Choosing it marks the terms that matter to it.
fn audience(audience: &ResolvedAudience, place: usize, card: &Resolved, context: Context, out: &mut impl Markup) {
    out.keyed("details", &audience_key(place), AUDIENCE, |out| {
        out.attr("name", "audience");
        out.flag("open", card.audience.is_some_and(|chosen| chosen.index == place));
        out.element("summary", None, |out| context.marked(audience.label, out));
        statement(&audience.statement, context, out);
        if !audience.terms.is_empty() {
            out.leaf("p", HEAD, context.locale.word(Word::MostImportantTerms));
            out.element("ul", TERM_LINKS, |out| {
                for term in &audience.terms {
                    out.element("li", None, |out| to_term(*term, out));
                }
            });
        }
    });
}

fn questions(questions: &[ResolvedQuestion], context: Context, out: &mut impl Markup) {
    for ResolvedQuestion { question, answer } in questions {
        out.element("details", QUESTION, |out| {
            out.element("summary", None, |out| context.marked(question, out));
            statement(answer, context, out);
        });
    }
}

/// Writes open points of one kind. Points to verify can be ticked off; nothing stores that.
fn open_points(group: &OpenPoints, context: Context, out: &mut impl Markup) {
    out.leaf(context.heading, HEAD, group.label);
    out.element("ul", POINTS, |out| {
        for point in &group.points {
            out.element("li", None, |out| {
                if group.is_to_tick {
                    to_tick(point, context, out);
                } else {
                    statement(point, context, out);
                }
            });
        }
    });
}

/// Writes a point to tick off. Its text is the label of the checkbox, so it contains no buttons.
fn to_tick(point: &ResolvedStatement, context: Context, out: &mut impl Markup) {
    out.element("label", TICK, |out| {
        out.element("input", None, |out| out.attr("type", "checkbox"));
        out.element("span", POINT, |out| {
            for paragraph in &point.paragraphs {
                out.element("span", PARAGRAPH, |out| context.marked(paragraph, out));
            }
        });
    });
    attribution(None, point, context, out);
    extras(point, context, out);
}
