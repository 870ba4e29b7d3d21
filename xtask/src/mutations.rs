//! Takes one rule at a time out of the redline's engine, and looks which drawn redlines notice.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use crate::{checkout, drawn, paths};

const FILE: &str = "tests/redline_mutations.toml";
/// The test that draws all the redlines.
const TEST: &str = "redlines_match_the_drawn_ones";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mutations {
    mutation: Vec<Mutation>,
}

/// A change to the source that takes a rule out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mutation {
    /// The rule, in words.
    rule: String,
    /// The file that has it, in the checkout.
    file: PathBuf,
    /// What stands there, exactly once.
    from: String,
    /// What is put in its place.
    to: String,
}

/// Tries every mutation on a copy of the sources. Fails over drawn redlines that no mutation breaks, and over
/// mutations that break none.
pub fn mutations() -> Result<()> {
    let text = fs::read_to_string(paths::root().join(FILE)).with_context(|| format!("could not read {FILE}"))?;
    let Mutations { mutation: mutations } =
        toml::from_str(&text).with_context(|| format!("{FILE} is not as it should be"))?;
    let copy = Copy::of_checkout()?;
    let broken = copy.broken().context("the sources as they are could not be tested")?;
    ensure!(broken.is_empty(), "the lines {} of {} fail without any mutation", list(&broken), drawn::FILE);

    let mut complaints = Vec::new();
    let mut noticed = BTreeSet::new();
    for (number, mutation) in (1..).zip(&mutations) {
        let rule = &mutation.rule;
        let outcome = match copy.broken_by(mutation) {
            Ok(broken) if broken.is_empty() => {
                complaints
                    .push(format!("{FILE}: without “{rule}” each line is drawn as before; draw one that needs it"));
                "breaks no line".to_owned()
            }
            Ok(broken) => {
                let outcome = format!("breaks {}", list(&broken));
                noticed.extend(broken);
                outcome
            }
            Err(error) => {
                complaints.push(format!("{FILE}: “{rule}” cannot be tried: {error:#}"));
                "cannot be tried".to_owned()
            }
        };
        println!("[{number}/{}] {rule}: {outcome}", mutations.len());
    }
    let drawn = drawn::read()?;
    for (number, line) in drawn::lines(&drawn).filter(|(number, _)| !noticed.contains(number)) {
        complaints.push(format!("{}:{number}: no mutation breaks this line: {line}", drawn::FILE));
    }
    ensure!(
        complaints.is_empty(),
        "{}\n\nA line that no mutation breaks holds no rule: add the mutation that takes its rule out, or drop the line.",
        complaints.join("\n")
    );
    println!("{} mutations are noticed, and all redlines notice one", mutations.len());
    Ok(())
}

/// Numbers of lines, as one would write them.
fn list(numbers: &BTreeSet<usize>) -> String {
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    numbers.join(", ")
}

/// A copy of the checkout, to be changed at will.
struct Copy {
    root: PathBuf,
}

impl Copy {
    fn of_checkout() -> Result<Self> {
        let root = paths::target().join("audit/checkout");
        checkout::copy_to(&root)?;
        Ok(Self { root })
    }

    /// The lines that fail while a mutation is in force.
    fn broken_by(&self, mutation: &Mutation) -> Result<BTreeSet<usize>> {
        let path = self.root.join(&mutation.file);
        let name = || mutation.file.display();
        let source = fs::read_to_string(&path).with_context(|| format!("could not read {}", name()))?;
        let mutated = mutated(&source, mutation).with_context(|| format!("it does not fit {}", name()))?;
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
        let said = String::from_utf8_lossy(&tested.stdout);
        let broken = failing(&said);
        ensure!(tested.status.success() == broken.is_empty(), "the test {TEST} did not run to its end:\n{said}");
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
        count => bail!("`from` stands {count} times in it, and must stand there once: {from}"),
    }
}

/// The lines of the drawn redlines that a failing test names.
fn failing(said: &str) -> BTreeSet<usize> {
    let place = |line: &str| line.strip_prefix(drawn::FILE)?.strip_prefix(':')?.parse().ok();
    said.lines().filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mutation_must_fit_exactly_once() {
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
    fn the_failing_lines_are_read_from_what_the_test_says() {
        let said =
            format!("panicked at tests/redline.rs:107:5:\n{0}:7\n  drawn: a\n\n{0}:12\n  drawn: b\n", drawn::FILE);
        assert_eq!(failing(&said), BTreeSet::from([7, 12]));
    }
}
