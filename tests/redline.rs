//! Checks the promises of the redline on random texts, and its rules on drawn redlines.

mod drawn;

use drawn::Drawn;
use proptest::prelude::*;
use unicode_segmentation::GraphemeCursor;
use what_changed::redline::{Edit, EditKind, Op, redline};

/// Joins the texts of all edits except those of one operation: the old text without insertions, the new one without
/// deletions.
fn joined(old: &str, new: &str, without: Op) -> String {
    redline(old, new).iter().filter(|edit| edit.op != without).map(|edit| edit.text).collect()
}

/// Generates texts with many words in common.
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

/// Generates paragraphs and clauses, so that some move, are renumbered or are rewritten.
fn paragraphs() -> impl Strategy<Value = String> {
    const PARAGRAPHS: &[&str] = &[
        "The tenant keeps the stairs clean and free of snow in winter.\n\n",
        "The tenant keeps the stairs clean and free of ice in winter.\n\n",
        "The rent is due on the first of each month. It is paid in advance, in euros, by transfer or in cash.\n",
        "The rent is due on the first of each month.\n\nIt is paid in advance, in euros, by transfer or in cash.\n",
        "We write to you before these terms change, and you may leave at once if you do not agree with them.\n\n",
        "1. Fees are due in May.\n",
        "2. Fees are due in May.\n",
        "3. Bicycles belong in the shed behind the house.\n\n",
        "Лицензия действует до 2032 года.\r\n",
        "独占的。 ",
        "\n",
    ];
    prop::collection::vec(prop::sample::select(PARAGRAPHS), 0..12).prop_map(|paragraphs| paragraphs.concat())
}

/// Generates texts of mixed scripts with combining marks, emoji and invisible characters, and texts of several
/// paragraphs.
fn any_text() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "a",
        "é",
        "e\u{301}",
        "ß",
        "ж",
        "λ",
        "ع",
        "مَ",
        "ש",
        "नि",
        "क्ष",
        "สิ",
        "น้ำ",
        "独",
        "か\u{3099}",
        "각",
        "\u{1100}\u{1161}",
        "👩‍👩‍👧",
        "👍🏽",
        "🇩🇪",
        "❤️",
        "1️⃣",
        "\u{200b}",
        "\u{ad}",
        "\u{308}",
        " ",
        "  ",
        "\n",
        "\r\n",
        "4",
        ".",
        ",",
        "$",
        "(b)",
        "“",
    ];
    let mixed = prop::collection::vec(prop::sample::select(PIECES), 0..20).prop_map(|pieces| pieces.concat());
    prop_oneof![text(), mixed, paragraphs()]
}

/// Generates an old and a new text, mostly from the same generator.
fn texts() -> impl Strategy<Value = (String, String)> {
    prop_oneof![(any_text(), any_text()), (text(), text()), (paragraphs(), paragraphs())]
}

/// True if every edit starts and ends at a grapheme boundary.
fn keeps_graphemes_whole(edits: &[Edit], text: &str, without: Op) -> bool {
    let mut at = 0;
    edits.iter().filter(|edit| edit.op != without).all(|edit| {
        at += edit.text.len();
        GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0) == Ok(true)
    })
}

proptest! {
    #[test]
    fn both_texts_rebuild_from_the_edits((old, new) in texts()) {
        prop_assert_eq!(joined(&old, &new, Op::Insert), old.clone());
        prop_assert_eq!(joined(&old, &new, Op::Delete), new);
    }

    #[test]
    fn arbitrary_texts_rebuild_from_the_edits(old in ".{0,60}", new in ".{0,60}") {
        prop_assert_eq!(joined(&old, &new, Op::Insert), old.clone());
        prop_assert_eq!(joined(&old, &new, Op::Delete), new);
    }

    #[test]
    fn equal_texts_have_no_changes(text in any_text()) {
        prop_assert!(redline(&text, &text).iter().all(|edit| edit.op == Op::Keep));
    }

    #[test]
    fn the_same_texts_give_the_same_edits((old, new) in texts()) {
        prop_assert_eq!(redline(&old, &new), redline(&old, &new));
    }

    #[test]
    fn no_edit_is_empty((old, new) in texts()) {
        prop_assert!(redline(&old, &new).iter().all(|edit| !edit.text.is_empty()));
    }

    #[test]
    fn no_edit_splits_a_grapheme((old, new) in texts()) {
        let edits = redline(&old, &new);
        prop_assert!(keeps_graphemes_whole(&edits, &old, Op::Insert), "{:#?}", edits);
        prop_assert!(keeps_graphemes_whole(&edits, &new, Op::Delete), "{:#?}", edits);
    }

    #[test]
    fn a_deletion_and_its_replacement_have_the_same_kind((old, new) in texts()) {
        let edits = redline(&old, &new);
        for pair in edits.windows(2).filter(|pair| (pair[0].op, pair[1].op) == (Op::Delete, Op::Insert)) {
            let is_moved = |edit: &Edit| matches!(edit.kind, EditKind::Moved(_));
            prop_assert!(
                pair[0].kind == pair[1].kind || is_moved(&pair[0]) || is_moved(&pair[1]),
                "{:#?}",
                edits
            );
        }
        prop_assert!(edits.iter().all(|edit| (edit.op == Op::Keep) == (edit.kind == EditKind::Same)));
    }

    #[test]
    fn each_move_has_one_deletion_and_one_insertion((old, new) in texts()) {
        let edits = redline(&old, &new);
        let mut moves = std::collections::BTreeMap::<usize, Vec<Op>>::new();
        for edit in &edits {
            if let EditKind::Moved(number) = edit.kind {
                moves.entry(number).or_default().push(edit.op);
            }
        }
        for ops in moves.values() {
            prop_assert!(matches!(ops[..], [Op::Delete, Op::Insert] | [Op::Insert, Op::Delete]), "{:#?}", edits);
        }
    }
}

#[test]
fn text_after_the_last_line_end_comes_last() {
    assert_eq!(joined("\n\n", "\n\nthe ", Op::Delete), "\n\nthe ");
    assert_eq!(joined("203220322032", "", Op::Delete), "");
}

#[test]
fn no_edit_splits_a_word_or_an_amount() {
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

/// Compares the texts of a drawn line. Returns the difference between the drawn redline and the actual one.
fn difference(line: &str) -> Option<String> {
    let drawn = Drawn::parse(line);
    let (old, new) = (drawn.text(Op::Insert), drawn.text(Op::Delete));
    let mut actual = Drawn::from_edits(&redline(&old, &new));
    if drawn.kinds.is_none() {
        actual.kinds = None;
    }
    let (expected, actual) = (drawn.normalized().line(), actual.normalized().line());
    (expected != actual).then(|| format!("  expected: {expected}\n  actual:   {actual}"))
}

#[test]
fn redlines_match_the_drawn_ones() {
    let lines = include_str!("redline_as_drawn.txt").lines().zip(1..);
    let drawn = lines.filter(|(line, _)| !line.is_empty() && !line.starts_with('#'));
    // `cargo xtask audit` parses the line numbers.
    let wrong: Vec<String> = drawn
        .filter_map(|(line, number)| Some(format!("tests/redline_as_drawn.txt:{number}\n{}", difference(line)?)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn the_redlines_in_the_documentation_are_right() {
    let fences = include_str!("../docs/redline.md").split("```redline\n").skip(1);
    let examples: Vec<&str> = fences.filter_map(|rest| rest.split_once("\n```")).map(|(example, _)| example).collect();
    assert!(!examples.is_empty());
    for example in examples.into_iter().flat_map(str::lines) {
        assert_eq!(difference(example), None, "docs/redline.md: {example}");
    }
}
