//! The rules of the card file, each a fixture: a card, and what is to be read and shown.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use what_changed::card::{self, Card, Problem};
use what_changed::locale::ENGLISH;
use what_changed::resolve::{Anew, Moment, Resolved, ResolvedTerm, Side, TermContent, resolve};
use what_changed::state::{Action, Selection, State, act};

#[test]
fn every_rule_holds() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/rules");
    let mut rules: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    rules.sort();
    assert!(rules.len() > 20, "the fixtures are there");
    for path in rules {
        let fixture: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        check(&fixture, &path.file_stem().unwrap().to_string_lossy());
    }
}

fn check(fixture: &Value, name: &str) {
    let expect = &fixture["expect"];
    let read = match card::from_json(&fixture["card"].to_string()) {
        Ok(read) => read,
        Err(problems) => {
            assert_eq!(Value::from(problems.last().unwrap().code.name()), expect["fatal"], "{name}");
            return;
        }
    };
    assert!(expect["fatal"].is_null(), "{name} is fatal");
    if let Some(problems) = expect.get("problems") {
        let sentences: Vec<String> = read.problems.iter().map(Problem::sentence).collect();
        assert_eq!(&Value::from(sentences), problems, "{name}");
    }
    let named = |key: &str| fixture[key].as_str().map(str::to_owned);
    let mut state =
        State::select(&read.card, &Selection { from: named("from"), to: named("to"), ..Selection::default() });
    if let Some(event) = fixture["event"].as_u64() {
        state = act(state, &read.card, Action::Event(usize::try_from(event).unwrap()));
    }
    shown(&read.card, &resolve(&read.card, &state, &ENGLISH), expect, name);
}

fn content<'t, 'c>(term: &'t ResolvedTerm<'c>) -> &'t TermContent<'c> {
    match &term.anew {
        Anew::All(content) => content,
        _ => panic!("nothing was shown before"),
    }
}

/// Holds what is shown against each thing that is expected.
fn shown(card: &Card, resolved: &Resolved, expect: &Value, name: &str) {
    let terms: Vec<&ResolvedTerm> = resolved.groups.iter().flat_map(|group| &group.terms).collect();
    let per_term = |key: &str, of: &dyn Fn(&ResolvedTerm) -> Value| {
        for (id, expected) in expect[key].as_object().into_iter().flatten() {
            let term = terms.iter().find(|term| term.id == id).unwrap_or_else(|| panic!("{name}: no term {id}"));
            assert_eq!(&of(term), expected, "{name}: {key} of {id}");
        }
    };
    let text = |side: &Side| Value::from(side.statement.paragraphs.join("|"));
    per_term("kinds", &|term| term.kind.name().into());
    per_term("before", &|term| text(content(term).before.as_ref().unwrap()));
    per_term("after", &|term| text(&content(term).after));
    per_term("notes", &|term| {
        let before = content(term).before.as_ref().and_then(|side| side.note.clone());
        vec![before, content(term).after.note.clone()].into()
    });
    per_term("meanings", &|term| {
        let meanings = content(term).steps.iter().flat_map(|step| &step.meanings);
        meanings.map(|meaning| meaning.paragraphs.join("|")).collect()
    });
    per_term("effects", &|term| {
        let effects = content(term).steps.iter().flat_map(|step| &step.effects);
        effects.map(|effect| format!("{} {}", effect.party, effect.word)).collect()
    });
    per_term("words", &|term| term.kind_word.into());
    per_term("spans", &|term| content(term).span.clone().into());
    if let Some(compared) = expect.get("compared") {
        assert_eq!(&Value::from(resolved.compared.clone()), compared, "{name}: compared");
    }
    let lists: [(&str, Vec<String>); 5] = [
        ("ids", card.terms.iter().map(|term| term.id.clone()).collect()),
        ("versions", {
            let before = content(terms[0]).before.as_ref().map(|side| side.version.clone());
            before.into_iter().chain([content(terms[0]).after.version.clone()]).collect()
        }),
        ("counts", resolved.counts.iter().map(|count| format!("{} {}", count.number, count.word)).collect()),
        ("moments", {
            let words = |moment: &Moment| [&*moment.name, moment.label].join(" ").trim_end().to_owned();
            resolved.moments.iter().map(words).collect()
        }),
        ("undisclosed", terms.iter().filter(|term| term.undisclosed).map(|term| term.id.to_owned()).collect()),
    ];
    for (key, found) in lists {
        if let Some(expected) = expect.get(key) {
            assert_eq!(&Value::from(found), expected, "{name}: {key}");
        }
    }
    let total: usize = resolved.counts.iter().map(|count| count.number.parse::<usize>().unwrap()).sum();
    let is_alone = content(terms[0]).before.is_none();
    assert_eq!(total, if is_alone { 0 } else { terms.len() }, "{name}: the counts add up");
}
