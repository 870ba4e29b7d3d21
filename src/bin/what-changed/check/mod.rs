//! `what-changed check`: everything that is wrong with card files, and where.

mod position;
pub mod told;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use anstream::AutoStream;
use anyhow::Result;
use clap::{Args, ColorChoice, ValueEnum};

use crate::output::{choice, complain, print};
use crate::{TROUBLE, input};
use told::Told;

/// Tell everything that is wrong with card files, and where.
///
/// Nothing is printed where nothing is wrong. The exit code is 0 then, 1 where a card has a problem, and 2 where a
/// file cannot be read.
#[derive(Args)]
pub struct Check {
    /// The card files; - is standard input.
    #[arg(required = true, value_name = "CARD")]
    cards: Vec<PathBuf>,
    /// How to tell it.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Whether to colour what `--format text` prints.
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    color: ColorChoice,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    /// A line a problem: the file, the line, the column, the field, what was expected and what was found.
    #[default]
    Text,
    /// One JSON array of objects with file, code, line, column, path, expected, found, nearest and fatal.
    Json,
}

/// The exit code where a card has a problem.
pub const WRONG_CARD: u8 = 1;

impl Check {
    /// Prints what is wrong with each card. A file that cannot be read keeps no other from being looked at.
    pub fn run(&self) -> Result<ExitCode> {
        input::once_from_standard_input(&self.cards.iter().collect::<Vec<_>>())?;
        let mut unread = false;
        let mut told: Vec<Told> = Vec::new();
        for card in &self.cards {
            match input::text(card) {
                Ok(text) => told.extend(told::read(card, &text).1),
                Err(error) => {
                    complain(&error);
                    unread = true;
                }
            }
        }
        match self.format {
            Format::Text if told.is_empty() => {}
            Format::Text => {
                let lines: Vec<String> = told.iter().map(Told::line).collect();
                let stdout = io::stdout();
                let choice = choice(self.color, &stdout);
                print(&mut AutoStream::new(stdout, choice), &lines.join("\n"))?;
            }
            Format::Json => print(&mut io::stdout(), &serde_json::to_string(&told)?)?,
        }
        Ok(ExitCode::from(match (unread, told.is_empty()) {
            (true, _) => TROUBLE,
            (false, false) => WRONG_CARD,
            (false, true) => 0,
        }))
    }
}
