//! One engine in a process of its own: it is asked for pairs, a line of JSON each, and answers with
//! a line of JSON each.
//!
//! `bench/js/worker.mjs` is the same for the engines in Node.

use std::fs;
use std::hint::black_box;
use std::io::{self, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use serde::{Deserialize, Serialize};

use crate::engine::Engine;
use crate::script::{self, Piece, rebuilds};
use crate::stats;

/// A pair is run so often at most …
const RUNS: usize = 9;
/// … and not again after so long …
const BUDGET: Duration = Duration::from_millis(30);
/// … or, where a good median is asked for, so long.
const LONG_BUDGET: Duration = Duration::from_millis(600);

/// What is asked of an engine.
#[derive(Debug, Serialize, Deserialize)]
pub struct Request {
    /// The file with the old text.
    pub old: PathBuf,
    /// The file with the new text.
    pub new: PathBuf,
    /// Whether to run it until it is warm, which natively it always is, and then as often as a good
    /// median needs.
    pub warm: bool,
}

/// What an engine answers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer<'t> {
    /// The median time of a run.
    pub milliseconds: f64,
    /// What it shows; nothing where it was too much work, or is not said.
    pub pieces: Option<Vec<Piece<'t>>>,
    /// How many edits it shows, where that is all that it says.
    pub edits: Option<usize>,
}

impl Answer<'_> {
    /// How many edits the engine shows, if it is known.
    pub fn shown(&self) -> Option<usize> {
        self.pieces.as_deref().map(script::edits).or(self.edits)
    }
}

/// Answers until nothing more is asked.
pub fn serve(engine: Engine) -> Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lines() {
        let request: Request = serde_json::from_str(&line?)?;
        let (old, new) = (fs::read_to_string(request.old)?, fs::read_to_string(request.new)?);
        let answer = answer(engine, &old, &new, if request.warm { LONG_BUDGET } else { BUDGET });
        let shown = answer.pieces.as_deref();
        ensure!(shown.is_none_or(|pieces| rebuilds(pieces, &old, &new)), "{} does not rebuild a text", engine.name());
        serde_json::to_writer(&mut out, &answer)?;
        writeln!(out)?;
        out.flush()?;
    }
    Ok(())
}

fn answer<'t>(engine: Engine, old: &'t str, new: &'t str, budget: Duration) -> Answer<'t> {
    let begun = Instant::now();
    let mut times = Vec::new();
    loop {
        let start = Instant::now();
        let pieces = engine.pieces(black_box(old), black_box(new));
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        if times.len() == RUNS || begun.elapsed() > budget {
            return Answer { milliseconds: stats::median(times), pieces, edits: None };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Answer;

    #[test]
    fn edits_are_counted_or_said() {
        let shown = |json| serde_json::from_str::<Answer>(json).unwrap().shown();
        assert_eq!(shown(r#"{"milliseconds":1,"pieces":[{"op":"-","text":"a"},{"op":"+","text":"b"}]}"#), Some(1));
        assert_eq!(shown(r#"{"milliseconds":1,"edits":7}"#), Some(7));
        assert_eq!(shown(r#"{"milliseconds":1,"pieces":null}"#), None);
    }
}
