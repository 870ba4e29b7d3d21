//! Tests of cards imported from two documents: sections are paired as a reader expects, and no word is lost or
//! repeated.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use what_changed::card::{self, Card, Date, Stated, Term};
use what_changed::document::ENGLISH;
use what_changed::import::{self, Document};
use what_changed::resolve::resolve;
use what_changed::state::State;

fn compared(old: &str, new: &str) -> Card {
    let version = |label, text| Document { label, text, ..Document::default() };
    import::card(Some("Title"), &version("Old", old), &version("New", new)).unwrap()
}

/// Returns a line for each term: its kind of change, topic and label, its old heading if it was renamed, and its
/// meaning.
fn outline(card: &Card) -> String {
    let mut lines = String::new();
    let resolved = resolve(card, &State::first(card), &ENGLISH);
    for group in &resolved.groups {
        for shown in &group.terms {
            let term = &card.terms[shown.index];
            write!(lines, "{:9} ", shown.kind.name()).unwrap();
            if let Some(topic) = group.topic {
                write!(lines, "[{topic}] ").unwrap();
            }
            lines += &term.label;
            if let [Some(before), Some(after)] = texts(term).map(|text| text.map(first_line))
                && before != after
                && after == term.label
            {
                write!(lines, " | was: {before}").unwrap();
            }
            if let Some(meaning) = &term.meaning {
                write!(lines, " | {}", meaning.text).unwrap();
            }
            lines.push('\n');
        }
    }
    lines
}

fn texts(term: &Term) -> [Option<&str>; 2] {
    [0, 1].map(|at| term.values[at].stated.as_ref().map(|stated: &Stated| stated.statement.text.as_str()))
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

fn fixtures() -> Vec<(String, String, PathBuf)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/documents");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut old: Vec<PathBuf> = paths.filter(|path| path.to_string_lossy().ends_with(".old.md")).collect();
    old.sort();
    let read = |path: PathBuf| {
        let stem = path.to_string_lossy().replace(".old.md", "");
        let text = |end: &str| fs::read_to_string(format!("{stem}{end}")).unwrap();
        (text(".old.md"), text(".new.md"), format!("{stem}.outline.txt").into())
    };
    old.into_iter().map(read).collect()
}

#[test]
fn documents_are_outlined_as_a_person_would() {
    let mut wrong = String::new();
    for (old, new, path) in fixtures() {
        let expected = fs::read_to_string(&path).unwrap_or_default();
        let found = outline(&compared(&old, &new));
        if found != expected {
            write!(wrong, "{}\n--- expected\n{expected}--- found\n{found}\n", path.display()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn line_ends_do_not_matter() {
    for (old, new, _) in fixtures() {
        let windows = |text: &str| text.replace('\n', "\r\n");
        assert_eq!(compared(&windows(&old), &format!("\u{feff}{}", windows(&new))), compared(&old, &new));
    }
}

#[test]
fn a_renamed_section_begins_with_its_heading_in_both_versions() {
    let card = compared("# 3. Lost books\n\nYou pay for it.", "# 4. Lost and damaged books\n\nYou pay for it.");
    assert_eq!(card.terms[0].label, "Lost and damaged books");
    assert_eq!(
        texts(&card.terms[0]),
        [Some("Lost books\n\nYou pay for it."), Some("Lost and damaged books\n\nYou pay for it.")]
    );
}

#[test]
fn the_versions_are_named_and_dated() {
    let old = Document { label: "First edition", date: Date::parse("2030-03"), text: "# Terms\n\n## A\n\nx" };
    let new = Document { label: "", date: Date::parse("2031-05-02"), text: "# New terms\n\n## A\n\nx" };
    let card = import::card(None, &old, &new).unwrap();
    assert_eq!(card.title, "New terms");
    let versions: Vec<_> = card.versions.iter().map(|version| (version.label.as_deref(), version.date)).collect();
    assert_eq!(versions, [(Some("First edition"), old.date), (None, new.date)]);
}

#[test]
fn documents_without_words_or_a_title_make_no_card() {
    let card = |title, old, new| {
        let version = |text| Document { text, ..Document::default() };
        import::card(title, &version(old), &version(new))
    };
    assert_eq!(card(Some("T"), "", " \n\n***").unwrap_err(), import::Error::NoWords);
    assert_eq!(card(None, "a text", "another").unwrap_err(), import::Error::NoTitle);
    assert_eq!(card(None, "", "# A").unwrap().terms[0].label, "A");
}

/// A document as long as a long set of terms of service.
#[test]
fn long_documents_are_compared() {
    let document = |changed: usize| -> String {
        let section = |at: usize| {
            let text = format!("Clause {at} says that party {} owes party {} a duty. ", at % 17, at % 23).repeat(20);
            format!("## {at}. Duty {at}\n\n{}{text}\n\n", if at.is_multiple_of(changed) { "Amended. " } else { "" })
        };
        (1..400).map(section).collect()
    };
    let card = compared(&document(400), &document(10));
    assert_eq!(card.terms.len(), 399);
    assert_eq!(card.terms.iter().filter(|term| texts(term)[0] != texts(term)[1]).count(), 39);
}

/// A section of a generated document. Words of headings begin with `h`, words of texts with `b`.
#[derive(Clone, Debug)]
struct Section {
    heading: usize,
    look: usize,
    level: usize,
    text: Vec<usize>,
}

fn section() -> impl Strategy<Value = Section> {
    (0..14usize, 0..8usize, 1..4usize, prop::collection::vec(0..40usize, 0..12))
        .prop_map(|(heading, look, level, text)| Section { heading, look, level, text })
}

fn written(sections: &[Section]) -> String {
    let mut document = String::new();
    for (at, Section { heading, look, level, text }) in sections.iter().enumerate() {
        let (words, number) = (format!("Hall{heading} has{}", heading % 3), at + 1);
        let hashes = "#".repeat(*level);
        let heading = match look {
            0 => format!("{hashes} {words}"),
            1 => format!("{hashes} {number}. **{words}** {hashes}"),
            2 => format!("{words}\n==="),
            3 => format!("{number}\\. {words}\n----"),
            4 => format!("{number}. {words}"),
            5 => format!("Article {number} {words}"),
            6 => format!("**{words}**"),
            _ => String::new(),
        };
        write!(document, "{heading}\n\n").unwrap();
        for (at, words) in text.chunks(4).enumerate() {
            let words: Vec<String> = words.iter().map(|word| format!("b{word}")).collect();
            match at {
                1 => writeln!(document, "- {}\n", words.join("\n- ")).unwrap(),
                2 => writeln!(document, "```\n# {}\n```\n", words.join(" ")).unwrap(),
                _ => writeln!(document, "{}.\n", words.join(" ")).unwrap(),
            }
        }
    }
    document
}

/// Generates two versions of a document: sections stay, move, or are removed, added, renamed or rewritten.
fn versions() -> impl Strategy<Value = (String, String)> {
    let old = prop::collection::vec(section(), 0..9);
    let new = prop::collection::vec((0..9usize, 0..6usize, section()), 0..9);
    (old, new).prop_map(|(old, new)| {
        let amended = new.into_iter().map(|(from, how, fresh)| match (old.get(from), how) {
            (Some(kept), 0..=2) => kept.clone(),
            (Some(kept), 3) => Section { heading: fresh.heading, ..kept.clone() },
            (Some(kept), 4) => Section { text: [&kept.text[..], &fresh.text].concat(), ..kept.clone() },
            _ => fresh,
        });
        let new: Vec<Section> = amended.collect();
        (written(&old), written(&new))
    })
}

fn count(text: &str, step: isize, counts: &mut BTreeMap<String, isize>) {
    for word in text.split(|char: char| !char.is_alphanumeric()).map(str::to_lowercase) {
        if word.starts_with(['h', 'b']) {
            *counts.entry(word).or_default() += step;
        }
    }
}

/// Returns the words that occur more or less often in a version of the card than in its document, with the difference.
fn differing(card: &Card, side: usize, document: &str) -> BTreeMap<String, isize> {
    let mut counts = BTreeMap::new();
    count(document, -1, &mut counts);
    for term in &card.terms {
        let Some(text) = texts(term)[side] else { continue };
        count(text, 1, &mut counts);
        // If a version begins with its heading, the label repeats it.
        let repeats_heading = |text: &str| text.starts_with('H') && text.lines().nth(1).is_none_or(str::is_empty);
        if !texts(term).into_iter().flatten().any(repeats_heading) {
            // An ambiguous label begins with the parent's heading.
            count(term.label.rsplit(" – ").next().unwrap_or_default(), 1, &mut counts);
        }
    }
    counts.retain(|_, count| *count != 0);
    counts
}

proptest! {
    #[test]
    fn every_word_is_in_the_card_once((old, new) in versions()) {
        let version = |label, text| Document { label, text, ..Document::default() };
        let Ok(card) = import::card(Some("Title"), &version("Old", &old), &version("New", &new)) else {
            prop_assert!(![old, new].concat().contains(['h', 'H', 'b']));
            return Ok(());
        };
        let mut elsewhere = BTreeMap::new();
        card.terms.iter().filter_map(|term| term.topic.as_deref()).for_each(|topic| count(topic, 1, &mut elsewhere));
        if let Ok(titled) = import::card(None, &version("Old", &old), &version("New", &new)) {
            count(&titled.title, 1, &mut elsewhere);
        }
        for (side, document) in [&old, &new].into_iter().enumerate() {
            for (word, count) in differing(&card, side, document) {
                // A heading can be a topic or the title instead of a term.
                let times = elsewhere.get(&word).copied().unwrap_or_default();
                prop_assert!(count < 0 && -count <= times, "{word} {count} in\n{document}\n{}", outline(&card));
            }
        }
    }

    #[test]
    fn the_card_is_without_fault((old, new) in versions()) {
        let version = |label, text| Document { label, text, ..Document::default() };
        if let Ok(card) = import::card(Some("Title"), &version("Old", &old), &version("New", &new)) {
            prop_assert_eq!(card::parse(&serde_json::to_string(&card).unwrap()), Ok(card));
        }
    }

    #[test]
    fn a_document_against_itself_is_unchanged((document, _) in versions()) {
        let version = Document { text: &document, ..Document::default() };
        if let Ok(card) = import::card(Some("Title"), &version, &version) {
            for line in outline(&card).lines() {
                prop_assert!(line.starts_with("unchanged") && !line.contains(" | "), "{line}\n{document}");
            }
        }
    }

    #[test]
    fn any_texts_make_a_card_or_none(old in any_text(), new in any_text()) {
        let version = |text| Document { label: text, text, ..Document::default() };
        if let Ok(card) = import::card(None, &version(&old), &version(&new)) {
            prop_assert_eq!(card::parse(&serde_json::to_string(&card).unwrap()), Ok(card));
        }
    }
}

/// Generates texts from pieces that the parser treats specially.
fn any_text() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\0",
        "# ",
        "### ",
        " #",
        "\n===\n",
        "\n---\n",
        "1. ",
        "12.3 ",
        "Article 4",
        "IV. ",
        "§ ",
        "**",
        "_",
        "`",
        "```\n",
        "~~~",
        "[",
        "](",
        ")",
        "<",
        ">",
        "\\",
        "{#",
        "}",
        "    ",
        "\t",
        "- ",
        "> ",
        "| ",
        "Fees",
        "FEES AND TERM",
        "word ",
        "Ends.",
        "é",
        "费用",
        "\u{a0}",
        "\u{2028}",
        "\u{feff}",
        "2031",
    ];
    prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}
