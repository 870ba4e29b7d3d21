//! Edits as HTML: paragraphs with insertions and deletions.

use what_changed::markup::{Html, Markup as _};
use what_changed::redline::{Edit, Op};

/// Returns both texts as a fragment of HTML. Without `<ins>`, its text is exactly the old text; without `<del>`, the new
/// one. A blank line ends a paragraph and belongs to it. Each edit has its kind in `data-kind`.
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

/// Writes an edit, or a part of one.
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

/// The white space after the last word. It may span several edits.
#[derive(Default)]
struct Gap {
    /// True if a word came before.
    is_between: bool,
    line_ends: usize,
}

impl Gap {
    /// Adds the next character. Returns true if it starts a paragraph.
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
        inner
            .expect("one element contains everything")
            .replace(" dir=\"auto\"", "")
            .replace(" data-kind=\"substance\"", "")
    }

    #[test]
    fn markup_in_the_texts_is_escaped() {
        assert_eq!(inner("a <b>", "a & <b>"), "<p>a <ins>&amp; </ins>&lt;b&gt;</p>");
    }

    #[test]
    fn blank_lines_separate_paragraphs() {
        assert_eq!(
            inner("\n\nOne.\n \nTwo\nthree.\n", "\n\nOne.\n \nTwo\nthree.\n"),
            "<p>\n\nOne.\n \n</p><p>Two\nthree.\n</p>"
        );
    }

    #[test]
    fn an_edit_continues_in_the_next_paragraph() {
        assert_eq!(
            inner("One.\n\nFour.", "One.\n\nTwo.\n\nThree.\n\nFour."),
            "<p>One.\n\n</p><p><ins>Two.\n\n</ins></p><p><ins>Three.\n\n</ins></p><p>Four.</p>"
        );
    }

    #[test]
    fn a_split_paragraph_shows_the_change_of_white_space() {
        assert_eq!(
            inner("One. Two.", "One.\n\nTwo."),
            "<p>One.<del data-kind=\"space\"> </del><ins data-kind=\"space\">\n\n</ins></p><p>Two.</p>"
        );
    }
}
