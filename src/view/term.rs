//! The terms: each a native disclosure, which works without a script.

use super::Setting;
use super::overview::sign;
use super::statement::{attribution, extras, note, said, sources, statement};
use crate::card::Direction;
use crate::locale::Word;
use crate::markup::{Markup, Shorthand as _};
use crate::redline::{Kind, Op, is_invisible};
use crate::resolve::{Group, Paragraph, Resolved, ResolvedEffect, ResolvedTerm, Side};
use crate::state::View;
use alloc::string::String;

pub(super) fn terms(card: &Resolved, out: &mut impl Markup) {
    out.open_class("div", "terms");
    out.attr("role", "group");
    out.attr("aria-label", card.locale.word(Word::TermList));
    let topics = card.groups.iter().any(|group| group.topic.is_some());
    for group in &card.groups {
        if let Some(topic) = group.topic {
            out.open_class("h3", "topic");
            out.attr("dir", "auto");
            out.text(topic);
            out.close();
        }
        for shown in &group.terms {
            term(shown, group, topics, card, out);
        }
    }
    out.close();
}

fn term(term: &ResolvedTerm, group: &Group, topics: bool, card: &Resolved, out: &mut impl Markup) {
    let (heading, part) = if topics { ("h4", "h5") } else { ("h3", "h4") };
    let set = Setting { locale: card.locale, heading: part };
    out.open_keyed("details", term.id);
    out.attr("class", "term");
    out.attr("part", "term");
    out.attr("name", "term");
    if term.open {
        out.attr("open", "");
    }
    summary(term, heading, set, out);
    out.open_class("div", "body");
    out.open_class("p", "where");
    if let Some(topic) = group.topic {
        out.leaf("bdi", "of", topic);
        out.text(" · ");
    }
    out.text(&term.position);
    out.open_class("span", "kind");
    // The summary says this too.
    out.attr("aria-hidden", "true");
    out.text(" · ");
    out.text(term.kind_word);
    out.close();
    out.close();
    // The summary says it already, to whom a large heading is of no use.
    out.open_class("p", "name");
    out.attr("aria-hidden", "true");
    out.attr("dir", "auto");
    out.text(term.label);
    out.close();
    views(term, card.view, set, out);
    compared(term, set, out);
    meaning(term, set, out);
    effects(&term.effects, set, out);
    sources(&term.sources, set, out);
    steps(term, set, out);
    out.close();
    out.close();
}

fn summary(term: &ResolvedTerm, heading: &'static str, set: Setting, out: &mut impl Markup) {
    out.open("summary");
    sign(Some(term.kind), out);
    out.open_class(heading, "label");
    out.attr("dir", "auto");
    out.text(term.label);
    out.close();
    out.leaf("span", "kind", term.kind_word);
    if term.undisclosed {
        sign(None, out);
        out.leaf("span", "sr", set.locale.word(Word::NotDisclosed));
    }
    out.close();
}

/// The ways to look at a term. Radio buttons: the style alone switches between them.
fn views(term: &ResolvedTerm, chosen: View, set: Setting, out: &mut impl Markup) {
    let group = crate::number::number(term.index);
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

fn compared(term: &ResolvedTerm, set: Setting, out: &mut impl Markup) {
    out.open_class("div", "compared-texts");
    out.open_class("div", "redline");
    missing(&term.before, out);
    for marks in &term.redline {
        paragraph(marks, set, out);
    }
    missing(&term.after, out);
    counted(term, out);
    for side in [&term.before, &term.after] {
        attribution(Some(&side.version), &side.statement, set, out);
    }
    out.close();
    side("side before", &term.before, set, out);
    side("side after", &term.after, set, out);
    beside("extras of-before", &term.before, set, out);
    beside("extras of-after", &term.after, set, out);
    out.close();
}

/// What the redline adds up to: the numbers that changed, and the sorts of changes.
fn counted(term: &ResolvedTerm, out: &mut impl Markup) {
    for amount in &term.amounts {
        out.leaf("p", "amount", amount);
    }
    if let Some(changes) = &term.changes {
        out.leaf("p", "sorts", changes);
    }
}

/// What stands in a redline for a version that has no text.
fn missing(side: &Side, out: &mut impl Markup) {
    if side.is_text {
        return;
    }
    out.open_class("p", "note");
    out.leaf("span", "of", &side.version);
    out.text(" ");
    out.text(side.note.as_deref().unwrap_or_default());
    out.close();
    said(&side.statement, out);
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

fn paragraph(marks: &Paragraph, set: Setting, out: &mut impl Markup) {
    out.open_class("p", "said");
    out.attr("dir", "auto");
    let mut before = Op::Keep;
    for mark in marks {
        if let Some(words) = mark.note {
            out.leaf("span", "moved-note", words);
        }
        let (tag, begins, ends) = match mark.op {
            Op::Keep => {
                if matches!(mark.kind, Kind::Moved(_)) {
                    out.leaf("span", "moved", mark.text);
                } else {
                    out.text(mark.text);
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
        unseen(mark.text, out);
        out.leaf("span", "sr", set.locale.word(ends));
        out.close();
    }
    out.close();
}

/// A text with the codes of the characters in it that nobody sees.
fn unseen(text: &str, out: &mut impl Markup) {
    let mut start = 0;
    for (at, char) in text.char_indices().filter(|(_, char)| is_invisible(*char)) {
        out.text(text.get(start..at).unwrap_or_default());
        let mut name = String::from("U+");
        for place in (0..4).rev() {
            let digit = char::from_digit(u32::from(char) >> (4 * place) & 15, 16);
            name.extend(digit.map(|digit| digit.to_ascii_uppercase()));
        }
        out.leaf("code", "code", &name);
        start = at + char.len_utf8();
    }
    out.text(text.get(start..).unwrap_or_default());
}

fn side(class: &'static str, side: &Side, set: Setting, out: &mut impl Markup) {
    out.open_class("section", class);
    out.leaf(set.heading, "version", &side.version);
    if let Some(words) = &side.note {
        note(words, out);
    }
    if !side.is_text {
        said(&side.statement, out);
    }
    for edits in &side.text {
        own(edits, out);
    }
    attribution(None, &side.statement, set, out);
    out.close();
}

/// A paragraph of one version. What the other one does not have is marked for the eye, beside it.
fn own(edits: &Paragraph, out: &mut impl Markup) {
    out.open_class("p", "said");
    out.attr("dir", "auto");
    for edit in edits {
        match edit.op {
            Op::Keep => out.text(edit.text),
            Op::Delete => out.leaf("span", "old", edit.text),
            Op::Insert => out.leaf("span", "new", edit.text),
        }
    }
    out.close();
}

fn meaning(term: &ResolvedTerm, set: Setting, out: &mut impl Markup) {
    if term.meanings.is_empty() {
        return;
    }
    out.open_class("section", "meaning");
    out.leaf(set.heading, "head", set.locale.word(Word::Meaning));
    for meaning in &term.meanings {
        statement(meaning, set, out);
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
        let (class, sign) = match effect.direction {
            Direction::Gains => ("gains", "▲"),
            Direction::Loses => ("loses", "▼"),
            Direction::Mixed => ("mixed", "◆"),
            Direction::Neutral => ("neutral", "–"),
        };
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
    let Some((previous, next)) = term.neighbours else { return };
    out.open_class("div", "steps");
    for (action, word, label) in [("previous", Word::Previous, previous), ("next", Word::Next, next)] {
        out.open_class("button", "step");
        out.attr("type", "button");
        out.attr("data-act", action);
        out.leaf("span", "way", set.locale.word(word));
        out.text(" ");
        out.leaf("bdi", "label", label);
        out.close();
    }
    out.close();
}
