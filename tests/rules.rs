//! The rules of the card file. Each fixture is a test: a card, and what must be read and shown.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use what_changed::card::{self, Card};
use what_changed::document::ENGLISH;
use what_changed::resolve::{Moment, Resolved, ResolvedTerm, Side, resolve};
use what_changed::state::{Action, Selection, State, act};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/rules");

/// A card, and what must be read and shown.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fixture<'f> {
    /// The rule in words.
    #[serde(rename = "rule")]
    _rule: String,
    /// The card file, as it is written.
    #[serde(borrow)]
    card: &'f RawValue,
    /// The versions that are compared.
    from: Option<String>,
    to: Option<String>,
    /// The event that is selected, from 0.
    event: Option<usize>,
    expect: Expected,
}

/// What must be read and shown. A field that is left out is not checked; an unknown one is an unknown [`TermKey`].
#[derive(Deserialize)]
struct Expected {
    /// The code of the problem for which nothing is shown.
    fatal: Option<String>,
    /// The messages of all problems.
    problems: Option<Vec<String>>,
    /// The first version compared with the second, as the card says it.
    compared: Option<String>,
    /// The ids of the terms.
    ids: Option<Vec<String>>,
    /// The names of the versions that are compared.
    versions: Option<Vec<String>>,
    /// The number of terms for each kind of change.
    counts: Option<Vec<String>>,
    /// The versions and events of the timeline.
    moments: Option<Vec<String>>,
    /// The ids of the terms that are not disclosed.
    undisclosed: Option<Vec<String>>,
    #[serde(flatten)]
    terms: BTreeMap<TermKey, BTreeMap<String, Value>>,
}

/// A property of terms. Its value is given for each term, by the term's id.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
enum TermKey {
    /// The kind of change.
    Kinds,
    /// The text of the earlier version.
    Before,
    /// The text of the later version.
    After,
    /// The notes of the two versions.
    Notes,
    /// What the change means.
    Meanings,
    /// Who gains and who loses.
    Effects,
    /// The label of the kind of change.
    Words,
    /// From when to when the compared versions are.
    Spans,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let entries = fs::read_dir(FOLDER).map_err(|error| format!("{FOLDER}: {error}"))?;
    let mut trials = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        trials.push(Trial::test(name, move || check_file(&path).map_err(Failed::from)));
    }
    trials.sort_by(|a, b| a.name().cmp(b.name()));
    assert!(trials.len() > 30, "{FOLDER} has {} fixtures", trials.len());
    Ok(libtest_mimic::run(&Arguments::from_args(), trials).exit_code())
}

fn check_file(path: &Path) -> Result<(), String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    check(&serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?);
    Ok(())
}

fn check(fixture: &Fixture) {
    let expected = &fixture.expect;
    let read = card::read(fixture.card.get());
    let fatal = read.problems.iter().rfind(|problem| problem.code.is_fatal()).map(|problem| problem.code.name());
    assert_eq!(fatal, expected.fatal.as_deref());
    if let Some(problems) = &expected.problems {
        let messages: Vec<String> = read.problems.iter().map(ToString::to_string).collect();
        assert_eq!(&messages, problems);
    }
    let Some(card) = read.card else { return };
    let selection = Selection { from: fixture.from.clone(), to: fixture.to.clone(), ..Selection::default() };
    let mut state = State::select(&card, &selection);
    if let Some(event) = fixture.event {
        state = act(state, &card, Action::Event(event));
    }
    check_shown(&card, &resolve(&card, &state, &ENGLISH), expected);
}

/// Checks everything that is expected of the resolved card.
fn check_shown(card: &Card, resolved: &Resolved, expected: &Expected) {
    let terms: Vec<&ResolvedTerm> = resolved.terms().collect();
    for (key, values) in &expected.terms {
        for (id, value) in values {
            let term = terms.iter().find(|term| term.id == id).unwrap_or_else(|| panic!("no term {id}"));
            assert_eq!(&property(term, *key), value, "{key:?} of {id}");
        }
    }
    if let Some(compared) = &expected.compared {
        assert_eq!(resolved.compared.as_deref(), Some(&**compared));
    }
    let check = |list: Vec<String>, expected: &Option<Vec<String>>, name: &str| {
        if let Some(expected) = expected {
            assert_eq!(&list, expected, "{name}");
        }
    };
    check(card.terms.iter().map(|term| term.id.clone()).collect(), &expected.ids, "ids");
    let sides = terms[0].content().before.iter().chain([&terms[0].content().after]);
    check(sides.map(|side| side.version.clone()).collect(), &expected.versions, "versions");
    let counts = resolved.counts.iter().map(|count| format!("{} {}", count.number, count.label));
    check(counts.collect(), &expected.counts, "counts");
    let moment = |moment: &Moment| [&*moment.name, moment.label].join(" ").trim_end().to_owned();
    check(resolved.moments.iter().map(moment).collect(), &expected.moments, "moments");
    let undisclosed = terms.iter().filter(|term| term.is_undisclosed).map(|term| term.id.to_owned());
    check(undisclosed.collect(), &expected.undisclosed, "undisclosed");
    let total: usize = resolved.counts.iter().map(|count| count.number.parse::<usize>().unwrap()).sum();
    let is_alone = terms[0].content().before.is_none();
    assert_eq!(total, if is_alone { 0 } else { terms.len() }, "the counts add up");
}

fn property(term: &ResolvedTerm, key: TermKey) -> Value {
    let content = term.content();
    let text = |side: &Side| Value::from(side.statement.paragraphs.join("|"));
    let before = content.before.as_ref();
    match key {
        TermKey::Kinds => term.kind.name().into(),
        TermKey::Before => text(before.expect("two versions")),
        TermKey::After => text(&content.after),
        TermKey::Notes => vec![before.and_then(|side| side.note.clone()), content.after.note.clone()].into(),
        TermKey::Meanings => {
            let meanings = content.steps.iter().flat_map(|step| &step.meanings);
            meanings.map(|meaning| meaning.paragraphs.join("|")).collect()
        }
        TermKey::Effects => {
            let effects = content.steps.iter().flat_map(|step| &step.effects);
            effects.map(|effect| format!("{} {}", effect.party, effect.label)).collect()
        }
        TermKey::Words => term.kind_label.into(),
        TermKey::Spans => content.lifespan.clone().into(),
    }
}
