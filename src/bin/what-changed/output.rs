//! What a subcommand prints.

use std::io::{ErrorKind, Write};

use anyhow::{Context as _, Result};

/// Prints a text and sees to it that its last line ends.
pub fn print(out: &mut impl Write, text: &str) -> Result<()> {
    let end = if text.ends_with('\n') { "" } else { "\n" };
    let written = write!(out, "{text}{end}").and_then(|()| out.flush());
    match written {
        // Who reads it has read enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.context("could not write to standard output; is there room where it leads?"),
    }
}
