//! Tables as cards: the same card whatever the table is written in, no text lost, and errors that say where.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use proptest::prelude::*;
use what_changed::card::{self, Card, Term};
use what_changed::import::table::{Form, Row, Table, read};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/tables").join(name)
}

/// The one table of a text, as a card.
fn card(text: &str, form: Form) -> Card {
    let tables = read(text, form);
    assert_eq!(tables.len(), 1, "{text}");
    tables[0].card(Some("Title")).unwrap_or_else(|remarks| panic!("{}\n{text}", remarks[0])).card
}

/// What there is against the one table of a text.
fn faults(text: &str, form: Form) -> Vec<String> {
    let remarks = read(text, form)[0].card(Some("Title")).expect_err(text);
    remarks.iter().map(ToString::to_string).collect()
}

/// What the versions say of a term; `?` where it is not disclosed.
fn said(term: &Term) -> Vec<(&str, &str)> {
    let values = term.values.iter().map(|value| (value.version.as_str(), &value.stated.as_ref().unwrap().statement));
    values.map(|(version, said)| (version, if said.undisclosed { "?" } else { said.text.as_str() })).collect()
}

fn labels(card: &Card) -> Vec<&str> {
    card.terms.iter().map(|term| term.label.as_str()).collect()
}

/// What came of a command.
struct Done {
    code: i32,
    out: String,
    error: String,
}

fn import(arguments: &[&str], input: &[u8]) -> Done {
    let mut command = Command::new(env!("CARGO_BIN_EXE_what-changed"));
    command.arg("import").args(arguments).current_dir(fixture(""));
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A command that refuses its arguments reads nothing.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Done { code: output.status.code().unwrap(), out: text(output.stdout), error: text(output.stderr) }
}

#[test]
fn each_form_gives_the_same_card() {
    let html = import(&["gym.html"], b"");
    assert_eq!((html.code, html.error.as_str()), (0, ""));
    let card = card::parse(&html.out).unwrap();
    assert_eq!(card.title, "Harbour Gym: the terms");
    let versions: Vec<_> =
        card.versions.iter().map(|of| (of.id.as_str(), of.label.as_deref(), of.date.map(card::Date::iso))).collect();
    let dated = |date: &str| Some(date.to_owned());
    assert_eq!(versions, [("v1", None, dated("2030")), ("v2", Some("Draft"), None), ("v3", None, dated("2031-04"))]);
    let ids: Vec<_> = card.terms.iter().map(|term| (term.topic.as_deref(), term.id.as_str())).collect();
    let (money, rules) = (Some("Money"), Some("Rules"));
    assert_eq!(ids, [(money, "fees"), (money, "refunds"), (rules, "dogs"), (rules, "fees-2")]);
    assert_eq!(
        card.terms.iter().map(said).collect::<Vec<_>>(),
        [
            vec![
                ("v1", "Ten pounds a month;\npayable on the 1st."),
                ("v2", "Ten pounds a month."),
                ("v3", "Twelve pounds a month.\n\n“Month” means 30 days, & no less."),
            ],
            vec![("v1", "None."), ("v3", "Within 14 days | on request.")],
            vec![("v1", "?"), ("v2", "?"), ("v3", "\"Dogs\" may come in.")],
            vec![("v3", "See above, and \"below\".")],
        ]
    );

    assert_eq!(import(&["gym.md"], b"").out, html.out);
    for name in ["gym.csv", "gym-semicolons.csv", "gym.tsv"] {
        let done = import(&[name, "--title", "Harbour Gym: the terms"], b"");
        assert_eq!((done.code, done.error.as_str()), (0, ""), "{name}");
        assert_eq!(done.out, html.out, "{name}");
    }
}

#[test]
fn the_form_is_told_by_the_content_of_standard_input() {
    let expected = import(&["gym.html", "--title", "T"], b"").out;
    for name in ["gym.html", "gym.md", "gym.csv", "gym-semicolons.csv", "gym.tsv"] {
        let done = import(&["-", "--title", "T"], &fs::read(fixture(name)).unwrap());
        assert_eq!((done.code, done.error.as_str()), (0, ""), "{name}");
        assert_eq!(done.out, expected, "{name}");
    }
}

#[test]
fn a_form_that_is_named_counts_before_the_name_of_the_file() {
    let done = import(&["gym.csv", "--from", "html"], b"");
    assert_eq!((done.code, done.out.as_str()), (2, ""));
    assert_eq!(
        done.error,
        "error: gym.csv: expected a table in HTML, found none; --from says what else it is written in\n"
    );
    assert_eq!(import(&["-", "--from", "csv", "--title", "T"], b"a,b,c\nd,e,f").code, 0);
}

#[test]
fn a_text_that_is_no_table_is_told_what_was_looked_for() {
    let done = import(&["-"], b"Sunday: closed all day.\n");
    assert_eq!(done.code, 2);
    for form in ["HTML", "Markdown", "TSV", "CSV", "--from"] {
        assert!(done.error.contains(form), "{}", done.error);
    }
}

/// Excel's “Unicode text” is that.
#[test]
fn utf_16_is_read() {
    let text = "Rule\t2030\t2031\r\nFees\t10 €\t12 €\r\n";
    let bytes: Vec<u8> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let done = import(&["-", "--title", "T"], &bytes);
    assert_eq!((done.code, done.error.as_str()), (0, ""));
    assert!(done.out.contains("12 €"), "{}", done.out);
}

#[test]
fn the_title_is_what_comes_first_of_a_given_one_a_caption_a_row_of_one_cell_and_the_name_of_the_file() {
    let title = |text: &str, form| read(text, form)[0].card(Some("file")).unwrap().card.title;
    let html = |caption: &str| format!("<table{caption}<tr><td>a<td>b<td>c<tr><td>d<td>e<td>f</table>");
    assert_eq!(title(&html(" aria-label='Label'><caption>The\ncaption</caption>"), Form::Html), "The caption");
    assert_eq!(title(&html(" aria-label='Label'><caption> </caption>"), Form::Html), "Label");
    assert_eq!(title(&html("><tr><th colspan=3>Row"), Form::Html), "Row");
    assert_eq!(title(&html(">"), Form::Html), "file");
    assert_eq!(title("Row,,\n,,\na,b,c\nd,e,f", Form::Csv), "Row");
    let done = import(&["-"], b"a,b,c\nd,e,f\n");
    assert_eq!(done.code, 2);
    assert!(
        done.error.starts_with("error: standard input: expected a title") && done.error.contains("--title"),
        "{}",
        done.error
    );
    assert!(import(&["wiki.html", "--title", "Given"], b"").out.contains("\"title\": \"Given\""));
}

/// What the script makes of the same table in the page; only that a year is a date here, and a name there.
#[test]
fn the_table_of_the_page_is_the_card_that_the_page_shows() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/ways/table.html");
    let card = card(&fs::read_to_string(page).unwrap(), Form::Html);
    assert_eq!(card.title, "Example: the rules of Harbour Pool");
    assert_eq!(card.versions.iter().map(|of| of.date.unwrap().year).collect::<Vec<_>>(), [2019, 2024, 2031]);
    assert_eq!(labels(&card), ["Opening", "Children", "Lockers"]);
    assert_eq!(
        said(&card.terms[2]),
        [
            ("v1", "A locker costs one coin, which is kept."),
            ("v2", "A locker costs one coin, which is returned."),
            ("v3", "A locker costs nothing."),
        ]
    );
}

#[test]
fn a_table_from_a_word_processor_is_its_words() {
    let card = card(&fs::read_to_string(fixture("word.html")).unwrap(), Form::Html);
    assert_eq!(
        card.versions.iter().map(|of| of.label.as_deref().unwrap()).collect::<Vec<_>>(),
        ["Old contract", "New contract"]
    );
    assert_eq!(said(&card.terms[0]), [("v1", "Ten pounds a month.\n\nNo refunds."), ("v2", "Twelve m2.")]);
}

#[test]
fn a_table_of_wikipedia_is_taken_apart_as_it_is_seen() {
    let done = import(&["wiki.html"], b"");
    assert_eq!(done.code, 0, "{}", done.error);
    assert_eq!(
        done.error,
        "note: wiki.html: table 2 of 3 was taken; --table N takes another\n\
         note: wiki.html: row 7: “Source: the treaty” is left out: a row of one cell is a heading, and no term stands \
         below it\n"
    );
    let card = card::parse(&done.out).unwrap();
    assert_eq!(card.title, "Terms of the treaty");
    let versions: Vec<_> = card.versions.iter().map(|of| of.label.as_deref().unwrap()).collect();
    assert_eq!(versions, ["Treaty – as signed", "Treaty – as ratified", "Protocol"]);
    assert_eq!(labels(&card), ["Quota", "Quota", "Nets"]);
    assert_eq!(
        card.terms.iter().map(said).collect::<Vec<_>>(),
        [
            [("v1", "Ten tons"), ("v2", "Ten tons"), ("v3", "Twelve tons")],
            [("v1", "Cod"), ("v2", "Cod, see [cod rules]"), ("v3", "All fish")],
            [("v1", "Wide\nLong"), ("v2", "Any net"), ("v3", "All fish")],
        ]
    );
}

#[test]
fn a_cell_stands_in_every_row_that_it_spans() {
    let html = "<table><thead><tr><th rowspan=2>T<th>2030<th>2031<tr><th>Old<th>New</thead>\
        <tr><th>a<td rowspan=3>b<td>1<tr><th>c<td>2<tr><th>d<td>3<tr><th>e<td rowspan=0>f<td>4<tr><th>g<td>5";
    let card = card(html, Form::Html);
    assert_eq!(card.versions[1].label.as_deref(), Some("2031 – New"));
    assert_eq!(labels(&card), ["a", "c", "d", "e", "g"]);
    let first = |term| said(term)[0].1;
    assert_eq!(card.terms.iter().map(first).collect::<Vec<_>>(), ["b", "b", "b", "f", "f"]);
}

#[test]
fn what_a_page_hides_and_marks_of_footnotes_are_left_out() {
    for (cell, text) in [
        ("Ten<span hidden>10</span>", "Ten"),
        ("Ten<style>b{}</style><script>1</script>", "Ten"),
        ("Ten<a href='#n'><sup>1</sup></a>", "Ten"),
        ("Ten<sup><a href='notes.html#n'>*</a></sup>", "Ten"),
        ("Ten<a href='#n'>[note 1]</a>", "Ten"),
        ("Clause <a href='#n'>4</a>, <a href='#n'>[Reserved]</a>", "Clause 4, [Reserved]"),
        ("10<sup>th</sup> [1]", "10th [1]"),
        ("not yet disclosed", "?"),
    ] {
        let card = card(&format!("<table><tr><td>T<td>Old<td>New<tr><td>Fees<td>{cell}<td>x</table>"), Form::Html);
        assert_eq!(said(&card.terms[0])[0].1, text, "{cell}");
    }
}

#[test]
fn a_row_that_has_no_place_in_the_card_is_told() {
    let drawn = read("Title,,\nBy us,,\nT,Old,New\nPart 1,,\nMoney,,\nFees,1,2\n", Form::Csv)[0].card(None).unwrap();
    let told: Vec<String> = drawn.remarks.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "row 2 (line 2): “By us” is left out: it stands above the names of the versions",
            "row 4 (line 4): “Part 1” is left out: a row of one cell is a heading, and no term stands below it",
        ]
    );
    assert_eq!((drawn.card.title.as_str(), drawn.card.terms[0].topic.as_deref()), ("Title", Some("Money")));
}

#[test]
fn another_table_can_be_asked_for() {
    let done = import(&["wiki.html", "--table", "1"], b"");
    assert!(done.error.starts_with("error: wiki.html: row 1: expected the names of two versions"), "{}", done.error);
    let done = import(&["wiki.html", "--table", "4"], b"");
    assert_eq!(done.error, "error: wiki.html: expected the number of a table with --table, from 1 to 3, found 4\n");
    assert_eq!(import(&["wiki.html", "--table", "0"], b"").code, 2);
}

#[test]
fn options_of_tables_are_refused_beside_two_documents() {
    let done = import(&["a.md", "b.md", "--from", "csv"], b"");
    assert_eq!(done.code, 2);
    assert!(done.error.contains("--from"), "{}", done.error);
}

#[test]
fn every_row_that_is_wrong_is_told_with_its_place() {
    let text = "Rule,2030,2031\n\nFees,\"Ten,\ntwenty\",Twelve,more\n,one,two\nDogs,No,Yes\nCats,a,b,c\n";
    let done = import(&["-", "--title", "T"], text.as_bytes());
    assert_eq!((done.code, done.out.as_str()), (2, ""));
    let starts: Vec<&str> = done.error.lines().map(|line| line.split(", as in").next().unwrap()).collect();
    assert_eq!(
        starts,
        [
            "error: standard input: row 2 (line 3): expected 3 cells at most",
            "  standard input: row 3 (line 5): expected the name of a term in the first cell, found none; name the term, \
             or add these texts to the row above",
            "  standard input: row 5 (line 7): expected 3 cells at most",
        ]
    );
    let markdown = "| a | b | c |\n|--|--|--|\n| d | e | f | lost |\n| d | `e|f` | g |\n| d | e \\| f | g |\n";
    let faults = faults(markdown, Form::Markdown);
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(
        faults[0].starts_with("row 2 (line 3): expected 3 cells at most, as in row 1") && faults[0].contains("\\|")
    );
    assert!(faults[1].starts_with("row 3 (line 4): "), "{}", faults[1]);
}

#[test]
fn a_table_that_compares_nothing_is_told_so() {
    for (text, why) in [
        ("", "expected a row that names the versions"),
        ("Rules\nFees\n", "expected a row that names the versions"),
        ("Rule,2030\nFees,Ten\n", "row 1 (line 1): expected the names of two versions or more"),
        ("Rule,,2030\nFees,,Ten\n", "row 1 (line 1): expected the names of two versions or more"),
        ("Rule,2030,2031\n,,\n", "row 1 (line 1): expected rows below"),
        ("Rule,2030,,2031\nFees,Ten,eleven,twelve\n", "row 1 (line 1): expected the name of a version in cell 3"),
    ] {
        let faults = faults(text, Form::Csv);
        assert!(faults[0].starts_with(why), "{text:?}: {faults:?}");
    }
}

#[test]
fn a_row_may_end_early_and_a_column_may_be_empty() {
    let card = card("Rule,2030,,2031,,\nFees,Ten,,,,\nDogs,No\n", Form::Csv);
    assert_eq!(card.versions.iter().map(|of| of.id.as_str()).collect::<Vec<_>>(), ["v1", "v3"]);
    assert_eq!((said(&card.terms[0]), said(&card.terms[1])), (vec![("v1", "Ten")], vec![("v1", "No")]));
}

#[test]
fn a_first_line_may_say_what_parts_the_cells() {
    let card = card("sep=;\nRule;2030, or so;2031, or so\nFees;a,b;c,d\n", Form::Csv);
    assert_eq!(said(&card.terms[0]), [("v1", "a,b"), ("v2", "c,d")]);
}

/// Whatever is made of them, they make no panic; and what is a card is a sound one.
fn holds(tables: &[Table]) {
    for table in tables {
        if let Ok(drawn) = table.card(Some("Title")) {
            let file = serde_json::to_string(&drawn.card).unwrap();
            assert_eq!(card::parse(&file).as_ref(), Ok(&drawn.card), "{file}");
        }
    }
}

/// A text of what the readers look at.
fn pieces(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(pieces), 0..60).prop_map(|parts| parts.concat())
}

const TAGS: &[&str] = &[
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<th>",
    "<thead>",
    "<tbody>",
    "<tfoot>",
    "<caption>",
    "<td rowspan=2>",
    "<td colspan=2>",
    "<th rowspan=0>",
    "<td colspan=99999999999999999999>",
    "<td rowspan=65534 colspan=1000>",
    "<sup>",
    "</sup>",
    "<a href='#n'>",
    "</a>",
    "[1]",
    "<p>",
    "<br>",
    "<div hidden>",
    "</div>",
    "&#0;",
    "a",
    " ",
    "2031",
    "[",
    "]",
];
const SIGNS: &[&str] = &[
    "\"",
    "\"\"",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "sep=;",
    "a",
    " ",
    "é",
    "2031",
    "undisclosed",
    "\u{feff}",
    "\0",
    "\u{85}",
];
const BARS: &[&str] = &[
    "|",
    "\\|",
    "`",
    "\n",
    "|---|---|---|\n",
    "| a | b | c |\n",
    "a",
    "*",
    "# T\n",
    "> ",
    "- ",
    "<br>",
    "[^1]",
    "\\",
    "  ",
    "é",
];

proptest! {
    #[test]
    fn no_text_makes_a_panic(html in pieces(TAGS), signs in pieces(SIGNS), bars in pieces(BARS), any in any::<String>()) {
        holds(&read(&html, Form::Html));
        holds(&read(&bars, Form::Markdown));
        for form in [Form::Html, Form::Csv, Form::Tsv, Form::Markdown] {
            holds(&read(&signs, form));
            holds(&read(&any, form));
        }
        Form::of_content(&any);
    }

    /// What another program writes, whatever it quotes, comes back as it was.
    #[test]
    fn every_cell_keeps_its_text(
        rows in prop::collection::vec(prop::collection::vec("[a-c\",;|é]([a-c\",;|é \t\n]{0,8}[a-c\",;|é])?", 4), 1..8),
        all_quoted: bool,
    ) {
        let style = if all_quoted { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
        for (form, separator) in [(Form::Csv, b','), (Form::Csv, b';'), (Form::Tsv, b'\t')] {
            let mut writer = csv::WriterBuilder::new().delimiter(separator).quote_style(style).from_writer(Vec::new());
            writer.write_record(["Term", "Old", "Newer", "New"]).unwrap();
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let table = &read(&text, form)[0];
            let cells: Vec<&[String]> = table.rows.iter().skip(1).map(|row| &row.cells[..]).collect();
            prop_assert_eq!(cells, rows.iter().map(|row| &row[..]).collect::<Vec<_>>());

            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let card = table.card(Some("Title")).unwrap().card;
            for (term, row) in card.terms.iter().zip(&rows) {
                prop_assert_eq!(words(&term.label), words(&row[0]));
                for ((_, text), cell) in said(term).into_iter().zip(&row[1..]) {
                    prop_assert_eq!(words(text), words(cell));
                }
            }
            prop_assert_eq!(card.terms.len(), rows.len());
        }
    }

    #[test]
    fn any_rows_make_a_sound_card_or_are_refused(
        rows in prop::collection::vec(prop::collection::vec("(a|b c|2031|undisclosed|\n| ||\u{7}){0,2}", 0..5), 0..6),
        caption: Option<String>,
    ) {
        let rows = rows.into_iter().map(|cells| Row { line: None, cells }).collect();
        holds(&[Table { caption, rows }]);
    }
}

#[test]
fn what_a_page_hides_is_in_no_card() {
    let html = r#"<div hidden><table><tr><th></th><th>A</th><th>B</th></tr><tr><td>Secret</td><td>x</td><td>y</td></tr></table></div>
        <table><caption>Pool</caption>
        <tr><th>Rule</th><th hidden>Draft</th><th>2024</th><th>2031</th></tr>
        <tr><td>Sunday</td><td hidden>Never.</td><td>Closed.</td><td>Open.</td></tr>
        <tr style="display: none"><td>Hidden</td><td>x</td><td>y</td></tr></table>"#;
    let tables = read(html, Form::Html);
    assert_eq!(tables.len(), 1);
    let card = tables[0].card(None).unwrap().card;
    let labels: Vec<&str> = card.terms.iter().map(|term| term.label.as_str()).collect();
    assert_eq!((labels, card.versions.len()), (vec!["Sunday"], 2));
    assert!(!serde_json::to_string(&card).unwrap().contains("Never"));
}

#[test]
fn a_comma_in_a_title_parts_no_cells() {
    let card = &read("Preise 2024, netto\nRegel;2024;2031\nEinzeln;2;3\n", Form::Csv)[0].card(None).unwrap().card;
    assert_eq!((card.title.as_str(), card.versions.len(), card.terms.len()), ("Preise 2024, netto", 2, 1));
}
