//! The parts that are not terms, and open as terms do.

use super::Setting;
use super::source::to_term;
use super::statement::{attribution, extras, statement};
use super::words::{explanation, leaf};
use super::{glance, source, table, timeline};
use crate::locale::Word;
use crate::markup::{Markup, Shorthand as _};
use crate::resolve::{Content, OpenGroup, Resolved, ResolvedAudience, ResolvedSection, ResolvedStatement};
use crate::state::audience_key;

/// One part.
pub(super) fn section(section: &ResolvedSection, card: &Resolved, set: Setting, out: &mut impl Markup) {
    out.open_keyed("details", section.section.key());
    out.attr("class", "term section");
    out.attr("part", "section");
    out.attr("name", "term");
    if section.open {
        out.attr("open", "");
    }
    if section.found.is_none() {
        out.attr("hidden", "");
    }
    out.open("summary");
    leaf("h3", "label", section.label, set, out);
    super::term::hits(section.found, out);
    out.close();
    out.open_class("div", "body");
    out.open_class("p", "name");
    out.attr("aria-hidden", "true");
    out.text(section.label);
    out.close();
    match &section.content {
        None => out.keep(),
        Some(Content::Glance(shown)) => glance::glance(shown, set, out),
        Some(Content::Timeline(all)) => timeline::list(all, set, out),
        Some(Content::Audiences(all)) => {
            for (place, shown) in all.iter().enumerate() {
                audience(shown, place, card, set, out);
            }
        }
        Some(Content::Questions(all)) => questions(all, set, out),
        Some(Content::OpenPoints(groups)) => groups.iter().for_each(|group| open_points(group, set, out)),
        Some(Content::Alternatives(columns, rows)) => table::table(columns, rows, set, out),
        Some(Content::Glossary(entries)) => {
            for entry in *entries {
                out.open_class("div", "entry");
                explanation(entry, set, out);
                out.close();
            }
        }
        Some(Content::Sources(all)) => source::list(all, set, out),
    }
    out.close();
    out.close();
}

/// What it means for an audience; choosing it marks the terms that matter to it.
fn audience(audience: &ResolvedAudience, place: usize, card: &Resolved, set: Setting, out: &mut impl Markup) {
    out.open_keyed("details", &audience_key(place));
    out.attr("class", "audience");
    out.attr("name", "audience");
    if card.audience.is_some_and(|(chosen, _)| chosen == place) {
        out.attr("open", "");
    }
    leaf("summary", "of", audience.label, set, out);
    statement(&audience.statement, set, out);
    if !audience.terms.is_empty() {
        out.leaf("p", "head", set.locale.word(Word::MostImportantTerms));
        out.open_class("ul", "rests");
        for (id, label) in &audience.terms {
            out.open("li");
            to_term(id, label, out);
            out.close();
        }
        out.close();
    }
    out.close();
}

fn questions(questions: &[(&str, ResolvedStatement)], set: Setting, out: &mut impl Markup) {
    for (question, answer) in questions {
        out.open_class("details", "question");
        leaf("summary", "of", question, set, out);
        statement(answer, set, out);
        out.close();
    }
}

/// Open points of one kind. Those to verify are ticked off by who reads; nothing keeps that.
fn open_points(group: &OpenGroup, set: Setting, out: &mut impl Markup) {
    out.leaf(set.heading, "head", group.word);
    out.open_class("ul", "points");
    for point in &group.points {
        out.open("li");
        if group.is_to_tick {
            to_tick(point, set, out);
        } else {
            statement(point, set, out);
        }
        out.close();
    }
    out.close();
}

/// A point to tick off. Its text is the label of the box, and so holds no buttons.
fn to_tick(point: &ResolvedStatement, set: Setting, out: &mut impl Markup) {
    out.open_class("label", "tick");
    out.open("input");
    out.attr("type", "checkbox");
    out.close();
    out.open_class("span", "point");
    for paragraph in &point.paragraphs {
        leaf("span", "said", paragraph, set, out);
    }
    out.close();
    out.close();
    attribution(None, point, set, out);
    extras(point, set, out);
}
