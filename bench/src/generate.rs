//! Generates contracts of any size and their amended versions. The texts are the same in every run.

use std::fmt::Write as _;

use fastrand::Rng;

use crate::amend;
use crate::prose::Prose;

/// An old and a new text.
#[derive(Debug, PartialEq, Eq)]
pub struct Texts {
    /// The old text.
    pub old: String,
    /// The new text.
    pub new: String,
}

/// A contract, before it is numbered and rendered.
#[derive(Clone, Debug, Default)]
pub struct Contract {
    /// The sections.
    pub sections: Vec<Section>,
}

/// A section of a contract.
#[derive(Clone, Debug)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// The paragraphs.
    pub clauses: Vec<String>,
}

/// The style of headings and clauses.
#[derive(Clone, Copy)]
enum Style {
    /// Numbered. The numbers shift if a clause is inserted.
    Numbered,
    /// As list items.
    Listed,
    /// Neither numbers nor bullets.
    Plain,
}

/// Returns many pairs: clauses, pages, contracts, and two unrelated texts.
pub fn pairs() -> Vec<Texts> {
    let mut pairs = Vec::new();
    for (size, count) in [(240, 60), (1_200, 40), (5_400, 60), (20_000, 30), (110_000, 8)] {
        for seed in 0..count {
            pairs.push(amended(size, 0.02 + 0.4 * fraction(seed, count), seed));
        }
    }
    pairs.push(unrelated(5_400));
    pairs
}

/// Returns a pair for each column of the time table: a clause, a page, a contract, and two unrelated texts.
pub fn sizes() -> Vec<(&'static str, Texts)> {
    vec![
        ("240 B", amended(240, 0.3, 1)),
        ("5.4 kB", amended(5_400, 0.3, 2)),
        ("110 kB", amended(110_000, 0.2, 3)),
        ("unrelated", unrelated(105_000)),
    ]
}

fn fraction(seed: u64, count: u64) -> f64 {
    crate::stats::ratio(usize::try_from(seed).unwrap_or(0), usize::try_from(count).unwrap_or(1))
}

/// Returns a contract of about `size` bytes and a version with about a `share` of its clauses amended.
pub fn amended(size: usize, share: f64, seed: u64) -> Texts {
    let mut rng = Rng::with_seed(seed);
    let mut prose = Prose::new(rng.fork());
    let style = [Style::Numbered, Style::Listed, Style::Plain][rng.usize(..3)];
    let old = contract(&mut prose, size);
    let new = amend::amend(&old, share, &mut prose, &mut rng);
    Texts { old: render(&old, style), new: render(&new, style) }
}

/// Returns two contracts of about `size` bytes that are unrelated.
pub fn unrelated(size: usize) -> Texts {
    let text = |seed| render(&contract(&mut Prose::new(Rng::with_seed(seed)), size), Style::Plain);
    Texts { old: text(1001), new: text(1002) }
}

fn contract(prose: &mut Prose, size: usize) -> Contract {
    let mut contract = Contract::default();
    let mut length = 0;
    while length < size {
        // A single clause has no heading.
        let title = if size < 1_000 { String::new() } else { prose.title() };
        let mut section = Section { title, clauses: Vec::new() };
        for _ in 0..prose.between(2, 8) {
            let clause = if size < 1_000 { prose.sentence() } else { prose.clause() };
            length += clause.len() + 2;
            section.clauses.push(clause);
            if length >= size {
                break;
            }
        }
        contract.sections.push(section);
    }
    contract
}

fn render(contract: &Contract, style: Style) -> String {
    let mut text = String::new();
    for (section, number) in contract.sections.iter().zip(1..) {
        if !section.title.is_empty() {
            let result = match style {
                Style::Numbered => write!(text, "## {number}. {}\n\n", section.title),
                Style::Listed | Style::Plain => write!(text, "## {}\n\n", section.title),
            };
            result.expect("writing to a string cannot fail");
        }
        for (clause, part) in section.clauses.iter().zip(1..) {
            let result = match style {
                Style::Numbered => write!(text, "{number}.{part} {clause}\n\n"),
                Style::Listed => write!(text, "* {clause}\n\n"),
                Style::Plain => write!(text, "{clause}\n\n"),
            };
            result.expect("writing to a string cannot fail");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pairs_are_the_same_in_every_run_and_differ() {
        assert_eq!(pairs(), pairs());
        assert!(pairs().iter().all(|texts| texts.old != texts.new));
    }

    #[test]
    fn texts_have_about_the_size_of_their_column() {
        let expected = [240, 5_400, 110_000, 105_000];
        for ((name, texts), expected) in sizes().into_iter().zip(expected) {
            let length = texts.old.len();
            assert!((expected..expected + expected / 5 + 120).contains(&length), "{name}: {length}");
        }
    }
}
