//! Key figures and sums of effects.

use super::Context;
use super::class::HEAD;
use super::sign::{effect_class, effect_sign};
use super::statement::statement;
use crate::locale::Word;
use crate::markup::Markup;
use crate::resolve::{Glance, PartyBalance, ResolvedFigure};

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

pub(super) fn glance(glance: &Glance, context: Context, out: &mut impl Markup) {
    if !glance.key_figures.is_empty() {
        figures(&glance.key_figures, context, out);
    }
    if !glance.balance.is_empty() {
        balances(glance, context, out);
    }
    if !glance.more_figures.is_empty() {
        out.element("details", MORE_FIGURES, |out| {
            out.leaf("summary", HEAD, context.locale.word(Word::MoreFigures));
            figures(&glance.more_figures, context, out);
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
                if let Some(date) = &figure.date {
                    out.text(", ");
                    out.time(&date.iso, &date.shown);
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
    out.element("section", BALANCE, |out| {
        out.leaf(context.heading, HEAD, context.locale.word(Word::WhoGainsWhoLoses));
        if let Some(verdict) = glance.verdict {
            out.leaf("p", VERDICT, verdict);
        }
        out.element("dl", None, |out| {
            for party in &glance.balance {
                balance(party, glance.draws_each_term, out);
            }
        });
    });
}

/// Writes the sums of effects on a party: a sign for each term, or for each effect where there are too many terms.
fn balance(party: &PartyBalance, draws_each_term: bool, out: &mut impl Markup) {
    out.element("dt", PARTY, |out| out.leaf("bdi", None, party.party));
    out.element("dd", None, |out| {
        out.element("span", ARROWS, |out| {
            out.attr("aria-hidden", "true");
            for sum in &party.sums {
                out.element("span", effect_class(sum.kind), |out| {
                    for _ in 0..if draws_each_term { sum.terms } else { 1 } {
                        out.text(effect_sign(sum.kind));
                    }
                });
            }
        });
        out.text(" ");
        out.element("span", EFFECT_SUMS, |out| {
            for (at, sum) in party.sums.iter().enumerate() {
                out.text(if at > 0 { ", " } else { "" });
                out.text(&sum.sentence);
            }
        });
    });
}
