//! Imports two versions of a document.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use what_changed::card::Card;
use what_changed::import::{self, Document, Error};

use super::stem;
use crate::input;

/// Returns the card of two documents. Fails if one cannot be read, or if they make no card.
pub fn card(old: &PathBuf, new: &PathBuf, title: Option<&str>) -> Result<Card> {
    input::once_from_standard_input([old, new])?;
    let texts = [input::text(old)?, input::text(new)?];
    let labels = [stem(old), stem(new)];
    let document = |at: usize| Document { label: &labels[at], text: &texts[at], date: None };
    import::card(title, &document(0), &document(1)).map_err(|error| {
        let [old, new] = [old, new].map(|path| input::name(path));
        let hint = if error == Error::NoTitle { "; give the card one with --title" } else { "" };
        anyhow!("{old} and {new}: {error}{hint}")
    })
}
