//! What a subcommand prints.

use std::fs;
use std::io::{self, ErrorKind, IsTerminal as _, Write};
use std::path::Path;
use std::process;

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

/// Writes a file whole or not at all, and the folders that it lies in: what was there stays until then.
pub fn save(path: &Path, text: &str) -> Result<()> {
    let failed =
        || format!("{}: could not be written; may its folder be written to, and is there room?", path.display());
    // A device or a pipe is written to as it stands, and so is what a link leads to.
    if path.exists() && !path.is_file() || path.is_symlink() {
        return fs::write(path, text).with_context(failed);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(failed)?;
    }
    // Two runs may write to one folder.
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

/// Whether to colour what goes to a stream.
pub fn choice(color: ColorChoice, stream: &impl RawStream) -> anstream::ColorChoice {
    match color {
        ColorChoice::Auto => AutoStream::choice(stream),
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    }
}

/// Tells a person what a program does not want to know.
pub fn tell(words: &str) {
    if io::stderr().is_terminal() {
        eprintln!("{words}");
    }
}

/// Tells of trouble, on standard error.
pub fn complain(error: &Error) {
    eprintln!("error: {error}");
    for cause in error.chain().skip(1) {
        eprintln!("  because {cause}");
    }
}
