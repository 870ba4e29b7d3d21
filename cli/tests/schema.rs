//! The schema agrees with the parser: it accepts what `check` accepts, and rejects the problems that a schema can
//! express.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};
use what_changed::card::{self, Code, Found, Problem};

const KEPT: &str = "pkg/card.schema.json";

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn printed() -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_what-changed")).arg("schema").output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty());
    String::from_utf8(output.stdout).unwrap()
}

fn schema() -> Value {
    serde_json::from_str(&printed()).unwrap()
}

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| jsonschema::draft202012::new(&schema()).unwrap());

fn maximal() -> Value {
    json(&root().join("tests/fixtures/maximal.json"))
}

/// Returns the problems that the parser reports.
fn problems(card: &Value) -> Vec<Problem> {
    card::read(&card.to_string()).problems
}

/// True for a problem that a schema can express: one that needs no other ids and no counting of days or cells.
fn is_seen(problem: &Problem) -> bool {
    match problem.code {
        Code::NotJson | Code::RepeatedField | Code::UnknownId | Code::RepeatedId | Code::UnevenRow | Code::BadDate => {
            false
        }
        // The number of versions is elsewhere in the card.
        Code::BeforeAfter => problem.found == Found::Values,
        _ => true,
    }
}

/// True for a missing value that another problem may have removed.
fn is_what_is_left(problem: &Problem) -> bool {
    matches!(problem.code, Code::Missing | Code::NoTerms)
}

/// Checks that the schema and the parser agree on a card. Returns the parser's problems.
fn agree(card: &Value, what: &str) -> Vec<Problem> {
    let problems = problems(card);
    let sentences: Vec<String> = problems.iter().map(Problem::message).collect();
    let refused: Vec<String> =
        VALIDATOR.iter_errors(card).map(|error| format!("{}: {error}", error.instance_path())).collect();
    if problems.is_empty() {
        assert!(refused.is_empty(), "{what} is without fault, but the schema refuses it: {refused:#?}");
    }
    let is_seen_throughout = problems.iter().all(is_seen);
    if problems.iter().any(|problem| is_seen(problem) && (is_seen_throughout || !is_what_is_left(problem))) {
        assert!(!refused.is_empty(), "{what} is accepted by the schema, but has faults: {sentences:#?}");
    }
    problems
}

#[test]
fn the_schema_is_kept_as_it_is_printed() {
    let (path, printed) = (root().join(KEPT), printed());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &printed).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == printed, "{KEPT} is out of date; `cargo xtask update` writes it");
}

#[test]
fn the_schema_is_one() {
    jsonschema::draft202012::meta::validate(&schema()).unwrap();
}

/// Visits each object of the schema, with its path.
fn objects(schema: &Value, at: &str, visit: &mut dyn FnMut(&str, &Value)) {
    if schema.is_object() {
        visit(at, schema);
    }
    for (name, inner) in schema.as_object().into_iter().flatten() {
        objects(inner, &format!("{at}/{name}"), visit);
    }
    for inner in schema.as_array().into_iter().flatten() {
        objects(inner, at, visit);
    }
}

#[test]
fn everything_is_described() {
    let mut count = 0;
    objects(&schema(), "", &mut |at, object| {
        let is_definition = at.strip_prefix("/$defs/").is_some_and(|name| !name.contains('/'));
        let is_part = at.is_empty() || is_definition;
        let is_field = at.rsplit_once('/').is_some_and(|(before, _)| {
            before.ends_with("/properties") && !before.ends_with("/anyOf/properties") || before == "/properties"
        });
        let in_condition = ["/if/", "/then/"].iter().any(|condition| at.contains(condition));
        if is_part || (is_field && !in_condition && object.get("const").is_none()) {
            let words = object["description"].as_str().unwrap_or_default();
            assert!(words.ends_with(['.', '…', '*']) && !words.contains('\n'), "{at}: {words:?}");
            count += 1;
        }
    });
    assert!(count > 80, "{count}");
}

#[test]
fn cards_without_fault_are_accepted_and_others_refused() {
    let files = |folder: &str| -> Vec<PathBuf> {
        let entries = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect()
    };
    let cards = [root().join("tests/fixtures/maximal.json"), root().join("tests/fixtures/sources.json")];
    for path in cards.into_iter().chain(files("www/cards")) {
        assert_eq!(problems(&json(&path)), [], "{}", path.display());
        agree(&json(&path), &path.display().to_string());
    }
    let rules = files("tests/fixtures/rules");
    assert!(rules.len() > 20);
    for path in rules {
        agree(&json(&path)["card"], &path.display().to_string());
    }
}

/// Returns an object with every field of a definition, down to a depth.
fn full(schema: &Value, definition: &Value, depth: usize) -> Value {
    let object = definition["anyOf"].get(1).filter(|object| !object["properties"].is_null()).unwrap_or(definition);
    let field = |property: &Value| {
        let part = |holder: &Value| {
            let key = holder["$ref"].as_str().or(holder["anyOf"][0]["$ref"].as_str())?;
            let definition = schema.pointer(key.strip_prefix('#').unwrap()).unwrap();
            Some(if depth == 0 { json!({}) } else { full(schema, definition, depth - 1) })
        };
        let list = part(&property["items"]).map(|part| json!([part]));
        let values = || part(&property["additionalProperties"]).map(|part| json!({"before": part}));
        list.or_else(values).or_else(|| part(property)).unwrap_or_default()
    };
    let properties = object["properties"].as_object().unwrap();
    properties.iter().map(|(name, property)| (name.clone(), field(property))).collect()
}

#[test]
fn the_reader_knows_every_field_of_the_schema() {
    let schema = schema();
    let mut card = full(&schema, &schema, 5);
    let term = json!({"id": null, "label": null, "values": {"before": {"claims": [{"quote": {}}]}}});
    assert!(contains(&card["terms"][0], &term), "{}", card["terms"][0]);
    card["title"] = "T".into();
    card["terms"].as_array_mut().unwrap().push(json!({"label": "L", "before": "x"}));
    let problems = problems(&card);
    let unknown: Vec<_> = problems.iter().filter(|problem| problem.code == Code::UnknownField).collect();
    assert!(unknown.is_empty(), "{unknown:#?}");
}

/// True if a value contains another one.
fn contains(whole: &Value, part: &Value) -> bool {
    match part {
        Value::Object(fields) => fields.iter().all(|(name, field)| contains(&whole[name], field)),
        Value::Array(list) => list.iter().enumerate().all(|(at, inner)| contains(&whole[at], inner)),
        other => whole == other,
    }
}

/// Returns the path to each value in a card.
fn ways(value: &Value, way: &str, found: &mut Vec<String>) {
    found.push(way.to_owned());
    for (name, inner) in value.as_object().into_iter().flatten() {
        ways(inner, &format!("{way}/{name}"), found);
    }
    for (at, inner) in value.as_array().into_iter().flatten().enumerate() {
        ways(inner, &format!("{way}/{at}"), found);
    }
}

/// Replaces each value of the maximal card, and checks that the schema and the parser agree.
#[test]
fn the_schema_agrees_with_the_reader_wherever_a_card_is_spoilt() {
    let maximal = maximal();
    let mut found = Vec::new();
    ways(&maximal, "", &mut found);
    let others = [
        json!(null),
        json!(""),
        json!(" "),
        json!("\t\u{85}\n"),
        json!("word"),
        json!("two words"),
        json!("2031-04"),
        json!("HTTPS://example.org"),
        json!("javascript:alert(1)"),
        json!(0.5),
        json!(2),
        json!(true),
        json!(false),
        json!([]),
        json!([null]),
        json!(["word"]),
        json!({}),
        json!({"text": "word"}),
        json!({"x": 1}),
    ];
    let (mut seen, mut shapes) = (BTreeSet::new(), BTreeSet::new());
    for way in found {
        // Each field once, not in every term and every version.
        let is_name = |step: &&str| !step.chars().any(|char| char.is_ascii_digit());
        if !shapes.insert(way.split('/').filter(is_name).collect::<Vec<_>>().join("/")) {
            continue;
        }
        for other in &others {
            let mut card = maximal.clone();
            *card.pointer_mut(&way).unwrap() = other.clone();
            let problems = agree(&card, &format!("{way} = {other}"));
            seen.extend(problems.iter().map(|problem| problem.code.name()));
        }
        let Some((outer, name)) = way.rsplit_once('/') else { continue };
        let mut card = maximal.clone();
        match card.pointer_mut(outer).unwrap() {
            Value::Object(fields) => _ = fields.shift_remove(name),
            Value::Array(list) => _ = list.remove(name.parse().unwrap()),
            _ => unreachable!(),
        }
        agree(&card, &format!("no {way}"));
        if let Value::Object(fields) = card.pointer_mut(outer).unwrap() {
            fields.insert("x-own".to_owned(), json!("x"));
            agree(&card, &format!("a field beside {way}"));
        }
    }
    for code in ["wrong-type", "missing", "unknown-field", "unknown-choice", "bad-url", "few-versions", "no-title"] {
        assert!(seen.contains(code), "{code} was met: {seen:?}");
    }
}

#[test]
fn a_card_has_a_title_and_a_term() {
    let terms = json!([{"label": "L", "before": "x"}]);
    for card in [
        json!([]),
        json!({}),
        json!({"title": "T"}),
        json!({"title": "T", "terms": null}),
        json!({"title": "T", "terms": []}),
        json!({"terms": terms}),
        json!({"title": " ", "terms": terms}),
    ] {
        assert!(agree(&card, &card.to_string())[0].code.is_fatal(), "{card}");
    }
}

#[test]
fn a_term_says_what_its_versions_say_in_one_way() {
    for (term, is_accepted) in [
        (json!({"label": "L", "before": null}), true),
        (json!({"label": "L", "after": "x", "values": {}}), true),
        (json!({"label": "L", "after": "x", "values": null}), true),
        (json!({"label": "L", "after": "x", "values": {"after": "x"}}), false),
        (json!({"label": "L"}), false),
        (json!({"label": "L", "before": {"quote": {"text": "x"}}}), false),
        (json!({"label": "L", "before": {"claims": ["x", "y"]}}), true),
        (json!({"label": "L", "before": {"undisclosed": false}}), false),
        (json!({"label": "\u{feff}", "before": "x"}), true),
        (json!({"label": "\u{b}", "before": "x"}), true),
        (json!({"label": "\u{85}", "before": "x"}), false),
        (json!({"label": "L", "id": "a\u{feff}", "before": "x"}), true),
        (json!({"label": "L", "id": "a b", "before": "x"}), false),
    ] {
        let card = json!({"title": "T", "terms": [term]});
        agree(&card, &term.to_string());
        assert!(VALIDATOR.is_valid(&card) || !is_accepted, "{term}");
        assert!(problems(&card).is_empty() == is_accepted, "{term}: {:?}", problems(&card));
    }
}

#[test]
fn a_card_may_name_its_schema() {
    let card = json!({"$schema": "card.schema.json", "title": "T", "terms": [{"label": "L", "before": "x"}]});
    assert_eq!(problems(&card), []);
    assert!(VALIDATOR.is_valid(&card));
    let card = json!({"$schema": 1, "title": "T", "terms": [{"label": "L", "before": "x"}]});
    assert_eq!(problems(&card)[0].message(), "\"$schema\": write the number in quotation marks: \"1\".");
    agree(&card, "a number for a schema");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    /// Shuffles values in a card. The schema agrees with the parser, and accepts the card after a round trip.
    #[test]
    fn the_schema_agrees_with_the_reader_on_any_card(places in prop::collection::vec((0..4096usize, 0..4096usize), 1..40)) {
        let mut card = maximal();
        for (from, to) in places {
            let mut found = Vec::new();
            ways(&card, "", &mut found);
            let (from, to) = (&found[from % found.len()], &found[to % found.len()]);
            let spoilt = {
                let mut spoilt = card.clone();
                *spoilt.pointer_mut(to).unwrap() = card.pointer(from).unwrap().clone();
                spoilt
            };
            agree(&spoilt, &spoilt.to_string());
            let read = card::read(&spoilt.to_string());
            if let Some(card_read) = &read.card {
                let written = serde_json::to_value(card_read).unwrap();
                agree(&written, &written.to_string());
                // Other problems are tested one at a time, since a card with many would be rejected for any of them.
                if read.problems.is_empty() {
                    card = spoilt;
                }
            }
        }
    }
}
