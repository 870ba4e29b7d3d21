//! What the redline promises, whatever the texts.

mod drawn;

use drawn::Drawn;
use proptest::prelude::*;
use what_changed::redline::{Op, redline};

fn joined(old: &str, new: &str, without: Op) -> String {
    redline(old, new).iter().filter(|edit| edit.op != without).map(|edit| edit.text).collect()
}

/// Texts that have much in common.
fn text() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "the ",
        "licence ",
        "ends ",
        "in ",
        "2032",
        "$1,000",
        ". ",
        "\n\n",
        "don’t ",
        "👩‍👩‍👧 ",
        "e\u{301}",
        "独占",
        " ",
        "%",
    ];
    prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn both_texts_rebuild_from_the_edits(old in text(), new in text()) {
        prop_assert_eq!(joined(&old, &new, Op::Insert), old.clone());
        prop_assert_eq!(joined(&old, &new, Op::Delete), new);
    }

    #[test]
    fn any_texts_rebuild_from_the_edits(old in ".{0,60}", new in ".{0,60}") {
        prop_assert_eq!(joined(&old, &new, Op::Insert), old.clone());
        prop_assert_eq!(joined(&old, &new, Op::Delete), new);
    }

    #[test]
    fn a_text_against_itself_changes_nothing(text in text()) {
        prop_assert!(redline(&text, &text).iter().all(|edit| edit.op == Op::Keep));
    }

    #[test]
    fn no_edit_is_empty(old in text(), new in text()) {
        prop_assert!(redline(&old, &new).iter().all(|edit| !edit.text.is_empty()));
    }
}

#[test]
fn what_comes_behind_the_last_line_comes_last() {
    assert_eq!(joined("\n\n", "\n\nthe ", Op::Delete), "\n\nthe ");
    assert_eq!(joined("203220322032", "", Op::Delete), "");
}

#[test]
fn words_are_not_cut() {
    let shown = |old, new| {
        let mark = |op| match op {
            Op::Keep => "",
            Op::Delete => "-",
            Op::Insert => "+",
        };
        redline(old, new).iter().fold(String::new(), |all, edit| all + mark(edit.op) + "[" + edit.text + "]")
    };
    assert_eq!(shown("worth $38 billion", "worth $50 billion"), "[worth ]-[$38 billion]+[$50 billion]");
    assert_eq!(shown("It’s 4.2%.", "It’s 4.25%."), "[It’s ]-[4.2%]+[4.25%][.]");
}

#[test]
fn a_redline_reads_as_a_person_would_draw_it() {
    let mut wrong = Vec::new();
    for (line, number) in include_str!("redline_as_drawn.txt").lines().zip(1..) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let drawn = Drawn::read(line);
        let (old, new) = (drawn.text(Op::Insert), drawn.text(Op::Delete));
        let mut found = Drawn::of(&redline(&old, &new));
        if drawn.kinds.is_none() {
            found.kinds = None;
        }
        let (drawn, found) = (drawn.normal().line(), found.normal().line());
        if drawn != found {
            // `cargo xtask audit` reads the numbers.
            wrong.push(format!("tests/redline_as_drawn.txt:{number}\n  drawn: {drawn}\n  found: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
