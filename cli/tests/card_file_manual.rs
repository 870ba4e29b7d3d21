//! The manual of the card file says what the types say, and its examples are a card.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::{Map, Value};
use what_changed::card::describe::{self, Field, Holds, Need, Part};
use what_changed::card::{self, Problem};

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/card-file.md")
}

fn manual() -> String {
    fs::read_to_string(path()).unwrap()
}

/// The heading under which each part has its table.
fn headings(manual: &str) -> BTreeMap<&str, &str> {
    let mut headings = BTreeMap::new();
    let mut heading = "";
    for line in manual.lines() {
        if line.starts_with('#') {
            heading = line.trim_start_matches('#').trim();
        } else if let Some(part) = line.strip_prefix("<!-- fields of ").and_then(|rest| rest.strip_suffix(" -->")) {
            assert!(headings.insert(part, heading).is_none(), "{part} has one table");
        }
    }
    headings
}

/// The manual with its tables as the types have them.
fn written(manual: &str) -> String {
    let (parts, headings) = (describe::parts(), headings(manual));
    for part in &parts {
        assert!(headings.contains_key(part.name), "docs/card-file.md has no line <!-- fields of {} -->", part.name);
    }
    let mut written = String::new();
    let mut lines = manual.lines();
    while let Some(line) = lines.next() {
        written.push_str(line);
        written.push('\n');
        let table = match line.strip_prefix("<!-- fields of ").and_then(|rest| rest.strip_suffix(" -->")) {
            Some(name) => {
                let part = parts.iter().find(|part| part.name == name);
                Tables { parts: &parts, headings: &headings }.fields(part.unwrap_or_else(|| panic!("no part {name}")))
            }
            None if line == "<!-- codes -->" => codes(),
            None => continue,
        };
        written.extend(["\n", &table, "\n<!-- end -->\n"]);
        assert!(lines.any(|line| line == "<!-- end -->"), "{line} has an end");
    }
    written
}

struct Tables<'a> {
    parts: &'a [Part],
    headings: &'a BTreeMap<&'a str, &'a str>,
}

impl Tables<'_> {
    fn fields(&self, part: &Part) -> String {
        let statement = &self.parts.iter().find(|part| part.name == "Statement").unwrap().fields;
        // What a part has of a statement is told once.
        let is_of_statement = |field: &&Field| {
            part.name != "Statement" && statement.iter().any(|of| of.name == field.name && of.docs == field.docs)
        };
        let mut table = vec!["| field | holds | what it is for | needed |\n|---|---|---|---|\n".to_owned()];
        for field in part.fields.iter().filter(|field| !is_of_statement(field)) {
            let mut docs = field.docs.clone();
            if let Holds::Word(words) = &field.holds {
                let told =
                    |(word, says): &(&str, String)| format!(" `{word}`: {}{}", says[..1].to_lowercase(), &says[1..]);
                docs.extend(words.iter().map(told));
            }
            let need = match field.need {
                Need::Optional => "",
                Need::Always => "yes",
                Need::OneOf(_) => "one of these",
            };
            table.push(format!("| `{}` | {} | {docs} | {need} |\n", field.name, self.holds(&field.holds)));
        }
        let of_statement: Vec<String> =
            part.fields.iter().filter(is_of_statement).map(|field| format!("`{}`", field.name)).collect();
        if !of_statement.is_empty() {
            table.push(format!("| {} | | as in {} | |\n", of_statement.join(", "), self.link("Statement")));
        }
        table.concat()
    }

    fn holds(&self, holds: &Holds) -> String {
        match holds {
            Holds::Text => "a text".to_owned(),
            Holds::Texts => "a list of texts".to_owned(),
            Holds::Date => "a date".to_owned(),
            Holds::Url => "an address".to_owned(),
            Holds::Flag => "`true` or `false`".to_owned(),
            Holds::Format => "`1`".to_owned(),
            Holds::Word(_) => "one of some words".to_owned(),
            Holds::Id => "an id".to_owned(),
            Holds::Reference(part) => format!("an id from {}", self.link(part)),
            Holds::References(part) => format!("a list of ids from {}", self.link(part)),
            Holds::Part(part) => self.one(part),
            Holds::Parts(part) | Holds::Cells(part) => format!("a list; each {}", self.one(part)),
            Holds::Value(part) => format!("`null`, {}", self.one(part)),
            Holds::Values(part) => {
                format!("an object; under each id from {}: {}", self.link("Version"), self.link(part))
            }
        }
    }

    fn one(&self, name: &str) -> String {
        let part = self.parts.iter().find(|part| part.name == name).unwrap();
        format!("{}an object: {}", if part.is_short { "a text or " } else { "" }, self.link(name))
    }

    fn link(&self, part: &str) -> String {
        let heading = self.headings[part];
        format!("[{heading}](#{})", heading.to_lowercase().replace(' ', "-"))
    }
}

fn codes() -> String {
    let rows = describe::codes().into_iter().map(|(code, docs)| format!("| `{}` | {docs} |\n", code.name()));
    format!("| code | what is wrong, and what to do |\n|---|---|\n{}", rows.collect::<String>())
}

#[test]
fn the_manual_says_what_the_types_say() {
    let (manual, written) = (manual(), written(&manual()));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path(), &written).unwrap();
        return;
    }
    let (says, should) = manual.lines().zip(written.lines()).find(|(old, new)| old != new).unwrap_or_default();
    assert!(
        manual == written,
        "docs/card-file.md says\n  {says}\nand should say\n  {should}\n\
         `UPDATE=1 cargo test -p what-changed-cli --test card_file_manual` writes its tables anew"
    );
}

/// The examples, in their order.
fn examples(manual: &str) -> Vec<Map<String, Value>> {
    let blocks = manual.split("```json\n").skip(1).map(|rest| rest.split_once("\n```").unwrap().0);
    blocks.map(|block| serde_json::from_str(block).unwrap_or_else(|error| panic!("{error}: {block}"))).collect()
}

#[test]
fn the_first_example_is_a_card() {
    let smallest = Value::from(examples(&manual()).swap_remove(0));
    assert_eq!(card::from_json(&smallest.to_string()).unwrap().problems, []);
}

/// Lists of the same field are joined.
#[test]
fn the_examples_together_are_one_card_with_every_field_of_it() {
    let mut card: Map<String, Value> = Map::new();
    for (name, value) in examples(&manual()).into_iter().flatten() {
        match (card.get_mut(&name), value) {
            (Some(Value::Array(list)), Value::Array(more)) => list.extend(more),
            (None, value) => _ = card.insert(name, value),
            _ => panic!("{name} stands in two examples"),
        }
    }
    for field in &describe::parts()[0].fields {
        assert!(card.contains_key(field.name), "no example has {}", field.name);
    }
    let read = card::from_json(&Value::from(card).to_string()).unwrap();
    let sentences: Vec<String> = read.problems.iter().map(Problem::sentence).collect();
    assert!(sentences.is_empty(), "{sentences:#?}");
}

#[test]
fn every_link_of_the_manual_leads_to_a_heading() {
    let manual = manual();
    let headings = manual.lines().filter(|line| line.starts_with('#'));
    let slugs: Vec<String> =
        headings.map(|line| line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-")).collect();
    for rest in manual.split("](#").skip(1) {
        let slug = rest.split(')').next().unwrap();
        assert!(slugs.iter().any(|heading| heading == slug), "{slug}");
    }
}
