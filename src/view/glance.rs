//! Key figures, and who gains.

use super::Setting;
use super::statement::statement;
use super::words::{found, leaf};
use crate::card::Direction;
use crate::locale::Word;
use crate::markup::{Markup, Shorthand as _};
use crate::resolve::{Balance, Glance, ResolvedFigure};

/// More effects on a party than this are not drawn one by one.
const DRAWN: usize = 12;

/// So many figures come first; the others stand below.
const KEY_FIGURES: usize = 4;

pub(super) fn glance(glance: &Glance, set: Setting, out: &mut impl Markup) {
    let (first, others) = glance.figures.split_at(glance.figures.len().min(KEY_FIGURES));
    if !first.is_empty() {
        figures(first, set, out);
    }
    if !glance.balance.is_empty() {
        out.open_class("section", "balance");
        out.leaf(set.heading, "head", set.locale.word(Word::WhoGainsWhoLoses));
        if let Some(verdict) = glance.verdict {
            out.leaf("p", "verdict", verdict);
        }
        out.open("dl");
        let drawn =
            glance.balance.iter().all(|party| party.counts.iter().map(|(_, count, _)| count).sum::<usize>() <= DRAWN);
        for party in &glance.balance {
            balance(party, drawn, out);
        }
        out.close();
        out.close();
    }
    if !others.is_empty() {
        out.open_class("details", "further");
        out.leaf("summary", "head", set.locale.word(Word::MoreFigures));
        figures(others, set, out);
        out.close();
    }
}

fn figures(figures: &[ResolvedFigure], set: Setting, out: &mut impl Markup) {
    out.open_class("div", "figures");
    for shown in figures {
        figure(shown, set, out);
    }
    out.close();
}

/// A figure; opened, also who says so.
fn figure(figure: &ResolvedFigure, set: Setting, out: &mut impl Markup) {
    out.open_class("details", "figure");
    out.open("summary");
    leaf("b", "value", figure.value, set, out);
    out.open_class("span", "of");
    out.attr("dir", "auto");
    found(figure.label, set, out);
    if let Some((iso, date)) = &figure.date {
        out.text(", ");
        out.time(iso, date);
    }
    out.close();
    if let Some(standing) = figure.statement.standing {
        out.leaf("span", "way", standing);
    }
    out.close();
    statement(&figure.statement, set, out);
    out.close();
}

/// Each effect has a sign, or each direction where there are many.
fn balance(party: &Balance, drawn: bool, out: &mut impl Markup) {
    out.open_class("dt", "party");
    out.open("bdi");
    out.text(party.party);
    out.close();
    out.close();
    out.open("dd");
    out.open_class("span", "arrows");
    out.attr("aria-hidden", "true");
    for (way, count, _) in &party.counts {
        out.open_class("span", direction(*way).0);
        for _ in 0..if drawn { *count } else { 1 } {
            out.text(direction(*way).1);
        }
        out.close();
    }
    out.close();
    out.text(" ");
    out.open_class("span", "way");
    for (at, (_, _, words)) in party.counts.iter().enumerate() {
        out.text(if at > 0 { ", " } else { "" });
        out.text(words);
    }
    out.close();
    out.close();
}

/// The class and the sign of a direction: a word stands beside it.
pub(super) fn direction(way: Direction) -> (&'static str, &'static str) {
    match way {
        Direction::Gains => ("gains", "▲"),
        Direction::Loses => ("loses", "▼"),
        Direction::Mixed => ("mixed", "◆"),
        Direction::Neutral => ("neutral", "–"),
    }
}
