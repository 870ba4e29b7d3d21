//! The manual of the card file agrees with the types, and its examples are a card.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use serde_json::{Map, Value};
use what_changed::card;
use what_changed::card::describe::{self, Field, Need, Part, ValueType};

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/card-file.md")
}

/// The manual, read once: a test may write it while others read.
static MANUAL: LazyLock<String> = LazyLock::new(|| {
    let path = path();
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
});

/// Returns the heading above the table of each part.
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

/// Returns the manual with generated tables.
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
                let tables = Tables { parts: &parts, headings: &headings };
                tables.fields(tables.part(name))
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
        let statement = self.part("Statement");
        // The fields that a part shares with a statement are described there.
        let is_shared = |field: &&Field| {
            part.name != statement.name
                && statement.fields.iter().any(|other| other.name == field.name && other.docs == field.docs)
        };
        let mut table = vec!["| Field | Type | Description | Required |\n|---|---|---|---|\n".to_owned()];
        for field in part.fields.iter().filter(|field| !is_shared(field)) {
            let mut docs = field.docs.clone();
            if let ValueType::Word { words, .. } = &field.value_type {
                let meaning =
                    |(word, docs): &(&str, String)| format!(" `{word}`: {}{}", docs[..1].to_lowercase(), &docs[1..]);
                docs.extend(words.iter().map(meaning));
            }
            let need = match field.need {
                Need::Optional => "",
                Need::Always => "yes",
                Need::OneOf(_) => "one of these",
            };
            table.push(format!("| `{}` | {} | {docs} | {need} |\n", field.name, self.value_type(&field.value_type)));
        }
        let shared: Vec<String> =
            part.fields.iter().filter(is_shared).map(|field| format!("`{}`", field.name)).collect();
        if !shared.is_empty() {
            table.push(format!("| {} | | See {}. | |\n", shared.join(", "), self.link("Statement")));
        }
        table.concat()
    }

    fn value_type(&self, value_type: &ValueType) -> String {
        match value_type {
            ValueType::Text => "text".to_owned(),
            ValueType::Texts => "list of texts".to_owned(),
            ValueType::Date => "date".to_owned(),
            ValueType::Url => "address".to_owned(),
            ValueType::Flag => "`true` or `false`".to_owned(),
            ValueType::Format => "`1`".to_owned(),
            ValueType::Word { words, .. } => {
                let words: Vec<String> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
                let (last, rest) = words.split_last().unwrap();
                format!("{} or {last}", rest.join(", "))
            }
            ValueType::Id => "id".to_owned(),
            ValueType::Reference(part) => format!("id from {}", self.link(part)),
            ValueType::References(part) => format!("list of ids from {}", self.link(part)),
            ValueType::Part(part) => format!("{}: {}", self.forms(part), self.link(part)),
            ValueType::Parts(part) | ValueType::Cells(part) => {
                let forms = if self.part(part).has_short_form { "texts or objects" } else { "objects" };
                format!("list of {forms}: {}", self.link(part))
            }
            ValueType::Value(part) => format!("`null`, {}: {}", self.forms(part), self.link(part)),
            ValueType::Values(part) => {
                format!("object; under each id from {}: {}", self.link("Version"), self.link(part))
            }
        }
    }

    fn part(&self, name: &str) -> &Part {
        self.parts.iter().find(|part| part.name == name).unwrap_or_else(|| panic!("no part {name}"))
    }

    fn forms(&self, part: &str) -> &'static str {
        if self.part(part).has_short_form { "text or object" } else { "object" }
    }

    fn link(&self, part: &str) -> String {
        let heading = self.headings[part];
        format!("[{heading}](#{})", heading.to_lowercase().replace(' ', "-"))
    }
}

fn codes() -> String {
    let rows = describe::codes().into_iter().map(|(code, docs)| format!("| `{}` | {docs} |\n", code.name()));
    format!("| Code | Problem, and how to correct it |\n|---|---|\n{}", rows.collect::<String>())
}

#[test]
fn the_manual_says_what_the_types_say() {
    let (manual, written) = (&*MANUAL, written(&MANUAL));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path(), &written).unwrap();
        return;
    }
    let (says, should) = manual.lines().zip(written.lines()).find(|(old, new)| old != new).unwrap_or_default();
    assert!(
        *manual == written,
        "docs/card-file.md says\n  {says}\nand should say\n  {should}\n\
         `cargo xtask update` writes its tables"
    );
}

/// Returns the examples, in their order.
fn examples(manual: &str) -> Vec<Map<String, Value>> {
    let blocks = manual.split("```json\n").skip(1).map(|rest| rest.split_once("\n```").unwrap().0);
    blocks.map(|block| serde_json::from_str(block).unwrap_or_else(|error| panic!("{error}: {block}"))).collect()
}

#[test]
fn the_first_example_is_a_card() {
    let smallest = Value::from(examples(&MANUAL).swap_remove(0));
    assert_eq!(card::read(&smallest.to_string()).problems, []);
}

/// The lists of the same field are joined.
#[test]
fn the_examples_together_are_one_card_with_every_field_of_it() {
    let mut card: Map<String, Value> = Map::new();
    for (name, value) in examples(&MANUAL).into_iter().flatten() {
        match (card.get_mut(&name), value) {
            (Some(Value::Array(list)), Value::Array(more)) => list.extend(more),
            (None, value) => _ = card.insert(name, value),
            _ => panic!("two examples define {name}"),
        }
    }
    for field in &describe::parts()[0].fields {
        assert!(card.contains_key(field.name), "no example has {}", field.name);
    }
    assert!(card::parse(&Value::from(card).to_string()).is_ok());
}

#[test]
fn every_link_of_the_manual_leads_to_a_heading() {
    let manual = &*MANUAL;
    let headings = manual.lines().filter(|line| line.starts_with('#'));
    let slugs: Vec<String> =
        headings.map(|line| line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-")).collect();
    for rest in manual.split("](#").skip(1) {
        let slug = rest.split(')').next().unwrap();
        assert!(slugs.iter().any(|heading| heading == slug), "{slug}");
    }
}
