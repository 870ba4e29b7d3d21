//! The checks that take too long for every run of the tests.

use std::num::NonZeroU64;

use anyhow::Result;
use clap::Args;

use crate::steps::{self, Step};
use crate::{fuzz, mutations, rebuild};

/// The audit to run. Without any, all of them run.
#[derive(Args)]
#[group(multiple = false)]
pub struct Kind {
    /// Only whether two builds are the same, byte for byte
    #[arg(long)]
    builds: bool,
    /// Only whether the drawn redlines cover every rule of the redline
    #[arg(long)]
    mutations: bool,
    /// Only whether any texts break a promise of the redline
    #[arg(long)]
    fuzz: bool,
}

/// How many minutes the fuzzer runs by default.
pub const MINUTES: NonZeroU64 = NonZeroU64::new(10).unwrap();

/// Runs the audits.
pub fn audit(kind: &Kind, minutes: NonZeroU64) -> Result<()> {
    let all = !(kind.builds || kind.mutations || kind.fuzz);
    let mut steps = Vec::new();
    if all || kind.builds {
        steps.push(Step {
            name: "builds",
            remedy: "`cargo xtask audit --builds` runs only this",
            action: Box::new(rebuild::rebuild),
        });
    }
    if all || kind.mutations {
        steps.push(Step {
            name: "mutations",
            remedy: "`cargo xtask audit --mutations` runs only this; tests/redline_mutations.toml says how it works",
            action: Box::new(mutations::mutations),
        });
    }
    if all || kind.fuzz {
        steps.push(Step {
            name: "fuzzing",
            remedy: "`cargo xtask audit --fuzz` runs only this; fuzz/src/promises.rs has the promises",
            action: Box::new(move || fuzz::fuzz(minutes)),
        });
    }
    steps::run(steps)
}
