//! Measures an engine over many pairs of texts.

use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use crate::client::{Client, Outcome};
use crate::metrics::{Quality, quality};
use crate::pairs::Pair;
use crate::table::short;
use crate::{stats, worker};

/// The time of an engine for a pair.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Time {
    /// The time in milliseconds.
    Took(f64),
    /// It took longer than the limit, in milliseconds.
    TimedOut(f64),
    /// The process crashed.
    Crashed,
}

impl Time {
    /// Returns the time in milliseconds, or the limit, which is the least that it took.
    pub fn at_least(self) -> f64 {
        match self {
            Self::Took(time) | Self::TimedOut(time) => time,
            Self::Crashed => f64::INFINITY,
        }
    }

    /// Returns the text for a table.
    pub fn text(self) -> String {
        match self {
            Self::Took(time) => short(time),
            Self::TimedOut(limit) => format!(">{} s", short(limit / 1000.0)),
            Self::Crashed => "crashed".to_owned(),
        }
    }
}

/// The results of an engine over many pairs.
pub struct Measured {
    /// The name of the engine.
    pub name: String,
    /// The quality, over the pairs that both the engine and the reference completed.
    pub quality: Quality,
    /// The quality of the reference over the same pairs.
    pub reference: Quality,
    /// The number of pairs that one of them did not complete.
    pub skipped: usize,
    /// The time for each pair.
    times: Vec<Time>,
    limit: Duration,
}

impl Measured {
    /// Returns a percentile of the times.
    pub fn percentile(&self, percent: usize) -> Time {
        let times = self.times.iter().map(|time| match time {
            Time::Took(time) => *time,
            Time::TimedOut(_) | Time::Crashed => f64::INFINITY,
        });
        let time = stats::percentile(times.collect(), percent);
        if time.is_finite() { Time::Took(time) } else { Time::TimedOut(self.limit.as_secs_f64() * 1000.0) }
    }
}

/// The quality of the reference for each pair; `None` if it took too long.
pub type Reference = Vec<Option<Quality>>;

/// Measures the reference itself.
pub fn reference(name: &str, command: Command, limit: Duration, pairs: &[Pair]) -> Result<(Measured, Reference)> {
    let (outcomes, times) = measure_all(name, command, limit, pairs)?;
    let measured = judge(name, &outcomes, &outcomes, times, limit);
    Ok((measured, outcomes))
}

/// Measures an engine.
pub fn engine(
    name: &str,
    command: Command,
    limit: Duration,
    pairs: &[Pair],
    reference: &Reference,
) -> Result<Measured> {
    let (outcomes, times) = measure_all(name, command, limit, pairs)?;
    Ok(judge(name, &outcomes, reference, times, limit))
}

/// Adds up the quality of an engine and of the reference over the pairs that both completed.
fn judge(
    name: &str,
    outcomes: &[Option<Quality>],
    reference: &[Option<Quality>],
    times: Vec<Time>,
    limit: Duration,
) -> Measured {
    let (mut sum, mut minimum, mut both) = (Quality::default(), Quality::default(), 0);
    for (outcome, reference) in outcomes.iter().zip(reference) {
        if let (Some(outcome), Some(reference)) = (outcome, reference) {
            sum += *outcome;
            minimum += *reference;
            both += 1;
        }
    }
    Measured { name: name.to_owned(), quality: sum, reference: minimum, skipped: outcomes.len() - both, times, limit }
}

fn measure_all(name: &str, command: Command, limit: Duration, pairs: &[Pair]) -> Result<(Reference, Vec<Time>)> {
    eprint!("{name}: {} pairs …", pairs.len());
    let mut client = Client::new(command, limit);
    let mut outcomes = Vec::new();
    let mut times = Vec::new();
    for pair in pairs {
        let (time, answer) = ask(&mut client, pair, limit, false)?;
        let pieces = answer.and_then(|answer| answer.pieces);
        outcomes.push(pieces.as_deref().map(quality));
        times.push(time);
    }
    eprintln!(" done");
    Ok((outcomes, times))
}

/// Asks a worker to compare one pair.
pub fn ask(
    client: &mut Client,
    pair: &Pair,
    limit: Duration,
    warm: bool,
) -> Result<(Time, Option<worker::Answer<'static>>)> {
    Ok(match client.ask(&pair.request(warm))? {
        Outcome::Answered(answer) => (Time::Took(answer.milliseconds), Some(answer)),
        Outcome::TimedOut => (Time::TimedOut(limit.as_secs_f64() * 1000.0), None),
        Outcome::Crashed => (Time::Crashed, None),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pairs_that_both_engines_completed_are_compared() {
        let groups = |groups| Some(Quality { groups, ..Quality::default() });
        let outcomes = [groups(1), groups(2), None];
        let reference = [groups(10), None, groups(30)];
        let times = vec![Time::Took(1.0), Time::Took(2.0), Time::TimedOut(5.0)];
        let measured = judge("it", &outcomes, &reference, times, Duration::from_millis(5));
        assert_eq!((measured.quality.groups, measured.reference.groups, measured.skipped), (1, 10, 2));
        assert_eq!(measured.percentile(50), Time::Took(2.0));
        assert_eq!(measured.percentile(100), Time::TimedOut(5.0));
    }

    #[test]
    fn a_timeout_is_shown_with_the_limit() {
        assert_eq!(Time::TimedOut(30_000.0).text(), ">30.0 s");
        assert_eq!(Time::Took(0.5).text(), "0.500");
    }
}
