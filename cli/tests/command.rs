//! What the command promises to those who type it and to the programs that call it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

mod program;

use html5ever::tendril::TendrilSink as _;
use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use program::{Done, done, what_changed};

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
    let card = what_changed::card::parse(&done.out).unwrap();
    assert_eq!(card.title, "Rules");
    assert_eq!(card.terms.iter().map(|term| term.label.as_str()).collect::<Vec<_>>(), ["Fees", "Dogs"]);
}

/// Whoever looks for an example finds the documents beside the card that the command makes of them.
#[test]
fn the_card_of_the_example_contract_is_what_import_makes() {
    let cards = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../www/cards");
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
