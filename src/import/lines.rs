//! Splits a text into lines and marks those of fenced code blocks.

use alloc::vec::Vec;

/// A line.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    /// The line without its end.
    pub text: &'t str,
    /// The start of the line, in bytes.
    pub start: usize,
    /// The start of the next line.
    pub end: usize,
    /// True if the line belongs to a fenced code block or is one of its fences.
    pub code: bool,
}

impl Line<'_> {
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Returns the indentation, in bytes.
    pub(super) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }
}

/// Returns the lines of a text. Its line ends have to be `\n`.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut open: Option<&str> = None;
    for whole in text.split_inclusive('\n') {
        let text = whole.strip_suffix('\n').unwrap_or(whole);
        let end = start + whole.len();
        let fence = fence(text);
        let code = open.is_some() || fence.is_some();
        open = match (open, fence) {
            (None, Some((fence, _))) => Some(fence),
            (Some(opened), Some((fence, "")))
                if fence.len() >= opened.len() && fence.as_bytes()[0] == opened.as_bytes()[0] =>
            {
                None
            }
            (open, _) => open,
        };
        lines.push(Line { text, start, end, code });
        start = end;
    }
    lines
}

/// Splits a line that opens or closes a code block into its fence and the text after the fence.
fn fence(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let mark = line.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let rest = line.trim_start_matches(mark);
    let fence = line.strip_suffix(rest)?;
    // Three backticks around a word are code within a line.
    (fence.len() >= 3 && !(mark == '`' && rest.contains('`'))).then_some((fence, rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Vec<&str> {
        lines(text).iter().filter(|line| line.code).map(|line| line.text).collect()
    }

    #[test]
    fn a_fence_ends_with_as_many_of_its_own_marks() {
        assert_eq!(code("a\n```sh\n# b\n~~~\n```\nc"), ["```sh", "# b", "~~~", "```"]);
        assert_eq!(code("````\n```\n````\nd"), ["````", "```", "````"]);
        assert_eq!(code("```a``` b\nc"), Vec::<&str>::new());
        assert_eq!(code("~~~\nto the end"), ["~~~", "to the end"]);
    }

    #[test]
    fn the_lines_cover_the_text() {
        let text = "a\n\n b\n";
        let lines = lines(text);
        assert_eq!(lines.iter().map(|line| text.get(line.start..line.end).unwrap()).collect::<Vec<_>>().concat(), text);
        assert_eq!(lines[2].indent(), 1);
        assert!(lines[1].is_blank());
    }
}
