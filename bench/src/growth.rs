//! How the time of our redline grows with the texts: a contract as it is amended, and texts made to be
//! hard to compare.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use fastrand::Rng;

use crate::made::{self, Texts};
use crate::measure::{self, Time};
use crate::pairs;
use crate::peer::Peer;
use crate::script::{Op, Piece};
use crate::stats::ratio;
use crate::table::{Table, short};
use crate::worker::Answer;

/// How often the texts are as long as the first are.
const TIMES: [usize; 3] = [1, 2, 4];

/// Texts of one sort, at any length.
struct Sort {
    name: &'static str,
    /// The length of the first texts …
    first: usize,
    /// … in a unit, as it is printed.
    unit: &'static str,
    make: fn(usize) -> Texts,
}

/// All sorts, in the order in which they are shown.
const SORTS: [Sort; 5] = [
    Sort { name: "a contract, amended", first: 100_000, unit: "bytes", make: amended },
    Sort { name: "unrelated texts", first: 100_000, unit: "bytes", make: made::unrelated },
    Sort { name: "shuffled words", first: 100_000, unit: "bytes", make: shuffled },
    Sort { name: "one line, amended", first: 250_000, unit: "bytes", make: one_line },
    Sort { name: "one word, again and again", first: 250_000, unit: "words", make: one_word },
];

/// Prints for each sort of texts how long a worker of ours takes, and what its answer is like.
pub fn print(command: Command, limit: Duration, folder: &Path) -> Result<()> {
    let title = "How time grows: ours, natively, in ms, for texts of n, 2n and 4n";
    let head = ["", "n", "at n", "at 2n", "at 4n", "4n to n", "edits at n", "edits at 4n", "changed at 4n"];
    let mut table = Table::new(title, head);
    let mut peer = Peer::new(command, limit);
    for sort in &SORTS {
        table.row(row(sort, &mut peer, limit, folder)?);
    }
    table.print();
    Ok(())
}

fn row(sort: &Sort, peer: &mut Peer, limit: Duration, folder: &Path) -> Result<Vec<String>> {
    let mut cells = vec![sort.name.to_owned(), format!("{} {}", sort.first, sort.unit)];
    let (mut times, mut edits, mut changed) = (Vec::new(), Vec::new(), String::new());
    for factor in TIMES {
        let texts = (sort.make)(factor * sort.first);
        let pair = pairs::write(folder, &format!("{}, {factor}", sort.name), &texts)?;
        let (time, answer) = measure::ask(peer, &pair, limit, true)?;
        // The worker ends where it does not get both texts back from the answer.
        ensure!(time != Time::Died, "ours failed for {}, {factor} n", sort.name);
        times.push(time);
        edits.push(answer.as_ref().and_then(Answer::shown).map_or("–".to_owned(), |edits| edits.to_string()));
        let pieces = answer.and_then(|answer| answer.pieces);
        changed = pieces.as_deref().map_or("–".to_owned(), |pieces| format!("{} %", short(changed_part(pieces))));
    }
    let (first, last) = times.first().zip(times.last()).context("nothing was timed")?;
    let growth = short(last.at_least() / first.at_least());
    cells.extend(times.iter().map(|time| time.shown()));
    cells.push(if matches!(last, Time::Over(_)) { format!(">{growth}") } else { growth });
    cells.extend([edits.first(), edits.last()].into_iter().flatten().cloned());
    cells.push(changed);
    Ok(cells)
}

/// How much in a hundred of both texts is struck or written in.
fn changed_part(pieces: &[Piece]) -> f64 {
    let bytes = |op| pieces.iter().filter(|piece| piece.op == op).map(|piece| piece.text.len()).sum::<usize>();
    let changed = bytes(Op::Delete) + bytes(Op::Insert);
    ratio(100 * changed, changed + 2 * bytes(Op::Keep))
}

fn amended(size: usize) -> Texts {
    made::amended(size, 0.2, 3)
}

/// A contract without line ends, amended.
fn one_line(size: usize) -> Texts {
    let texts = amended(size);
    Texts { old: texts.old.replace('\n', " "), new: texts.new.replace('\n', " ") }
}

/// A contract, and the same with each word at the place of another.
fn shuffled(size: usize) -> Texts {
    let old = made::unrelated(size).old;
    let mut words: Vec<&str> = old.split_whitespace().collect();
    Rng::with_seed(4).shuffle(&mut words);
    let is_space = |char: char| char.is_whitespace();
    let mut new = String::with_capacity(old.len());
    let mut words = words.into_iter();
    // Each word takes with it the white space behind the place to which it comes.
    for place in old.split_inclusive(is_space) {
        let word = place.trim_end_matches(is_space);
        if !word.is_empty() {
            new.push_str(words.next().unwrap_or_default());
        }
        new.push_str(&place[word.len()..]);
    }
    Texts { old, new }
}

/// So many times one word, and half as many times and once.
fn one_word(count: usize) -> Texts {
    let words = |count| "and ".repeat(count);
    Texts { old: words(count), new: words(count / 2 + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ours, script};

    #[test]
    fn the_texts_grow_as_they_should_and_are_rebuilt() {
        for sort in &SORTS {
            let [once, four] = [1, 4].map(|factor| (sort.make)(factor * 10_000));
            let growth = ratio(four.old.len(), once.old.len());
            assert!((3.5..4.5).contains(&growth), "{}: {growth}", sort.name);
            assert_ne!(once.old, once.new, "{}", sort.name);
            let pieces = ours::pieces(&once.old, &once.new);
            assert!(script::rebuilds(&pieces, &once.old, &once.new), "{}", sort.name);
        }
    }

    #[test]
    fn shuffled_words_are_the_same_words_between_the_same_spaces() {
        let Texts { old, new } = shuffled(2_000);
        let words = |text: &str| {
            let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
            words.sort();
            words
        };
        let spaces = |text: &str| text.chars().filter(|char| char.is_whitespace()).collect::<String>();
        assert_eq!(words(&old), words(&new));
        assert_eq!(spaces(&old), spaces(&new));
        assert_ne!(old, new);
    }

    #[test]
    fn one_line_has_no_line_end() {
        let Texts { old, new } = one_line(2_000);
        assert!(!old.contains('\n') && !new.contains('\n'));
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "halves are exact")]
    fn what_both_texts_have_counts_in_both() {
        let pieces = [Piece::plain(Op::Keep, "ab"), Piece::plain(Op::Delete, "cd"), Piece::plain(Op::Insert, "ef")];
        assert_eq!(changed_part(&pieces), 50.0);
    }
}
