//! Removes one rule of the redline at a time, and lists the drawn redlines that fail.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use crate::{checkout, drawn, paths};

const FILE: &str = "tests/redline_mutations.toml";
/// The test of all drawn redlines.
const TEST: &str = "redlines_match_the_drawn_ones";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mutations {
    mutation: Vec<Mutation>,
}

/// A change to the source that removes a rule.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mutation {
    /// A description of the rule.
    rule: String,
    /// The path of its file in the checkout.
    file: PathBuf,
    /// A text that occurs exactly once in the file.
    from: String,
    /// Its replacement.
    to: String,
}

/// Tries every mutation on a copy of the sources. Fails if a mutation breaks no drawn redline, or if no mutation breaks a
/// drawn redline.
pub fn mutations() -> Result<()> {
    let text = fs::read_to_string(paths::root().join(FILE)).with_context(|| format!("could not read {FILE}"))?;
    let Mutations { mutation: mutations } =
        toml::from_str(&text).with_context(|| format!("{FILE} has an unknown form"))?;
    let copy = Copy::of_checkout()?;
    let broken = copy.broken().context("could not test the unchanged sources")?;
    ensure!(broken.is_empty(), "the lines {} of {} fail without a mutation", list(&broken), drawn::FILE);

    let mut problems = Vec::new();
    let mut covered = BTreeSet::new();
    for (number, mutation) in (1..).zip(&mutations) {
        let rule = &mutation.rule;
        let outcome = match copy.broken_by(mutation) {
            Ok(broken) if broken.is_empty() => {
                problems.push(format!("{FILE}: no line fails without “{rule}”; add one that does"));
                "breaks no line".to_owned()
            }
            Ok(broken) => {
                let outcome = format!("breaks {}", list(&broken));
                covered.extend(broken);
                outcome
            }
            Err(error) => {
                problems.push(format!("{FILE}: “{rule}” cannot be tried: {error:#}"));
                "cannot be tried".to_owned()
            }
        };
        println!("[{number}/{}] {rule}: {outcome}", mutations.len());
    }
    let drawn = drawn::read()?;
    for (number, line) in drawn::lines(&drawn).filter(|(number, _)| !covered.contains(number)) {
        problems.push(format!("{}:{number}: no mutation breaks this line: {line}", drawn::FILE));
    }
    ensure!(
        problems.is_empty(),
        "{}\n\nA line that no mutation breaks covers no rule: add the mutation that removes its rule, or remove the line.",
        problems.join("\n")
    );
    println!("each of the {} mutations breaks a line, and each line is broken", mutations.len());
    Ok(())
}

/// Joins line numbers.
fn list(numbers: &BTreeSet<usize>) -> String {
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    numbers.join(", ")
}

/// A copy of the checkout, in which sources are changed.
struct Copy {
    root: PathBuf,
}

impl Copy {
    fn of_checkout() -> Result<Self> {
        let root = paths::target().join("audit/checkout");
        checkout::copy_to(&root)?;
        Ok(Self { root })
    }

    /// The lines that fail with a mutation.
    fn broken_by(&self, mutation: &Mutation) -> Result<BTreeSet<usize>> {
        let path = self.root.join(&mutation.file);
        let name = || mutation.file.display();
        let source = fs::read_to_string(&path).with_context(|| format!("could not read {}", name()))?;
        let mutated = mutated(&source, mutation).with_context(|| format!("it does not match {}", name()))?;
        let write = |text: &str| fs::write(&path, text).with_context(|| format!("could not write {}", path.display()));
        write(&mutated)?;
        let broken = self.broken();
        write(&source)?;
        broken
    }

    /// The lines that fail.
    fn broken(&self) -> Result<BTreeSet<usize>> {
        let built = self.test(&["--no-run"])?;
        ensure!(built.status.success(), "it does not compile:\n{}", String::from_utf8_lossy(&built.stderr));
        let tested = self.test(&[TEST])?;
        let output = String::from_utf8_lossy(&tested.stdout);
        let broken = failing(&output);
        ensure!(tested.status.success() == broken.is_empty(), "the test {TEST} did not finish:\n{output}");
        Ok(broken)
    }

    fn test(&self, arguments: &[&str]) -> Result<Output> {
        let mut cargo = Command::new("cargo");
        cargo
            .current_dir(&self.root)
            .args(["test", "--quiet", "--locked", "--test", "redline", "--config", "profile.dev.debug=false"])
            .arg("--target-dir")
            .arg(paths::target().join("audit/build"))
            .args(arguments);
        cargo.output().context("could not start cargo; is it on PATH?")
    }
}

fn mutated(source: &str, mutation: &Mutation) -> Result<String> {
    let Mutation { from, to, .. } = mutation;
    match source.matches(from).count() {
        1 => Ok(source.replace(from, to)),
        count => bail!("`from` occurs {count} times, and must occur once: {from}"),
    }
}

/// The lines of the drawn redlines in the output of a failing test.
fn failing(output: &str) -> BTreeSet<usize> {
    let place = |line: &str| line.strip_prefix(drawn::FILE)?.strip_prefix(':')?.parse().ok();
    output.lines().filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mutation_must_match_exactly_once() {
        let mutation = |from: &str| Mutation {
            rule: String::new(),
            file: PathBuf::new(),
            from: from.to_owned(),
            to: "0".to_owned(),
        };
        assert_eq!(mutated("a = 1; b = 2;", &mutation("1")).unwrap(), "a = 0; b = 2;");
        for from in ["3", " = "] {
            assert!(mutated("a = 1; b = 2;", &mutation(from)).is_err(), "{from}");
        }
    }

    #[test]
    fn the_failing_lines_are_read_from_the_output() {
        let said =
            format!("panicked at tests/redline.rs:107:5:\n{0}:7\n  drawn: a\n\n{0}:12\n  drawn: b\n", drawn::FILE);
        assert_eq!(failing(&said), BTreeSet::from([7, 12]));
    }
}
