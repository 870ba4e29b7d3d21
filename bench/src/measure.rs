//! Takes an engine through many pairs.

use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use crate::metrics::{Quality, quality};
use crate::pairs::Pair;
use crate::peer::{Outcome, Peer};
use crate::table::short;
use crate::{stats, worker};

/// A time, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Time {
    /// Milliseconds.
    Took(f64),
    /// More than the limit, in milliseconds.
    Over(f64),
    /// The process ended.
    Died,
}

impl Time {
    /// The milliseconds that it took at least.
    pub fn at_least(self) -> f64 {
        match self {
            Self::Took(time) | Self::Over(time) => time,
            Self::Died => f64::INFINITY,
        }
    }

    /// As it stands in a table.
    pub fn shown(self) -> String {
        match self {
            Self::Took(time) => short(time),
            Self::Over(limit) => format!(">{} s", short(limit / 1000.0)),
            Self::Died => "died".to_owned(),
        }
    }
}

/// What became of an engine over a folder.
pub struct Measured {
    /// The engine.
    pub name: String,
    /// How it reads, over the pairs that both it and the reference got through.
    pub quality: Quality,
    /// How the reference reads over the same pairs.
    pub reference: Quality,
    /// The pairs that are not in the two above.
    pub left_out: usize,
    /// The time of every pair.
    times: Vec<Time>,
    limit: Duration,
}

impl Measured {
    /// The time that so many pairs in a hundred do not exceed.
    pub fn percentile(&self, percent: usize) -> Time {
        let times = self.times.iter().map(|time| match time {
            Time::Took(time) => *time,
            Time::Over(_) | Time::Died => f64::INFINITY,
        });
        let time = stats::percentile(times.collect(), percent);
        if time.is_finite() { Time::Took(time) } else { Time::Over(self.limit.as_secs_f64() * 1000.0) }
    }
}

/// The quality of the reference for every pair; none where there is no reference.
pub type Reference = Vec<Option<Quality>>;

/// Measures the reference itself.
pub fn reference(name: &str, command: Command, limit: Duration, pairs: &[Pair]) -> Result<(Measured, Reference)> {
    let (outcomes, times) = ask_all(name, command, limit, pairs)?;
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
    let (outcomes, times) = ask_all(name, command, limit, pairs)?;
    Ok(judge(name, &outcomes, reference, times, limit))
}

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
    Measured { name: name.to_owned(), quality: sum, reference: minimum, left_out: outcomes.len() - both, times, limit }
}

fn ask_all(name: &str, command: Command, limit: Duration, pairs: &[Pair]) -> Result<(Reference, Vec<Time>)> {
    eprint!("{name}: {} pairs …", pairs.len());
    let mut peer = Peer::new(command, limit);
    let mut outcomes = Vec::new();
    let mut times = Vec::new();
    for pair in pairs {
        let (time, answer) = ask(&mut peer, pair, limit, false)?;
        let pieces = answer.and_then(|answer| answer.pieces);
        outcomes.push(pieces.as_deref().map(quality));
        times.push(time);
    }
    eprintln!(" done");
    Ok((outcomes, times))
}

/// Asks for one pair.
pub fn ask(
    peer: &mut Peer,
    pair: &Pair,
    limit: Duration,
    warm: bool,
) -> Result<(Time, Option<worker::Answer<'static>>)> {
    Ok(match peer.ask(&pair.request(warm))? {
        Outcome::Done(answer) => (Time::Took(answer.milliseconds), Some(answer)),
        Outcome::Late => (Time::Over(limit.as_secs_f64() * 1000.0), None),
        Outcome::Died => (Time::Died, None),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pairs_with_a_reference_and_a_result_are_compared() {
        let groups = |groups| Some(Quality { groups, ..Quality::default() });
        let outcomes = [groups(1), groups(2), None];
        let reference = [groups(10), None, groups(30)];
        let times = vec![Time::Took(1.0), Time::Took(2.0), Time::Over(5.0)];
        let measured = judge("it", &outcomes, &reference, times, Duration::from_millis(5));
        assert_eq!((measured.quality.groups, measured.reference.groups, measured.left_out), (1, 10, 2));
        assert_eq!(measured.percentile(50), Time::Took(2.0));
        assert_eq!(measured.percentile(100), Time::Over(5.0));
    }

    #[test]
    fn a_time_over_the_limit_is_shown_as_such() {
        assert_eq!(Time::Over(30_000.0).shown(), ">30.0 s");
        assert_eq!(Time::Took(0.5).shown(), "0.500");
    }
}
