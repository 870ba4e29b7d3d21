//! What changed, above all: title, summary, corrections, versions, counts.

use super::Setting;
use super::timeline;
use super::words::{begin, explained, found, locate};
use crate::locale::Word;
use crate::markup::{Markup, Shorthand as _};
use crate::resolve::{ChangeKind, Count, Resolved};

pub(super) fn overview(card: &Resolved, set: Setting, out: &mut impl Markup) {
    out.open_class("header", "overview");
    out.leaf("p", "eyebrow", card.locale.word(Word::WhatChanged));
    out.open_class("h2", "title");
    out.attr("id", "title");
    out.attr("dir", "auto");
    found(card.title, set, out);
    out.close();
    if let Some(summary) = card.summary {
        out.open_class("p", "summary");
        out.attr("dir", "auto");
        begin(set);
        locate(summary, set);
        explained(summary, set, out);
        out.close();
    }
    for (head, text) in &card.corrections {
        out.open_class("p", "correction");
        out.attr("dir", "auto");
        out.leaf("b", "of", head);
        out.text(" ");
        found(text, set, out);
        out.close();
    }
    timeline::moments(card, set, out);
    out.open_class("p", "compared");
    if let Some(compared) = &card.compared {
        out.leaf("b", "versions", compared);
        out.text(" · ");
    }
    out.text(&card.total);
    if let Some((iso, updated)) = &card.updated {
        out.text(" · ");
        out.time(iso, updated);
    }
    out.close();
    out.open_class("ul", "counts");
    for shown in card.counts.iter().chain(&card.undisclosed) {
        count(shown, out);
    }
    out.close();
    if let Some(changes) = &card.small {
        small(changes, card, out);
    }
    out.close();
}

/// The sorts of changes, and a box to leave the small ones out. The style alone does that.
fn small(changes: &str, card: &Resolved, out: &mut impl Markup) {
    out.open_class("p", "sorts");
    out.text(changes);
    out.text(" ");
    out.open_class("label", "leave-out");
    out.open("input");
    out.attr("type", "checkbox");
    out.close();
    out.text(" ");
    out.text(card.locale.word(Word::HideMinorEdits));
    out.close();
    out.close();
}

fn count(count: &Count, out: &mut impl Markup) {
    out.open_class("li", "count");
    sign(count.kind, out);
    out.leaf("b", "number", &count.number);
    out.text(" ");
    out.text(count.word);
    out.close();
}

/// The sign of a kind of change, for the eye only: a word stands beside it.
pub(super) fn sign(kind: Option<ChangeKind>, out: &mut impl Markup) {
    out.open_class("span", "sign");
    out.attr("data-kind", kind.map_or("undisclosed", ChangeKind::name));
    out.attr("aria-hidden", "true");
    out.text(kind.map_or("?", ChangeKind::sign));
    out.close();
}
