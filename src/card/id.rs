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

/// The candidate that a person most likely meant: a letter of every four away, and one.
pub(super) fn nearest<'c>(wrong: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    candidates
        .map(|candidate| (distance(wrong, candidate), candidate))
        .filter(|(distance, candidate)| {
            *distance < candidate.len() && *distance <= 1 + candidate.len().min(wrong.len()) / 4
        })
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
    fn the_nearest_name_is_near() {
        let names = ["openai", "microsoft", "amazon"];
        assert_eq!(nearest("OpenIA", names.into_iter()), Some("openai"));
        assert_eq!(nearest("mircosoft", names.into_iter()), Some("microsoft"));
        assert_eq!(nearest("anthropic", names.into_iter()), None);
        assert_eq!(nearest("tf", ["ap", "ft"].into_iter()), Some("ft"));
        assert_eq!(nearest("x", ["y"].into_iter()), None);
    }
}
