//! Normalises the white space of cells.

use alloc::string::String;
use alloc::vec::Vec;

/// Returns a text with single spaces between words, and at most one blank line between lines.
pub(super) fn text(cell: &str) -> String {
    let mut text = String::new();
    let mut blank = false;
    for line in cell.lines().map(words) {
        if line.is_empty() {
            blank = true;
            continue;
        }
        if !text.is_empty() {
            text.push_str(if blank { "\n\n" } else { "\n" });
        }
        text.push_str(&line);
        blank = false;
    }
    text
}

/// Returns a text on one line, with single spaces.
pub(super) fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_paragraphs_stay_and_other_white_space_is_one_space() {
        assert_eq!(
            text(" \n Open\u{a0}\t from  noon. \nOn Sundays.\n \n\n\nNot in May.\n"),
            "Open from noon.\nOn Sundays.\n\nNot in May."
        );
        assert_eq!(text(" \n\t"), "");
        assert_eq!(words(" Opening\n\nhours "), "Opening hours");
    }
}
