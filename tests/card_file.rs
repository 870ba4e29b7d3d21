//! Card files survive a round trip: a card that is written and read again is the same.

use std::fs;

use proptest::prelude::*;
use what_changed::card::{self, Card};

fn file(path: &str) -> String {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn sound(path: &str) -> Card {
    card::parse(&file(path)).unwrap_or_else(|problems| panic!("{path}: {problems}"))
}

#[test]
fn the_published_cards_are_sound() {
    let folder = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/www/cards")).unwrap();
    let paths = folder.map(|entry| entry.unwrap().path());
    let cards: Vec<_> = paths.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect();
    assert!(cards.len() >= 4, "{cards:?}");
    for card in cards {
        sound(&format!("www/cards/{}", card.file_name().unwrap().to_string_lossy()));
    }
}

#[test]
fn the_full_cards_survive_a_round_trip() {
    for path in ["tests/fixtures/maximal.json", "tests/fixtures/sources.json", "www/cards/roaming.json"] {
        let card = sound(path);
        let written = serde_json::to_string_pretty(&card).unwrap();
        assert_eq!(card::parse(&written), Ok(card), "{path}");
    }
}

/// Every test that lists sources meets every sort of source.
#[test]
fn the_card_of_sources_has_every_sort() {
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

/// Any JSON, with the names of a card's fields in it.
#[derive(Clone, Debug)]
enum Json {
    Literal(&'static str),
    Text(&'static str),
    List(Vec<Json>),
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    /// Returns the JSON as text. An object may repeat a name.
    fn text(&self) -> String {
        let quote = |text: &str| serde_json::to_string(text).unwrap();
        match self {
            Self::Literal(literal) => (*literal).to_owned(),
            Self::Text(text) => quote(text),
            Self::List(list) => format!("[{}]", list.iter().map(Self::text).collect::<Vec<_>>().join(",")),
            Self::Object(members) => {
                let members = members.iter().map(|(name, value)| format!("{}:{}", quote(name), value.text()));
                format!("{{{}}}", members.collect::<Vec<_>>().join(","))
            }
        }
    }
}

fn any_json() -> impl Strategy<Value = Json> {
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
        prop::sample::select(&["null", "true", "false", "-2.5", "1"]).prop_map(Json::Literal),
        prop::sample::select(&["", "a", "v1", "2031-04", "https://example.org", "\0\r\n"]).prop_map(Json::Text),
    ];
    leaf.prop_recursive(6, 96, 8, |inner| {
        let name = prop::sample::select(NAMES);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::List),
            prop::collection::vec((name, inner), 0..8).prop_map(Json::Object),
        ]
    })
}

proptest! {
    /// Parses arbitrary JSON: the result is a card or an error, and the card survives a round trip.
    #[test]
    fn reading_never_panics(mut json in any_json()) {
        if let Json::Object(members) = &mut json {
            members.insert(0, ("title", Json::Text("T")));
            let term = vec![("label", Json::Text("L")), ("before", Json::Text("x"))];
            members.push(("terms", Json::List(vec![Json::Object(term)])));
        }
        let read = card::read(&json.text());
        let Some(card) = read.card else {
            prop_assert!(read.problems.iter().any(|problem| problem.code.is_fatal()), "{:?}", read.problems);
            return Ok(());
        };
        let again = card::read(&serde_json::to_string(&card).unwrap());
        // What is missing stays missing; what was wrong is gone.
        let is_missing = |problem: &card::Problem| problem.code == card::Code::Missing;
        prop_assert!(again.problems.iter().all(is_missing), "{:?}", again.problems);
        prop_assert_eq!(again.card, Some(card));
    }
}
