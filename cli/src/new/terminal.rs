//! Questions on a terminal: lines that can be edited, and be longer than a terminal's own.

use anyhow::{Context as _, Result, bail};
use rustyline::config::{Behavior, Config};
use rustyline::error::ReadlineError;
use rustyline::history::MemHistory;

use super::ask::Answers;

pub struct Terminal(rustyline::Editor<(), MemHistory>);

impl Terminal {
    /// The terminal itself, so that the card can be written to a pipe meanwhile.
    pub fn new() -> Result<Self> {
        let config = Config::builder().behavior(Behavior::PreferTerm).build();
        let editor = rustyline::Editor::with_history(config, MemHistory::new());
        Ok(Self(editor.context("the terminal could not be asked; --example writes an example instead")?))
    }
}

impl Answers for Terminal {
    fn answer(&mut self, question: &str) -> Result<Option<String>> {
        match self.0.readline(question) {
            Ok(answer) => Ok(Some(answer)),
            Err(ReadlineError::Eof) => Ok(None),
            Err(ReadlineError::Interrupted) => bail!("interrupted; nothing is written"),
            Err(error) => Err(error).context("the answer could not be read"),
        }
    }

    fn tell(&mut self, words: &str) {
        eprintln!("{words}");
    }
}
