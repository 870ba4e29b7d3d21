//! The behaviour of `diff` and `import`, and of the command as a whole.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

mod program;

use html5ever::tendril::TendrilSink as _;
use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use program::{Output, run, what_changed};

/// Two files. Each test has its own.
struct Pair {
    old: PathBuf,
    new: PathBuf,
}

impl Pair {
    fn new(test: &str, old: impl AsRef<[u8]>, new: impl AsRef<[u8]>) -> Self {
        let file = |side: &str, text: &[u8]| {
            let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{test}-{side}.txt"));
            fs::write(&path, text).unwrap();
            path
        };
        Self { old: file("old", old.as_ref()), new: file("new", new.as_ref()) }
    }

    fn diff(&self, arguments: &[&str]) -> Output {
        run(self.command(arguments), "")
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
fn ops_are_one_json_array_with_both_texts() {
    let output = Pair::new("ops", OLD, NEW).diff(&["--format", "ops"]);
    assert_eq!((output.code, output.error.as_str()), (1, ""));
    assert_eq!(output.out.matches('\n').count(), 1, "{}", output.out);
    let ops: Vec<(String, String)> = serde_json::from_str(&output.out).unwrap();
    assert_eq!(ops[0], ("=".to_owned(), "Microsoft is the ".to_owned()));
    let without =
        |left_out| ops.iter().filter(|(op, _)| op != left_out).map(|(_, text)| text.as_str()).collect::<String>();
    assert_eq!((without("+").as_str(), without("-").as_str()), (OLD, NEW));
    assert!(ops.iter().all(|(op, _)| ["=", "-", "+"].contains(&op.as_str())), "{}", output.out);
}

#[test]
fn equal_texts_exit_with_0() {
    let pair = Pair::new("same", "One.", "One.");
    for (format, out) in [
        ("ops", "[[\"=\",\"One.\"]]\n"),
        ("text", ""),
        ("html", "<div class=\"redline\"><p dir=\"auto\">One.</p></div>\n"),
    ] {
        let output = pair.diff(&["--format", format]);
        assert_eq!((output.code, output.out.as_str(), output.error.as_str()), (0, out, ""), "{format}");
    }
    assert_eq!(Pair::new("empty", "", "").diff(&["--format", "ops"]).out, "[]\n");
}

#[test]
fn text_has_marks_in_a_pipe_and_colours_on_demand() {
    let pair = Pair::new("text", "The fee is $38.", "The fee is $50.");
    let marked = "The fee is [-$38-]{+$50+}.\n";
    let coloured = "The fee is \u{1b}[31m$38\u{1b}[0m\u{1b}[32m$50\u{1b}[0m.\n";
    assert_eq!(pair.diff(&[]).out, marked);
    assert_eq!(pair.diff(&["--color", "always"]).out, coloured);
    assert_eq!(pair.diff(&["--color", "never"]).out, marked);

    let mut forced = pair.command(&[]);
    forced.env("CLICOLOR_FORCE", "1");
    assert_eq!(run(forced, "").out, coloured);
    let mut refused = pair.command(&[]);
    refused.env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1");
    assert_eq!(run(refused, "").out, marked);
}

#[test]
fn escape_sequences_in_the_texts_stay() {
    let pair = Pair::new("escapes", "\u{1b}[1mone\u{1b}[0m two", "\u{1b}[1mone\u{1b}[0m three");
    assert_eq!(pair.diff(&["--color", "never"]).out, "\u{1b}[1mone\u{1b}[0m [-two-]{+three+}\n");
}

#[test]
fn parsed_html_contains_both_texts() {
    let pieces = ["One & two <b>three</b>.", "\r\n\r\n", "\"Four\"\n\n\n  five", "\n", "six\n\n"];
    let old = pieces.concat();
    let new = [pieces[0], "\n\nNew.", pieces[1], pieces[3], pieces[4]].concat();
    let output = Pair::new("html", &old, &new).diff(&["--format", "html"]);
    assert_eq!((output.code, output.error.as_str()), (1, ""));
    assert_eq!(text_of(&output.out, "ins"), old + "\n");
    assert_eq!(text_of(&output.out, "del"), new + "\n");
}

/// Returns the text of a fragment, without the elements with a name.
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
    let pair = Pair::new("input", "One two.", "");
    let mut command = what_changed(&["diff"]);
    command.arg(&pair.old).arg("-");
    let output = run(command, "One three.");
    assert_eq!((output.code, output.out.as_str()), (1, "One [-two-]{+three+}.\n"));

    let twice = run(what_changed(&["diff", "-", "-"]), "");
    assert_eq!((twice.code, twice.out.as_str()), (2, ""));
    assert!(twice.error.contains("standard input can be read only once; replace one - by a file"), "{}", twice.error);
}

#[test]
fn an_unreadable_file_is_named_in_the_error() {
    let pair = Pair::new("unread", "", "");
    let missing = run(what_changed(&["diff", "no-such-file.txt", &pair.new.to_string_lossy()]), "");
    assert_eq!((missing.code, missing.out.as_str()), (2, ""));
    assert!(
        missing.error.starts_with("error: could not read no-such-file.txt; give the path of a text file"),
        "{}",
        missing.error
    );

    let latin = Pair::new("latin", "café", b"un\ncaf\xe9 ouvert").diff(&[]);
    assert_eq!((latin.code, latin.out.as_str()), (2, ""));
    assert!(latin.error.contains("latin-new.txt: line 2 is not UTF-8 text (byte 0xE9 at offset 6);"));
}

#[test]
fn invalid_arguments_exit_with_2() {
    for arguments in [&[][..], &["diff"], &["diff", "a"], &["diff", "a", "b", "--format", "pdf"], &["merge"]] {
        let output = run(what_changed(arguments), "");
        assert_eq!((output.code, output.out.as_str()), (2, ""), "{arguments:?}");
        assert!(output.error.contains("--help"), "{arguments:?}: {}", output.error);
    }
    assert_eq!(run(what_changed(&["diff", "--help"]), "").code, 0);
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    let long = "One line of many.\n".repeat(100_000);
    let pair = Pair::new("enough", &long, format!("{long}One more.\n"));
    let mut child = pair.command(&[]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(1), &[][..]));
}

#[test]
fn two_documents_become_a_card_file() {
    let pair = Pair::new(
        "import",
        "# Rules\n\n## Fees\n\nFive euros.\n\n## Dogs\n\nNone.",
        "# Rules\n\n## Fees\n\nSix euros.\n",
    );
    let mut command = what_changed(&["import"]);
    command.args([&pair.old, &pair.new]);
    let output = run(command, "");
    assert_eq!((output.code, output.error.as_str()), (0, ""));
    let card = what_changed::card::parse(&output.out).unwrap();
    assert_eq!(card.title, "Rules");
    assert_eq!(card.terms.iter().map(|term| term.label.as_str()).collect::<Vec<_>>(), ["Fees", "Dogs"]);
}

#[test]
fn import_makes_the_card_of_the_example_contract() {
    let cards = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../www/cards");
    let mut command = what_changed(&["import"]);
    command.args(["2030.md", "2031.md"].map(|name| cards.join("contract").join(name)));
    let output = run(command, "");
    assert_eq!((output.code, output.error.as_str()), (0, ""));
    assert_eq!(output.out, fs::read_to_string(cards.join("contract.json")).unwrap());
}

#[test]
fn empty_documents_make_no_card() {
    let pair = Pair::new("import-empty", "", "\n");
    let mut command = what_changed(&["import"]);
    command.args([&pair.old, &pair.new]);
    let output = run(command, "");
    assert_eq!(output.code, 2);
    assert!(output.out.is_empty() && output.error.starts_with("error: "), "{}", output.error);
}
