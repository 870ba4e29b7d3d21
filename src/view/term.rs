//! The terms: each a native disclosure, which works without a script.

use super::Setting;
use super::glance::direction;
use super::overview::sign;
use super::section::section;
use super::statement::{attribution, extras, note, said, statement};
use super::words::{begin, explained, found, locate};
use crate::locale::Word;
use crate::markup::{Markup, Shorthand as _};
use crate::number::number;
use crate::redline::{Kind, Op, is_invisible};
use crate::resolve::{Anew, Found, Group, Paragraph, Resolved, ResolvedEffect, ResolvedTerm, Side, TermContent};
use crate::state::{Section, View};
use alloc::string::String;

/// More terms than fit beside an open one, which then stays in sight by itself.
const MANY: usize = 20;

pub(super) fn terms(card: &Resolved, set: Setting, out: &mut impl Markup) {
    let count: usize = card.groups.iter().map(|group| group.terms.len()).sum();
    out.open_class("div", if count > MANY { "terms many" } else { "terms" });
    out.attr("role", "group");
    out.attr("aria-label", card.locale.word(Word::TermList));
    let (glance, others) = match card.sections.split_first() {
        Some((first, others)) if first.section == Section::Glance => (Some(first), others),
        _ => (None, card.sections.as_slice()),
    };
    if let Some(shown) = glance {
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
    if others.iter().any(|shown| shown.found.is_some()) {
        out.leaf("h3", "topic", card.locale.word(Word::Background));
    }
    for shown in others {
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
    if let Some(before) = &term.before {
        compared(term, before, set, out);
    } else {
        side("side alone", &term.after, set, out);
        beside("extras", &term.after, set, out);
    }
    for step in &term.steps {
        if let Some(version) = &step.version {
            out.open_class("p", "step-to");
            out.text(&set.locale.fill(Word::StepTo, &[version]));
            out.close();
        }
        if !step.meanings.is_empty() {
            out.open_class("section", "meaning");
            out.leaf(set.heading, "head", set.locale.word(Word::Meaning));
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
        out.leaf("span", "sr", &set.locale.fill(Word::MattersTo, &[audience]));
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
    out.leaf("legend", "sr", set.locale.word(Word::ShowAs));
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
        View::Redline => Word::Redline,
        View::Split => Word::SideBySide,
        View::Before => Word::Before,
        View::After => Word::After,
    }
}

fn compared(term: &TermContent, before: &Side, set: Setting, out: &mut impl Markup) {
    out.open_class("div", "compared-texts");
    out.open_class("div", "redline");
    missing(before, set, out);
    begin(set);
    for marks in &term.redline {
        paragraph(marks, set, out);
    }
    missing(&term.after, set, out);
    counted(term, out);
    for side in [before, &term.after] {
        attribution(Some(&side.version), &side.statement, set, out);
    }
    out.close();
    side("side before", before, set, out);
    side("side after", &term.after, set, out);
    beside("extras of-before", before, set, out);
    beside("extras of-after", &term.after, set, out);
    out.close();
}

/// What the redline adds up to: the numbers that changed, and the sorts of changes.
fn counted(term: &TermContent, out: &mut impl Markup) {
    for amount in &term.amounts {
        out.leaf("p", "amount", amount);
    }
    if let Some(changes) = &term.changes {
        out.leaf("p", "sorts", changes);
    }
}

/// What stands in a redline for a version that has no text.
fn missing(side: &Side, set: Setting, out: &mut impl Markup) {
    if side.is_text {
        return;
    }
    out.open_class("p", "note");
    out.leaf("span", "of", &side.version);
    out.text(" ");
    out.text(side.note.as_deref().unwrap_or_default());
    out.close();
    said(&side.statement, set, out);
}

/// The quotation and the differing accounts of one version, below the texts.
fn beside(class: &'static str, side: &Side, set: Setting, out: &mut impl Markup) {
    if side.statement.quote.is_none() && side.statement.claims.is_empty() {
        return;
    }
    out.open_class("section", class);
    out.leaf(set.heading, "version", &side.version);
    extras(&side.statement, set, out);
    out.close();
}

pub(super) fn paragraph(marks: &Paragraph, set: Setting, out: &mut impl Markup) {
    out.open_class("p", "said");
    out.attr("dir", "auto");
    locate_across(marks, set);
    let mut before = Op::Keep;
    for mark in marks {
        if let Some(words) = mark.note {
            out.leaf("span", "moved-note", words);
        }
        let (tag, begins, ends) = match mark.op {
            Op::Keep => {
                let is_moved = matches!(mark.kind, Kind::Moved(_));
                if is_moved {
                    out.open_class("span", "moved");
                }
                explained(mark.text, set, out);
                if is_moved {
                    out.close();
                }
                before = Op::Keep;
                continue;
            }
            Op::Delete => ("del", Word::DeletionBegins, Word::DeletionEnds),
            Op::Insert => ("ins", Word::InsertionBegins, Word::InsertionEnds),
        };
        if before == Op::Delete {
            // Where the line may break, and what a copy of it needs.
            out.text(" ");
        }
        before = mark.op;
        out.open(tag);
        match mark.kind {
            Kind::Rewritten => out.attr("class", "whole"),
            Kind::Moved(_) => out.attr("class", "moved"),
            Kind::Space => out.attr("class", "small space"),
            kind if kind.is_small() => out.attr("class", "small"),
            _ => {}
        }
        out.attr("dir", "auto");
        out.leaf("span", "sr", set.locale.word(begins));
        // No line is drawn through a button, so what is struck explains nothing.
        let glossary = if mark.op == Op::Delete { &[] } else { set.glossary };
        unseen(mark.text, Setting { glossary, ..set }, out);
        out.leaf("span", "sr", set.locale.word(ends));
        out.close();
    }
    out.close();
}

/// Finds what is searched for in all stretches of a paragraph together.
fn locate_across(paragraph: &Paragraph, set: Setting) {
    let mut text = String::new();
    for mark in paragraph.iter().filter(|_| !set.query.is_empty()) {
        text.push_str(mark.text);
    }
    locate(&text, set);
}

/// A text with the codes of the characters in it that nobody sees.
fn unseen(text: &str, set: Setting, out: &mut impl Markup) {
    let mut start = 0;
    for (at, char) in text.char_indices().filter(|(_, char)| is_invisible(*char)) {
        explained(text.get(start..at).unwrap_or_default(), set, out);
        let mut name = String::from("U+");
        for place in (0..4).rev() {
            let digit = char::from_digit(u32::from(char) >> (4 * place) & 15, 16);
            name.extend(digit.map(|digit| digit.to_ascii_uppercase()));
        }
        out.leaf("code", "code", &name);
        start = at + char.len_utf8();
    }
    explained(text.get(start..).unwrap_or_default(), set, out);
}

fn side(class: &'static str, side: &Side, set: Setting, out: &mut impl Markup) {
    out.open_class("section", class);
    out.leaf(set.heading, "version", &side.version);
    if let Some(words) = &side.note {
        note(words, out);
    }
    if !side.is_text {
        said(&side.statement, set, out);
    }
    begin(set);
    for edits in &side.text {
        own(edits, set, out);
    }
    attribution(None, &side.statement, set, out);
    out.close();
}

/// A paragraph of one version. What the other one does not have is marked for the eye, beside it.
fn own(edits: &Paragraph, set: Setting, out: &mut impl Markup) {
    out.open_class("p", "said");
    out.attr("dir", "auto");
    locate_across(edits, set);
    for edit in edits {
        match edit.op {
            Op::Keep => {
                explained(edit.text, set, out);
                continue;
            }
            Op::Delete => out.open_class("span", "old"),
            Op::Insert => out.open_class("span", "new"),
        }
        explained(edit.text, set, out);
        out.close();
    }
    out.close();
}

fn effects(effects: &[ResolvedEffect], set: Setting, out: &mut impl Markup) {
    if effects.is_empty() {
        return;
    }
    out.open_class("section", "effects");
    out.leaf(set.heading, "head", set.locale.word(Word::WhoGains));
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
    for (action, word, (id, label)) in [("previous", Word::Previous, previous), ("next", Word::Next, next)] {
        out.open_class("button", "step");
        out.attr("type", "button");
        out.attr("data-act", action);
        out.attr("data-on", id);
        out.leaf("span", "way", set.locale.word(word));
        out.text(" ");
        out.leaf("bdi", "label", label);
        out.close();
    }
    out.close();
}
