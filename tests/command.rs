//! What the command promises to those who type it and to the programs that call it.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use html5ever::tendril::TendrilSink as _;
use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// What came of a command.
struct Done {
    code: i32,
    out: String,
    error: String,
}

/// Two files of a test's own.
struct Pair {
    old: PathBuf,
    new: PathBuf,
}

impl Pair {
    fn of(test: &str, old: impl AsRef<[u8]>, new: impl AsRef<[u8]>) -> Self {
        let file = |side: &str, text: &[u8]| {
            let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{test}-{side}.txt"));
            fs::write(&path, text).unwrap();
            path
        };
        Self { old: file("old", old.as_ref()), new: file("new", new.as_ref()) }
    }

    fn diff(&self, arguments: &[&str]) -> Done {
        done(self.command(arguments), "")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = what_changed(&["diff"]);
        command.args([&self.old, &self.new]).args(arguments);
        command
    }
}

fn what_changed(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_what-changed"));
    command.args(arguments).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

fn done(mut command: Command, input: &str) -> Done {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A command that refuses its arguments reads nothing.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Done { code: output.status.code().unwrap(), out: text(output.stdout), error: text(output.stderr) }
}

const OLD: &str = "Microsoft is the exclusive partner.\n\nThe contract ends in 2030 & not before.\n";
const NEW: &str =
    "Microsoft is the primary partner.\n\nIt may be renewed.\n\nThe contract ends in 2032 & not before.\n";

#[test]
fn ops_are_one_json_array_that_has_both_texts() {
    let done = Pair::of("ops", OLD, NEW).diff(&["--format", "ops"]);
    assert_eq!((done.code, done.error.as_str()), (1, ""));
    assert_eq!(done.out.matches('\n').count(), 1, "{}", done.out);
    let ops: Vec<(String, String)> = serde_json::from_str(&done.out).unwrap();
    assert_eq!(ops[0], ("=".to_owned(), "Microsoft is the ".to_owned()));
    let without =
        |left_out| ops.iter().filter(|(op, _)| op != left_out).map(|(_, text)| text.as_str()).collect::<String>();
    assert_eq!((without("+").as_str(), without("-").as_str()), (OLD, NEW));
    assert!(ops.iter().all(|(op, _)| ["=", "-", "+"].contains(&op.as_str())), "{}", done.out);
}

#[test]
fn where_nothing_differs_the_code_is_0() {
    let pair = Pair::of("same", "One.", "One.");
    for (format, out) in [
        ("ops", "[[\"=\",\"One.\"]]\n"),
        ("text", ""),
        ("html", "<div class=\"redline\"><p dir=\"auto\">One.</p></div>\n"),
    ] {
        let done = pair.diff(&["--format", format]);
        assert_eq!((done.code, done.out.as_str(), done.error.as_str()), (0, out, ""), "{format}");
    }
    assert_eq!(Pair::of("empty", "", "").diff(&["--format", "ops"]).out, "[]\n");
}

#[test]
fn a_text_is_marked_in_a_pipe_and_coloured_on_demand() {
    let pair = Pair::of("text", "The fee is $38.", "The fee is $50.");
    let marked = "The fee is [-$38-]{+$50+}.\n";
    let coloured = "The fee is \u{1b}[31m$38\u{1b}[0m\u{1b}[32m$50\u{1b}[0m.\n";
    assert_eq!(pair.diff(&[]).out, marked);
    assert_eq!(pair.diff(&["--color", "always"]).out, coloured);
    assert_eq!(pair.diff(&["--color", "never"]).out, marked);

    let mut forced = pair.command(&[]);
    forced.env("CLICOLOR_FORCE", "1");
    assert_eq!(done(forced, "").out, coloured);
    let mut refused = pair.command(&[]);
    refused.env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1");
    assert_eq!(done(refused, "").out, marked);
}

#[test]
fn what_the_texts_say_to_a_terminal_is_left_as_it_is() {
    let pair = Pair::of("escapes", "\u{1b}[1mone\u{1b}[0m two", "\u{1b}[1mone\u{1b}[0m three");
    assert_eq!(pair.diff(&["--color", "never"]).out, "\u{1b}[1mone\u{1b}[0m [-two-]{+three+}\n");
}

#[test]
fn html_has_both_texts_when_a_parser_has_read_it() {
    let pieces = ["One & two <b>three</b>.", "\r\n\r\n", "\"Four\"\n\n\n  five", "\n", "six\n\n"];
    let old = pieces.concat();
    let new = [pieces[0], "\n\nNew.", pieces[1], pieces[3], pieces[4]].concat();
    let done = Pair::of("html", &old, &new).diff(&["--format", "html"]);
    assert_eq!((done.code, done.error.as_str()), (1, ""));
    assert_eq!(text_of(&done.out, "ins"), old + "\n");
    assert_eq!(text_of(&done.out, "del"), new + "\n");
}

/// The text of a fragment, without that in elements with a name.
fn text_of(html: &str, left_out: &str) -> String {
    fn add(node: &Handle, left_out: &str, text: &mut String) {
        match &node.data {
            NodeData::Text { contents } => text.push_str(&contents.borrow()),
            NodeData::Element { name, .. } if &*name.local == left_out => {}
            _ => node.children.borrow().iter().for_each(|child| add(child, left_out, text)),
        }
    }
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let dom = parse_fragment(RcDom::default(), ParseOpts::default(), context, Vec::new(), false).one(html);
    let mut text = String::new();
    add(&dom.document, left_out, &mut text);
    text
}

#[test]
fn a_hyphen_is_standard_input() {
    let pair = Pair::of("input", "One two.", "");
    let mut command = what_changed(&["diff"]);
    command.arg(&pair.old).arg("-");
    let found = done(command, "One three.");
    assert_eq!((found.code, found.out.as_str()), (1, "One [-two-]{+three+}.\n"));

    let twice = done(what_changed(&["diff", "-", "-"]), "");
    assert_eq!((twice.code, twice.out.as_str()), (2, ""));
    assert!(twice.error.contains("standard input can be read only once; name a file"), "{}", twice.error);
}

#[test]
fn what_cannot_be_read_is_named() {
    let pair = Pair::of("unread", "", "");
    let missing = done(what_changed(&["diff", "no-such-file.txt", &pair.new.to_string_lossy()]), "");
    assert_eq!((missing.code, missing.out.as_str()), (2, ""));
    assert!(missing.error.starts_with("error: no-such-file.txt: could not be read; expected"), "{}", missing.error);

    let latin = Pair::of("latin", "café", b"un\ncaf\xe9 ouvert").diff(&[]);
    assert_eq!((latin.code, latin.out.as_str()), (2, ""));
    assert!(latin.error.contains("latin-new.txt: expected text in UTF-8, found the byte 0xE9 at offset 6, in line 2;"));
}

#[test]
fn arguments_that_are_not_understood_are_trouble() {
    for arguments in [&[][..], &["diff"], &["diff", "a"], &["diff", "a", "b", "--format", "pdf"], &["merge"]] {
        let done = done(what_changed(arguments), "");
        assert_eq!((done.code, done.out.as_str()), (2, ""), "{arguments:?}");
        assert!(done.error.contains("--help"), "{arguments:?}: {}", done.error);
    }
    assert_eq!(done(what_changed(&["diff", "--help"]), "").code, 0);
}

#[cfg(unix)]
#[test]
fn a_reader_who_has_enough_is_no_trouble() {
    let long = "One line of many.\n".repeat(100_000);
    let pair = Pair::of("enough", &long, format!("{long}One more.\n"));
    let mut child = pair.command(&[]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(1), &[][..]));
}

#[test]
fn two_documents_become_a_card_file() {
    let pair = Pair::of(
        "import",
        "# Rules\n\n## Fees\n\nFive euros.\n\n## Dogs\n\nNone.",
        "# Rules\n\n## Fees\n\nSix euros.\n",
    );
    let mut command = what_changed(&["import"]);
    command.args([&pair.old, &pair.new]);
    let done = done(command, "");
    assert_eq!((done.code, done.error.as_str()), (0, ""));
    let read = what_changed::card::from_json(&done.out).unwrap();
    assert!(read.problems.is_empty());
    assert_eq!(read.card.title, "Rules");
    assert_eq!(read.card.terms.iter().map(|term| term.label.as_str()).collect::<Vec<_>>(), ["Fees", "Dogs"]);
}

/// Whoever looks for an example finds the documents beside the card that the command makes of them.
#[test]
fn the_card_of_the_example_contract_is_what_import_makes() {
    let cards = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("www/cards");
    let mut command = what_changed(&["import"]);
    command.args(["2030.md", "2031.md"].map(|name| cards.join("contract").join(name)));
    let done = done(command, "");
    assert_eq!((done.code, done.error.as_str()), (0, ""));
    assert_eq!(done.out, fs::read_to_string(cards.join("contract.json")).unwrap());
}

#[test]
fn documents_that_say_nothing_make_no_card() {
    let pair = Pair::of("import-empty", "", "\n");
    let mut command = what_changed(&["import"]);
    command.args([&pair.old, &pair.new]);
    let done = done(command, "");
    assert_eq!(done.code, 2);
    assert!(done.out.is_empty() && done.error.starts_with("error: "), "{}", done.error);
}

/// A card with two things to mend.
const FAULTY: &str = r#"{"title": "T", "terms": [{"label": "L", "before": {"text": "x", "standing": "reportd"}, "after": "y"}], "colour": 1}"#;

fn rendered(arguments: &[&str], card: &str) -> Done {
    let mut command = what_changed(&["render", "-"]);
    command.args(arguments);
    done(command, card)
}

#[test]
fn a_card_is_rendered_in_each_form() {
    let card =
        r#"{"title": "Fares", "terms": [{"label": "Single", "before": "It costs £2.", "after": "It costs £3."}]}"#;
    for (format, begins, has) in [
        ("fragment", "<what-changed><template shadowrootmode=\"open\"><style>", "<h2>Fares</h2>"),
        ("plain", "<what-changed data-card='{", "<p><strong>Before</strong>: It costs <del dir=\"auto\">£2</del>.</p>"),
        ("html", "<!DOCTYPE html>\n<html lang=\"en\">", "<script async=\"\" src=\"what-changed.js\"></script>"),
        ("text", "Fares\n=====\n", "\nIt costs [-£2-]{+£3+}.\n"),
        ("markdown", "## Fares\n", "\nIt costs ~~£2~~ **£3**.\n"),
        ("jsonld", "{\"@context\":\"https://schema.org\"", "\"headline\":\"Fares\""),
    ] {
        let done = rendered(&["--format", format], card);
        assert_eq!((done.code, done.error.as_str()), (0, ""), "{format}");
        assert!(done.out.starts_with(begins) && done.out.contains(has), "{format}: {}", done.out);
        assert!(done.out.ends_with('\n') && !done.out.ends_with("\n\n"), "{format}");
    }
    assert_eq!(rendered(&[], card).out, rendered(&["--format", "fragment"], card).out);
    let named = rendered(&["--id", "fares", "--src", "fares.json", "--live", "--format", "plain"], card);
    assert!(named.out.starts_with("<what-changed id=\"fares\" src=\"fares.json\" live=\"\" "), "{}", named.out);
    assert_eq!(rendered(&["--live"], card).code, 2);
}

#[test]
fn a_rendered_card_may_go_to_a_file() {
    let cards = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("www/cards");
    let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("rendered.txt");
    let render = |out: &PathBuf| {
        let mut command = what_changed(&["render", "--format", "text", "--out"]);
        command.arg(out).arg(cards.join("small.json"));
        done(command, "")
    };
    let written = render(&out);
    assert_eq!((written.code, written.out.as_str(), written.error.as_str()), (0, "", ""));
    assert!(fs::read_to_string(&out).unwrap().starts_with("Example: the rules of Fernhill Library\n======"));
    let nowhere = render(&out.join("nowhere"));
    assert_eq!(nowhere.code, 2);
    assert!(nowhere.error.contains("could not be written"), "{}", nowhere.error);
}

#[test]
fn a_card_with_problems_is_rendered_on_demand_only() {
    let strict = rendered(&["--format", "text"], FAULTY);
    assert_eq!((strict.code, strict.out.as_str()), (1, ""));
    assert_eq!(
        strict.error,
        "-:1:77: terms[0].before.standing: expected confirmed, reported or disputed, found “reportd”. Did you mean “reported”? [unknown-choice]\n\
         -:1:105: expected a field that a card knows, found “colour”. [unknown-field]\n"
    );
    let lenient = rendered(&["--format", "text", "--lenient"], FAULTY);
    assert_eq!((lenient.code, &lenient.error), (0, &strict.error));
    assert!(lenient.out.starts_with("T\n=\n"), "{}", lenient.out);
    for fatal in ["{", "[]", r#"{"title": "T"}"#] {
        let done = rendered(&["--lenient"], fatal);
        assert_eq!((done.code, done.out.as_str(), done.error.lines().count()), (1, "", 1), "{}", done.error);
    }
    // A problem is one line, whatever is found.
    let lines = rendered(&[], &FAULTY.replace("reportd", "a\\nb\\u001b[31m"));
    assert_eq!(lines.error.lines().count(), 2, "{}", lines.error);
    assert!(!lines.error.contains('\u{1b}'));
}

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
        ("", "1:1: expected a card file in JSON, found EOF while parsing a value. [not-json]"),
        (
            "{\n  \"title\": \"Été\" \"terms\": []\n}",
            "2:18: expected a card file in JSON, found expected `,` or `}`. [not-json]",
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
    let folder = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/www/cards")).unwrap();
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
            "expected": "a card file in JSON", "found": "EOF while parsing an object", "nearest": null, "fatal": true,
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
