//! `what-changed diff`: prints the redline of two texts.

mod html;
mod ops;
mod word_diff;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use anstream::AutoStream;
use anyhow::Result;
use clap::{Args, ColorChoice, ValueEnum};
use what_changed::redline::{Op, redline};

use crate::input;
use crate::output::{choice, print};

/// Show what changed between two texts.
///
/// The exit code is 0 if the texts are equal, 1 if they differ, and 2 if one cannot be read.
#[derive(Args)]
pub struct Diff {
    /// The old text: a file in UTF-8, or - for standard input
    old: PathBuf,
    /// The new text: a file in UTF-8, or - for standard input
    new: PathBuf,
    /// The output format
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// When --format text uses colours in place of marks
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    color: ColorChoice,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    /// The text with [-deletions-] and {+insertions+}; nothing if the texts are equal
    #[default]
    Text,
    /// One JSON array of [op, text]: "=" in both texts, "-" only in the old one, "+" only in the new one
    Ops,
    /// A fragment of HTML: paragraphs with <ins> and <del>
    Html,
}

impl Diff {
    /// Prints the redline. Fails if a text cannot be read or the output cannot be written.
    pub fn run(&self) -> Result<ExitCode> {
        input::once_from_standard_input([&self.old, &self.new])?;
        let (old, new) = (input::text(&self.old)?, input::text(&self.new)?);
        let edits = redline(&old, &new);
        let differs = edits.iter().any(|edit| edit.op != Op::Keep);
        match self.format {
            Format::Text if differs => self.print_word_diff(|coloured| word_diff::word_diff(&edits, coloured)),
            Format::Text => Ok(()),
            Format::Ops => print(&mut io::stdout(), &ops::ops(&edits)),
            Format::Html => print(&mut io::stdout(), &html::html(&edits)),
        }?;
        Ok(ExitCode::from(u8::from(differs)))
    }

    /// Prints without `AutoStream` if colours are off: it would also remove escape sequences of the texts.
    fn print_word_diff(&self, draw: impl FnOnce(bool) -> String) -> Result<()> {
        let stdout = io::stdout();
        let choice = choice(self.color, &stdout);
        if choice == anstream::ColorChoice::Never {
            print(&mut io::stdout(), &draw(false))
        } else {
            print(&mut AutoStream::new(stdout, choice), &draw(true))
        }
    }
}
