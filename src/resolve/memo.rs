//! Remembers the change summaries of the compared versions, so that the widget resolves only what it writes.

use alloc::vec::Vec;

use super::card::{self, Resolved};
use super::content::ChangeSummary;
use crate::card::Card;
use crate::locale::Locale;
use crate::state::State;

/// The summaries of the last comparison of one card.
#[derive(Default)]
pub struct Memo {
    compared: Option<(usize, usize)>,
    summaries: Vec<ChangeSummary>,
}

impl Memo {
    /// Resolves what is shown. If the versions are the same as the last time, no texts are compared before they are
    /// needed.
    pub fn resolve<'c>(&mut self, card: &'c Card, state: &State, locale: &'static Locale) -> Resolved<'c> {
        let compared = Some((state.from, state.to));
        if self.compared != compared {
            *self = Self { compared, summaries: Vec::new() };
        }
        card::resolve(card, state, locale, &mut self.summaries)
    }
}
