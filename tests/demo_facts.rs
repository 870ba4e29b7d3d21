//! Whatever the demo's card says, `docs/demo-facts.md` tells from which article it is.

use std::fs;

use what_changed::card::{self, Card, OpenKind, OpenPoint, Statement};

/// The five articles, by the ids of the card and by the numbers of the document.
const ARTICLES: [(&str, &str); 5] = [
    ("techcrunch", "000"),
    ("article-001", "001"),
    ("frontier-signal", "002"),
    ("article-003", "003"),
    ("article-004", "004"),
];

/// The start of a row: the table that it stands in, what it is about, and the articles.
#[derive(Debug)]
struct Row {
    table: String,
    about: Vec<String>,
    articles: String,
}

/// The rows that the card asks for.
struct Asked(Vec<Row>);

impl Asked {
    fn row(&mut self, table: &str, about: &[&str], articles: &str) {
        let about = about.iter().map(|&cell| cell.to_owned()).collect();
        self.0.push(Row { table: table.to_owned(), about, articles: articles.to_owned() });
    }

    /// A statement, its quotation and its claims.
    fn statement(&mut self, table: &str, label: &str, place: &str, statement: &Statement) {
        let quoted = statement.quote.as_ref().and_then(|quote| quote.source.as_deref());
        let cited: Vec<&str> = statement.sources.iter().map(String::as_str).chain(quoted).collect();
        self.row(table, &[label, place], &articles(&cited));
        let part = |name: &str| match place {
            "answer" => name.to_owned(),
            _ => format!("{place}, {name}"),
        };
        if statement.quote.is_some() {
            self.row(table, &[label, &part("quotation")], &articles(quoted.as_slice()));
        }
        for (at, claim) in statement.claims.iter().enumerate() {
            self.statement(table, label, &part(&format!("claim {}", at + 1)), claim);
        }
    }
}

fn articles(cited: &[&str]) -> String {
    let named = ARTICLES.iter().filter(|(id, _)| cited.contains(id)).map(|(_, number)| *number);
    named.collect::<Vec<_>>().join(", ")
}

/// The rows for all but the points that are open, the words and the terms' `null`, which cite nothing that a
/// table could be held to.
fn asked(card: &Card) -> Vec<Row> {
    let mut asked = Asked(Vec::new());
    let name = |id: &str| card.versions.iter().find(|version| version.id == id).unwrap().label.clone().unwrap();
    for term in &card.terms {
        for value in &term.values {
            if let Some(stated) = &value.stated {
                asked.statement("Terms", &term.label, &name(&value.version), &stated.statement);
            }
        }
        if let Some(meaning) = &term.meaning {
            asked.statement("Terms", &term.label, "meaning", meaning);
        }
        for effect in &term.effects {
            let party = &card.parties.iter().find(|party| party.id == effect.party).unwrap().name;
            asked.statement("Terms", &term.label, &format!("effect on {party}"), &effect.statement);
        }
    }
    for figure in &card.figures {
        asked.statement("Figures", &figure.label, &figure.value, &figure.statement);
    }
    for event in &card.events {
        asked.statement("Events", &event.label, &event.date.unwrap().iso(), &event.statement);
    }
    for audience in &card.audiences {
        asked.row("Audiences", &[&audience.label], &articles(&ids(&audience.statement)));
    }
    for question in &card.questions {
        asked.statement("Questions", &question.question, "answer", &question.answer);
    }
    let alternatives = card.alternatives.as_ref().unwrap();
    for row in &alternatives.rows {
        for (column, cell) in alternatives.columns.iter().zip(&row.cells) {
            asked.statement("Alternatives", &row.label, column, cell);
        }
    }
    asked.0
}

fn ids(statement: &Statement) -> Vec<&str> {
    statement.sources.iter().map(String::as_str).collect()
}

/// The cells of each row of the document but the heads, under the heading of its table.
fn told(document: &str) -> Vec<(&str, Vec<&str>)> {
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
    rows.retain(|(_, cells)| !cells.contains(&"from"));
    rows
}

/// A cell of each row of a table.
fn column<'d>(told: &[(&'d str, Vec<&'d str>)], table: &str, at: usize) -> Vec<&'d str> {
    told.iter().filter(|(name, _)| *name == table).map(|(_, cells)| cells[at]).collect()
}

/// The card and the document.
fn demo() -> (Card, String) {
    let read = |path: &str| fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let card = card::parse(&read("www/cards/microsoft-openai.json")).unwrap();
    (card, read("docs/demo-facts.md"))
}

#[test]
fn every_statement_of_the_demo_has_a_row() {
    let (card, document) = demo();
    let told = told(&document);
    let mut wrong = Vec::new();
    for row in asked(&card) {
        let columns = row.about.len();
        let found = told.iter().filter(|(table, cells)| *table == row.table && cells[..columns] == row.about);
        let from: Vec<&str> = found.map(|(_, cells)| cells[columns]).collect();
        if from != [row.articles.as_str()] {
            wrong.push(format!("{row:?}, but told {from:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");

    let kind = |point: &OpenPoint| match point.kind {
        OpenKind::Risk => "risk",
        OpenKind::Limit => "limit",
        OpenKind::Myth => "myth",
        OpenKind::Verify => "verify",
    };
    assert_eq!(column(&told, "Open points", 0), card.open.iter().map(kind).collect::<Vec<_>>());
    let cited = card.open.iter().map(|point| articles(&ids(&point.statement)));
    assert_eq!(column(&told, "Open points", 2), cited.collect::<Vec<_>>());
    let words = card.glossary.iter().map(|entry| &entry.term);
    assert_eq!(column(&told, "Glossary", 0), words.collect::<Vec<_>>());
}

/// No row is left behind by what the card no longer says, and each names an article and what it says.
#[test]
fn every_row_is_of_the_demo() {
    let (card, document) = demo();
    let told = told(&document);
    let nulls = card.terms.iter().flat_map(|term| &term.values).filter(|value| value.stated.is_none()).count();
    assert_eq!(told.len(), asked(&card).len() + card.open.len() + card.glossary.len() + nulls);
    for (table, cells) in &told {
        let [.., from, says, _] = cells[..] else { panic!("{table}: {cells:?}") };
        let is_article = |number| ARTICLES.iter().any(|(_, article)| *article == number);
        assert!(from.split(", ").all(is_article) && !says.is_empty(), "{table}: {cells:?}");
    }
}
