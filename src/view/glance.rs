//! Key figures and sums of effects.

use super::Context;
use super::class::HEAD;
use super::sign::{effect_class, effect_sign};
use super::statement::statement;
use crate::locale::Word;
use crate::markup::Markup;
use crate::resolve::{Balance, Glance, ResolvedFigure};

classes! {
    FIGURES = "figures",
    FIGURE = "figure",
    FIGURE_VALUE = "figure-value",
    FIGURE_LABEL = "figure-label",
    FIGURE_STANDING = "figure-standing",
    MORE_FIGURES = "more-figures",
    BALANCE = "balance",
    VERDICT = "verdict",
    PARTY = "party",
    ARROWS = "arrows",
    EFFECT_SUMS = "effect-sums",
}

/// Up to this many effects on each party are drawn one by one.
const DRAWN: usize = 12;

/// The number of key figures. The others are in a closed list.
const KEY_FIGURES: usize = 4;

pub(super) fn glance(glance: &Glance, context: Context, out: &mut impl Markup) {
    let (key, others) = glance.figures.split_at(glance.figures.len().min(KEY_FIGURES));
    if !key.is_empty() {
        figures(key, context, out);
    }
    if !glance.balance.is_empty() {
        balances(glance, context, out);
    }
    if !others.is_empty() {
        out.element("details", MORE_FIGURES, |out| {
            out.leaf("summary", HEAD, context.locale.word(Word::MoreFigures));
            figures(others, context, out);
        });
    }
}

fn figures(figures: &[ResolvedFigure], context: Context, out: &mut impl Markup) {
    out.element("div", FIGURES, |out| {
        for shown in figures {
            figure(shown, context, out);
        }
    });
}

/// Writes a figure. It opens to its text and sources.
fn figure(figure: &ResolvedFigure, context: Context, out: &mut impl Markup) {
    out.element("details", FIGURE, |out| {
        out.element("summary", None, |out| {
            out.element("b", FIGURE_VALUE, |out| context.marked(figure.value, out));
            out.element("span", FIGURE_LABEL, |out| {
                out.attr("dir", "auto");
                context.marked(figure.label, out);
                if let Some((iso, date)) = &figure.date {
                    out.text(", ");
                    out.time(iso, date);
                }
            });
            if let Some(standing) = figure.statement.standing {
                out.leaf("span", FIGURE_STANDING, standing);
            }
        });
        statement(&figure.statement, context, out);
    });
}

fn balances(glance: &Glance, context: Context, out: &mut impl Markup) {
    let sum = |party: &Balance| party.counts.iter().map(|(_, count, _)| count).sum::<usize>();
    let are_drawn = glance.balance.iter().all(|party| sum(party) <= DRAWN);
    out.element("section", BALANCE, |out| {
        out.leaf(context.heading, HEAD, context.locale.word(Word::WhoGainsWhoLoses));
        if let Some(verdict) = glance.verdict {
            out.leaf("p", VERDICT, verdict);
        }
        out.element("dl", None, |out| {
            for party in &glance.balance {
                balance(party, are_drawn, out);
            }
        });
    });
}

/// Writes the sums of effects on a party: a sign for each term, or for each effect where there are too many terms.
fn balance(party: &Balance, are_drawn: bool, out: &mut impl Markup) {
    out.element("dt", PARTY, |out| out.leaf("bdi", None, party.party));
    out.element("dd", None, |out| {
        out.element("span", ARROWS, |out| {
            out.attr("aria-hidden", "true");
            for (effect, count, _) in &party.counts {
                out.element("span", effect_class(*effect), |out| {
                    for _ in 0..if are_drawn { *count } else { 1 } {
                        out.text(effect_sign(*effect));
                    }
                });
            }
        });
        out.text(" ");
        out.element("span", EFFECT_SUMS, |out| {
            for (at, (_, _, words)) in party.counts.iter().enumerate() {
                out.text(if at > 0 { ", " } else { "" });
                out.text(words);
            }
        });
    });
}
