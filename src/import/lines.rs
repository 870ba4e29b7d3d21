//! The lines of a text, and which of them stand in a fenced code block.

use alloc::vec::Vec;

/// One line.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    /// The line without its end.
    pub text: &'t str,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where the next line begins.
    pub end: usize,
    /// Whether it belongs to a fenced code block, the fences among it.
    pub code: bool,
}

impl Line<'_> {
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// By how many bytes it is set in.
    pub(super) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }
}

/// The lines of a text, whose line ends are `\n`.
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

/// The marks that fence code in, and what stands behind them.
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
