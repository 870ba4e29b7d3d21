//! Imports of tables: every format gives the same card, no text is lost, and errors have their place.

mod program;

use std::fs;
use std::path::{Path, PathBuf};

use program::{Output, run, what_changed};
use proptest::prelude::*;
use what_changed::card::{self, Card, Term};
use what_changed::import::table::{Form, Row, Table, read};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/tables").join(name)
}

/// Returns the card of a text with one table.
fn card(text: &str, form: Form) -> Card {
    let tables = read(text, form);
    assert_eq!(tables.len(), 1, "{text}");
    tables[0].card(Some("Title")).unwrap_or_else(|remarks| panic!("{}\n{text}", remarks[0])).card
}

/// Returns the errors of a text with one table.
fn errors(text: &str, form: Form) -> Vec<String> {
    let remarks = read(text, form)[0].card(Some("Title")).expect_err(text);
    remarks.iter().map(ToString::to_string).collect()
}

/// Returns the texts of a term, by version; `?` if undisclosed.
fn texts(term: &Term) -> Vec<(&str, &str)> {
    let values = term.values.iter().map(|value| (value.version.as_str(), &value.stated.as_ref().unwrap().statement));
    values.map(|(version, said)| (version, if said.undisclosed { "?" } else { said.text.as_str() })).collect()
}

fn labels(card: &Card) -> Vec<&str> {
    card.terms.iter().map(|term| term.label.as_str()).collect()
}

fn import(arguments: &[&str], input: impl AsRef<[u8]>) -> Output {
    let mut command = what_changed(&["import"]);
    command.args(arguments).current_dir(fixture(""));
    run(command, input)
}

#[test]
fn each_format_gives_the_same_card() {
    let html = import(&["gym.html"], "");
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
        card.terms.iter().map(texts).collect::<Vec<_>>(),
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

    assert_eq!(import(&["gym.md"], "").out, html.out);
    for name in ["gym.csv", "gym-semicolons.csv", "gym.tsv"] {
        let output = import(&[name, "--title", "Harbour Gym: the terms"], "");
        assert_eq!((output.code, output.error.as_str()), (0, ""), "{name}");
        assert_eq!(output.out, html.out, "{name}");
    }
}

#[test]
fn the_format_of_standard_input_is_detected() {
    let expected = import(&["gym.html", "--title", "T"], "").out;
    for name in ["gym.html", "gym.md", "gym.csv", "gym-semicolons.csv", "gym.tsv"] {
        let output = import(&["-", "--title", "T"], fs::read(fixture(name)).unwrap());
        assert_eq!((output.code, output.error.as_str()), (0, ""), "{name}");
        assert_eq!(output.out, expected, "{name}");
    }
}

#[test]
fn from_overrides_the_file_extension() {
    let output = import(&["gym.csv", "--from", "html"], "");
    assert_eq!((output.code, output.out.as_str()), (2, ""));
    assert_eq!(output.error, "error: gym.csv has no table in HTML; --from sets another format\n");
    assert_eq!(import(&["-", "--from", "csv", "--title", "T"], b"a,b,c\nd,e,f").code, 0);
}

#[test]
fn the_error_for_a_text_without_a_table_lists_the_formats() {
    let output = import(&["-"], b"Sunday: closed all day.\n");
    assert_eq!(output.code, 2);
    for form in ["HTML", "Markdown", "TSV", "CSV", "--from"] {
        assert!(output.error.contains(form), "{}", output.error);
    }
}

/// Excel saves “Unicode text” in this encoding.
#[test]
fn utf_16_is_read() {
    let text = "Rule\t2030\t2031\r\nFees\t10 €\t12 €\r\n";
    let bytes: Vec<u8> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let output = import(&["-", "--title", "T"], bytes);
    assert_eq!((output.code, output.error.as_str()), (0, ""));
    assert!(output.out.contains("12 €"), "{}", output.out);
}

#[test]
fn the_title_is_the_given_one_or_the_caption_or_the_first_row_or_the_file_name() {
    let title = |text: &str, form| read(text, form)[0].card(Some("file")).unwrap().card.title;
    let html = |caption: &str| format!("<table{caption}<tr><td>a<td>b<td>c<tr><td>d<td>e<td>f</table>");
    assert_eq!(title(&html(" aria-label='Label'><caption>The\ncaption</caption>"), Form::Html), "The caption");
    assert_eq!(title(&html(" aria-label='Label'><caption> </caption>"), Form::Html), "Label");
    assert_eq!(title(&html("><tr><th colspan=3>Row"), Form::Html), "Row");
    assert_eq!(title(&html(">"), Form::Html), "file");
    assert_eq!(title("Row,,\n,,\na,b,c\nd,e,f", Form::Csv), "Row");
    let output = import(&["-"], b"a,b,c\nd,e,f\n");
    assert_eq!(output.code, 2);
    assert!(
        output.error.starts_with("error: standard input: expected a title") && output.error.contains("--title"),
        "{}",
        output.error
    );
    assert!(import(&["wiki.html", "--title", "Given"], "").out.contains("\"title\": \"Given\""));
}

/// The script makes the same card from this table, except that a year is a name there and a date here.
#[test]
fn the_table_of_the_demo_page_makes_its_card() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/ways/table.html");
    let card = card(&fs::read_to_string(page).unwrap(), Form::Html);
    assert_eq!(card.title, "Example: the rules of Harbour Pool");
    assert_eq!(card.versions.iter().map(|of| of.date.unwrap().year).collect::<Vec<_>>(), [2019, 2024, 2031]);
    assert_eq!(labels(&card), ["Opening", "Children", "Lockers"]);
    assert_eq!(
        texts(&card.terms[2]),
        [
            ("v1", "A locker costs one coin, which is kept."),
            ("v2", "A locker costs one coin, which is returned."),
            ("v3", "A locker costs nothing."),
        ]
    );
}

#[test]
fn the_markup_of_a_word_processor_is_removed() {
    let card = card(&fs::read_to_string(fixture("word.html")).unwrap(), Form::Html);
    assert_eq!(
        card.versions.iter().map(|of| of.label.as_deref().unwrap()).collect::<Vec<_>>(),
        ["Old contract", "New contract"]
    );
    assert_eq!(texts(&card.terms[0]), [("v1", "Ten pounds a month.\n\nNo refunds."), ("v2", "Twelve m2.")]);
}

#[test]
fn a_table_from_wikipedia_is_imported_as_it_looks() {
    let output = import(&["wiki.html"], "");
    assert_eq!(output.code, 0, "{}", output.error);
    assert_eq!(
        output.error,
        "note: wiki.html: using table 2 of 3; --table N picks another\n\
         note: wiki.html: row 7: “Source: the treaty” is left out: a row of one cell is a heading, and no term \
         follows it\n"
    );
    let card = card::parse(&output.out).unwrap();
    assert_eq!(card.title, "Terms of the treaty");
    let versions: Vec<_> = card.versions.iter().map(|of| of.label.as_deref().unwrap()).collect();
    assert_eq!(versions, ["Treaty – as signed", "Treaty – as ratified", "Protocol"]);
    assert_eq!(labels(&card), ["Quota", "Quota", "Nets"]);
    assert_eq!(
        card.terms.iter().map(texts).collect::<Vec<_>>(),
        [
            [("v1", "Ten tons"), ("v2", "Ten tons"), ("v3", "Twelve tons")],
            [("v1", "Cod"), ("v2", "Cod, see [cod rules]"), ("v3", "All fish")],
            [("v1", "Wide\nLong"), ("v2", "Any net"), ("v3", "All fish")],
        ]
    );
}

#[test]
fn a_cell_counts_in_every_row_that_it_spans() {
    let html = "<table><thead><tr><th rowspan=2>T<th>2030<th>2031<tr><th>Old<th>New</thead>\
        <tr><th>a<td rowspan=3>b<td>1<tr><th>c<td>2<tr><th>d<td>3<tr><th>e<td rowspan=0>f<td>4<tr><th>g<td>5";
    let card = card(html, Form::Html);
    assert_eq!(card.versions[1].label.as_deref(), Some("2031 – New"));
    assert_eq!(labels(&card), ["a", "c", "d", "e", "g"]);
    let first = |term| texts(term)[0].1;
    assert_eq!(card.terms.iter().map(first).collect::<Vec<_>>(), ["b", "b", "b", "f", "f"]);
}

#[test]
fn hidden_texts_and_footnote_marks_are_left_out() {
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
        assert_eq!(texts(&card.terms[0])[0].1, text, "{cell}");
    }
}

#[test]
fn a_row_that_the_card_leaves_out_is_reported() {
    let drawn = read("Title,,\nBy us,,\nT,Old,New\nPart 1,,\nMoney,,\nFees,1,2\n", Form::Csv)[0].card(None).unwrap();
    let remarks: Vec<String> = drawn.remarks.iter().map(ToString::to_string).collect();
    assert_eq!(
        remarks,
        [
            "row 2 (line 2): “By us” is left out: it is above the row that names the versions",
            "row 4 (line 4): “Part 1” is left out: a row of one cell is a heading, and no term follows it",
        ]
    );
    assert_eq!((drawn.card.title.as_str(), drawn.card.terms[0].topic.as_deref()), ("Title", Some("Money")));
}

#[test]
fn table_picks_another_table() {
    let output = import(&["wiki.html", "--table", "1"], "");
    assert!(
        output.error.starts_with("error: wiki.html: row 1: expected the names of two versions"),
        "{}",
        output.error
    );
    let output = import(&["wiki.html", "--table", "4"], "");
    assert_eq!(output.error, "error: wiki.html has 3 tables; --table 4 should be from 1 to 3\n");
    assert_eq!(import(&["wiki.html", "--table", "0"], "").code, 2);
}

#[test]
fn options_for_tables_conflict_with_two_documents() {
    let output = import(&["a.md", "b.md", "--from", "csv"], "");
    assert_eq!(output.code, 2);
    assert!(output.error.contains("--from"), "{}", output.error);
}

#[test]
fn every_wrong_row_is_reported_with_its_place() {
    let text = "Rule,2030,2031\n\nFees,\"Ten,\ntwenty\",Twelve,more\n,one,two\nDogs,No,Yes\nCats,a,b,c\n";
    let output = import(&["-", "--title", "T"], text.as_bytes());
    assert_eq!((output.code, output.out.as_str()), (2, ""));
    let starts: Vec<&str> = output.error.lines().map(|line| line.split(", as in").next().unwrap()).collect();
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
    let faults = errors(markdown, Form::Markdown);
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(
        faults[0].starts_with("row 2 (line 3): expected 3 cells at most, as in row 1") && faults[0].contains("\\|")
    );
    assert!(faults[1].starts_with("row 3 (line 4): "), "{}", faults[1]);
}

#[test]
fn a_table_without_two_versions_is_an_error() {
    for (text, why) in [
        ("", "expected a row that names the versions"),
        ("Rules\nFees\n", "expected a row that names the versions"),
        ("Rule,2030\nFees,Ten\n", "row 1 (line 1): expected the names of two versions or more"),
        ("Rule,,2030\nFees,,Ten\n", "row 1 (line 1): expected the names of two versions or more"),
        ("Rule,2030,2031\n,,\n", "row 1 (line 1): expected rows below"),
        ("Rule,2030,,2031\nFees,Ten,eleven,twelve\n", "row 1 (line 1): expected the name of a version in cell 3"),
    ] {
        let faults = errors(text, Form::Csv);
        assert!(faults[0].starts_with(why), "{text:?}: {faults:?}");
    }
}

#[test]
fn a_row_may_end_early_and_a_column_may_be_empty() {
    let card = card("Rule,2030,,2031,,\nFees,Ten,,,,\nDogs,No\n", Form::Csv);
    assert_eq!(card.versions.iter().map(|of| of.id.as_str()).collect::<Vec<_>>(), ["v1", "v3"]);
    assert_eq!((texts(&card.terms[0]), texts(&card.terms[1])), (vec![("v1", "Ten")], vec![("v1", "No")]));
}

#[test]
fn the_first_line_may_name_the_separator() {
    let card = card("sep=;\nRule;2030, or so;2031, or so\nFees;a,b;c,d\n", Form::Csv);
    assert_eq!(texts(&card.terms[0]), [("v1", "a,b"), ("v2", "c,d")]);
}

/// Checks that tables make sound cards or errors, and no panic.
fn check(tables: &[Table]) {
    for table in tables {
        if let Ok(drawn) = table.card(Some("Title")) {
            let file = serde_json::to_string(&drawn.card).unwrap();
            assert_eq!(card::parse(&file).as_ref(), Ok(&drawn.card), "{file}");
        }
    }
}

/// Generates texts from the tokens of a format.
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

/// `www/table.js` reads the same tables in the page, and a browser test compares it with the same cards.
#[test]
fn a_table_in_the_page_and_in_a_file_are_the_same_card() {
    let path = fixture("shared.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let cases: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    for case in cases {
        let tables = read(case["table"].as_str().unwrap(), Form::Html);
        let card = tables[0].card(None).map(|imported| imported.card);
        assert_eq!(card.unwrap(), card::parse(&case["card"].to_string()).unwrap(), "{}", case["rule"]);
    }
}

proptest! {
    #[test]
    fn no_text_panics(html in pieces(TAGS), signs in pieces(SIGNS), bars in pieces(BARS), any in any::<String>()) {
        check(&read(&html, Form::Html));
        check(&read(&bars, Form::Markdown));
        for form in [Form::Html, Form::Csv, Form::Tsv, Form::Markdown] {
            check(&read(&signs, form));
            check(&read(&any, form));
        }
        Form::of_content(&any);
    }

    /// Reads what another program writes, however it quotes.
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
                for ((_, text), cell) in texts(term).into_iter().zip(&row[1..]) {
                    prop_assert_eq!(words(text), words(cell));
                }
            }
            prop_assert_eq!(card.terms.len(), rows.len());
        }
    }

    #[test]
    fn any_rows_make_a_sound_card_or_errors(
        rows in prop::collection::vec(prop::collection::vec("(a|b c|2031|undisclosed|\n| ||\u{7}){0,2}", 0..5), 0..6),
        caption: Option<String>,
    ) {
        let rows = rows.into_iter().map(|cells| Row { line: None, cells }).collect();
        check(&[Table { caption, rows }]);
    }
}

#[test]
fn hidden_tables_rows_and_columns_are_left_out() {
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
fn a_comma_in_a_title_is_no_separator() {
    let card = &read("Preise 2024, netto\nRegel;2024;2031\nEinzeln;2;3\n", Form::Csv)[0].card(None).unwrap().card;
    assert_eq!((card.title.as_str(), card.versions.len(), card.terms.len()), ("Preise 2024, netto", 2, 1));
}
