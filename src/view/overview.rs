//! The head of the card: title, summary, corrections, timeline and counts.

use super::Context;
use super::class::EDIT_COUNTS;
use super::sign::sign;
use super::timeline;
use crate::locale::Word;
use crate::markup::Markup;
use crate::resolve::{Count, Resolved};

classes! {
    OVERVIEW = "overview",
    EYEBROW = "eyebrow",
    TITLE = "title",
    SUMMARY = "summary",
    CORRECTION = "correction",
    COMPARED = "compared",
    COUNTS = "counts",
    COUNT = "count",
    HIDE_MINOR = "hide-minor",
}

pub(super) fn overview(card: &Resolved, context: Context, out: &mut impl Markup) {
    out.element("header", OVERVIEW, |out| {
        out.leaf("p", EYEBROW, context.locale.word(Word::WhatChanged));
        out.element("h2", TITLE, |out| {
            out.attr("id", "title");
            out.attr("dir", "auto");
            context.marked(card.title, out);
        });
        if let Some(summary) = card.summary {
            out.element("p", SUMMARY, |out| {
                out.attr("dir", "auto");
                context.text().paragraph(summary).write(summary, out);
            });
        }
        for correction in &card.corrections {
            out.element("p", CORRECTION, |out| {
                out.attr("dir", "auto");
                out.leaf("b", None, &correction.label);
                out.text(" ");
                context.marked(correction.text, out);
            });
        }
        timeline::moments(card, context, out);
        compared(card, out);
        out.element("ul", COUNTS, |out| {
            for shown in card.counts.iter().chain(&card.undisclosed) {
                count(shown, out);
            }
        });
        if let Some(counts) = &card.minor_edits {
            hide_minor_edits(counts, context, out);
        }
    });
}

/// Writes what is compared, the number of terms and the date of the last update.
fn compared(card: &Resolved, out: &mut impl Markup) {
    out.element("p", COMPARED, |out| {
        if let Some(compared) = &card.compared {
            out.leaf("b", None, compared);
            out.text(" · ");
        }
        out.text(&card.total);
        if let Some(updated) = &card.updated {
            out.text(" · ");
            out.time(&updated.iso, &updated.shown);
        }
    });
}

/// Writes the edit counts and the checkbox that hides minor edits. The style alone does that.
fn hide_minor_edits(counts: &str, context: Context, out: &mut impl Markup) {
    out.element("p", EDIT_COUNTS, |out| {
        out.text(counts);
        out.text(" ");
        out.element("label", HIDE_MINOR, |out| {
            out.element("input", None, |out| out.attr("type", "checkbox"));
            out.text(" ");
            out.text(context.locale.word(Word::HideMinorEdits));
        });
    });
}

fn count(count: &Count, out: &mut impl Markup) {
    out.element("li", None, |out| {
        sign(count.sign, out);
        out.leaf("b", COUNT, &count.number);
        out.text(" ");
        out.text(count.label);
    });
}
