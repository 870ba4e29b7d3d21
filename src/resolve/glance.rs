//! Key figures and sums of effects.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::model::When;
use super::resolver::Resolver;
use super::statement::ResolvedStatement;
use super::steps::{Step, steps};
use crate::card::EffectKind;
use crate::locale::Word;

/// Key figures and sums of effects.
pub struct Glance<'c> {
    /// The first figures.
    pub key_figures: Vec<ResolvedFigure<'c>>,
    /// The other figures.
    pub more_figures: Vec<ResolvedFigure<'c>>,
    /// The sums of effects on each party, over the compared steps.
    pub balance: Vec<PartyBalance<'c>>,
    /// True if each term of a sum can be drawn by itself.
    pub draws_each_term: bool,
    /// A sentence about all parties.
    pub verdict: Option<&'static str>,
}

/// A figure as it is shown.
pub struct ResolvedFigure<'c> {
    /// The figure.
    pub value: &'c str,
    /// The quantity that it measures.
    pub label: &'c str,
    /// Its date.
    pub date: Option<When>,
    /// Its text and sources.
    pub statement: ResolvedStatement<'c>,
}

/// The effects on a party.
pub struct PartyBalance<'c> {
    /// The name of the party.
    pub party: &'c str,
    /// The sum of each kind of effect that occurs.
    pub sums: Vec<EffectSum>,
}

/// The number of terms with a kind of effect on a party.
pub struct EffectSum {
    /// The kind of effect.
    pub kind: EffectKind,
    /// The number of terms.
    pub terms: usize,
    /// The same in words.
    pub sentence: String,
}

/// The number of key figures.
const KEY_FIGURES: usize = 4;

/// The largest sum whose terms are drawn one by one.
const MOST_DRAWN: usize = 12;

pub(super) fn glance(resolver: Resolver<'_>) -> Glance<'_> {
    let (mut key_figures, mut more_figures) = (Vec::new(), Vec::new());
    for figure in &resolver.card.figures {
        let (date, statement) = (resolver.date(figure.date), resolver.statement(&figure.statement));
        let figures = if key_figures.len() < KEY_FIGURES { &mut key_figures } else { &mut more_figures };
        figures.push(ResolvedFigure { value: &figure.value, label: &figure.label, date, statement });
    }
    let totals = totals(resolver);
    let (mut balance, mut gaining, mut most) = (Vec::new(), 0, 0);
    for (party, total) in resolver.card.parties.iter().zip(totals) {
        let mut sums = Vec::new();
        for kind in KINDS {
            let terms = total.terms[kind as usize];
            if terms > 0 {
                sums.push(EffectSum { kind, terms, sentence: resolver.locale.count(word(kind), terms) });
            }
        }
        if !sums.is_empty() {
            gaining += usize::from(total.gains);
            most = most.max(total.terms.iter().sum());
            balance.push(PartyBalance { party: &party.name, sums });
        }
    }
    let all_gain = balance.len() > 1 && gaining == balance.len();
    Glance {
        key_figures,
        more_figures,
        balance,
        draws_each_term: most <= MOST_DRAWN,
        verdict: all_gain.then(|| resolver.locale.word(Word::EverySideGains)),
    }
}

const KINDS: [EffectKind; 4] = [EffectKind::Gains, EffectKind::Loses, EffectKind::Mixed, EffectKind::Neutral];

/// The effects on one party.
#[derive(Clone, Default)]
struct Total {
    /// The number of terms with each kind of effect, in the order of [`KINDS`].
    terms: [usize; KINDS.len()],
    /// True if at least one effect is a gain.
    gains: bool,
}

/// Sums up the effects on each party over the compared steps. Each term counts once.
fn totals(resolver: Resolver) -> Vec<Total> {
    let card = resolver.card;
    let mut totals = vec![Total::default(); card.parties.len()];
    for term in &card.terms {
        let steps = steps(card, term, resolver.steps());
        for (party, total) in card.parties.iter().zip(&mut totals) {
            let mut sum = None;
            for effect in steps.iter().flat_map(Step::effects).filter(|effect| effect.party == party.id) {
                total.gains |= effect.kind == EffectKind::Gains;
                sum = Some(sum.map_or(effect.kind, |sum| combine(sum, effect.kind)));
            }
            if let Some(sum) = sum {
                total.terms[sum as usize] += 1;
            }
        }
    }
    totals
}

/// Combines two effects on the same party. A gain and a loss are mixed.
fn combine(one: EffectKind, other: EffectKind) -> EffectKind {
    match (one, other) {
        (EffectKind::Neutral, effect) | (effect, EffectKind::Neutral) => effect,
        _ if one == other => one,
        _ => EffectKind::Mixed,
    }
}

fn word(kind: EffectKind) -> Word {
    match kind {
        EffectKind::Gains => Word::BetterOffIn,
        EffectKind::Loses => Word::WorseOffIn,
        EffectKind::Mixed => Word::MixedIn,
        EffectKind::Neutral => Word::NoGainOrLossIn,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::parse;
    use crate::locale::ENGLISH;

    fn sentences(effects: &str) -> Vec<String> {
        let text = [
            r#"{"title": "T", "parties": [{"id": "a", "name": "Anna"}, {"id": "b", "name": "Bert"}],
            "versions": [{"id": "1"}, {"id": "2"}, {"id": "3"}],
            "terms": [{"label": "L", "values": {"1": "x", "#,
            effects,
            "}}]}",
        ];
        let card = parse(&text.concat()).unwrap();
        let glance = glance(Resolver { card: &card, locale: &ENGLISH, from: 0, to: 2 });
        glance.balance.into_iter().flat_map(|party| party.sums).map(|sum| sum.sentence).collect()
    }

    #[test]
    fn a_term_counts_once_for_each_party() {
        let gains = r#"{"text": "y", "effects": [{"party": "a", "effect": "gains"}]}"#;
        let loses = r#"{"text": "y", "effects": [{"party": "a", "effect": "loses"}]}"#;
        let none = r#"{"text": "y", "effects": [{"party": "a", "effect": "none"}]}"#;
        let two = |one: &str, other: &str| sentences(&["\"2\": ", one, ", \"3\": ", other].concat());
        assert_eq!(two(gains, gains), ["better off in 1 term"]);
        assert_eq!(two(gains, none), ["better off in 1 term"]);
        assert_eq!(two(none, loses), ["worse off in 1 term"]);
        assert_eq!(two(none, none), ["no gain or loss in 1 term"]);
        assert_eq!(two(gains, loses), ["mixed in 1 term"]);
    }
}
