//! A card file that is being edited: its last good card, and its problems.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use what_changed::card::Card;

use crate::check::report::{self, Report};
use crate::input;
use crate::output::hint;

/// The text of the file, or the error.
type Reading = Result<String, String>;

/// The state of the card file.
pub struct Draft {
    file: PathBuf,
    reading: Reading,
    /// The last card that could be shown.
    card: Option<Card>,
    /// True if the card is that of the current file.
    is_current: bool,
    problems: Vec<Report>,
}

impl Draft {
    /// Starts with the first text of a file.
    pub fn new(file: PathBuf, reading: Reading) -> Self {
        let mut draft = Self { file, reading: Ok(String::new()), card: None, is_current: false, problems: Vec::new() };
        draft.update(reading);
        draft
    }

    /// Waits until the file changes. A text counts once it stays the same for a pause, since an editor may be writing.
    pub fn follow(&mut self, pause: Duration) {
        let mut before = read(&self.file);
        loop {
            thread::sleep(pause);
            let now = read(&self.file);
            if now == before && now != self.reading {
                self.update(now);
                return;
            }
            before = now;
        }
    }

    fn update(&mut self, reading: Reading) {
        let (card, problems) = match &reading {
            Ok(text) => report::read(&self.file, text),
            Err(_) => (None, Vec::new()),
        };
        self.is_current = card.is_some();
        self.card = card.or(self.card.take());
        self.problems = problems;
        self.reading = reading;
    }

    /// Reports the problems to the terminal.
    pub fn report(&self) {
        let name = self.file.display();
        if let Some(cause) = self.read_error() {
            anstream::eprintln!("error: could not read {name}\n  because {cause}");
        }
        for problem in &self.problems {
            anstream::eprintln!("{}", problem.line());
        }
        if self.is_current && self.problems.is_empty() {
            hint(&format!("{name}: no problems"));
        }
    }

    /// The name of the file, without its folder.
    pub fn name(&self) -> String {
        self.file.file_name().unwrap_or(self.file.as_os_str()).to_string_lossy().into_owned()
    }

    /// The reason why the file cannot be read.
    pub fn read_error(&self) -> Option<&str> {
        self.reading.as_ref().err().map(String::as_str)
    }

    /// The problems of the card.
    pub fn problems(&self) -> &[Report] {
        &self.problems
    }

    /// The last card that could be shown, and true if it is that of the current file.
    pub fn card(&self) -> Option<(&Card, bool)> {
        self.card.as_ref().map(|card| (card, self.is_current))
    }
}

fn read(file: &Path) -> Reading {
    input::text(file).map_err(|error| error.root_cause().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"title": "Good", "terms": [{"label": "L", "before": "x", "after": "y"}]}"#;

    fn shown(draft: &Draft) -> Option<(&str, bool)> {
        draft.card().map(|(card, is_current)| (card.title.as_str(), is_current))
    }

    #[test]
    fn the_last_good_card_stays() {
        let mut draft = Draft::new("card.json".into(), Ok("{".to_owned()));
        assert_eq!((shown(&draft), draft.problems().len()), (None, 1));
        draft.update(Ok(GOOD.to_owned()));
        assert_eq!((shown(&draft), draft.problems().len()), (Some(("Good", true)), 0));
        draft.update(Ok(GOOD.replace("Good", "").clone()));
        assert_eq!((shown(&draft), draft.problems().len()), (Some(("Good", false)), 1));
        draft.update(Err("gone".to_owned()));
        assert_eq!(
            (shown(&draft), draft.problems().len(), draft.read_error()),
            (Some(("Good", false)), 0, Some("gone"))
        );
        draft.update(Ok(GOOD.replace("Good", "Other\", \"color\": \"red")));
        assert_eq!((shown(&draft), draft.problems().len(), draft.read_error()), (Some(("Other", true)), 1, None));
    }
}
