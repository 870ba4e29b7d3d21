//! Asks on a terminal, with a line editor. A terminal's own lines have a maximum length.

use anyhow::{Context as _, Result, bail};
use rustyline::config::{Behavior, Config};
use rustyline::error::ReadlineError;
use rustyline::history::MemHistory;

use super::ask::Answers;

pub struct Terminal(rustyline::Editor<(), MemHistory>);

impl Terminal {
    /// Opens the terminal itself, so that the card can be written to a pipe.
    pub fn new() -> Result<Self> {
        let config = Config::builder().behavior(Behavior::PreferTerm).build();
        let editor = rustyline::Editor::with_history(config, MemHistory::new());
        Ok(Self(editor.context("could not open the terminal; --example writes an example instead")?))
    }
}

impl Answers for Terminal {
    fn answer(&mut self, question: &str) -> Result<Option<String>> {
        match self.0.readline(question) {
            Ok(answer) => Ok(Some(answer)),
            Err(ReadlineError::Eof) => Ok(None),
            Err(ReadlineError::Interrupted) => bail!("interrupted; no file was written"),
            Err(error) => Err(error).context("could not read the answer"),
        }
    }

    fn tell(&mut self, text: &str) {
        eprintln!("{text}");
    }
}
