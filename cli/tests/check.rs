//! What `what-changed check` promises to editors and to their programs.

mod program;

use std::fs;
use std::path::PathBuf;

use program::{Done, done, what_changed};

/// A card as people write them, with much to mend.
const MUCH_TO_MEND: &str = r#"{
  "title": "Fares",
  "updated": "1 April",
  "versions": [{"id": "v1"}, {"id": "v2"}],
  "terms": [
    {
      "label": "Ligne « Été »", "values": {"v1": "£2", "v.2": "£3"}, "colour": "blue"
    },
    {"values": {"v1": {"text": "£4", "standing": "reportd"}}}
  ],
  "sources": [
    {"publisher": "The Post", "url": "javascript:alert(1)"}
  ]
}
"#;

/// What `check` says of it, behind the name of the file.
const TO_MEND: [&str; 6] = [
    "3:14: updated: expected a date such as 2031, 2031-04 or 2031-04-27, found “1 April”. [bad-date]",
    "7:56: terms[0].values.v.2: expected the id of a version, found “v.2”. Did you mean “v2”? [unknown-id]",
    "7:70: terms[0]: expected a field that a card knows, found “colour”. [unknown-field]",
    "9:5: terms[1].label: expected a text, found none. [missing]",
    "9:50: terms[1].values.v1.standing: expected confirmed, reported or disputed, found “reportd”. Did you mean “reported”? [unknown-choice]",
    "12:38: sources[0].url: expected an address that begins with https://, found “javascript:alert(1)”. [bad-url]",
];

/// A card file of a test's own.
fn card_file(name: &str, card: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("check-{name}.json"));
    fs::write(&path, card).unwrap();
    path.to_str().unwrap().to_owned()
}

fn checked(arguments: &[&str], input: &str) -> Done {
    let mut command = what_changed(&["check"]);
    command.args(arguments);
    done(command, input)
}

#[test]
fn everything_that_is_wrong_with_a_card_is_told_where_it_stands() {
    let file = card_file("much", MUCH_TO_MEND);
    let expected: Vec<String> = TO_MEND.iter().map(|line| format!("{file}:{line}\n")).collect();
    let found = checked(&[&file], "");
    assert_eq!((found.code, found.out.as_str(), found.error.as_str()), (1, expected.concat().as_str(), ""));
    // What keeps it from being rendered are the same lines.
    let mut render = what_changed(&["render"]);
    render.arg(&file);
    let refused = done(render, "");
    assert_eq!((refused.code, refused.out, refused.error), (1, String::new(), found.out));
    // Line ends and the mark before a text move nothing.
    let elsewhere = format!("\u{feff}{}", MUCH_TO_MEND.replace('\n', "\r\n"));
    let expected: Vec<String> = TO_MEND.iter().map(|line| format!("-:{line}\n")).collect();
    assert_eq!(checked(&["-"], &elsewhere).out, expected.concat());
}

#[test]
fn what_cannot_be_shown_at_all_is_told_where_it_ends() {
    for (card, expected) in [
        ("", "1:1: expected a card file in JSON, found an empty file. [not-json]"),
        (
            "{\n  \"title\": \"Été\" \"terms\": []\n}",
            "2:18: expected a card file in JSON, found no comma here; one is missing at the end of what stands before, or a quotation mark within a text lacks its \\. [not-json]",
        ),
        ("\n[]", "2:1: expected an object with a title and terms, found a list. [not-a-card]"),
        (
            r#"{"title": " ", "terms": [{"label": "L", "before": "x"}]}"#,
            "1:11: expected a title, found none. [no-title]",
        ),
        (r#"{"title": "T"}"#, "1:1: expected a list of terms, each with a label, found none. [no-terms]"),
    ] {
        let done = checked(&["-"], card);
        assert_eq!((done.code, done.out, done.error), (1, format!("-:{expected}\n"), String::new()), "{card}");
    }
}

#[test]
fn a_check_of_cards_without_fault_is_quiet() {
    let folder = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../www/cards")).unwrap();
    let paths =
        folder.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|end| end == "json"));
    let cards: Vec<String> = paths.map(|path| path.to_str().unwrap().to_owned()).collect();
    let mut cards: Vec<&str> = cards.iter().map(String::as_str).collect();
    let done = checked(&cards, "");
    assert_eq!((done.code, done.out.as_str(), done.error.as_str()), (0, "", ""));
    cards.extend(["--format", "json"]);
    let done = checked(&cards, "");
    assert_eq!((done.code, done.out.as_str(), done.error.as_str()), (0, "[]\n", ""));
}

#[test]
fn a_check_in_json_is_one_array_for_all_cards() {
    let file = card_file("json", MUCH_TO_MEND);
    let done = checked(&["--format", "json", &file, "-"], "{");
    assert_eq!((done.code, done.error.as_str(), done.out.lines().count()), (1, "", 1));
    let told: Vec<serde_json::Value> = serde_json::from_str(&done.out).unwrap();
    assert_eq!(told.len(), TO_MEND.len() + 1);
    assert_eq!(
        told[1],
        serde_json::json!({
            "file": file, "code": "unknown-id", "line": 7, "column": 56, "path": "terms[0].values.v.2",
            "expected": "the id of a version", "found": "“v.2”", "nearest": "v2", "fatal": false,
        })
    );
    assert_eq!(
        told[6],
        serde_json::json!({
            "file": "-", "code": "not-json", "line": 1, "column": 1, "path": "",
            "expected": "a card file in JSON", "found": "the end of the file amid the card; a bracket or a quotation mark is not closed", "nearest": null, "fatal": true,
        })
    );
}

#[test]
fn a_card_that_cannot_be_read_keeps_no_other_from_being_checked() {
    let file = card_file("beside", r#"{"title": "T", "terms": [{"label": "L", "before": 7, "after": "x"}]}"#);
    let found = checked(&["no-such-card.json", &file], "");
    assert_eq!(found.code, 2);
    assert_eq!(
        found.out,
        format!("{file}:1:51: terms[0].before: expected a text or a statement, found a number. [wrong-type]\n")
    );
    assert!(found.error.starts_with("error: no-such-card.json: could not be read; expected"), "{}", found.error);
    assert_eq!(checked(&["--format", "json", "no-such-card.json"], "").out, "[]\n");
    for arguments in [&[][..], &["-", "-"], &["-", "--format", "xml"]] {
        let done = checked(arguments, "{}");
        assert_eq!((done.code, done.out.as_str()), (2, ""), "{arguments:?}");
    }
}

#[test]
fn what_is_checked_is_coloured_on_demand() {
    let card = r#"{"title": "a", "b\u001b[31m\n": 1}"#;
    let plain = "-:1:1: expected a list of terms, each with a label, found none. [no-terms]\n\
                 -:1:16: expected a field that a card knows, found “b [31m ”. [unknown-field]\n";
    let coloured = "\u{1b}[1m-:1:1:\u{1b}[0m expected a list of terms, each with a label, found none. \u{1b}[31m[no-terms]\u{1b}[0m\n\
                    \u{1b}[1m-:1:16:\u{1b}[0m expected a field that a card knows, found “b [31m ”. \u{1b}[33m[unknown-field]\u{1b}[0m\n";
    assert_eq!(checked(&["-"], card).out, plain);
    assert_eq!(checked(&["-", "--color", "always"], card).out, coloured);
}

#[test]
fn what_is_meant_is_marked_in_its_line() {
    let card = "{\"title\": \"T\",\n \"terms\": [{\"label\": \"L\", \"before\": \"x\", \"after\": \"y\", \"colour\": \"\\u001b[31m\"}]}";
    let drawn = checked(&["-", "--format", "snippets"], card);
    assert_eq!((drawn.code, &*drawn.error), (1, ""));
    let expected = [
        "error[unknown-field]: terms[0]: expected a field that a card knows, found “colour”.",
        " --> -:2:56",
        "  |",
        "2 |  \"terms\": [{\"label\": \"L\", \"before\": \"x\", \"after\": \"y\", \"colour\": \"\\u001b[31m\"}]}",
        "  |                                                        ^^^^^^^^",
    ];
    assert_eq!(drawn.out.trim_end(), expected.join("\n"));
    // Nothing that a terminal would obey comes through, whatever the file holds.
    let raw = checked(&["-", "--format", "snippets"], "{\"title\": \u{1b}[31m\"T\"}");
    assert!(raw.code == 1 && !raw.out.contains('\u{1b}'), "{:?}", raw.out);
    // Else the marks are coloured.
    let coloured = checked(&["-", "--format", "snippets", "--color", "always"], card);
    assert!(coloured.out.contains("\u{1b}["));
}
