//! Edits for a page: paragraphs with insertions and deletions.

use what_changed::markup::{Html, Markup as _};
use what_changed::redline::{Edit, Op};

/// A fragment of HTML that has all of both texts, their white space too: its text without `<ins>` is the old
/// one exactly, and without `<del>` the new one. Blank lines part paragraphs, and end the one before them.
/// Each edit has the kind of its change in `data-kind`.
pub fn html(edits: &[Edit]) -> String {
    let mut out = Html::default();
    out.open("div");
    out.attr("class", "redline");
    begin_paragraph(&mut out);
    let mut gap = Gap::default();
    for edit in edits {
        let mut start = 0;
        for (at, char) in edit.text.char_indices() {
            if gap.ends_with(char) {
                write(Edit { text: &edit.text[start..at], ..*edit }, &mut out);
                out.close();
                begin_paragraph(&mut out);
                start = at;
            }
        }
        write(Edit { text: &edit.text[start..], ..*edit }, &mut out);
    }
    out.close();
    out.close();
    out.into_string()
}

fn begin_paragraph(out: &mut Html) {
    out.open("p");
    out.attr("dir", "auto");
}

/// Writes an edit, or a part of one, as what it is.
fn write(edit: Edit, out: &mut Html) {
    if edit.text.is_empty() {
        return;
    }
    let tag = match edit.op {
        Op::Keep => return out.text(edit.text),
        Op::Delete => "del",
        Op::Insert => "ins",
    };
    out.open(tag);
    out.attr("data-kind", edit.kind.name());
    out.text(edit.text);
    out.close();
}

/// The white space behind what was last written, which may go on from one edit to the next.
#[derive(Default)]
struct Gap {
    /// Whether it has anything before it.
    is_between: bool,
    line_ends: usize,
}

impl Gap {
    /// Takes the next character in, and tells whether it begins a paragraph.
    fn ends_with(&mut self, char: char) -> bool {
        if char.is_whitespace() {
            self.line_ends += usize::from(char == '\n');
            return false;
        }
        let begins = self.is_between && self.line_ends > 1;
        *self = Self { is_between: true, line_ends: 0 };
        begins
    }
}

#[cfg(test)]
mod tests {
    use super::html;
    use what_changed::redline::redline;

    fn inner(old: &str, new: &str) -> String {
        let all = html(&redline(old, new));
        let inner = all.strip_prefix("<div class=\"redline\">").and_then(|rest| rest.strip_suffix("</div>"));
        inner.expect("one element holds all").replace(" dir=\"auto\"", "").replace(" data-kind=\"substance\"", "")
    }

    #[test]
    fn what_the_texts_hold_is_no_markup() {
        assert_eq!(inner("a <b>", "a & <b>"), "<p>a <ins>&amp; </ins>&lt;b&gt;</p>");
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        assert_eq!(
            inner("\n\nOne.\n \nTwo\nthree.\n", "\n\nOne.\n \nTwo\nthree.\n"),
            "<p>\n\nOne.\n \n</p><p>Two\nthree.\n</p>"
        );
    }

    #[test]
    fn an_edit_goes_on_in_the_next_paragraph() {
        assert_eq!(
            inner("One.\n\nFour.", "One.\n\nTwo.\n\nThree.\n\nFour."),
            "<p>One.\n\n</p><p><ins>Two.\n\n</ins></p><p><ins>Three.\n\n</ins></p><p>Four.</p>"
        );
    }

    #[test]
    fn a_paragraph_that_was_parted_tells_so() {
        assert_eq!(
            inner("One. Two.", "One.\n\nTwo."),
            "<p>One.<del data-kind=\"space\"> </del><ins data-kind=\"space\">\n\n</ins></p><p>Two.</p>"
        );
    }
}
