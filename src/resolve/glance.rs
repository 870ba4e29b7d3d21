//! What there is at a glance: key figures, and who gains.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::statement::{ResolvedStatement, Resolver};
use super::term::{Step, steps};
use crate::card::{Card, Direction};
use crate::locale::Word;
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
    /// The number of terms with each effect, and the same in words. Effects without terms are left out.
    pub counts: Vec<(Direction, usize, String)>,
}

pub(super) fn glance<'c>(with: Resolver<'c>, state: &State) -> Glance<'c> {
    let mut figures = Vec::new();
    for figure in &with.card.figures {
        let (date, statement) = (with.date(figure.date), with.statement(&figure.statement));
        figures.push(ResolvedFigure { value: &figure.value, label: &figure.label, date, statement });
    }
    let sums = sums(with.card, state);
    let mut balance = Vec::new();
    for (party, sum) in with.card.parties.iter().zip(&sums) {
        let mut counts = Vec::new();
        for way in WAYS {
            let count = sum.terms[way as usize];
            if count > 0 {
                counts.push((way, count, with.locale.count(sum_of(way), count)));
            }
        }
        if !counts.is_empty() {
            balance.push(Balance { party: &party.name, counts });
        }
    }
    let all_gain = balance.len() > 1 && sums.iter().filter(|sum| sum.gains).count() == balance.len();
    Glance { figures, balance, verdict: all_gain.then(|| with.locale.word(Word::EverySideGains)) }
}

const WAYS: [Direction; 4] = [Direction::Gains, Direction::Loses, Direction::Mixed, Direction::Neutral];

/// The effects on one party.
#[derive(Clone, Default)]
struct Sum {
    /// The number of terms with each effect, in the order of [`WAYS`].
    terms: [usize; WAYS.len()],
    /// True if the party only gains by at least one effect.
    gains: bool,
}

/// Sums up the effects on each party over the compared steps. Each term counts once.
fn sums(card: &Card, state: &State) -> Vec<Sum> {
    let mut sums = vec![Sum::default(); card.parties.len()];
    for term in &card.terms {
        let steps = steps(card, term, state);
        for (party, sum) in card.parties.iter().zip(&mut sums) {
            let mut total = None;
            for effect in steps.iter().flat_map(Step::effects).filter(|effect| effect.party == party.id) {
                sum.gains |= effect.effect == Direction::Gains;
                total = Some(total.map_or(effect.effect, |total| both(total, effect.effect)));
            }
            if let Some(total) = total {
                sum.terms[total as usize] += 1;
            }
        }
    }
    sums
}

/// Combines two effects on the same party: gains and losses are mixed.
fn both(one: Direction, other: Direction) -> Direction {
    match (one, other) {
        (Direction::Neutral, effect) | (effect, Direction::Neutral) => effect,
        _ if one == other => one,
        _ => Direction::Mixed,
    }
}

fn sum_of(direction: Direction) -> Word {
    match direction {
        Direction::Gains => Word::BetterOffIn,
        Direction::Loses => Word::WorseOffIn,
        Direction::Mixed => Word::MixedIn,
        Direction::Neutral => Word::NoGainOrLossIn,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::ENGLISH;

    fn balance(effects: &str) -> Vec<String> {
        let text = [
            r#"{"title": "T", "parties": [{"id": "a", "name": "Anna"}, {"id": "b", "name": "Bert"}],
            "versions": [{"id": "1"}, {"id": "2"}, {"id": "3"}],
            "terms": [{"label": "L", "values": {"1": "x", "#,
            effects,
            "}}]}",
        ];
        let card = crate::card::parse(&text.concat()).unwrap();
        let state = State { from: 0, ..State::first(&card) };
        let glance = glance(Resolver { card: &card, locale: &ENGLISH }, &state);
        glance.balance.into_iter().flat_map(|party| party.counts).map(|(_, _, words)| words).collect()
    }

    #[test]
    fn a_party_counts_once_a_term() {
        let gains = r#"{"text": "y", "effects": [{"party": "a", "effect": "gains"}]}"#;
        let loses = r#"{"text": "y", "effects": [{"party": "a", "effect": "loses"}]}"#;
        let none = r#"{"text": "y", "effects": [{"party": "a", "effect": "none"}]}"#;
        let two = |one: &str, other: &str| balance(&["\"2\": ", one, ", \"3\": ", other].concat());
        assert_eq!(two(gains, gains), ["better off in 1 term"]);
        assert_eq!(two(gains, none), ["better off in 1 term"]);
        assert_eq!(two(none, loses), ["worse off in 1 term"]);
        assert_eq!(two(none, none), ["no gain or loss in 1 term"]);
        assert_eq!(two(gains, loses), ["mixed in 1 term"]);
    }
}
