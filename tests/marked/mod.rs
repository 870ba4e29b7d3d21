//! Inserts a unique word before every text of a card, so that a test can count how often each text is shown.

use serde_json::Value;
use what_changed::card::{self, Card};

/// A card with a unique word before each text.
pub struct Marked {
    pub card: Card,
    /// The words and the path of each, without indexes.
    pub words: Vec<(String, String)>,
}

/// The paths of names, which are shown again wherever something refers to them.
const NAMES: [&str; 3] = [".versions.label", ".parties.name", ".sources.publisher"];

impl Marked {
    /// Inserts the words into the card of a file.
    ///
    /// # Panics
    ///
    /// Panics if the card has problems.
    #[track_caller]
    pub fn new(mut file: Value) -> Self {
        // Set the ids, since ids derived from labels would change with the labels.
        for term in file["terms"].as_array_mut().unwrap() {
            let label = term["label"].as_str().unwrap().to_lowercase().replace(' ', "-");
            if term.get("id").is_none() {
                term["id"] = label.into();
            }
        }
        let mut words = Vec::new();
        mark(&mut file, "", &mut words);
        let card = card::parse(&file.to_string()).unwrap();
        Self { card, words }
    }

    /// Checks that a text contains every text of the card exactly once, and a label once more for each reference.
    /// Returns the words in the text.
    #[track_caller]
    pub fn assert_once_in(&self, text: &str) -> Vec<&str> {
        let mut shown = Vec::new();
        for (word, path) in &self.words {
            let count = text.matches(word.as_str()).count();
            let expected = match path.as_str() {
                // A party without effects is not shown.
                ".parties.name" => 0,
                ".terms.label" => {
                    let term = self.card.terms.iter().find(|term| term.label.contains(word)).unwrap();
                    1 + self.card.audiences.iter().filter(|audience| audience.terms.contains(&term.id)).count()
                }
                _ => 1,
            };
            let is_right = if NAMES.contains(&path.as_str()) { count >= expected } else { count == expected };
            assert!(
                is_right,
                "the text at {path} is shown {count} times instead of {expected}. Look for {word} in:\n{text}"
            );
            shown.extend((count > 0).then_some(word.as_str()));
        }
        shown
    }
}

/// Inserts a word before each paragraph of each text.
fn mark(value: &mut Value, path: &str, words: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) if is_text(path) => {
            let marked: Vec<_> = text
                .split("\n\n")
                .map(|paragraph| {
                    let word = format!("word{:04}end", words.len());
                    let marked = format!("{word} {paragraph}");
                    words.push((word, path.to_owned()));
                    marked
                })
                .collect();
            *text = marked.join("\n\n");
        }
        Value::Array(list) => list.iter_mut().for_each(|value| mark(value, path, words)),
        Value::Object(object) => {
            for (name, value) in object {
                mark(value, &format!("{path}.{name}"), words);
            }
        }
        _ => {}
    }
}

/// True if the value at a path is a text, not an id, a date, an address or a keyword.
fn is_text(path: &str) -> bool {
    let name = path.rsplit('.').next().unwrap_or_default();
    let is_id = name == "id" || name == "party" || name == "source" && path.contains(".quote.");
    let is_list_of_ids = name == "sources" || name == "terms";
    let is_other = ["lang", "date", "updated", "url", "archived", "standing", "effect"].contains(&name);
    !(is_id || is_list_of_ids || is_other || path == ".open.kind")
}
