//! The part of the state that attributes, links and events can express.

use alloc::string::{String, ToString};

use super::{Panel, State, View};
use crate::card::Card;

/// A panel, a view and two versions, each by its public name. `None` selects the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The id of the open term or the key of the open section; empty if all panels are closed.
    pub term: Option<String>,
    /// The name of the view.
    pub view: Option<String>,
    /// The id of the earlier version.
    pub from: Option<String>,
    /// The id of the later version.
    pub to: Option<String>,
}

impl State {
    /// Returns the initial state with a selection applied. Unknown names are ignored.
    ///
    /// ```
    /// use what_changed::{card, state::{Panel, Selection, State, View}};
    /// let card = card::parse(r#"{"title": "T", "terms": [{"label": "L", "before": "x"}]}"#).unwrap();
    /// let select = |term: &str, view: &str| {
    ///     let (term, view) = (Some(term.to_owned()), Some(view.to_owned()));
    ///     State::select(&card, &Selection { term, view, ..Selection::default() })
    /// };
    /// assert_eq!(select("l", "split").view, View::Split);
    /// assert_eq!(select("?", "?"), State::first(&card));
    /// assert_eq!(select("", "").panel, Panel::None);
    /// ```
    pub fn select(card: &Card, selection: &Selection) -> Self {
        let mut state = Self::first(card);
        let version = |id: &Option<String>| card.versions.iter().position(|version| Some(&version.id) == id.as_ref());
        (state.from, state.to) = match (version(&selection.from), version(&selection.to)) {
            (Some(from), Some(to)) => (from, to),
            (Some(from), None) => (from, state.to),
            (None, Some(to)) => (to.saturating_sub(1), to),
            (None, None) => (state.from, state.to),
        };
        if let Some(panel) = selection.term.as_deref().and_then(|name| Panel::parse(card, name)) {
            state.panel = panel;
        }
        state.view = selection.view.as_deref().and_then(View::parse).unwrap_or_default();
        state
    }

    /// Returns the selection that [`State::select`] turns into this panel, view and pair of versions.
    pub fn selection(&self, card: &Card) -> Selection {
        let version = |index: usize| card.versions.get(index).map(|version| version.id.clone());
        Selection {
            term: Some(self.panel.name(card).to_string()),
            view: Some(self.view.name().to_string()),
            from: version(self.from),
            to: version(self.to),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::three_terms;
    use super::*;
    use alloc::borrow::ToOwned;

    #[test]
    fn one_selected_version_is_compared_with_its_neighbour() {
        let card = three_terms();
        let compared = |from: &str, to: &str| {
            let some = |id: &str| Some(id.to_owned()).filter(|id| !id.is_empty());
            let state = State::select(&card, &Selection { from: some(from), to: some(to), ..Selection::default() });
            (state.from, state.to)
        };
        assert_eq!(compared("", ""), (1, 2));
        assert_eq!(compared("a", ""), (0, 2));
        assert_eq!(compared("", "b"), (0, 1));
        assert_eq!(compared("a", "c"), (0, 2));
        assert_eq!(compared("b", "b"), (1, 1));
        assert_eq!(compared("", "a"), (0, 0));
    }

    #[test]
    fn selecting_what_a_state_shows_leads_to_that_state() {
        let card = three_terms();
        let state = State { panel: Panel::Term(2), view: View::After, from: 0, to: 1, ..State::first(&card) };
        assert_eq!(State::select(&card, &state.selection(&card)), state);
        let closed = State { panel: Panel::None, ..state };
        assert_eq!(State::select(&card, &closed.selection(&card)), closed);
    }
}
