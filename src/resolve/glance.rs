//! What there is at a glance: key figures, and who gains.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::statement::{ResolvedStatement, Resolver};
use super::term::steps;
use crate::card::Direction;
use crate::locale::Word;
use crate::number::number;
use crate::state::State;

/// Key figures, and who gains.
pub struct Glance<'c> {
    /// Key figures.
    pub figures: Vec<ResolvedFigure<'c>>,
    /// Who gains by the steps that are compared, and in how many terms.
    pub balance: Vec<Balance<'c>>,
    /// What is to be said of all of them.
    pub verdict: Option<&'static str>,
}

/// A key figure as it is to be shown.
pub struct ResolvedFigure<'c> {
    /// The figure.
    pub value: &'c str,
    /// What it counts.
    pub label: &'c str,
    /// As of when, for a machine and for a person.
    pub date: Option<(String, String)>,
    /// More about it, and who says so.
    pub statement: ResolvedStatement<'c>,
}

/// All that is done to a party.
pub struct Balance<'c> {
    /// The party's name.
    pub party: &'c str,
    /// How many effects there are of each direction, of those of which there are any; and that in words.
    pub counts: Vec<(Direction, usize, String)>,
}

pub(super) fn glance<'c>(with: Resolver<'c>, state: &State) -> Glance<'c> {
    let mut figures = Vec::new();
    for figure in &with.card.figures {
        let (date, statement) = (with.date(figure.date), with.statement(&figure.statement));
        figures.push(ResolvedFigure { value: &figure.value, label: &figure.label, date, statement });
    }
    let balance = balance(with, state);
    let gains = balance.iter().filter(|party| party.counts.iter().any(|count| count.0 == Direction::Gains)).count();
    let all_gain = gains > 1 && gains == balance.len();
    Glance { figures, balance, verdict: all_gain.then(|| with.locale.word(Word::EachGains)) }
}

fn balance<'c>(with: Resolver<'c>, state: &State) -> Vec<Balance<'c>> {
    const WAYS: [Direction; 4] = [Direction::Gains, Direction::Loses, Direction::Mixed, Direction::Neutral];
    let parties = &with.card.parties;
    let mut counts = vec![[0; WAYS.len()]; parties.len()];
    for term in &with.card.terms {
        for step in steps(with.card, term, state) {
            for effect in step.effects() {
                if let Some(party) = parties.iter().position(|party| party.id == effect.party) {
                    counts[party][effect.effect as usize] += 1;
                }
            }
        }
    }
    let mut balance = Vec::new();
    for (party, counts) in parties.iter().zip(counts) {
        let mut told = Vec::new();
        for way in WAYS {
            let count = counts[way as usize];
            if count > 0 {
                told.push((way, count, with.locale.fill(sum_of(way), &[&number(count)])));
            }
        }
        if !told.is_empty() {
            balance.push(Balance { party: &party.name, counts: told });
        }
    }
    balance
}

fn sum_of(direction: Direction) -> Word {
    match direction {
        Direction::Gains => Word::GainsIn,
        Direction::Loses => Word::LosesIn,
        Direction::Mixed => Word::MixedIn,
        Direction::Neutral => Word::NeutralIn,
    }
}
