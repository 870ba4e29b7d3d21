//! What a subcommand prints.

use std::io::{ErrorKind, Write};

use anstream::AutoStream;
use anstream::stream::RawStream;
use anyhow::{Context as _, Error, Result};
use clap::ColorChoice;

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

/// Whether to colour what goes to a stream.
pub fn choice(color: ColorChoice, stream: &impl RawStream) -> anstream::ColorChoice {
    match color {
        ColorChoice::Auto => AutoStream::choice(stream),
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    }
}

/// Tells of trouble, on standard error.
pub fn complain(error: &Error) {
    eprintln!("error: {error}");
    for cause in error.chain().skip(1) {
        eprintln!("  because {cause}");
    }
}
