//! A card file goes round: what is read, written and read again is the same.

use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::*;
use what_changed::card::{self, Card, Value};

fn file(path: &str) -> String {
    fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn sound(path: &str) -> Card {
    let read = card::from_json(&file(path)).unwrap_or_else(|problems| panic!("{path}: {}", problems[0].sentence()));
    let sentences: Vec<String> = read.problems.iter().map(card::Problem::sentence).collect();
    assert!(sentences.is_empty(), "{path}: {sentences:#?}");
    read.card
}

#[test]
fn the_cards_that_we_publish_are_without_fault() {
    let folder = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/www/cards")).unwrap();
    let paths = folder.map(|entry| entry.unwrap().path());
    let cards: Vec<_> = paths.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect();
    assert!(cards.len() >= 4, "{cards:?}");
    for card in cards {
        sound(&format!("www/cards/{}", card.file_name().unwrap().to_string_lossy()));
    }
}

#[test]
fn the_full_cards_go_round() {
    for path in ["tests/fixtures/maximal.json", "tests/fixtures/sources.json", "www/cards/roaming.json"] {
        let card = sound(path);
        let written = serde_json::to_string_pretty(&card.to_value()).unwrap();
        let again = card::from_json(&written).unwrap();
        assert!(again.problems.is_empty(), "{path}");
        assert_eq!(again.card, card, "{path}");
    }
}

/// The card of sources has each sort of source, so that whatever lists them meets each.
#[test]
fn the_card_of_sources_holds_every_sort() {
    let card = sound("tests/fixtures/sources.json");
    let rest = format!("{:?}", Card { sources: Vec::new(), ..card.clone() });
    let cited = |id: &str| rest.matches(&format!("{id:?}")).count();
    let holds = |what: &str, test: &dyn Fn(&card::Source) -> bool| assert!(card.sources.iter().any(test), "{what}");
    holds("a link and a copy", &|source| source.url.is_some() && source.archived.is_some());
    holds("a copy alone", &|source| source.url.is_none() && source.archived.is_some());
    holds("neither", &|source| source.url.is_none() && source.archived.is_none());
    holds("an address for letters", &|source| {
        source.url.as_ref().is_some_and(|url| url.as_str().starts_with("mailto:"))
    });
    holds("an international host", &|source| source.url.as_ref().is_some_and(|url| !url.host().is_ascii()));
    holds("one in the letters of the net", &|source| {
        source.url.as_ref().is_some_and(|url| url.host().contains("xn--"))
    });
    holds("a long title", &|source| source.title.as_ref().is_some_and(|title| title.len() > 200));
    holds("no title", &|source| source.title.is_none());
    holds("cited often", &|source| cited(&source.id) > 8);
    holds("cited by nothing", &|source| cited(&source.id) == 0);
    for standing in ["Confirmed", "Reported", "Disputed"] {
        assert!(rest.contains(standing), "{standing}");
    }
}

/// The names of all fields in a value tree, each behind those that it stands in.
fn paths(value: &Value, at: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(entries) => {
            for (name, value) in entries {
                // What stands under the ids of versions is of one kind.
                let name = if at == "terms.values" { "*" } else { name };
                let path = if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") };
                found.insert(path.clone());
                paths(value, &path, found);
            }
        }
        Value::List(list) => list.iter().for_each(|value| paths(value, at, found)),
        _ => {}
    }
}

/// The maximal card holds every field, so that what others draw from it is all there is.
#[test]
fn the_maximal_card_holds_every_field() {
    let card = sound("tests/fixtures/maximal.json");
    let mut found = BTreeSet::new();
    paths(&card.to_value(), "", &mut found);
    let mut missing = Vec::new();
    let fields = [
        (
            "",
            "format title summary lang updated corrections versions terms parties audiences figures events sources glossary questions open alternatives",
        ),
        ("corrections.", "date text"),
        ("versions.", "id label date text"),
        ("terms.", "id label topic values meaning effects"),
        ("terms.values.*.", "text undisclosed sources standing via quote claims meaning effects"),
        ("terms.values.*.quote.", "text speaker source"),
        ("terms.values.*.claims.", "text sources"),
        ("terms.effects.", "party effect text sources"),
        ("parties.", "id name"),
        ("audiences.", "label text terms"),
        ("figures.", "label value date sources"),
        ("events.", "date label text sources"),
        ("sources.", "id publisher title url archived date kind"),
        ("glossary.", "term text"),
        ("questions.", "question answer"),
        ("open.", "kind text"),
        ("alternatives.", "columns rows"),
        ("alternatives.rows.", "label cells"),
        ("alternatives.rows.cells.", "undisclosed"),
    ];
    for (at, names) in fields {
        missing.extend(names.split(' ').map(|name| format!("{at}{name}")).filter(|path| !found.contains(path)));
    }
    assert!(missing.is_empty(), "{missing:#?}");
    let debug = format!("{card:?}");
    for word in
        ["Confirmed", "Reported", "Disputed", "Gains", "Loses", "Mixed", "Neutral", "Risk", "Limit", "Myth", "Verify"]
    {
        assert!(debug.contains(word), "{word}");
    }
}

#[test]
fn of_a_field_that_stands_twice_the_last_counts() {
    let read = card::from_json(r#"{"title": "A", "title": "B", "terms": [{"label": "L", "before": "x"}]}"#).unwrap();
    assert_eq!(read.card.title, "B");
    assert_eq!(read.problems[0].sentence(), "expected each field once, found “title” again.");
}

#[test]
fn what_is_too_deep_is_told() {
    let deep = format!("{}1{}", "[".repeat(40), "]".repeat(40));
    let problems = card::from_json(&format!(r#"{{"title": "T", "terms": {deep}}}"#)).unwrap_err();
    assert_eq!(problems[0].code.name(), "not-json");
    assert!(problems[0].sentence().contains("nested too deeply"), "{}", problems[0].sentence());
}

/// Any JSON, with the names of a card's fields in it.
fn any_value() -> impl Strategy<Value = Value> {
    const NAMES: &[&str] = &[
        "title",
        "terms",
        "versions",
        "values",
        "label",
        "text",
        "before",
        "after",
        "sources",
        "id",
        "date",
        "claims",
        "quote",
        "meaning",
        "effects",
        "party",
        "parties",
        "undisclosed",
        "alternatives",
        "columns",
        "rows",
        "cells",
        "x",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        (-3.0..3.0).prop_map(Value::Number),
        prop::sample::select(&["", "a", "v1", "2031-04", "https://example.org", "\0\r\n"])
            .prop_map(|text| Value::Text(text.to_owned())),
    ];
    leaf.prop_recursive(6, 96, 8, |inner| {
        let name = prop::sample::select(NAMES).prop_map(str::to_owned);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
            prop::collection::vec((name, inner), 0..8).prop_map(Value::Object),
        ]
    })
}

proptest! {
    /// Whatever a file holds, reading ends with a card or with a reason, and what was read goes round.
    #[test]
    fn reading_never_panics(mut value in any_value()) {
        if let Value::Object(entries) = &mut value {
            entries.insert(0, ("title".to_owned(), Value::Text("T".to_owned())));
            let term = vec![("label".to_owned(), Value::Text("L".to_owned())), ("before".to_owned(), Value::Text("x".to_owned()))];
            entries.push(("terms".to_owned(), Value::List(vec![Value::Object(term)])));
        }
        match card::read(value) {
            Err(problems) => prop_assert!(problems.iter().any(|problem| problem.code.is_fatal())),
            Ok(read) => {
                let again = card::read(read.card.to_value()).unwrap();
                // What is missing stays missing; what was wrong is gone.
                prop_assert!(again.problems.iter().all(|problem| problem.code == card::Code::Missing), "{:?}", again.problems);
                prop_assert_eq!(again.card, read.card);
            }
        }
    }
}
