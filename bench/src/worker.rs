//! A worker process that runs one engine. Each request is a line of JSON on standard input, each answer a line of JSON
//! on standard output.
//!
//! `bench/js/worker.mjs` is the worker for the engines in Node.

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

/// The maximum number of runs for a pair.
const MAX_RUNS: usize = 9;
/// The time after which a pair is not run again.
const BUDGET: Duration = Duration::from_millis(30);
/// The same, if a request is for a precise median.
const LONG_BUDGET: Duration = Duration::from_millis(600);

/// A request to compare a pair.
#[derive(Debug, Serialize, Deserialize)]
pub struct Request {
    /// The file with the old text.
    pub old: PathBuf,
    /// The file with the new text.
    pub new: PathBuf,
    /// Warm up first (in Node; native code needs no warm-up), then run often enough for a precise median.
    pub warm: bool,
}

/// The answer to a request.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer<'t> {
    /// The median time of a run, in milliseconds.
    pub milliseconds: f64,
    /// The edit script, if the engine completed and returns it.
    pub pieces: Option<Vec<Piece<'t>>>,
    /// The number of edits, if the engine returns only that.
    pub edits: Option<usize>,
}

impl Answer<'_> {
    /// Returns the number of edits, if it is known.
    pub fn edit_count(&self) -> Option<usize> {
        self.pieces.as_deref().map(script::count_edits).or(self.edits)
    }
}

/// Answers requests until standard input ends.
pub fn serve(engine: Engine) -> Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lines() {
        let request: Request = serde_json::from_str(&line?)?;
        let (old, new) = (fs::read_to_string(request.old)?, fs::read_to_string(request.new)?);
        let answer = answer(engine, &old, &new, if request.warm { LONG_BUDGET } else { BUDGET });
        let pieces = answer.pieces.as_deref();
        ensure!(
            pieces.is_none_or(|pieces| rebuilds(pieces, &old, &new)),
            "the edits of {} do not rebuild both texts",
            engine.name()
        );
        serde_json::to_writer(&mut out, &answer)?;
        writeln!(out)?;
        out.flush()?;
    }
    Ok(())
}

fn answer<'t>(engine: Engine, old: &'t str, new: &'t str, budget: Duration) -> Answer<'t> {
    let began = Instant::now();
    let mut times = Vec::new();
    loop {
        let start = Instant::now();
        let pieces = engine.pieces(black_box(old), black_box(new));
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        if times.len() == MAX_RUNS || began.elapsed() > budget {
            return Answer { milliseconds: stats::median(times), pieces, edits: None };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Answer;

    #[test]
    fn the_edit_count_is_computed_or_given() {
        let edit_count = |json| serde_json::from_str::<Answer>(json).unwrap().edit_count();
        assert_eq!(edit_count(r#"{"milliseconds":1,"pieces":[{"op":"-","text":"a"},{"op":"+","text":"b"}]}"#), Some(1));
        assert_eq!(edit_count(r#"{"milliseconds":1,"edits":7}"#), Some(7));
        assert_eq!(edit_count(r#"{"milliseconds":1,"pieces":null}"#), None);
    }
}
