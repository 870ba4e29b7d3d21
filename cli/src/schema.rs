//! `what-changed schema`: prints the JSON Schema of card files, for editors and build scripts.

use std::io;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use serde_json::{Map, Value, json};
use what_changed::card::FORMAT;
use what_changed::card::describe::{self, Field, Need, Part, ValueType};

use crate::output::print;

/// Print the JSON Schema of card files (draft 2020-12).
///
/// With it, an editor completes names and marks problems as you type. It accepts every card that `check` accepts. Only
/// `check` finds problems that need the whole card, such as an unknown id.
#[derive(Args)]
pub struct Schema {}

impl Schema {
    /// Prints the schema.
    #[expect(clippy::unused_self, reason = "as each subcommand")]
    pub fn run(&self) -> Result<ExitCode> {
        print(&mut io::stdout(), &serde_json::to_string_pretty(&schema())?)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// White space: ECMAScript's `\s`, and U+0085.
const SPACE: &str = r"[\s\u0085]";
/// A visible character, or one that the card shows as a picture.
const SEEN: &str = r"[^\s\u0085]|[\u000B\u000C\uFEFF]";
/// A character of an id.
const OF_ID: &str = r"([^\s\u0000-\u001F\u007F-\u009F]|\uFEFF)";
const DATE: &str = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?";
/// The addresses that `card::Url` accepts.
const URL: &str = r"([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)([A-Za-z0-9\[]|[^\u0000-\u007F\s])[\S\uFEFF]*";

/// The name of the definition of an empty value.
const NOTHING: &str = "nothing";

fn schema() -> Value {
    let parts = describe::parts();
    let mut defs: Map<String, Value> = parts.iter().map(|part| (key(part.name), definition(part).into())).collect();
    let Some(Value::Object(card)) = defs.shift_remove(&key(parts[0].name)) else { unreachable!("the card is a part") };
    let nothing = "The value of an empty field: an empty text or null.";
    let blank = format!("^{SPACE}*$");
    defs.insert(
        NOTHING.to_owned(),
        json!({"title": "Nothing", "description": nothing, "type": ["string", "null"], "pattern": blank}),
    );
    let mut schema = map(json!({"$schema": "https://json-schema.org/draft/2020-12/schema"}));
    schema.extend(card);
    schema.insert("title".to_owned(), "A card of What Changed".into());
    schema.insert("$defs".to_owned(), defs.into());
    schema.into()
}

/// Returns the definition of a part: an object, or also a text.
fn definition(part: &Part) -> Map<String, Value> {
    let mut definition = map(json!({"title": title(part.name), "description": part.docs}));
    if part.has_short_form {
        let text = json!({"type": "string", "pattern": SEEN});
        definition.insert("anyOf".to_owned(), json!([text, object(part)]));
    } else {
        definition.extend(object(part));
    }
    definition
}

/// Returns the definition of a part as an object.
fn object(part: &Part) -> Map<String, Value> {
    let properties: Map<String, Value> =
        part.fields.iter().map(|field| (field.name.to_owned(), property(field).into())).collect();
    let mut object = map(json!({"type": "object", "properties": properties, "additionalProperties": false}));
    let required = part.fields.iter().filter(|field| field.need == Need::Always);
    let required: Vec<&str> = required.map(|field| field.name).collect();
    if !required.is_empty() {
        object.insert("required".to_owned(), required.into());
    }
    let one_of = part.fields.iter().filter(|field| matches!(field.need, Need::OneOf(_)));
    let one_of: Vec<Value> = one_of.map(present).collect();
    if !one_of.is_empty() {
        object.insert("anyOf".to_owned(), one_of.into());
    }
    if let Some(values) = part.fields.iter().find(|field| matches!(field.value_type, ValueType::Values(_))) {
        let in_place = part.fields.iter().filter(|field| matches!(field.value_type, ValueType::Value(_)));
        let absent: Map<String, Value> = in_place.map(|field| (field.name.to_owned(), false.into())).collect();
        object.insert("if".to_owned(), present(values));
        object.insert("then".to_owned(), json!({"properties": absent}));
    }
    object
}

/// Returns a field as a property.
fn property(field: &Field) -> Map<String, Value> {
    let mut property = map(json!({"description": field.docs}));
    property.extend(if field.need == Need::Always {
        non_empty(&field.value_type)
    } else {
        optional(&field.value_type)
    });
    // One version has nothing to compare with.
    if field.value_type == ValueType::Parts("Version") {
        property.insert("anyOf".to_owned(), json!([{"maxItems": 0}, {"minItems": 2}]));
    }
    property
}

/// Returns the schema of an object that has a field which is not empty.
fn present(field: &Field) -> Value {
    json!({"required": [field.name], "properties": {field.name: non_empty(&field.value_type)}})
}

/// Returns the schema of a value that is not empty.
fn non_empty(value_type: &ValueType) -> Map<String, Value> {
    map(match value_type {
        ValueType::Text => json!({"type": "string", "pattern": SEEN}),
        ValueType::Flag => json!({"const": true}),
        ValueType::Reference(_) => id(),
        ValueType::Word { words, .. } => json!({"oneOf": choices(words)}),
        ValueType::Part(part) => reference(&key(part)),
        ValueType::Parts(part) => json!({"type": "array", "items": reference(&key(part)), "minItems": 1}),
        ValueType::Values(_) => json!({"type": "object", "minProperties": 1}),
        other => return optional(other),
    })
}

/// Returns the schema of a value that may be empty.
fn optional(value_type: &ValueType) -> Map<String, Value> {
    let trimmed =
        |pattern: &str| json!({"type": ["string", "null"], "pattern": format!("^{SPACE}*({pattern}{SPACE}*)?$")});
    let list = |items: Value| json!({"type": ["array", "null"], "items": items});
    let or_null = |part| json!([reference(&key(part)), {"type": "null"}]);
    map(match value_type {
        ValueType::Text => json!({"type": ["string", "null"]}),
        ValueType::Texts => list(json!({"type": "string"})),
        ValueType::Date => trimmed(DATE),
        ValueType::Url => trimmed(URL),
        ValueType::Flag => json!({"type": ["boolean", "null"]}),
        ValueType::Format => json!({"type": ["number", "null"], "maximum": FORMAT}),
        ValueType::Word { words, .. } => {
            json!({"anyOf": choices(words).into_iter().chain([reference(NOTHING)]).collect::<Vec<_>>()})
        }
        ValueType::Id | ValueType::Reference(_) => {
            json!({"type": ["string", "null"], "pattern": format!("^({OF_ID}+|{SPACE}*)$")})
        }
        ValueType::References(_) => list(id()),
        ValueType::Part(part) | ValueType::Value(part) => json!({"anyOf": or_null(part)}),
        ValueType::Parts(part) => list(reference(&key(part))),
        ValueType::Cells(part) => list(json!({"anyOf": [reference(&key(part)), {"enum": [null, ""]}]})),
        ValueType::Values(part) => json!({
            "type": ["object", "null"],
            "propertyNames": id(),
            "additionalProperties": {"anyOf": or_null(part)},
        }),
    })
}

fn id() -> Value {
    json!({"type": "string", "pattern": format!("^{OF_ID}+$")})
}

fn choices(words: &[(&str, String)]) -> Vec<Value> {
    words.iter().map(|(word, docs)| json!({"const": word, "description": docs})).collect()
}

fn reference(key: &str) -> Value {
    json!({"$ref": format!("#/$defs/{key}")})
}

/// Returns the name of the definition of a part: `AlternativesRow` becomes `alternatives-row`.
fn key(name: &str) -> String {
    title(name).to_lowercase().replace(' ', "-")
}

/// Returns the title of a part: `AlternativesRow` becomes `Alternatives row`.
fn title(name: &str) -> String {
    let mut title = String::new();
    for char in name.chars() {
        if char.is_uppercase() && !title.is_empty() {
            title.push(' ');
            title.extend(char.to_lowercase());
        } else {
            title.push(char);
        }
    }
    title
}

fn map(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
