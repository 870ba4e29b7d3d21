//! The behaviour of `what-changed render`, for publishers and their builds.

mod program;

use std::fs::{self, File};
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use program::{Output, run, what_changed};

/// A card with two problems.
const FAULTY: &str = r#"{"title": "T", "terms": [{"label": "L", "before": {"text": "x", "standing": "reportd"}, "after": "y"}], "colour": 1}"#;

fn rendered(arguments: &[&str], card: &str) -> Output {
    let mut command = what_changed(&["render", "-"]);
    command.args(arguments);
    run(command, card)
}

#[test]
fn a_card_is_rendered_in_each_format() {
    let card =
        r#"{"title": "Fares", "terms": [{"label": "Single", "before": "It costs £2.", "after": "It costs £3."}]}"#;
    for (format, begins, has) in [
        ("fragment", "<div><what-changed><template shadowrootmode=\"open\" hidden=\"\"><style>", "<h2>Fares</h2>"),
        (
            "plain",
            "<div><what-changed data-card='{",
            "<p><strong>Before</strong>: It costs <del dir=\"auto\">£2</del>.</p>",
        ),
        ("html", "<!DOCTYPE html>\n<html lang=\"en\">", "<script async=\"\" src=\"what-changed.js\"></script>"),
        ("iframe", "<!DOCTYPE html>\n<html lang=\"en\">", "<script async=\"\" src=\"what-changed-frame.js\"></script>"),
        ("text", "Fares\n=====\n", "\nIt costs [-£2-]{+£3+}.\n"),
        ("markdown", "## Fares\n", "\nIt costs ~~£2~~ **£3**.\n"),
        ("jsonld", "{\"@context\":\"https://schema.org\"", "\"headline\":\"Fares\""),
    ] {
        let output = rendered(&["--format", format], card);
        assert_eq!((output.code, output.error.as_str()), (0, ""), "{format}");
        assert!(output.out.starts_with(begins) && output.out.contains(has), "{format}: {}", output.out);
        assert!(output.out.ends_with('\n') && !output.out.ends_with("\n\n"), "{format}");
    }
    assert_eq!(rendered(&[], card).out, rendered(&["--format", "fragment"], card).out);
    let with_attributes = rendered(&["--id", "fares", "--src", "fares.json", "--live", "--format", "plain"], card);
    assert!(
        with_attributes.out.starts_with("<div><what-changed id=\"fares\" src=\"fares.json\" live=\"\" "),
        "{}",
        with_attributes.out
    );
    assert_eq!(rendered(&["--live"], card).code, 2);
}

#[test]
fn out_names_the_file() {
    let cards = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../www/cards");
    let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("rendered.txt");
    let render = |out: &PathBuf| {
        let mut command = what_changed(&["render", "--format", "text", "--out"]);
        command.arg(out).arg(cards.join("small.json"));
        run(command, "")
    };
    let written = render(&out);
    assert_eq!((written.code, written.out.as_str(), written.error.as_str()), (0, "", ""));
    assert!(fs::read_to_string(&out).unwrap().starts_with("Example: the rules of Fernhill Library\n======"));
    let nowhere = render(&out.join("nowhere"));
    assert_eq!(nowhere.code, 2);
    assert!(nowhere.error.contains("could not write"), "{}", nowhere.error);
}

#[test]
fn a_card_with_problems_is_rendered_only_if_lenient() {
    let strict = rendered(&["--format", "text"], FAULTY);
    assert_eq!((strict.code, strict.out.as_str()), (1, ""));
    assert_eq!(
        strict.error,
        "-:1:77: Term 1 (“L”), \"before\", \"standing\": write confirmed, reported or disputed, not “reportd”. Did you mean “reported”? [unknown-choice]\n\
         -:1:105: Unknown field “colour” in the card. [unknown-field]\n"
    );
    let lenient = rendered(&["--format", "text", "--lenient"], FAULTY);
    assert_eq!((lenient.code, &lenient.error), (0, &strict.error));
    assert!(lenient.out.starts_with("T\n=\n"), "{}", lenient.out);
    for fatal in ["{", "[]", r#"{"title": "T"}"#] {
        let output = rendered(&["--lenient"], fatal);
        assert_eq!((output.code, output.out.as_str(), output.error.lines().count()), (1, "", 1), "{}", output.error);
    }
    // A problem is one line, even if it quotes line ends.
    let lines = rendered(&[], &FAULTY.replace("reportd", "a\\nb\\u001b[31m"));
    assert_eq!(lines.error.lines().count(), 2, "{}", lines.error);
    assert!(!lines.error.contains('\u{1b}'));
}

#[test]
fn pages_refer_to_the_given_addresses() {
    let card = r#"{"title": "Fares", "terms": [{"label": "Single", "before": "£2", "after": "£3"}]}"#;
    for format in ["html", "iframe"] {
        let page = rendered(&["--format", format, "--script", "https://cdn.example/1.js?a&b"], card);
        assert!(
            page.out.contains("<script async=\"\" src=\"https://cdn.example/1.js?a&amp;b\"></script>"),
            "{}",
            page.out
        );
    }
    let answer = rendered(&["--format", "oembed", "--page", "https://news.example/fares.html"], card);
    let answer: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(
        (&answer["version"], &answer["type"], &answer["title"]),
        (&"1.0".into(), &"rich".into(), &"Fares".into())
    );
    assert_eq!((answer["width"].as_u64(), answer["height"].as_u64()), (Some(640), Some(720)));
    assert_eq!(
        answer["html"],
        "<iframe src=\"https://news.example/fares.html\" title=\"Fares\" width=\"640\" height=\"720\" frameborder=\"0\"></iframe>"
    );
    // A frame needs an address.
    let nowhere = rendered(&["--format", "oembed"], card);
    assert!(nowhere.code == 2 && nowhere.error.contains("--page"), "{}", nowhere.error);
}

/// A folder with card files. Each test has its own.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str, cards: &[(&str, &str)]) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
        let _ = fs::remove_dir_all(&path);
        let folder = Self(path);
        for (name, card) in cards {
            folder.write(name, card);
        }
        folder
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.join("cards").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Renders all cards as text to `out`.
    fn render(&self, arguments: &[&str]) -> Output {
        let mut command = what_changed(&["render", "cards", "--out", "out", "--format", "text"]);
        command.args(arguments).current_dir(&self.0);
        run(command, "")
    }

    /// Runs the command in the folder.
    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = what_changed(arguments);
        command.current_dir(&self.0);
        run(command, "")
    }

    fn read(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.0.join(name)).ok()
    }
}

const FARES: &str = r#"{"title": "Fares", "terms": [{"label": "Single", "before": "£2", "after": "£3"}]}"#;

#[test]
fn cards_with_problems_do_not_stop_the_others() {
    let folder =
        Folder::new("render-folder", &[("a.json", FARES), ("deep/b.json", FARES), ("c.json", FAULTY), ("d.json", "{")]);
    folder.write("notes.txt", "not a card");
    folder.write("card.schema.json", "{}");
    folder.write(".hidden.json", "{");
    let output = folder.render(&[]);
    assert_eq!((output.code, &*output.out), (1, ""));
    for name in ["out/a.txt", "out/deep/b.txt"] {
        assert!(folder.read(name).unwrap().starts_with("Fares\n"), "{name}");
    }
    assert_eq!((folder.read("out/c.txt"), folder.read("out/d.txt")), (None, None));
    let lines: Vec<&str> = output.error.lines().collect();
    assert!(
        lines[0].starts_with("cards/c.json:1:77: ") && lines[2].starts_with("cards/d.json:1:2: "),
        "{}",
        output.error
    );
    assert!(
        output.error.ends_with("2 of 4 cards were not written:\n  cards/c.json\n  cards/d.json\n"),
        "{}",
        output.error
    );
}

#[test]
fn only_changed_skips_what_is_up_to_date() {
    let folder = Folder::new("render-changed", &[("a.json", FARES), ("b.json", FARES), ("c.json", FAULTY)]);
    let file = |name: &str| folder.0.join("out").join(name);
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let mark = |name: &str| File::options().append(true).open(file(name)).unwrap().set_modified(long_ago).unwrap();
    let was_left = |name: &str| fs::metadata(file(name)).unwrap().modified().unwrap() == long_ago;
    assert_eq!(folder.render(&["--only-changed"]).code, 1);
    mark("a.txt");
    mark("b.txt");
    folder.write("b.json", &FARES.replace("£3", "£4"));
    let again = folder.render(&["--only-changed"]);
    assert!(was_left("a.txt") && !was_left("b.txt"));
    // Problems are reported each time.
    assert!(again.code == 1 && again.error.contains("cards/c.json:1:77: "), "{}", again.error);
    // Another flag renders everything again. A deleted file is rendered again.
    mark("b.txt");
    folder.render(&["--only-changed", "--lenient"]);
    assert!(!was_left("a.txt") && !was_left("b.txt"));
    mark("b.txt");
    fs::remove_file(folder.0.join("out/a.txt")).unwrap();
    folder.render(&["--only-changed", "--lenient"]);
    assert!(was_left("b.txt") && folder.read("out/a.txt").is_some());
    // Without the flag, everything is rendered.
    folder.render(&[]);
    assert!(!was_left("b.txt"));
}

#[test]
fn only_changed_renders_over_other_output() {
    let folder = Folder::new("render-since", &[("a.json", FARES)]);
    let shows = |text: &str| assert!(folder.read("out/a.txt").unwrap().contains(text), "{text}");
    let faulty = |fare: &str| folder.write("a.json", &FAULTY.replace("\"y\"", fare));
    folder.render(&["--only-changed", "--lenient"]);
    // The output of a card with problems is not recorded.
    faulty("\"£7\"");
    folder.render(&["--only-changed", "--lenient"]);
    shows("£7");
    folder.write("a.json", FARES);
    folder.render(&["--only-changed", "--lenient"]);
    shows("£3");
    // By hand, or by another run.
    fs::write(folder.0.join("out/a.txt"), "by hand").unwrap();
    folder.render(&["--only-changed", "--lenient"]);
    shows("£3");
}

#[test]
fn each_card_has_its_own_id_and_address() {
    let folder = Folder::new("render-names", &[("a.json", FARES), ("deep/b.json", FARES), ("odd #1 50%.json", FARES)]);
    let one_id = folder.render(&["--id", "fares"]);
    assert!(one_id.code == 2 && one_id.error.contains("--id fares") && one_id.error.contains("{}"), "{}", one_id.error);
    let filled = folder.run(&[
        "render",
        "cards",
        "--out",
        "out",
        "--format",
        "plain",
        "--id",
        "wc-{}",
        "--src",
        "/cards/{}.json",
    ]);
    assert_eq!((filled.code, &*filled.error), (0, ""));
    // Two names may become the same id.
    folder.write("deep-b.json", FARES);
    let twice = folder.render(&["--id", "wc-{}"]);
    assert!(twice.code == 2 && twice.error.contains("wc-deep-b for both cards/deep"), "{}", twice.error);
    let odd =
        folder.run(&["render", "cards/odd #1 50%.json", "--format", "plain", "--id", "{}", "--src", "/cards/{}.json"]);
    assert!(odd.out.contains("id=\"odd-#1-50%\" src=\"/cards/odd%20%231%2050%25.json\""), "{}", odd.out);
    let plain = folder.read("out/deep/b.html").unwrap();
    assert!(plain.starts_with("<div><what-changed id=\"wc-deep-b\" src=\"/cards/deep/b.json\""), "{plain}");
}

#[test]
fn nothing_overwrites_a_card_or_other_output() {
    let folder = Folder::new("render-over", &[("a.json", FARES), ("a.oembed.json", FARES), ("deep/a.json", FARES)]);
    for (arguments, expected) in [
        (&["cards/a.json", "--out", "cards/a.json"][..], "would overwrite a card"),
        (
            &["cards/a.json", "cards/a.oembed.json", "--format", "oembed", "--page", "{}", "--out", "cards"],
            "would overwrite a card",
        ),
        (&["cards/a.json", "cards/deep/a.json", "--out", "out"], "would both be written to out"),
        (&["cards"], "--out"),
        (&["cards", "--out", "cards/a.json"], "is a file; give a folder"),
        (&["cards/a.json", "--out", "a.html", "--only-changed"], "give a folder with --out"),
        (&["nowhere.json"], "could not read nowhere.json"),
    ] {
        let refused = folder.run(&[&["render"], arguments].concat());
        assert!(refused.code == 2 && refused.error.contains(expected), "{arguments:?}: {}", refused.error);
    }
    assert_eq!(folder.read("cards/a.json").as_deref(), Some(FARES));
    assert_eq!(folder.read("out/a.html"), None);
    fs::create_dir(folder.0.join("empty")).unwrap();
    let none = folder.run(&["render", "empty", "--out", "out"]);
    assert!(none.code == 2 && none.error.contains("the folder empty contains no card file"), "{}", none.error);
}
