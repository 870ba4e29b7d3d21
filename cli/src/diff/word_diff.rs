//! Edits for the eye, in plain text: marked or coloured as `git diff --word-diff` does it.

use std::fmt::Write as _;

use clap::builder::styling::{AnsiColor, Style};
use what_changed::redline::{Edit, Op};

const DELETED: Style = AnsiColor::Red.on_default();
const INSERTED: Style = AnsiColor::Green.on_default();

/// The text with its edits. What is coloured needs no marks, unless it is white space alone: a colour does not
/// show on that.
pub fn word_diff(edits: &[Edit], coloured: bool) -> String {
    let mut out = String::new();
    for Edit { op, text, .. } in edits {
        let (style, open, close) = match op {
            Op::Keep => {
                out.push_str(text);
                continue;
            }
            Op::Delete => (DELETED, "[-", "-]"),
            Op::Insert => (INSERTED, "{+", "+}"),
        };
        match (coloured, text.trim().is_empty()) {
            (false, _) => out.extend([open, text, close]),
            (true, false) => colour(&mut out, text, style),
            (true, true) => colour(&mut out, &format!("{open}{text}{close}"), style),
        }
    }
    out
}

/// Line by line, since a pager forgets the colour where a line ends.
fn colour(out: &mut String, text: &str, style: Style) {
    for line in text.split_inclusive('\n') {
        let words = line.strip_suffix('\n').unwrap_or(line);
        if !words.is_empty() {
            write!(out, "{style}{words}{style:#}").expect("a string takes all that is written to it");
        }
        out.push_str(&line[words.len()..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use what_changed::redline::redline;

    fn coloured(old: &str, new: &str) -> String {
        word_diff(&redline(old, new), true)
            .replace("\u{1b}[31m", "<")
            .replace("\u{1b}[32m", "<")
            .replace("\u{1b}[0m", ">")
    }

    #[test]
    fn marks_stand_where_no_colour_does() {
        let edits = redline("The fee is $38.", "The fee is $50.");
        assert_eq!(word_diff(&edits, false), "The fee is [-$38-]{+$50+}.");
    }

    #[test]
    fn each_line_is_coloured_by_itself() {
        assert_eq!(coloured("One.\n", "One.\nTwo.\n\nThree.\n"), "One.\n<Two.>\n\n<Three.>\n");
    }

    #[test]
    fn a_change_of_white_space_alone_is_seen() {
        assert_eq!(coloured("one two", "one  two"), "one<[- -]><{+  +}>two");
    }
}
