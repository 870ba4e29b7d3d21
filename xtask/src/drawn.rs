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
