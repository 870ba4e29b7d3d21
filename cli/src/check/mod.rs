//! `what-changed check`: reports the problems of card files.

pub mod report;
mod snippet;

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::process::ExitCode;

use anstream::AutoStream;
use anyhow::Result;
use clap::{Args, ColorChoice, ValueEnum};

use crate::output::{choice, print, print_error};
use crate::{FAILURE, input};

/// Report every problem of card files: what is wrong, where, and how to correct it.
///
/// A sound card prints nothing. The exit code is 0 if all cards are sound, 1 if a card has a problem, and 2 if a file
/// cannot be read.
#[derive(Args)]
pub struct Check {
    /// The card files, or - for standard input.
    #[arg(required = true, value_name = "CARD")]
    cards: Vec<PathBuf>,
    /// The form of the report. The default is snippets on a terminal, and text elsewhere.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// When to colour text and snippets.
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    color: ColorChoice,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A line for each problem: file, line, column, message and code.
    Text,
    /// Each problem with its line of the card file, in which the place is underlined.
    Snippets,
    /// One JSON array of objects with file, code, fatal, message, line, column, path, expected, found and nearest.
    Json,
}

/// The exit code if a card has a problem.
pub const WRONG_CARD: u8 = 1;

impl Check {
    /// Reports the problems of each card. A file that cannot be read does not stop the others.
    pub fn run(&self) -> Result<ExitCode> {
        input::once_from_standard_input(&self.cards)?;
        let stdout = io::stdout();
        let format = self.format.unwrap_or(if stdout.is_terminal() { Format::Snippets } else { Format::Text });
        let mut unread = false;
        let mut all: Vec<String> = Vec::new();
        for card in &self.cards {
            match input::text(card) {
                Ok(text) => {
                    for report in report::read(card, &text).1 {
                        all.push(match format {
                            Format::Text => report.line(),
                            Format::Snippets => snippet::snippet(&report, &text),
                            Format::Json => serde_json::to_string(&report)?,
                        });
                    }
                }
                Err(error) => {
                    print_error(&error);
                    unread = true;
                }
            }
        }
        match format {
            Format::Json => print(&mut io::stdout(), &format!("[{}]", all.join(",")))?,
            Format::Text | Format::Snippets if all.is_empty() => {}
            Format::Text | Format::Snippets => {
                let choice = choice(self.color, &stdout);
                print(&mut AutoStream::new(stdout, choice), &all.join("\n"))?;
            }
        }
        Ok(ExitCode::from(match (unread, all.is_empty()) {
            (true, _) => FAILURE,
            (false, false) => WRONG_CARD,
            (false, true) => 0,
        }))
    }
}
