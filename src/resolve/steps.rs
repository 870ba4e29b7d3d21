//! The steps from version to version: their meanings and their effects on parties.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::resolver::Resolver;
use super::statement::ResolvedStatement;
use crate::card::{Card, Effect, EffectKind, Statement, Term};
use crate::locale::Word;

/// A step to a version.
pub struct ResolvedStep<'c> {
    /// The name of the version, if there are several steps.
    pub version: Option<String>,
    /// The meanings of the step.
    pub meanings: Vec<ResolvedStatement<'c>>,
    /// Its effects.
    pub effects: Vec<ResolvedEffect<'c>>,
}

/// The effect of a step on a party.
pub struct ResolvedEffect<'c> {
    /// The name of the party.
    pub party: &'c str,
    /// The kind of effect.
    pub kind: EffectKind,
    /// The label of the kind.
    pub label: &'static str,
    /// The explanation.
    pub statement: ResolvedStatement<'c>,
}

/// A step as the card states it.
pub(super) struct Step<'c> {
    version: usize,
    meanings: [Option<&'c Statement>; 2],
    effects: [Option<&'c [Effect]>; 2],
}

impl<'c> Step<'c> {
    pub(super) fn effects(&self) -> impl Iterator<Item = &'c Effect> {
        self.effects.into_iter().flatten().flatten()
    }
}

/// Returns the steps to some versions. A meaning or effect of the term itself belongs to the last step of the card.
pub(super) fn steps<'c>(card: &'c Card, term: &'c Term, versions: Range<usize>) -> Vec<Step<'c>> {
    let mut steps = Vec::new();
    for version in versions {
        let id = &card.versions[version].id;
        let value = term.values.iter().find(|value| value.version == *id);
        let stated = value.and_then(|value| value.stated.as_ref());
        let is_last = version + 1 == card.versions.len();
        steps.push(Step {
            version,
            meanings: [stated.and_then(|stated| stated.meaning.as_ref()), term.meaning.as_ref().filter(|_| is_last)],
            effects: [stated.map(|stated| stated.effects.as_slice()), is_last.then_some(term.effects.as_slice())],
        });
    }
    steps
}

/// Resolves the steps to some versions that mean or affect something, with the names of the versions if asked.
pub(super) fn resolve_steps<'c>(
    resolver: Resolver<'c>,
    term: &'c Term,
    versions: Range<usize>,
    are_named: bool,
) -> Vec<ResolvedStep<'c>> {
    let mut shown = Vec::new();
    for step in steps(resolver.card, term, versions) {
        let (mut meanings, mut effects) = (Vec::new(), Vec::new());
        for meaning in step.meanings.iter().copied().flatten() {
            meanings.push(resolver.statement(meaning));
        }
        for effect in step.effects() {
            effects.push(resolve_effect(resolver, effect));
        }
        if !meanings.is_empty() || !effects.is_empty() {
            let version = are_named.then(|| resolver.version_label(step.version));
            shown.push(ResolvedStep { version, meanings, effects });
        }
    }
    shown
}

fn resolve_effect<'c>(resolver: Resolver<'c>, effect: &'c Effect) -> ResolvedEffect<'c> {
    let party = resolver.card.parties.iter().find(|party| party.id == effect.party);
    ResolvedEffect {
        party: party.map_or("", |party| &party.name),
        kind: effect.kind,
        label: resolver.locale.word(word(effect.kind)),
        statement: resolver.statement(&effect.statement),
    }
}

fn word(kind: EffectKind) -> Word {
    match kind {
        EffectKind::Gains => Word::Gains,
        EffectKind::Loses => Word::Loses,
        EffectKind::Mixed => Word::GainsAndLoses,
        EffectKind::Neutral => Word::NoGainOrLoss,
    }
}
