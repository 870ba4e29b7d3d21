//! The maximal card has every field and every word of the card file, so that every test that uses it meets all of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use what_changed::card::describe::{self, Part, ValueType};

/// Returns the part that a field is counted for. Most parts have the fields of a statement; except for its text and
/// its sources, one of each is enough.
fn owner<'p>(part: &'p str, field: &str) -> &'p str {
    if matches!(field, "undisclosed" | "standing" | "via" | "quote" | "claims") { "Statement" } else { part }
}

/// Collects the fields and words of a part that a value has.
fn collect(parts: &[Part], part: &str, value: &Value, found: &mut BTreeSet<String>) {
    let part = parts.iter().find(|other| other.name == part).unwrap();
    for field in &part.fields {
        let Some(value) = value.get(field.name) else { continue };
        let name = format!("{}.{}", owner(part.name, field.name), field.name);
        found.insert(name.clone());
        match &field.value_type {
            ValueType::Word { .. } => {
                found.insert(format!("{name}: {}", value.as_str().unwrap()));
            }
            ValueType::Part(inner) | ValueType::Value(inner) => collect(parts, inner, value, found),
            ValueType::Parts(inner) | ValueType::Cells(inner) => {
                value.as_array().unwrap().iter().for_each(|value| collect(parts, inner, value, found));
            }
            ValueType::Values(inner) => {
                value.as_object().unwrap().values().for_each(|value| collect(parts, inner, value, found));
            }
            _ => {}
        }
    }
}

#[test]
fn the_maximal_card_has_every_field_and_every_word() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/maximal.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let card: Value = serde_json::from_str(&text).unwrap();
    let (parts, mut found) = (describe::parts(), BTreeSet::new());
    collect(&parts, parts[0].name, &card, &mut found);
    let mut missing = Vec::new();
    for part in &parts {
        for field in &part.fields {
            // A card with more than two versions has no `before` and `after`, and only an editor needs `$schema`.
            if matches!(field.value_type, ValueType::Value(_)) || field.name == "$schema" {
                continue;
            }
            let name = format!("{}.{}", owner(part.name, field.name), field.name);
            if let ValueType::Word { words, .. } = &field.value_type {
                missing.extend(words.iter().map(|(word, _)| format!("{name}: {word}")));
            }
            missing.push(name);
        }
    }
    missing.retain(|name| !found.contains(name));
    assert!(missing.is_empty(), "{}: {missing:#?}", path.display());
}
