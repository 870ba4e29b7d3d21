//! The file of drawn redlines.

use std::fs;

use anyhow::{Context, Result};

use crate::paths;

/// Its path in the checkout.
pub const FILE: &str = "tests/redline_as_drawn.txt";

/// Reads the file.
pub fn read() -> Result<String> {
    fs::read_to_string(paths::root().join(FILE)).with_context(|| format!("could not read {FILE}"))
}

/// The redlines, each with its line number.
pub fn lines(drawn: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(drawn.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// Converts a redline to the fuzzer's notation, which has line ends, deletions and insertions only. Rewritten and moved
/// text becomes both.
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
    fn a_redline_is_converted_to_the_notation_of_the_fuzzer() {
        assert_eq!(plain("a⏎[1>-b-]{=+c+}¶{>1+b+} :: moved, rewritten"), "a\n[-b-]{+c+}\n\n{+b+}");
    }
}
