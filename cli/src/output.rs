//! Writes the output of a subcommand.

use std::fs;
use std::io::{self, ErrorKind, IsTerminal as _, Write};
use std::path::Path;
use std::process;

use anstream::AutoStream;
use anstream::stream::RawStream;
use anyhow::{Context as _, Error, Result};
use clap::ColorChoice;

/// Prints a text, with a line end after its last line.
pub fn print(out: &mut impl Write, text: &str) -> Result<()> {
    let end = if text.ends_with('\n') { "" } else { "\n" };
    let written = write!(out, "{text}{end}").and_then(|()| out.flush());
    match written {
        // The reader of the pipe has read enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.context("could not write to standard output; is the disk full?"),
    }
}

/// Writes a file atomically, after creating its folders.
pub fn save(path: &Path, text: &str) -> Result<()> {
    let failed =
        || format!("could not write {}; is its folder writable, and is there space on the disk?", path.display());
    // Renaming would replace a device, a pipe or a link.
    if path.exists() && !path.is_file() || path.is_symlink() {
        return fs::write(path, text).with_context(failed);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(failed)?;
    }
    // The process id keeps two runs apart.
    let mut part = path.as_os_str().to_owned();
    part.push(format!(".{}.part", process::id()));
    let written = fs::write(&part, text).and_then(|()| {
        if let Ok(before) = fs::metadata(path) {
            fs::set_permissions(&part, before.permissions())?;
        }
        fs::rename(&part, path)
    });
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written.with_context(failed)
}

/// Decides whether to colour the output to a stream.
pub fn choice(color: ColorChoice, stream: &impl RawStream) -> anstream::ColorChoice {
    match color {
        ColorChoice::Auto => AutoStream::choice(stream),
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    }
}

/// Prints a hint to standard error if it is a terminal.
pub fn hint(text: &str) {
    if io::stderr().is_terminal() {
        eprintln!("{text}");
    }
}

/// Reports an error and its causes to standard error.
pub fn print_error(error: &Error) {
    eprintln!("error: {error}");
    for cause in error.chain().skip(1) {
        eprintln!("  because {cause}");
    }
}
