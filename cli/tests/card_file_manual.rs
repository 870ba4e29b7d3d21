//! The manual of the card file says what the types say, and its examples are a card.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::{Map, Value};
use what_changed::card;
use what_changed::card::describe::{self, Field, Need, Part, ValueType};

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
            if let ValueType::Word(words) = &field.value_type {
                let told =
                    |(word, says): &(&str, String)| format!(" `{word}`: {}{}", says[..1].to_lowercase(), &says[1..]);
                docs.extend(words.iter().map(told));
            }
            let need = match field.need {
                Need::Optional => "",
                Need::Always => "yes",
                Need::OneOf(_) => "one of these",
            };
            table.push(format!("| `{}` | {} | {docs} | {need} |\n", field.name, self.value_type(&field.value_type)));
        }
        let of_statement: Vec<String> =
            part.fields.iter().filter(is_of_statement).map(|field| format!("`{}`", field.name)).collect();
        if !of_statement.is_empty() {
            table.push(format!("| {} | | as in {} | |\n", of_statement.join(", "), self.link("Statement")));
        }
        table.concat()
    }

    fn value_type(&self, value_type: &ValueType) -> String {
        match value_type {
            ValueType::Text => "a text".to_owned(),
            ValueType::Texts => "a list of texts".to_owned(),
            ValueType::Date => "a date".to_owned(),
            ValueType::Url => "an address".to_owned(),
            ValueType::Flag => "`true` or `false`".to_owned(),
            ValueType::Format => "`1`".to_owned(),
            ValueType::Word(_) => "one of some words".to_owned(),
            ValueType::Id => "an id".to_owned(),
            ValueType::Reference(part) => format!("an id from {}", self.link(part)),
            ValueType::References(part) => format!("a list of ids from {}", self.link(part)),
            ValueType::Part(part) => self.one(part),
            ValueType::Parts(part) | ValueType::Cells(part) => format!("a list; each {}", self.one(part)),
            ValueType::Value(part) => format!("`null`, {}", self.one(part)),
            ValueType::Values(part) => {
                format!("an object; under each id from {}: {}", self.link("Version"), self.link(part))
            }
        }
    }

    fn one(&self, name: &str) -> String {
        let part = self.parts.iter().find(|part| part.name == name).unwrap();
        format!("{}an object: {}", if part.has_short_form { "a text or " } else { "" }, self.link(name))
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
    assert_eq!(card::read(&smallest.to_string()).problems, []);
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
    assert!(card::parse(&Value::from(card).to_string()).is_ok());
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
