//! Cuts a text into blocks: paragraphs, headings, list items, table rows; and long lines into sentences.

use alloc::vec::Vec;
use core::ops::Range;

use crate::cut::is_one_of;

/// A line, with the blank lines behind it, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Where it begins: with the sign or number of a list item or a heading.
    pub start: usize,
    /// What it says: neither its number nor the white space behind it.
    pub content: Range<usize>,
    /// Where it ends.
    pub end: usize,
}

/// A longer line is cut into sentences.
const LONG: usize = 2_000;

/// The blocks of a part of a text, which joined are that part.
pub(super) fn blocks(text: &str, part: Range<usize>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut at = part.start;
    while at < part.end {
        let rest = text.get(at..part.end).unwrap_or_default();
        let length = rest.bytes().position(|byte| byte == b'\n').map_or(rest.len(), |end| end + 1);
        let line = rest.get(..length).unwrap_or_default();
        let said = line.trim_ascii_end().len();
        match blocks.last_mut() {
            // A blank line, or the line that underlines a heading.
            Some(last) if said == 0 => last.end += line.len(),
            Some(last) if is_rule(line) && last.end == last.content.end + 1 => {
                (last.content.end, last.end) = (at + said, at + line.len());
            }
            _ => sentences(text, at..at + line.len(), at + said, &mut blocks),
        }
        at += line.len();
    }
    blocks
}

/// A line as one block, or as one a sentence.
fn sentences(text: &str, line: Range<usize>, said: usize, blocks: &mut Vec<Block>) {
    let mut start = line.start;
    let mut content = start + number_length(text, start..said);
    if line.len() > LONG {
        let bytes = text.as_bytes();
        for at in line.start..said.saturating_sub(2) {
            let is_end = matches!(bytes.get(at), Some(b'.' | b'!' | b'?')) && bytes.get(at + 1) == Some(&b' ');
            let goes_on = || bytes.get(at + 2).is_none_or(u8::is_ascii_lowercase);
            if is_end && at > content + 8 && !goes_on() {
                blocks.push(Block { start, content: content..at + 1, end: at + 2 });
                (start, content) = (at + 2, at + 2);
            }
        }
    }
    blocks.push(Block { start, content: content..said.max(content), end: line.end });
}

/// Whether a line is nothing but a row of `=` or `-`.
fn is_rule(line: &str) -> bool {
    let line = line.trim_ascii_end();
    line.len() >= 3 && (line.bytes().all(|byte| byte == b'=') || line.bytes().all(|byte| byte == b'-'))
}

/// The length of the number of a list item or a heading that a line begins with: `3. `, `## 4.2 `,
/// `(b) `, `iv) `, with the white space behind it.
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
    // 4.2.1
    let parts = if digits > 0 { count(at, |byte| byte.is_ascii_digit() || byte == b'.') } else { 0 };
    at += parts;
    let is_stop = line.get(at - 1) == Some(&b'.');
    let close = count(at, |byte| is_one_of(byte, b"\\.)"));
    at += close;
    let space = count(at, |byte| matches!(byte, b' ' | b'\t'));
    // 4.2 Fees, and not 4.2 million
    let is_heading = parts > 1 && line.get(at + space).is_some_and(u8::is_ascii_uppercase);
    if space > 0 && open <= close && (close > 0 || is_stop || is_heading) { at + space } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        blocks(text, 0..text.len()).iter().map(|block| text.get(block.start..block.end).unwrap()).collect()
    }

    #[test]
    fn a_block_keeps_the_blank_lines_behind_it() {
        assert_eq!(cut("a\n\n b\nc\n \n\nd"), ["a\n\n", " b\n", "c\n \n\n", "d"]);
        assert_eq!(cut("\n\na"), ["\n\n", "a"]);
        assert_eq!(cut("Head\n====\n\na"), ["Head\n====\n\n", "a"]);
        assert_eq!(cut(""), Vec::<&str>::new());
    }

    #[test]
    fn the_number_of_an_item_is_no_part_of_what_it_says() {
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
    fn a_long_line_is_cut_into_sentences() {
        let sentence = "The fee is due on the first of May, e.g. by letter. ";
        let text = sentence.repeat(60);
        assert_eq!(cut(&text), vec![sentence; 60].into_iter().map(str::to_owned).collect::<Vec<_>>());
    }
    use alloc::{borrow::ToOwned, vec};
}
