//! Measures how the time of the redline grows with the length of the texts: on an amended contract, and on texts that
//! are hard to compare.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use fastrand::Rng;

use crate::client::Client;
use crate::generate::{self, Texts};
use crate::measure::{self, Time};
use crate::pairs;
use crate::script::{Op, Piece};
use crate::stats::ratio;
use crate::table::{Table, short};
use crate::worker::Answer;

/// The factors by which the texts grow.
const FACTORS: [usize; 3] = [1, 2, 4];

/// A generator of texts of any length.
struct Generator {
    name: &'static str,
    /// The length of the shortest texts, in `unit`.
    base: usize,
    unit: &'static str,
    generate: fn(usize) -> Texts,
}

/// All generators, in the order of the table.
const GENERATORS: [Generator; 5] = [
    Generator { name: "amended contract", base: 100_000, unit: "bytes", generate: amended },
    Generator { name: "unrelated texts", base: 100_000, unit: "bytes", generate: generate::unrelated },
    Generator { name: "shuffled words", base: 100_000, unit: "bytes", generate: shuffled },
    Generator { name: "amended contract in one line", base: 250_000, unit: "bytes", generate: one_line },
    Generator { name: "one word, repeated", base: 250_000, unit: "words", generate: one_word },
];

/// Prints the time and the number of edits for each generator.
pub fn print(command: Command, limit: Duration, folder: &Path) -> Result<()> {
    let title = "Growth of what-changed, native: milliseconds for texts of length n, 2n and 4n";
    let head =
        ["texts", "n", "ms at n", "ms at 2n", "ms at 4n", "ratio 4n : n", "edits at n", "edits at 4n", "changed at 4n"];
    let mut table = Table::new(title, head);
    let mut client = Client::new(command, limit);
    for generator in &GENERATORS {
        table.row(row(generator, &mut client, limit, folder)?);
    }
    table.print();
    Ok(())
}

fn row(generator: &Generator, client: &mut Client, limit: Duration, folder: &Path) -> Result<Vec<String>> {
    let mut cells = vec![generator.name.to_owned(), format!("{} {}", generator.base, generator.unit)];
    let (mut times, mut edits, mut changed) = (Vec::new(), Vec::new(), String::new());
    for factor in FACTORS {
        let texts = (generator.generate)(factor * generator.base);
        let pair = pairs::write(folder, &format!("{}, {factor}", generator.name), &texts)?;
        let (time, answer) = measure::ask(client, &pair, limit, true)?;
        // A worker stops if the edits do not rebuild both texts.
        ensure!(time != Time::Crashed, "what-changed failed on {} at {factor}n", generator.name);
        times.push(time);
        edits.push(answer.as_ref().and_then(Answer::edit_count).map_or("–".to_owned(), |edits| edits.to_string()));
        let pieces = answer.and_then(|answer| answer.pieces);
        changed = pieces.as_deref().map_or("–".to_owned(), |pieces| format!("{} %", short(changed_share(pieces))));
    }
    let (first, last) = times.first().zip(times.last()).context("no times were measured")?;
    let growth = short(last.at_least() / first.at_least());
    cells.extend(times.iter().map(|time| time.text()));
    cells.push(if matches!(last, Time::TimedOut(_)) { format!(">{growth}") } else { growth });
    cells.extend([edits.first(), edits.last()].into_iter().flatten().cloned());
    cells.push(changed);
    Ok(cells)
}

/// Returns the share of both texts that is deleted or inserted, in percent.
fn changed_share(pieces: &[Piece]) -> f64 {
    let bytes = |op| pieces.iter().filter(|piece| piece.op == op).map(|piece| piece.text.len()).sum::<usize>();
    let changed = bytes(Op::Delete) + bytes(Op::Insert);
    ratio(100 * changed, changed + 2 * bytes(Op::Keep))
}

fn amended(size: usize) -> Texts {
    generate::amended(size, 0.2, 3)
}

/// An amended contract without line ends.
fn one_line(size: usize) -> Texts {
    let texts = amended(size);
    Texts { old: texts.old.replace('\n', " "), new: texts.new.replace('\n', " ") }
}

/// A contract, and the same words in random order between the same spaces.
fn shuffled(size: usize) -> Texts {
    let old = generate::unrelated(size).old;
    let mut words: Vec<&str> = old.split_whitespace().collect();
    Rng::with_seed(4).shuffle(&mut words);
    let is_space = |char: char| char.is_whitespace();
    let mut new = String::with_capacity(old.len());
    let mut words = words.into_iter();
    // Each word takes the white space at its new place.
    for old_word in old.split_inclusive(is_space) {
        let word = old_word.trim_end_matches(is_space);
        if !word.is_empty() {
            new.push_str(words.next().unwrap_or_default());
        }
        new.push_str(&old_word[word.len()..]);
    }
    Texts { old, new }
}

/// One word `count` times, and half as often plus short.
fn one_word(count: usize) -> Texts {
    let words = |count| "and ".repeat(count);
    Texts { old: words(count), new: words(count / 2 + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ours, script};

    #[test]
    fn texts_grow_by_the_factor_and_rebuild() {
        for generator in &GENERATORS {
            let [short, long] = [1, 4].map(|factor| (generator.generate)(factor * 10_000));
            let growth = ratio(long.old.len(), short.old.len());
            assert!((3.5..4.5).contains(&growth), "{}: {growth}", generator.name);
            assert_ne!(short.old, short.new, "{}", generator.name);
            let pieces = ours::pieces(&short.old, &short.new);
            assert!(script::rebuilds(&pieces, &short.old, &short.new), "{}", generator.name);
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
    fn a_contract_in_one_line_has_no_line_ends() {
        let Texts { old, new } = one_line(2_000);
        assert!(!old.contains('\n') && !new.contains('\n'));
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "halves are exact")]
    fn unchanged_text_counts_in_both_texts() {
        let pieces = [Piece::plain(Op::Keep, "ab"), Piece::plain(Op::Delete, "cd"), Piece::plain(Op::Insert, "ef")];
        assert_eq!(changed_share(&pieces), 50.0);
    }
}
