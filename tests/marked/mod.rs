//! A card in which every text begins with a word that stands nowhere else, so that it can be counted.

use serde_json::Value;
use what_changed::card::{self, Card};

/// A card file, and the words in it.
pub struct Marked {
    pub card: Card,
    /// The words, and the path of each, without places in lists.
    pub words: Vec<(String, String)>,
}

/// What is named again where something refers to it.
const NAMES: [&str; 3] = [".versions.label", ".parties.name", ".sources.publisher"];

impl Marked {
    /// # Panics
    ///
    /// If the file has something to mend.
    #[track_caller]
    pub fn of(mut file: Value) -> Self {
        // Ids that are made of labels would go with them.
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

    /// Holds a text to telling every text of the card exactly once, and a label once more where it is referred to.
    /// Returns the words that it has.
    #[track_caller]
    pub fn told_once_in(&self, text: &str) -> Vec<&str> {
        let mut told = Vec::new();
        for (word, path) in &self.words {
            let count = text.matches(word.as_str()).count();
            let expected = match path.as_str() {
                // A party that nothing happens to is not told of.
                ".parties.name" => 0,
                ".terms.label" => {
                    let term = self.card.terms.iter().find(|term| term.label.contains(word)).unwrap();
                    1 + self.card.audiences.iter().filter(|audience| audience.terms.contains(&term.id)).count()
                }
                _ => 1,
            };
            let is_right = if NAMES.contains(&path.as_str()) { count >= expected } else { count == expected };
            assert!(is_right, "{word} of {path}: {count} instead of {expected} in {text}");
            told.extend((count > 0).then_some(word.as_str()));
        }
        told
    }
}

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

/// Whether there is a text at a path: no id, no date, no address, none of a few words.
fn is_text(path: &str) -> bool {
    let name = path.rsplit('.').next().unwrap_or_default();
    let is_id = name == "id" || name == "party" || name == "source" && path.contains(".quote.");
    let is_list_of_ids = name == "sources" || name == "terms";
    let is_other = ["lang", "date", "updated", "url", "archived", "standing", "effect"].contains(&name);
    !(is_id || is_list_of_ids || is_other || path == ".open.kind")
}
