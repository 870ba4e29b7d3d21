//! Two versions of a document as a card.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use what_changed::card::{Card, Code, Problem};
use what_changed::import::{self, Document};

use super::stem;
use crate::input;

/// The card of two documents. Fails where one cannot be read, or they give no card.
pub fn card(old: &PathBuf, new: &PathBuf, title: Option<&str>) -> Result<Card> {
    input::once_from_standard_input([old, new])?;
    let texts = [input::text(old)?, input::text(new)?];
    let labels = [stem(old), stem(new)];
    let document = |at: usize| Document { label: &labels[at], text: &texts[at], date: None };
    import::card(title, &document(0), &document(1)).map_err(|problems| {
        if problems.iter().any(|problem| problem.code == Code::NoTitle) {
            let [old, new] = [old, new].map(|path| input::name(path));
            return anyhow!(
                "{old} and {new}: found no heading that could be the title; give the card one with --title"
            );
        }
        let sentences: Vec<String> = problems.iter().map(Problem::sentence).collect();
        anyhow!("{}", sentences.join("\n  "))
    })
}
