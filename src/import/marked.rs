//! Recognises headings that Markdown marks.

use super::heading::{Heading, Look, has_words, numbered};
use super::inline;
use super::lines::Line;

/// The maximum length of a heading, in characters. Anything longer is text in large type.
const LONGEST: usize = 200;

/// Returns the heading that begins at a line: with `#` before it, or with `===` or `---` below it.
pub(super) fn heading(lines: &[Line], at: usize) -> Option<Heading> {
    let line = lines.get(at).filter(|line| !line.code)?;
    let (level, text, last) = match hashes(line) {
        Some((level, text)) => (level, text, at),
        None => (underline(lines, at)?, line.text, at + 1),
    };
    let words = inline::words(text);
    if !has_words(&words) || words.chars().count() > LONGEST {
        return None;
    }
    let (label, number) = numbered(&words);
    Some(Heading { label, number, look: Look::Marked(level), start: line.start, end: lines[last].end })
}

/// Returns the level and the text of a heading such as `## Fees ##`.
fn hashes<'t>(line: &Line<'t>) -> Option<(usize, &'t str)> {
    let text = line.text.trim();
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    let is_heading = line.indent() < 4 && matches!(level, 1..=6) && rest.starts_with(char::is_whitespace);
    let open = rest.trim_end_matches('#');
    is_heading.then(|| (level, if open.ends_with(char::is_whitespace) { open } else { rest }))
}

/// Returns the level of an underlined heading. The heading has to be a paragraph of one line. This excludes front
/// matter between two lines of `---`, and the last line of a longer paragraph.
fn underline(lines: &[Line], at: usize) -> Option<usize> {
    let below = lines.get(at + 1)?.text.trim();
    let level = match below.chars().next()? {
        '=' => 1,
        '-' => 2,
        _ => return None,
    };
    let is_rule = below.len() > 1 && (below.trim_matches('=').is_empty() || below.trim_matches('-').is_empty());
    let line = lines[at].text.trim_start();
    let is_other = ["> ", "- ", "* ", "+ ", "|"].iter().any(|mark| line.starts_with(mark));
    let is_apart = at == 0 || lines[at - 1].is_blank() || hashes(&lines[at - 1]).is_some();
    (is_rule && is_apart && !is_other).then_some(level)
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::super::lines::lines;
    use super::*;

    fn labels(text: &str) -> Vec<(usize, alloc::string::String)> {
        let lines = lines(text);
        let level = |look| if let Look::Marked(level) = look { level } else { 0 };
        let headings = (0..lines.len()).filter_map(|at| heading(&lines, at));
        headings.map(|heading| (level(heading.look), heading.label)).collect()
    }

    fn one(text: &str, level: usize, label: &str) {
        assert_eq!(labels(text), [(level, label.into())], "{text}");
    }

    #[test]
    fn hashes_and_underlines_mark_headings() {
        one("# Terms", 1, "Terms");
        one("###### Terms ##", 6, "Terms");
        one("## C#", 2, "C#");
        one("## 12\\. Fees", 2, "Fees");
        one("# **Fees** [here](#x)", 1, "Fees here");
        one("Terms\n=====", 1, "Terms");
        one("a\n\n1.  Fees\n    ----\n", 2, "Fees");
        one("# A\nB", 1, "A");
    }

    #[test]
    fn other_lines_are_none() {
        for text in [
            "#Terms",
            "####### Terms",
            "    # Terms",
            "# ![](logo.png)",
            "---\ntitle: x\n---",
            "one\ntwo\n---",
            "- item\n---",
            "| a |\n|---|",
            "Terms\n-",
            "Terms\n=-=",
            "\n---",
        ] {
            assert_eq!(labels(text), [], "{text}");
        }
        let long = alloc::format!("# {}", "word ".repeat(60));
        assert_eq!(labels(&long), []);
    }
}
