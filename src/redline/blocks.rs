//! Splits a text into blocks: paragraphs, headings, list items and table rows.
//!
//! - A block is one line, with the blank lines after it. Joined, the blocks are the text.
//! - Its number (`3. `, `(b) `, `## 4.2 `) is not part of its content, so a renumbered list is still a list of
//!   equal blocks.
//! - A line that underlines a heading (`====`) belongs to the heading.
//! - A line of more than 2,000 bytes is split into sentences.

use alloc::vec::Vec;
use core::ops::Range;

use crate::cut::is_one_of;

/// A line or a sentence, with the white space and blank lines after it, as byte offsets into its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// The start, including the marker or number of a list item or a heading.
    pub start: usize,
    /// The content, excluding the number and the white space after the content.
    pub content: Range<usize>,
    /// The end, including the blank lines.
    pub end: usize,
}

/// The length of a line, in bytes, above which it is split into sentences.
const MAX_LINE: usize = 2_000;

/// Splits a range of a text into blocks. Joined, they are the range.
pub(super) fn split_into_blocks(text: &str, range: Range<usize>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let rest = text.get(at..range.end).unwrap_or_default();
        let length = rest.bytes().position(|byte| byte == b'\n').map_or(rest.len(), |end| end + 1);
        let line = rest.get(..length).unwrap_or_default();
        let content_length = line.trim_ascii_end().len();
        match blocks.last_mut() {
            // A blank line.
            Some(last) if content_length == 0 => last.end += line.len(),
            Some(last) if is_underline(line) && last.end == last.content.end + 1 => {
                (last.content.end, last.end) = (at + content_length, at + line.len());
            }
            _ => push_line(text, at..at + line.len(), at + content_length, &mut blocks),
        }
        at += line.len();
    }
    blocks
}

/// Appends a line as one block or, if it is long, as one block for each sentence.
fn push_line(text: &str, line: Range<usize>, content_end: usize, blocks: &mut Vec<Block>) {
    let mut start = line.start;
    let mut content = start + number_length(text, start..content_end);
    if line.len() > MAX_LINE {
        let bytes = text.as_bytes();
        for at in line.start..content_end.saturating_sub(2) {
            let is_stop = matches!(bytes.get(at), Some(b'.' | b'!' | b'?')) && bytes.get(at + 1) == Some(&b' ');
            // After "e.g. " the sentence continues in lower case.
            let continues = || bytes.get(at + 2).is_none_or(u8::is_ascii_lowercase);
            if is_stop && at > content + 8 && !continues() {
                blocks.push(Block { start, content: content..at + 1, end: at + 2 });
                (start, content) = (at + 2, at + 2);
            }
        }
    }
    blocks.push(Block { start, content: content..content_end.max(content), end: line.end });
}

/// True if a line consists of three or more `=` or of three or more `-`.
fn is_underline(line: &str) -> bool {
    let line = line.trim_ascii_end();
    line.len() >= 3 && (line.bytes().all(|byte| byte == b'=') || line.bytes().all(|byte| byte == b'-'))
}

/// Returns the length of the list or heading number at the start of a line, with the white space after it:
/// `3. `, `## 4.2 `, `(b) `, `iv) `. Returns 0 if there is none.
pub(super) fn number_length(text: &str, line: Range<usize>) -> usize {
    let line = text.as_bytes().get(line).unwrap_or_default();
    let count = |from: usize, is: fn(u8) -> bool| line.iter().skip(from).take_while(|byte| is(**byte)).count();
    let is_digit = |byte: u8| byte.is_ascii_digit();
    let mut at = count(0, |byte| is_one_of(byte, b"#>*_ \t-"));
    let open = count(at, |byte| byte == b'(');
    at += open;
    let digits = count(at, is_digit);
    let letters = if digits == 0 { count(at, |byte| byte.is_ascii_alphabetic()) } else { 0 };
    let roman = letters > 0 && count(at, |byte| is_one_of(byte, b"ivxIVX")) == letters;
    if !(1..=3).contains(&digits) && letters != 1 && !(roman && letters <= 5) {
        return 0;
    }
    at += digits + letters;
    // The rest of 4.2.1
    let levels = if digits > 0 { count(at, |byte| byte.is_ascii_digit() || byte == b'.') } else { 0 };
    at += levels;
    let is_stop = line.get(at - 1) == Some(&b'.');
    let close = count(at, |byte| is_one_of(byte, b"\\.)"));
    at += close;
    let space = count(at, |byte| matches!(byte, b' ' | b'\t'));
    // "4.2 Fees" is a heading, "4.2 million" is not.
    let is_heading = levels > 1 && line.get(at + space).is_some_and(u8::is_ascii_uppercase);
    if space > 0 && open <= close && (close > 0 || is_stop || is_heading) { at + space } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::borrow::ToOwned;
    use alloc::vec;

    fn split(text: &str) -> Vec<&str> {
        split_into_blocks(text, 0..text.len()).iter().map(|block| text.get(block.start..block.end).unwrap()).collect()
    }

    #[test]
    fn a_block_includes_the_blank_lines_after_it() {
        assert_eq!(split("a\n\n b\nc\n \n\nd"), ["a\n\n", " b\n", "c\n \n\n", "d"]);
        assert_eq!(split("\n\na"), ["\n\n", "a"]);
        assert_eq!(split("Head\n====\n\na"), ["Head\n====\n\n", "a"]);
        assert_eq!(split(""), Vec::<&str>::new());
    }

    #[test]
    fn the_number_of_an_item_is_not_part_of_its_content() {
        let number = |line: &str| line.get(..number_length(line, 0..line.len())).unwrap().to_owned();
        for line in
            ["3. Fees", "3\\. Fees", "## 4.2 Fees", "(b) fees", "iv) fees", "* 12) fees", "4.2.1. Fees", "**1.** Fees"]
        {
            let expected = line.rsplit_once(' ').map(|(number, _)| number.to_owned() + " ");
            if line.starts_with("**") {
                assert_eq!(number(line), "");
            } else {
                assert_eq!(Some(number(line)), expected, "{line}");
            }
        }
        for line in
            ["4.2 million people", "A fee", "I pay", "30 days", "2031. That year", "Fees. All", "(see below)", ""]
        {
            assert_eq!(number(line), "", "{line}");
        }
    }

    #[test]
    fn a_long_line_is_split_into_sentences() {
        let sentence = "The fee is due on the first of May, e.g. by letter. ";
        let text = sentence.repeat(60);
        assert_eq!(split(&text), vec![sentence; 60].into_iter().map(str::to_owned).collect::<Vec<_>>());
    }
}
