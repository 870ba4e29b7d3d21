//! The behaviour of `what-changed check`, for editors and their programs.

mod program;

use std::fs;
use std::path::PathBuf;

use program::{Output, run, what_changed};

/// A card as people write them, with many problems.
const CARD: &str = r#"{
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

/// What `check` reports of it, after the name of the file.
const LINES: [&str; 6] = [
    "3:14: \"updated\": “1 April” is not a date. Write 2031, 2031-04 or 2031-04-27. [bad-date]",
    "7:56: Term 1 (“Ligne « Été »”): there is no version “v.2”. Did you mean “v2”? [unknown-id]",
    "7:70: Unknown field “colour” in term 1 (“Ligne « Été »”). [unknown-field]",
    "9:5: Term 2 has no label. [missing]",
    "9:50: Term 2, version “v1”, \"standing\": write confirmed, reported or disputed, not “reportd”. Did you mean “reported”? [unknown-choice]",
    "12:38: Source 1 (“The Post”), \"url\": “javascript:alert(1)” is not a web address. Write one that begins with https://. [bad-url]",
];

/// Writes a card file. Each test has its own.
fn card_file(name: &str, card: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("check-{name}.json"));
    fs::write(&path, card).unwrap();
    path.to_str().unwrap().to_owned()
}

fn checked(arguments: &[&str], input: &str) -> Output {
    let mut command = what_changed(&["check"]);
    command.args(arguments);
    run(command, input)
}

#[test]
fn every_problem_is_reported_with_its_place() {
    let file = card_file("much", CARD);
    let expected: Vec<String> = LINES.iter().map(|line| format!("{file}:{line}\n")).collect();
    let found = checked(&[&file], "");
    assert_eq!((found.code, found.out.as_str(), found.error.as_str()), (1, expected.concat().as_str(), ""));
    // `render` refuses the card with the same lines.
    let mut render = what_changed(&["render"]);
    render.arg(&file);
    let refused = run(render, "");
    assert_eq!((refused.code, refused.out, refused.error), (1, String::new(), found.out));
    // Line ends and a byte order mark move nothing.
    let elsewhere = format!("\u{feff}{}", CARD.replace('\n', "\r\n"));
    let expected: Vec<String> = LINES.iter().map(|line| format!("-:{line}\n")).collect();
    assert_eq!(checked(&["-"], &elsewhere).out, expected.concat());
}

#[test]
fn a_fatal_problem_is_reported_alone() {
    for (card, expected) in [
        ("", "1:1: The file is empty. Write a card. [not-json]"),
        (
            "{\n  \"title\": \"Été\" \"terms\": []\n}",
            "2:16: Not valid JSON: a comma is missing after this, or a quotation mark inside a text needs a backslash (\\\"). [not-json]",
        ),
        ("\n[]", "2:1: A card begins with { and ends with }. This file contains a list. [not-a-card]"),
        (
            r#"{"title": " ", "terms": [{"label": "L", "before": "x"}]}"#,
            "1:11: The card has no title. Write one. [no-title]",
        ),
        (r#"{"title": "T"}"#, "1:1: The card has no terms. Write at least one. [no-terms]"),
    ] {
        let output = checked(&["-"], card);
        assert_eq!((output.code, output.out, output.error), (1, format!("-:{expected}\n"), String::new()), "{card}");
    }
}

#[test]
fn sound_cards_print_nothing() {
    let folder = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../www/cards")).unwrap();
    let paths =
        folder.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|end| end == "json"));
    let cards: Vec<String> = paths.map(|path| path.to_str().unwrap().to_owned()).collect();
    let mut cards: Vec<&str> = cards.iter().map(String::as_str).collect();
    let output = checked(&cards, "");
    assert_eq!((output.code, output.out.as_str(), output.error.as_str()), (0, "", ""));
    cards.extend(["--format", "json"]);
    let output = checked(&cards, "");
    assert_eq!((output.code, output.out.as_str(), output.error.as_str()), (0, "[]\n", ""));
}

#[test]
fn a_check_in_json_is_one_array_for_all_cards() {
    let file = card_file("json", CARD);
    let output = checked(&["--format", "json", &file, "-"], "{");
    assert_eq!((output.code, output.error.as_str(), output.out.lines().count()), (1, "", 1));
    let reports: Vec<serde_json::Value> = serde_json::from_str(&output.out).unwrap();
    assert_eq!(reports.len(), LINES.len() + 1);
    assert_eq!(
        reports[1],
        serde_json::json!({
            "file": file, "code": "unknown-id", "fatal": false, "line": 7, "column": 56,
            "message": "Term 1 (“Ligne « Été »”): there is no version “v.2”. Did you mean “v2”?",
            "path": "terms[0].values[\"v.2\"]",
            "expected": "the id of a version", "found": "“v.2”", "nearest": "v2",
        })
    );
    assert_eq!(
        reports[6],
        serde_json::json!({
            "file": "-", "code": "not-json", "fatal": true, "line": 1, "column": 2,
            "message": "Not valid JSON: the file ends inside the card. A bracket or a quotation mark is not closed.",
            "path": "", "expected": "JSON", "found": "the end of the file inside the card", "nearest": null,
        })
    );
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let file = card_file("beside", r#"{"title": "T", "terms": [{"label": "L", "before": 7, "after": "x"}]}"#);
    let found = checked(&["no-such-card.json", &file], "");
    assert_eq!(found.code, 2);
    assert_eq!(
        found.out,
        format!("{file}:1:51: Term 1 (“L”), \"before\": write the number in quotation marks: \"7\". [wrong-type]\n")
    );
    assert!(found.error.starts_with("error: could not read no-such-card.json; give"), "{}", found.error);
    assert_eq!(checked(&["--format", "json", "no-such-card.json"], "").out, "[]\n");
    for arguments in [&[][..], &["-", "-"], &["-", "--format", "xml"]] {
        let output = checked(arguments, "{}");
        assert_eq!((output.code, output.out.as_str()), (2, ""), "{arguments:?}");
    }
}

#[test]
fn lines_are_coloured_on_demand() {
    let card = r#"{"title": "a", "b\u001b[31m\n": 1}"#;
    let plain = "-:1:1: The card has no terms. Write at least one. [no-terms]\n\
                 -:1:16: Unknown field “b [31m ” in the card. [unknown-field]\n";
    let coloured = "\u{1b}[1m-:1:1:\u{1b}[0m The card has no terms. Write at least one. \u{1b}[31m[no-terms]\u{1b}[0m\n\
                    \u{1b}[1m-:1:16:\u{1b}[0m Unknown field “b [31m ” in the card. \u{1b}[33m[unknown-field]\u{1b}[0m\n";
    assert_eq!(checked(&["-"], card).out, plain);
    assert_eq!(checked(&["-", "--color", "always"], card).out, coloured);
}

#[test]
fn a_snippet_underlines_the_place() {
    let card = "{\"title\": \"T\",\n \"terms\": [{\"label\": \"L\", \"before\": \"x\", \"after\": \"y\", \"colour\": \"\\u001b[31m\"}]}";
    let drawn = checked(&["-", "--format", "snippets"], card);
    assert_eq!((drawn.code, &*drawn.error), (1, ""));
    let expected = [
        "error[unknown-field]: Unknown field “colour” in term 1 (“L”).",
        " --> -:2:56",
        "  |",
        "2 |  \"terms\": [{\"label\": \"L\", \"before\": \"x\", \"after\": \"y\", \"colour\": \"\\u001b[31m\"}]}",
        "  |                                                        ^^^^^^^^",
    ];
    assert_eq!(drawn.out.trim_end(), expected.join("\n"));
    // Control characters do not reach the terminal.
    let raw = checked(&["-", "--format", "snippets"], "{\"title\": \u{1b}[31m\"T\"}");
    assert!(raw.code == 1 && !raw.out.contains('\u{1b}'), "{:?}", raw.out);
    let coloured = checked(&["-", "--format", "snippets", "--color", "always"], card);
    assert!(coloured.out.contains("\u{1b}["));
}
