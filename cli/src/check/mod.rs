//! `what-changed check`: everything that is wrong with card files, and where.

mod drawn;
mod not_json;
mod position;
pub mod told;

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::process::ExitCode;

use anstream::AutoStream;
use anyhow::Result;
use clap::{Args, ColorChoice, ValueEnum};

use crate::output::{choice, complain, print};
use crate::{TROUBLE, input};

/// Tell everything that is wrong with card files, and where.
///
/// Nothing is printed where nothing is wrong. The exit code is 0 then, 1 where a card has a problem, and 2 where a
/// file cannot be read.
#[derive(Args)]
pub struct Check {
    /// The card files; - is standard input.
    #[arg(required = true, value_name = "CARD")]
    cards: Vec<PathBuf>,
    /// How to tell it; without one, snippets on a terminal and text elsewhere.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Whether to colour what is not JSON.
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    color: ColorChoice,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A line a problem: the file, the line, the column, the field, what was expected and what was found.
    Text,
    /// Each problem with its line of the card file, where what is meant is marked.
    Snippets,
    /// One JSON array of objects with file, code, line, column, path, expected, found, nearest and fatal.
    Json,
}

/// The exit code where a card has a problem.
pub const WRONG_CARD: u8 = 1;

impl Check {
    /// Prints what is wrong with each card. A file that cannot be read keeps no other from being looked at.
    pub fn run(&self) -> Result<ExitCode> {
        input::once_from_standard_input(&self.cards)?;
        let stdout = io::stdout();
        let format = self.format.unwrap_or(if stdout.is_terminal() { Format::Snippets } else { Format::Text });
        let mut unread = false;
        let mut all: Vec<String> = Vec::new();
        for card in &self.cards {
            match input::text(card) {
                Ok(text) => {
                    for told in told::read(card, &text).1 {
                        all.push(match format {
                            Format::Text => told.line(),
                            Format::Snippets => drawn::drawn(&told, told::without_mark(&text)),
                            Format::Json => serde_json::to_string(&told)?,
                        });
                    }
                }
                Err(error) => {
                    complain(&error);
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
            (true, _) => TROUBLE,
            (false, false) => WRONG_CARD,
            (false, true) => 0,
        }))
    }
}
