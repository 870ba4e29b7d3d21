//! Contracts that nobody signed: texts of any size and their amendments, the same at every run.

use std::fmt::Write as _;

use fastrand::Rng;

use crate::amend;
use crate::prose::Prose;

/// The old text and the new one.
#[derive(Debug, PartialEq, Eq)]
pub struct Texts {
    /// The old one.
    pub old: String,
    /// The new one.
    pub new: String,
}

/// A contract, as it is before it is numbered and written out.
#[derive(Clone, Debug, Default)]
pub struct Contract {
    /// Its sections.
    pub sections: Vec<Section>,
}

/// A section of a contract.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// Its paragraphs.
    pub clauses: Vec<String>,
}

/// How the parts of a contract are marked.
#[derive(Clone, Copy)]
enum Style {
    /// By numbers, which shift when a clause is put in.
    Numbered,
    /// By list marks.
    Listed,
    /// Not at all.
    Plain,
}

/// A folder's worth of pairs: clauses, pages, contracts, and texts that have nothing in common.
pub fn many() -> Vec<Texts> {
    let mut pairs = Vec::new();
    for (size, count) in [(240, 60), (1_200, 40), (5_400, 60), (20_000, 30), (110_000, 8)] {
        for seed in 0..count {
            pairs.push(amended(size, 0.02 + 0.4 * unit(seed, count), seed));
        }
    }
    pairs.push(unrelated(5_400));
    pairs
}

/// The four sizes at which all are timed: a clause, a page, a contract, and two texts that have
/// nothing in common.
pub fn sizes() -> Vec<(&'static str, Texts)> {
    vec![
        ("240 B", amended(240, 0.3, 1)),
        ("5.4 kB", amended(5_400, 0.3, 2)),
        ("110 kB", amended(110_000, 0.2, 3)),
        ("unrelated", unrelated(105_000)),
    ]
}

fn unit(seed: u64, count: u64) -> f64 {
    crate::stats::ratio(usize::try_from(seed).unwrap_or(0), usize::try_from(count).unwrap_or(1))
}

/// A contract of a size in bytes, of which about so large a part of the clauses is amended.
pub fn amended(size: usize, part: f64, seed: u64) -> Texts {
    let mut rng = Rng::with_seed(seed);
    let mut prose = Prose::new(rng.fork());
    let style = [Style::Numbered, Style::Listed, Style::Plain][rng.usize(..3)];
    let old = contract(&mut prose, size);
    let new = amend::amend(&old, part, &mut prose, &mut rng);
    Texts { old: written(&old, style), new: written(&new, style) }
}

/// Two contracts of a size in bytes that have nothing in common.
pub fn unrelated(size: usize) -> Texts {
    let text = |seed| written(&contract(&mut Prose::new(Rng::with_seed(seed)), size), Style::Plain);
    Texts { old: text(1001), new: text(1002) }
}

fn contract(prose: &mut Prose, size: usize) -> Contract {
    let mut contract = Contract::default();
    let mut length = 0;
    while length < size {
        // A clause on its own has no heading.
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

fn written(contract: &Contract, style: Style) -> String {
    let mut text = String::new();
    for (section, number) in contract.sections.iter().zip(1..) {
        if !section.title.is_empty() {
            let written = match style {
                Style::Numbered => write!(text, "## {number}. {}\n\n", section.title),
                Style::Listed | Style::Plain => write!(text, "## {}\n\n", section.title),
            };
            written.expect("a string takes all");
        }
        for (clause, part) in section.clauses.iter().zip(1..) {
            let written = match style {
                Style::Numbered => write!(text, "{number}.{part} {clause}\n\n"),
                Style::Listed => write!(text, "* {clause}\n\n"),
                Style::Plain => write!(text, "{clause}\n\n"),
            };
            written.expect("a string takes all");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_are_the_same_at_every_run_and_differ() {
        assert_eq!(many(), many());
        assert!(many().iter().all(|texts| texts.old != texts.new));
    }

    #[test]
    fn the_texts_are_of_the_sizes_they_are_said_to_be() {
        let wanted = [240, 5_400, 110_000, 105_000];
        for ((name, texts), wanted) in sizes().into_iter().zip(wanted) {
            let length = texts.old.len();
            assert!((wanted..wanted + wanted / 5 + 120).contains(&length), "{name}: {length}");
        }
    }
}
