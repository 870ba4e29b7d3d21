//! What takes too long for every run of the tests.

use std::num::NonZeroU64;

use anyhow::Result;

use crate::steps::{self, Step};
use crate::{fuzz, mutations, rebuild};

/// Which of the audits to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of them.
    All,
    /// Whether each drawn redline holds a rule of the engine.
    Mutations,
    /// Whether any texts break a promise.
    Fuzz,
    /// Whether what is built from the same sources is the same.
    Builds,
}

/// How long the fuzzer takes where nothing else was said.
pub const MINUTES: NonZeroU64 = NonZeroU64::new(10).unwrap();

/// Makes the audits; the fuzzer takes so many minutes.
pub fn audit(scope: Scope, minutes: NonZeroU64) -> Result<()> {
    let is_asked = |one| scope == one || scope == Scope::All;
    let mut steps = Vec::new();
    if is_asked(Scope::Builds) {
        steps.push(Step {
            name: "builds",
            remedy: "`cargo xtask audit --builds` runs it alone",
            action: Box::new(rebuild::rebuild),
        });
    }
    if is_asked(Scope::Mutations) {
        steps.push(Step {
            name: "mutations",
            remedy: "`cargo xtask audit --mutations` runs it alone; tests/redline_mutations.toml says how it works",
            action: Box::new(mutations::mutations),
        });
    }
    if is_asked(Scope::Fuzz) {
        steps.push(Step {
            name: "fuzzing",
            remedy: "`cargo xtask audit --fuzz` runs it alone; fuzz/src/promises.rs has the promises",
            action: Box::new(move || fuzz::fuzz(minutes)),
        });
    }
    steps::run(steps)
}
