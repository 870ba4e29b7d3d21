//! Checks that `docs/demo-facts.md` has a row for each statement of the demo card, with the articles that it cites.

use std::fs;

use what_changed::card::{self, Card, OpenKind, OpenPoint, Statement};

/// The five articles: their ids in the card and their numbers in the document.
const ARTICLES: [(&str, &str); 5] = [
    ("techcrunch", "000"),
    ("article-001", "001"),
    ("frontier-signal", "002"),
    ("article-003", "003"),
    ("article-004", "004"),
];

/// The first cells of a row.
#[derive(Debug)]
struct Row {
    /// The heading of the table.
    table: String,
    /// The cells before the articles.
    subject: Vec<String>,
    articles: String,
}

/// The rows that the card needs.
struct ExpectedRows(Vec<Row>);

impl ExpectedRows {
    fn push(&mut self, table: &str, subject: &[&str], articles: &str) {
        let subject = subject.iter().map(|&cell| cell.to_owned()).collect();
        self.0.push(Row { table: table.to_owned(), subject, articles: articles.to_owned() });
    }

    /// Adds the rows of a statement, its quotation and its claims.
    fn push_statement(&mut self, table: &str, label: &str, part: &str, statement: &Statement) {
        let quoted = statement.quote.as_ref().and_then(|quote| quote.source.as_deref());
        let cited: Vec<&str> = statement.sources.iter().map(String::as_str).chain(quoted).collect();
        self.push(table, &[label, part], &articles(&cited));
        let sub_part = |name: &str| match part {
            "answer" => name.to_owned(),
            _ => format!("{part}, {name}"),
        };
        if statement.quote.is_some() {
            self.push(table, &[label, &sub_part("quotation")], &articles(quoted.as_slice()));
        }
        for (at, claim) in statement.claims.iter().enumerate() {
            self.push_statement(table, label, &sub_part(&format!("claim {}", at + 1)), claim);
        }
    }
}

/// Returns the numbers of the cited articles.
fn articles(cited: &[&str]) -> String {
    let numbers = ARTICLES.iter().filter(|(id, _)| cited.contains(id)).map(|(_, number)| *number);
    numbers.collect::<Vec<_>>().join(", ")
}

/// Returns the rows that the card needs, except those for open points, glossary entries and values that are `null`.
fn expected_rows(card: &Card) -> Vec<Row> {
    let mut rows = ExpectedRows(Vec::new());
    let version_label =
        |id: &str| card.versions.iter().find(|version| version.id == id).unwrap().label.clone().unwrap();
    for term in &card.terms {
        for value in &term.values {
            if let Some(stated) = &value.stated {
                rows.push_statement("Terms", &term.label, &version_label(&value.version), &stated.statement);
            }
        }
        if let Some(meaning) = &term.meaning {
            rows.push_statement("Terms", &term.label, "meaning", meaning);
        }
        for effect in &term.effects {
            let party = &card.parties.iter().find(|party| party.id == effect.party).unwrap().name;
            rows.push_statement("Terms", &term.label, &format!("effect on {party}"), &effect.statement);
        }
    }
    for figure in &card.figures {
        rows.push_statement("Figures", &figure.label, &figure.value, &figure.statement);
    }
    for event in &card.events {
        rows.push_statement("Events", &event.label, &event.date.unwrap().iso(), &event.statement);
    }
    for audience in &card.audiences {
        rows.push("Audiences", &[&audience.label], &articles(&ids(&audience.statement)));
    }
    for question in &card.questions {
        rows.push_statement("Questions", &question.question, "answer", &question.answer);
    }
    let alternatives = card.alternatives.as_ref().unwrap();
    for row in &alternatives.rows {
        for (column, cell) in alternatives.columns.iter().zip(&row.cells) {
            rows.push_statement("Alternatives", &row.label, column, cell);
        }
    }
    rows.0
}

/// Returns the ids of the sources that a statement cites.
fn ids(statement: &Statement) -> Vec<&str> {
    statement.sources.iter().map(String::as_str).collect()
}

/// Parses the rows of the document, without table headers. Returns the heading and the cells of each.
fn document_rows(document: &str) -> Vec<(&str, Vec<&str>)> {
    let mut rows = Vec::new();
    let mut table = "";
    for line in document.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            table = heading;
        }
        if let Some(cells) = line.strip_prefix("| ").and_then(|line| line.strip_suffix('|')) {
            rows.push((table, cells.split('|').map(str::trim).collect::<Vec<_>>()));
        }
    }
    rows.retain(|(table, cells)| !table.is_empty() && !cells.contains(&"Articles"));
    rows
}

/// Returns a column of a table.
fn column<'d>(rows: &[(&'d str, Vec<&'d str>)], table: &str, at: usize) -> Vec<&'d str> {
    rows.iter().filter(|(name, _)| *name == table).map(|(_, cells)| cells[at]).collect()
}

/// Reads the card and the document.
fn demo() -> (Card, String) {
    let read = |path: &str| fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let card = card::parse(&read("www/cards/microsoft-openai.json")).unwrap();
    (card, read("docs/demo-facts.md"))
}

#[test]
fn every_statement_of_the_demo_has_a_row() {
    let (card, document) = demo();
    let rows = document_rows(&document);
    let mut wrong = Vec::new();
    for row in expected_rows(&card) {
        let columns = row.subject.len();
        let matches = rows.iter().filter(|(table, cells)| *table == row.table && cells[..columns] == row.subject);
        let actual: Vec<&str> = matches.map(|(_, cells)| cells[columns]).collect();
        if actual != [row.articles.as_str()] {
            wrong.push(format!("{row:?}, but the document has {actual:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");

    let kind = |point: &OpenPoint| match point.kind {
        OpenKind::Risk => "risk",
        OpenKind::Limit => "limit",
        OpenKind::Myth => "myth",
        OpenKind::Verify => "verify",
        other => unreachable!("the demo has no {other:?}"),
    };
    assert_eq!(column(&rows, "Open points", 0), card.open.iter().map(kind).collect::<Vec<_>>());
    let cited = card.open.iter().map(|point| articles(&ids(&point.statement)));
    assert_eq!(column(&rows, "Open points", 2), cited.collect::<Vec<_>>());
    let words = card.glossary.iter().map(|entry| &entry.term);
    assert_eq!(column(&rows, "Glossary", 0), words.collect::<Vec<_>>());
}

/// Finds rows of statements that the card no longer has, and rows without an article or a summary.
#[test]
fn every_row_belongs_to_a_statement() {
    let (card, document) = demo();
    let rows = document_rows(&document);
    let nulls = card.terms.iter().flat_map(|term| &term.values).filter(|value| value.stated.is_none()).count();
    assert_eq!(rows.len(), expected_rows(&card).len() + card.open.len() + card.glossary.len() + nulls);
    for (table, cells) in &rows {
        let [.., articles, summary, _] = cells[..] else { panic!("{table}: {cells:?}") };
        let is_article = |number| ARTICLES.iter().any(|(_, article)| *article == number);
        assert!(articles.split(", ").all(is_article) && !summary.is_empty(), "{table}: {cells:?}");
    }
}
