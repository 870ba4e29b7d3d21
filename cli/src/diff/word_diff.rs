//! Edits as plain text, with marks or colours like `git diff --word-diff`.

use std::fmt::Write as _;

use clap::builder::styling::{AnsiColor, Style};
use what_changed::redline::{Edit, Op};

const DELETED: Style = AnsiColor::Red.on_default();
const INSERTED: Style = AnsiColor::Green.on_default();

/// Returns the text with its edits. Coloured edits have no marks, except white space, on which a colour is invisible.
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

/// Colours each line by itself, since pagers reset the colour at a line end.
fn colour(out: &mut String, text: &str, style: Style) {
    for line in text.split_inclusive('\n') {
        let words = line.strip_suffix('\n').unwrap_or(line);
        if !words.is_empty() {
            write!(out, "{style}{words}{style:#}").expect("writing to a string never fails");
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
    fn edits_without_colours_have_marks() {
        let edits = redline("The fee is $38.", "The fee is $50.");
        assert_eq!(word_diff(&edits, false), "The fee is [-$38-]{+$50+}.");
    }

    #[test]
    fn each_line_is_coloured_separately() {
        assert_eq!(coloured("One.\n", "One.\nTwo.\n\nThree.\n"), "One.\n<Two.>\n\n<Three.>\n");
    }

    #[test]
    fn a_change_of_white_space_is_visible() {
        assert_eq!(coloured("one two", "one  two"), "one<[- -]><{+  +}>two");
    }
}
