//! The file of drawn redlines.

use std::fs;

use anyhow::{Context, Result};

use crate::paths;

/// Its place in the checkout.
pub const FILE: &str = "tests/redline_as_drawn.txt";

/// The text of the file.
pub fn read() -> Result<String> {
    fs::read_to_string(paths::root().join(FILE)).with_context(|| format!("could not read {FILE}"))
}

/// The redlines in it, each with the number of its line.
pub fn lines(drawn: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(drawn.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// A redline in the marks that the fuzzer knows: with line ends, and with what is rewritten or moved as struck and
/// written in.
pub fn plain(line: &str) -> String {
    let line = line.rsplit_once(" :: ").map_or(line, |(line, _)| line);
    let line = line.replace('⏎', "\n").replace('¶', "\n\n").replace("[=-", "[-").replace("{=+", "{+");
    (1..=9)
        .fold(line, |line, number| line.replace(&format!("[{number}>-"), "[-").replace(&format!("{{>{number}+"), "{+"))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn the_marks_of_a_redline_become_plain() {
        assert_eq!(plain("a⏎[1>-b-]{=+c+}¶{>1+b+} :: moved, rewritten"), "a\n[-b-]{+c+}\n\n{+b+}");
    }
}
