//! The headings of a text.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::lines::Line;
use super::numbering::{self, Number, Numbering};
use super::{marked, unmarked};

/// A heading.
pub(super) struct Heading {
    /// Its words, without number and marks.
    pub label: String,
    /// Its number.
    pub number: Option<Number>,
    /// What it looks like.
    pub look: Look,
    /// Where its first line begins, in bytes.
    pub start: usize,
    /// Where the line behind it begins.
    pub end: usize,
}

impl Heading {
    /// Whether it is a number and no more: "Article 4".
    pub(super) fn is_number(&self) -> bool {
        numbering::parse(&self.label).is_some_and(|(_, rest)| !has_words(rest))
    }
}

/// What a heading looks like. Those of one rank look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Marked as a heading of this level, from 1.
    Marked(usize),
    /// Numbered.
    Numbered(Numbering),
    /// In capitals.
    Capitals,
    /// In bold type.
    Bold,
}

impl Look {
    /// Whether what looks like this may stand under what looks like `above`.
    pub(super) fn fits_under(self, above: Self) -> bool {
        use Numbering::Decimal;
        match (above, self) {
            (Self::Marked(above), Self::Marked(level)) => above < level,
            (_, Self::Marked(_)) => false,
            (Self::Numbered(Decimal(above)), Self::Numbered(Decimal(parts))) => above < parts,
            (above, look) => above != look,
        }
    }
}

/// The headings of a text, in its order. Those that nothing marks count where they are as many as those that
/// Markdown marks; one or two among many are short lines of another sort.
pub(super) fn headings(lines: &[Line]) -> Vec<Heading> {
    let all = unmarked::headings(lines);
    let marked: Vec<Heading> = (0..lines.len()).filter_map(|at| marked::heading(lines, at)).collect();
    if all.len() < 2 * marked.len() { marked } else { all }
}

/// Parts a heading's number from its words; one of a number alone is its number.
pub(super) fn numbered(words: &str) -> (String, Option<Number>) {
    let (mut label, number) = match numbering::parse(words) {
        Some((number, rest)) if has_words(rest) => (rest, Some(number)),
        Some((number, _)) => (words, Some(number)),
        None => (words, None),
    };
    // "1. IV. Fees", where a converter has counted what was counted already.
    if let Some((Number { numbering: Numbering::Decimal(_) | Numbering::Roman, .. }, rest)) = numbering::parse(label)
        && number.is_some()
        && has_words(rest)
    {
        label = rest;
    }
    // "Fees." and "Fees:", but "Residents of the U.S."
    let bare = label.trim_end_matches(['.', ':', ' ']);
    (if bare.contains('.') { label } else { bare }.to_owned(), number)
}

/// Whether there is anything to read.
pub(super) fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[test]
    fn numbers_and_points_are_no_part_of_a_label() {
        for (words, label) in [
            ("4. Fees.", "Fees"),
            ("Fees:", "Fees"),
            ("1. IV. Fees", "Fees"),
            ("Residents of the U.S.", "Residents of the U.S."),
            ("Article 4", "Article 4"),
            ("Fees", "Fees"),
        ] {
            assert_eq!(numbered(words).0, label, "{words}");
        }
    }

    #[test]
    fn a_few_short_lines_among_marked_headings_are_none() {
        let labels =
            |text: &str| -> Vec<String> { headings(&lines(text)).into_iter().map(|heading| heading.label).collect() };
        assert_eq!(labels("# A\n\nBuy:\n\n1. Milk\n\nNow.\n\n# B\n\nx\n\n# C\n\ny"), ["A", "B", "C"]);
        assert_eq!(labels("# Terms\n\n1. Fees\n\nTen.\n\n2. Law\n\nWales."), ["Terms", "Fees", "Law"]);
    }
}
