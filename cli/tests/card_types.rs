//! The TypeScript types of the card file are generated from the fields that the parser reads.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use what_changed::card::describe::{self, Field, Need, Part, ValueType};

const FILE: &str = "pkg/card.d.ts";

const HEAD: &str = "\
// The types of a card file. They are generated from the fields that the parser reads: `cargo xtask update`.
// An optional field may be `null`. `card.schema.json` has the other rules.

/** `2031`, `2031-04` or `2031-04-27`. */
export type CardDate = string;
";

/// Types of the browser that a part must not hide.
const RENAMED: [(&str, &str); 1] = [("Event", "TimelineEvent")];

/// Returns the TypeScript name of a part.
fn type_name(part: &str) -> &str {
    RENAMED.iter().find(|(name, _)| *name == part).map_or(part, |(_, renamed)| renamed)
}

fn types() -> String {
    let parts = describe::parts();
    let statement = parts.iter().find(|part| part.name == "Statement").unwrap();
    let mut types = HEAD.to_owned();
    let mut words = BTreeMap::new();
    for part in &parts {
        types.push('\n');
        types.push_str(&interface(part, statement));
        for field in &part.fields {
            if let ValueType::Word { name, words: choices } = &field.value_type {
                words.insert(*name, choices);
            }
        }
    }
    for (name, choices) in words {
        write!(types, "\nexport type {name} =").unwrap();
        for (word, docs) in choices {
            write!(types, "\n{}  | '{word}'", comment(docs, 1)).unwrap();
        }
        types.push_str(";\n");
    }
    types
}

/// Returns the interface of a part. A part with a short form is a text or an object.
fn interface(part: &Part, statement: &Part) -> String {
    let is_shared =
        |field: &&Field| part.name != statement.name && statement.fields.iter().any(|other| other.name == field.name);
    let extends = if part.fields.iter().any(|field| is_shared(&field) && field.name == "claims") {
        " extends StatementObject"
    } else {
        ""
    };
    let name = type_name(part.name);
    let object = if part.has_short_form { format!("{name}Object") } else { name.to_owned() };
    let mut text = comment(&part.docs, 0);
    if part.has_short_form {
        write!(text, "export type {name} = string | {object};\n\n{}", comment(&part.docs, 0)).unwrap();
    }
    writeln!(text, "export interface {object}{extends} {{").unwrap();
    let same =
        |field: &Field| statement.fields.iter().any(|other| other.name == field.name && other.docs == field.docs);
    for field in part.fields.iter().filter(|field| extends.is_empty() || !same(field)) {
        let value = value(&field.value_type);
        let (mark, null) = if field.need == Need::Always { ("", "") } else { ("?", " | null") };
        let null = if value.ends_with(null) { "" } else { null };
        writeln!(text, "{}  {}{mark}: {value}{null};", comment(&field.docs, 1), field.name).unwrap();
    }
    text.push_str("}\n");
    text
}

/// Returns the TypeScript type of a value.
fn value(value_type: &ValueType) -> String {
    match value_type {
        ValueType::Text | ValueType::Url | ValueType::Id | ValueType::Reference(_) => "string".to_owned(),
        ValueType::Texts | ValueType::References(_) => "string[]".to_owned(),
        ValueType::Date => "CardDate".to_owned(),
        ValueType::Flag => "boolean".to_owned(),
        ValueType::Format => "1".to_owned(),
        ValueType::Word { name, .. } => (*name).to_owned(),
        ValueType::Part(part) => type_name(part).to_owned(),
        ValueType::Parts(part) => format!("{}[]", type_name(part)),
        ValueType::Cells(part) => format!("({} | null)[]", type_name(part)),
        ValueType::Value(part) => format!("{} | null", type_name(part)),
        ValueType::Values(part) => format!("Record<string, {} | null>", type_name(part)),
    }
}

/// Returns a doc comment, wrapped.
fn comment(docs: &str, depth: usize) -> String {
    const WIDTH: usize = 100;
    let indent = "  ".repeat(depth);
    let line = format!("{indent}/** {docs} */\n");
    if line.chars().count() <= WIDTH {
        return line;
    }
    let mut text = format!("{indent}/**\n");
    let mut line = format!("{indent} *");
    for word in docs.split(' ') {
        if line.chars().count() + 1 + word.chars().count() > WIDTH {
            writeln!(text, "{line}").unwrap();
            line = format!("{indent} *");
        }
        write!(line, " {word}").unwrap();
    }
    writeln!(text, "{line}").unwrap();
    text + &format!("{indent} */\n")
}

#[test]
fn the_types_are_those_that_the_parser_reads() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join(FILE);
    let types = types();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &types).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(kept == types, "{FILE} is out of date; `cargo xtask update` writes it");
}
