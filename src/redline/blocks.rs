//! Cuts a text into blocks: paragraphs, headings, list items, table rows.

use alloc::vec::Vec;

/// The blocks of a text, which joined are the text: lines, each with the blank lines behind it and,
/// where Markdown underlines a heading, with the underline.
pub(super) fn blocks(text: &str) -> Vec<&str> {
    let mut blocks = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_blank = line.bytes().all(|byte| byte.is_ascii_whitespace());
        let is_underline = at > start && is_rule(line);
        if at > start && !is_blank && !is_underline {
            blocks.extend(text.get(start..at));
            start = at;
        }
        at += line.len();
    }
    blocks.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    blocks
}

/// Whether a line is nothing but a row of `=` or `-`.
fn is_rule(line: &str) -> bool {
    let line = line.trim_ascii_end();
    line.len() >= 3 && (line.bytes().all(|byte| byte == b'=') || line.bytes().all(|byte| byte == b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_keeps_the_blank_lines_behind_it() {
        assert_eq!(blocks("a\n\n b\nc\n \n\nd"), ["a\n\n", " b\n", "c\n \n\n", "d"]);
        assert_eq!(blocks("\n\na"), ["\n\n", "a"]);
        assert_eq!(blocks("Head\n====\n\na"), ["Head\n====\n\n", "a"]);
        assert_eq!(blocks(""), Vec::<&str>::new());
    }
}
