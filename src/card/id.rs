//! Ids: made from a label if the file gives none, and the nearest known id for an unknown one.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::Card;
use super::problem::IdKind;
use super::value::Value;
use crate::number;

/// The ids of everything in a card that has one: those that the file gives, and those made from labels.
#[derive(Default)]
pub(super) struct Ids {
    versions: Vec<String>,
    /// The ids of the versions that count if the file has fewer than two.
    implied: Vec<String>,
    terms: Vec<String>,
    parties: Vec<String>,
    sources: Vec<String>,
}

impl Ids {
    /// Finds the ids of a card's value tree. Given ids take precedence over made ones, so that an id never changes
    /// because a label elsewhere does.
    pub(super) fn new(card: &Value, implied: [&str; 2]) -> Self {
        let ids = |name: &str, label: &str, kind: &str, needs_label: bool| {
            let mut items = Vec::new();
            for value in card.member(name).into_iter().flat_map(Value::elements) {
                let label = value.text(label).filter(|label| !label.trim().is_empty());
                let is_read = matches!(value, Value::Object(_)) && (label.is_some() || !needs_label);
                items.push(Item { id: value.text("id").unwrap_or_default(), label, is_read });
            }
            ids(&items, kind)
        };
        Self {
            versions: ids("versions", "label", "version", false),
            implied: implied.into_iter().map(str::to_owned).collect(),
            terms: ids("terms", "label", "term", true),
            parties: ids("parties", "name", "party", true),
            sources: ids("sources", "publisher", "source", true),
        }
    }

    /// Returns the ids of a kind, in the order of the file. Empty for an item that cannot be read.
    pub(super) fn of_kind(&self, kind: IdKind) -> &[String] {
        match kind {
            IdKind::Version => &self.versions,
            IdKind::Term => &self.terms,
            IdKind::Party => &self.parties,
            IdKind::Source => &self.sources,
        }
    }

    /// Returns the ids that others may refer to.
    pub(super) fn known(&self, kind: IdKind) -> Vec<&str> {
        let known: Vec<&str> = self.of_kind(kind).iter().map(String::as_str).filter(|id| !id.is_empty()).collect();
        if kind == IdKind::Version && known.len() < 2 {
            return self.implied.iter().map(String::as_str).collect();
        }
        known
    }

    /// Returns true if a text can be an id.
    pub(super) fn is_sound(id: &str) -> bool {
        !id.trim().is_empty() && !id.chars().any(|char| char.is_whitespace() || char.is_control())
    }
}

impl Card {
    /// Gives an id to each version, term, party and source that has none, made from its label as for a card file.
    ///
    /// ```
    /// use what_changed::card::{Card, Term};
    ///
    /// let term = Term { label: "Late fees".into(), ..Term::default() };
    /// let card = Card { terms: vec![term.clone(), term], ..Card::default() }.with_ids();
    /// assert_eq!([&*card.terms[0].id, &*card.terms[1].id], ["late-fees", "late-fees-2"]);
    /// ```
    #[must_use]
    pub fn with_ids(mut self) -> Self {
        /// Fills in the ids of one kind. Each part gives its id and its label.
        fn fill<T>(parts: &mut [T], kind: &str, of: impl Fn(&mut T) -> (&mut String, Option<&str>)) {
            let mut items = Vec::new();
            for part in &mut *parts {
                let (id, label) = of(part);
                items.push((id.clone(), label.map(str::to_owned)));
            }
            let items: Vec<Item> =
                items.iter().map(|(id, label)| Item { id, label: label.as_deref(), is_read: true }).collect();
            for (part, id) in parts.iter_mut().zip(ids(&items, kind)) {
                *of(part).0 = id;
            }
        }
        fill(&mut self.versions, "version", |version| (&mut version.id, version.label.as_deref()));
        fill(&mut self.terms, "term", |term| (&mut term.id, Some(&term.label)));
        fill(&mut self.parties, "party", |party| (&mut party.id, Some(&party.name)));
        fill(&mut self.sources, "source", |source| (&mut source.id, Some(&source.publisher)));
        self
    }
}

/// Something that has an id or gets one.
struct Item<'v> {
    id: &'v str,
    label: Option<&'v str>,
    /// False if it cannot be read, and so has no id.
    is_read: bool,
}

/// Returns the id of each item, in their order.
fn ids(items: &[Item], kind: &str) -> Vec<String> {
    let mut given: Vec<&str> = Vec::new();
    for item in items {
        given.push(if Ids::is_sound(item.id) { item.id } else { "" });
    }
    let mut ids: Vec<String> = Vec::new();
    let mut all_made: Vec<String> = Vec::new();
    for (index, item) in items.iter().enumerate() {
        if !item.is_read {
            ids.push(String::new());
            continue;
        }
        let id = given[index];
        let is_repeated = ids.iter().any(|other| other == id);
        if id.is_empty() || is_repeated {
            let made = default(item.label, kind, index);
            // The ids made from the same label have taken all numbers up to this one.
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

/// Returns the first free id of `made`, `made-2`, `made-3` …, starting at a count.
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

/// Returns a label in lower-case ASCII letters, digits and hyphens, at most 64 of them.
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

/// Returns the candidate that was most likely meant: within one edit, and one more for every four letters.
pub(super) fn nearest<'c>(wrong: &str, candidates: &mut dyn Iterator<Item = &'c str>) -> Option<&'c str> {
    let limit = |candidate: &str| 1 + candidate.len().min(wrong.len()) / 4;
    candidates
        // The lengths alone rule out most of them.
        .filter(|candidate| candidate.len().abs_diff(wrong.len()) <= limit(candidate))
        .map(|candidate| (distance(wrong, candidate), candidate))
        .filter(|(distance, candidate)| *distance < candidate.len() && *distance <= limit(candidate))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The Damerau-Levenshtein distance (optimal string alignment), ignoring case. Long names are out of reach: nobody
/// mistypes them, and the work is the product of the lengths.
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
    fn equal_labels_are_numbered() {
        let item = |(label, id)| Item { id, label: Some(label), is_read: true };
        let items = [("Fee", ""), ("Fee", ""), ("Law", "fee-3"), ("fee!", ""), ("Fee", ""), ("Fee 2", "")];
        assert_eq!(ids(&items.map(item), "term"), ["fee", "fee-2", "fee-3", "fee-4", "fee-5", "fee-2-2"]);
        // As many as a card may have, in less time than anybody would wait.
        let many: Vec<Item> = (0..4_000).map(|_| item(("Fee", ""))).collect();
        assert_eq!(ids(&many, "term").last().map(String::as_str), Some("fee-4000"));
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
