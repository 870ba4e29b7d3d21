//! Splits texts into paragraphs.

use alloc::vec::Vec;

/// Splits a text into paragraphs at blank lines.
pub(crate) fn paragraphs<'t>(text: &'t str) -> Vec<&'t str> {
    let mut paragraphs = Vec::new();
    let mut add = |paragraph: Option<&'t str>| {
        paragraphs.extend(paragraph.map(str::trim).filter(|paragraph| !paragraph.is_empty()));
    };
    let (mut ends, mut start) = (ParagraphEnds::default(), 0);
    for (at, char) in text.char_indices() {
        if ends.at(char) {
            add(text.get(start..at));
            start = at;
        }
    }
    add(text.get(start..));
    paragraphs
}

/// Finds the ends of paragraphs: blank lines, which may contain spaces.
#[derive(Default)]
pub(super) struct ParagraphEnds {
    /// True if a line ended, with only white space since.
    line_ended: bool,
}

impl ParagraphEnds {
    /// True if a paragraph ends with this character. Call it with each character, in order.
    pub(super) fn at(&mut self, char: char) -> bool {
        let ends = char == '\n' && self.line_ended;
        self.line_ended = if char == '\n' { !self.line_ended } else { self.line_ended && char.is_whitespace() };
        ends
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_separate_paragraphs() {
        assert_eq!(paragraphs("a\nb\n\nc\n \n\n\nd\n"), ["a\nb", "c", "d"]);
        assert_eq!(paragraphs(" \n\n "), Vec::<&str>::new());
    }
}
