//! A card file that is being written: what can be shown of it, and what is wrong with it.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use what_changed::card::Card;

use crate::check::report::{self, Report};
use crate::input;
use crate::output::tell;

/// The text of the file, or why there is none.
type Reading = Result<String, String>;

pub struct Draft {
    file: PathBuf,
    reading: Reading,
    /// What is shown: the card, or what it was when it last could be.
    card: Option<Card>,
    /// Whether that is what the file says now.
    is_current: bool,
    problems: Vec<Report>,
}

impl Draft {
    /// A file, and what was read from it first.
    pub fn of(file: PathBuf, reading: Reading) -> Self {
        let mut draft = Self { file, reading: Ok(String::new()), card: None, is_current: false, problems: Vec::new() };
        draft.take(reading);
        draft
    }

    /// Waits until the file says something else. What stands still for a pause counts: an editor may be amid writing.
    pub fn follow(&mut self, pause: Duration) {
        let mut before = read(&self.file);
        loop {
            thread::sleep(pause);
            let now = read(&self.file);
            if now == before && now != self.reading {
                self.take(now);
                return;
            }
            before = now;
        }
    }

    fn take(&mut self, reading: Reading) {
        let (card, problems) = match &reading {
            Ok(text) => report::read(&self.file, text),
            Err(_) => (None, Vec::new()),
        };
        self.is_current = card.is_some();
        self.card = card.or(self.card.take());
        self.problems = problems;
        self.reading = reading;
    }

    /// Tells the terminal what is wrong.
    pub fn complain(&self) {
        let name = self.file.display();
        if let Some(cause) = self.unread() {
            anstream::eprintln!("error: {name}: could not be read\n  because {cause}");
        }
        for problem in &self.problems {
            anstream::eprintln!("{}", problem.line());
        }
        if self.is_current && self.problems.is_empty() {
            tell(&format!("{name}: nothing to mend"));
        }
    }

    /// What the file is called, without its folder.
    pub fn name(&self) -> String {
        self.file.file_name().unwrap_or(self.file.as_os_str()).to_string_lossy().into_owned()
    }

    /// Why the file cannot be read.
    pub fn unread(&self) -> Option<&str> {
        self.reading.as_ref().err().map(String::as_str)
    }

    /// What is wrong with the card.
    pub fn problems(&self) -> &[Report] {
        &self.problems
    }

    /// The card, and whether that is what the file says now.
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
    fn the_last_card_that_could_be_shown_stays() {
        let mut draft = Draft::of("card.json".into(), Ok("{".to_owned()));
        assert_eq!((shown(&draft), draft.problems().len()), (None, 1));
        draft.take(Ok(GOOD.to_owned()));
        assert_eq!((shown(&draft), draft.problems().len()), (Some(("Good", true)), 0));
        draft.take(Ok(GOOD.replace("Good", "").clone()));
        assert_eq!((shown(&draft), draft.problems().len()), (Some(("Good", false)), 1));
        draft.take(Err("gone".to_owned()));
        assert_eq!((shown(&draft), draft.problems().len(), draft.unread()), (Some(("Good", false)), 0, Some("gone")));
        draft.take(Ok(GOOD.replace("Good", "Other\", \"color\": \"red")));
        assert_eq!((shown(&draft), draft.problems().len(), draft.unread()), (Some(("Other", true)), 1, None));
    }
}
