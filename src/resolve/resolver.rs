//! What every part of a card is resolved with.

use alloc::string::String;
use core::ops::Range;

use super::labels;
use super::model::When;
use crate::card::{Card, Date};
use crate::locale::Locale;

/// A card, the language of labels and the compared versions.
#[derive(Clone, Copy)]
pub(super) struct Resolver<'c> {
    pub card: &'c Card,
    pub locale: &'static Locale,
    pub from: usize,
    pub to: usize,
}

impl Resolver<'_> {
    /// The versions that the compared steps lead to.
    pub(super) fn steps(self) -> Range<usize> {
        self.from + 1..self.to + 1
    }

    pub(super) fn version_label(self, version: usize) -> String {
        labels::version_label(&self.card.versions, version, self.locale)
    }

    pub(super) fn date(self, date: Option<Date>) -> Option<When> {
        date.map(|date| When { iso: date.iso(), shown: self.locale.date(date) })
    }
}
