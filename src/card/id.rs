//! Ids: what is made of a label where the file gives none, and the nearest right one for a wrong one.

use alloc::string::String;
use alloc::vec::Vec;

/// The label in lower-case ASCII and hyphens, at most 64 of them; empty where nothing is left.
pub(super) fn slug(label: &str) -> String {
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

/// The candidate that a person most likely meant: at most a third of its letters away.
pub(super) fn nearest<'c>(wrong: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    candidates
        .map(|candidate| (distance(wrong, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.len().min(wrong.len()) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Letters to insert, delete or replace, whatever their case. Long names are not looked at: nobody
/// mistypes them, and the work is the product of the lengths.
fn distance(a: &str, b: &str) -> usize {
    if a.len().max(b.len()) > 64 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.bytes().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, right) in b.bytes().enumerate() {
            let replaced = diagonal + usize::from(!left.eq_ignore_ascii_case(&right));
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
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
    fn the_nearest_name_is_near() {
        let names = ["openai", "microsoft", "amazon"];
        assert_eq!(nearest("OpenIA", names.into_iter()), Some("openai"));
        assert_eq!(nearest("mircosoft", names.into_iter()), Some("microsoft"));
        assert_eq!(nearest("anthropic", names.into_iter()), None);
    }
}
