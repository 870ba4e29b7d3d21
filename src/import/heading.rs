//! Finds the headings of a text.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::lines::Line;
use super::numbering::{self, Number, Numbering};
use super::{marked, unmarked};

/// A heading.
pub(super) struct Heading {
    /// The words, without number and markup.
    pub label: String,
    /// The number.
    pub number: Option<Number>,
    /// The form.
    pub look: Look,
    /// The start of the first line, in bytes.
    pub start: usize,
    /// The start of the line after the heading.
    pub end: usize,
}

impl Heading {
    /// True if the heading is only a number: "Article 4".
    pub(super) fn is_number(&self) -> bool {
        numbering::parse(&self.label).is_some_and(|(_, rest)| !has_words(rest))
    }
}

/// The form of a heading. Headings of the same level have the same form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Marked by Markdown as a heading of this level, from 1.
    Marked(usize),
    /// Numbered.
    Numbered(Numbering),
    /// In capitals.
    Capitals,
    /// In bold type.
    Bold,
}

impl Look {
    /// True if a heading of this form can be below a heading of the form `above`.
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

/// Returns the headings of a text in order. Unmarked headings count only if there are at least as many of them as of
/// those that Markdown marks. A few among many are just short lines.
pub(super) fn headings(lines: &[Line]) -> Vec<Heading> {
    let all = unmarked::headings(lines);
    let marked: Vec<Heading> = (0..lines.len()).filter_map(|at| marked::heading(lines, at)).collect();
    if all.len() < 2 * marked.len() { marked } else { all }
}

/// Splits a heading into its words and its number. If it has nothing but a number, the words are that number.
pub(super) fn numbered(words: &str) -> (String, Option<Number>) {
    let (mut label, number) = match numbering::parse(words) {
        Some((number, rest)) if has_words(rest) => (rest, Some(number)),
        Some((number, _)) => (words, Some(number)),
        None => (words, None),
    };
    // "1. IV. Fees": a converter numbered a heading that had a number.
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

/// True if a text has a letter or a digit.
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
