//! Ids: what is made of a label where the file gives none, and the nearest right one for a wrong one.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::record::Kind;
use super::value::Value;
use crate::number;

/// The ids of everything that has one, as they will be: those that the file gives, and those that are
/// made of labels.
#[derive(Default)]
pub(super) struct Ids {
    versions: Vec<String>,
    /// The versions that count where the file has fewer than two.
    implied: Vec<String>,
    terms: Vec<String>,
    parties: Vec<String>,
    sources: Vec<String>,
}

impl Ids {
    /// The ids of a card's value tree. Those that the file gives come before those that are made up:
    /// an id never changes because a label somewhere else does.
    pub(super) fn of(card: &Value, implied: [&str; 2]) -> Self {
        let list = |name| card.member(name).map_or(&[][..], Value::elements);
        Self {
            versions: ids(list("versions"), "label", "version", false),
            implied: implied.into_iter().map(str::to_owned).collect(),
            terms: ids(list("terms"), "label", "term", true),
            parties: ids(list("parties"), "name", "party", true),
            sources: ids(list("sources"), "publisher", "source", true),
        }
    }

    /// The ids of a kind, in the order of the file; empty for what cannot be read.
    pub(super) fn of_kind(&self, kind: Kind) -> &[String] {
        match kind {
            Kind::Version => &self.versions,
            Kind::Term => &self.terms,
            Kind::Party => &self.parties,
            Kind::Source => &self.sources,
        }
    }

    /// The ids that others may refer to.
    pub(super) fn known(&self, kind: Kind) -> Vec<&str> {
        let known: Vec<&str> = self.of_kind(kind).iter().map(String::as_str).filter(|id| !id.is_empty()).collect();
        if kind == Kind::Version && known.len() < 2 {
            return self.implied.iter().map(String::as_str).collect();
        }
        known
    }

    /// Whether a text can be an id.
    pub(super) fn is_sound(id: &str) -> bool {
        !id.trim().is_empty() && !id.chars().any(|char| char.is_whitespace() || char.is_control())
    }
}

fn ids(list: &[Value], label: &str, kind: &str, needs_label: bool) -> Vec<String> {
    let mut given: Vec<&str> = Vec::new();
    for value in list {
        given.push(value.text("id").filter(|id| Ids::is_sound(id)).unwrap_or(""));
    }
    let mut ids: Vec<String> = Vec::new();
    let mut all_made: Vec<String> = Vec::new();
    for (index, value) in list.iter().enumerate() {
        let is_labelled = value.text(label).is_some_and(|label| !label.trim().is_empty());
        if !matches!(value, Value::Object(_)) || (needs_label && !is_labelled) {
            ids.push(String::new());
            continue;
        }
        let id = given[index];
        let repeated = ids.iter().any(|other| other == id);
        if id.is_empty() || repeated {
            let made = default(value.text(label), kind, index);
            // Those that were made of the same label have taken all up to here.
            let first = 1 + all_made.iter().filter(|other| **other == made).count();
            let id = unused(&made, first, |id| given.contains(&id) || ids.iter().any(|other| other == id));
            all_made.push(made);
            ids.push(id);
        } else {
            ids.push(id.to_owned());
        }
    }
    ids
}

fn default(label: Option<&str>, kind: &str, index: usize) -> String {
    let mut id = label.map(slug).unwrap_or_default();
    if id.is_empty() {
        id.push_str(kind);
        id.push('-');
        number::push(&mut id, index + 1);
    }
    id
}

/// The first that is not taken of the id itself and the id with `-2`, `-3` … behind it, from a count on.
fn unused(made: &str, mut count: usize, taken: impl Fn(&str) -> bool) -> String {
    loop {
        let mut id = made.to_owned();
        if count > 1 {
            id.push('-');
            number::push(&mut id, count);
        }
        if !taken(&id) {
            return id;
        }
        count += 1;
    }
}

/// The label in lower-case ASCII and hyphens, at most 64 of them; empty where nothing is left.
fn slug(label: &str) -> String {
    let mut slug = String::new();
    for char in label.chars() {
        if char.is_ascii_alphanumeric() {
            slug.push(char.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') && !matches!(char, '\'' | '’') {
            slug.push('-');
        }
        if slug.len() == 64 {
            break;
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// The candidate that a person most likely meant: a letter of every four away, and one.
pub(super) fn nearest<'c>(wrong: &str, candidates: &mut dyn Iterator<Item = &'c str>) -> Option<&'c str> {
    let limit = |candidate: &str| 1 + candidate.len().min(wrong.len()) / 4;
    candidates
        // Most are out of reach by their lengths alone.
        .filter(|candidate| candidate.len().abs_diff(wrong.len()) <= limit(candidate))
        .map(|candidate| (distance(wrong, candidate), candidate))
        .filter(|(distance, candidate)| *distance < candidate.len() && *distance <= limit(candidate))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Letters to insert, delete, replace or swap, whatever their case. Long names are not looked at:
/// nobody mistypes them, and the work is the product of the lengths.
fn distance(a: &str, b: &str) -> usize {
    if a.len().max(b.len()) > 64 {
        return usize::MAX;
    }
    let (a, b) = (a.to_ascii_lowercase().into_bytes(), b.to_ascii_lowercase().into_bytes());
    let mut rows: [Vec<usize>; 3] = [Vec::new(), Vec::new(), (0..=b.len()).collect()];
    for i in 1..=a.len() {
        rows.rotate_left(1);
        let [before, last, row] = &mut rows;
        *row = Vec::from([i]);
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut fewest = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                fewest = fewest.min(before[j - 2] + 1);
            }
            row.push(fewest);
        }
    }
    rows[2][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_ascii_words_and_hyphens() {
        assert_eq!(slug("Cloud exclusivity"), "cloud-exclusivity");
        assert_eq!(slug("  Microsoft’s 27 % stake (for-profit) "), "microsofts-27-stake-for-profit");
        assert_eq!(slug("Цена"), "");
        assert_eq!(slug(&"x-".repeat(80)).len(), 63);
    }

    #[test]
    fn labels_that_are_alike_are_counted() {
        let term = |label: &str, id: Option<&str>| {
            let mut fields = Vec::from([("label".to_owned(), Value::Text(label.to_owned()))]);
            fields.extend(id.map(|id| ("id".to_owned(), Value::Text(id.to_owned()))));
            Value::Object(fields)
        };
        let list =
            [("Fee", None), ("Fee", None), ("Law", Some("fee-3")), ("fee!", None), ("Fee", None), ("Fee 2", None)];
        let list: Vec<Value> = list.into_iter().map(|(label, id)| term(label, id)).collect();
        assert_eq!(ids(&list, "label", "term", true), ["fee", "fee-2", "fee-3", "fee-4", "fee-5", "fee-2-2"]);
        // As many as a card may have, in less time than anybody would wait.
        let many: Vec<Value> = (0..4_000).map(|_| term("Fee", None)).collect();
        assert_eq!(ids(&many, "label", "term", true).last().map(String::as_str), Some("fee-4000"));
    }

    #[test]
    fn the_nearest_name_is_near() {
        let names = ["openai", "microsoft", "amazon"];
        assert_eq!(nearest("OpenIA", &mut names.into_iter()), Some("openai"));
        assert_eq!(nearest("mircosoft", &mut names.into_iter()), Some("microsoft"));
        assert_eq!(nearest("anthropic", &mut names.into_iter()), None);
        assert_eq!(nearest("tf", &mut ["ap", "ft"].into_iter()), Some("ft"));
        assert_eq!(nearest("x", &mut ["y"].into_iter()), None);
    }
}
