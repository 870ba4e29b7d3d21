//! The state of a card, and the actions that change it.

use alloc::string::String;

use crate::card::Card;

mod action;
mod filter;
mod panel;
mod selection;

pub use action::{Action, ActionName, act};
pub use filter::{Filter, Filters, KindFilter};
pub(crate) use panel::audience_key;
pub use panel::{Panel, Section};
pub use selection::Selection;

/// A way to show the two texts of a term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Both versions in one text, with deletions struck through and insertions underlined.
    #[default]
    Redline,
    /// The two versions side by side.
    Split,
    /// The earlier version alone.
    Before,
    /// The later version alone.
    After,
}

impl View {
    /// All views, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Redline, Self::Split, Self::Before, Self::After];

    /// The name in attributes and links.
    pub fn name(self) -> &'static str {
        match self {
            Self::Redline => "redline",
            Self::Split => "split",
            Self::Before => "before",
            Self::After => "after",
        }
    }

    /// Parses the name of a view.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }
}

/// The announcement for screen readers after the last action.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Announcement {
    /// No announcement.
    #[default]
    None,
    /// The term that is now open.
    Term,
    /// The versions that are now compared.
    Versions,
    /// The number of terms and matches that are left.
    Matches,
    /// A link was copied.
    Copied,
}

/// The choices of a reader. Terms, versions, events and audiences are indexes into the card's lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The open panel.
    pub panel: Panel,
    /// The view of terms.
    pub view: View,
    /// The earlier version of the comparison.
    pub from: usize,
    /// The later version of the comparison. If both are the same version, its texts are shown unmarked.
    pub to: usize,
    /// The selected event of the timeline.
    pub event: Option<usize>,
    /// The audience whose consequences are open.
    pub audience: Option<usize>,
    /// The current filters.
    pub filters: Filters,
    /// The search text; empty for no search.
    pub query: String,
    /// The announcement for screen readers.
    pub announcement: Announcement,
}

impl State {
    /// Returns the initial state: the last two versions, with the key facts open if there are any, else the first term.
    pub fn first(card: &Card) -> Self {
        let to = card.versions.len().saturating_sub(1);
        let glance = Section::Glance;
        Self {
            panel: if glance.is_in(card) { Panel::Section(glance) } else { Panel::Term(0) },
            view: View::default(),
            from: to.saturating_sub(1),
            to,
            event: None,
            audience: None,
            filters: Filters::default(),
            query: String::new(),
            announcement: Announcement::None,
        }
    }
}

/// Returns the version in force at an event: the last one with a date no later than the event's.
pub fn in_force(card: &Card, event: usize) -> Option<usize> {
    let date = card.events.get(event)?.date?;
    card.versions.iter().rposition(|version| version.date.is_some_and(|start| start <= date))
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn three_terms() -> Card {
        crate::card::parse(
            r#"{"title": "T", "versions": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
                "terms": [{"label": "A", "values": {"a": "x"}}, {"label": "B", "values": {"a": "x"}},
                          {"label": "C", "values": {"a": "x"}}]}"#,
        )
        .unwrap()
    }

    #[test]
    fn a_card_with_key_figures_opens_with_them() {
        let text =
            r#"{"title": "T", "figures": [{"label": "F", "value": "1"}], "terms": [{"label": "A", "before": "x"}]}"#;
        let card = crate::card::parse(text).unwrap();
        assert_eq!(State::first(&card).panel, Panel::Section(Section::Glance));
    }

    #[test]
    fn the_version_in_force_is_the_last_one_that_is_not_later_than_the_event() {
        let card = crate::card::parse(
            r#"{"title": "T", "terms": [{"label": "A", "values": {"a": "x"}}],
                "versions": [{"id": "a", "date": "2030"}, {"id": "b", "date": "2031-04"}],
                "events": [{"date": "2029", "label": "early"}, {"date": "2031-02", "label": "between"},
                           {"date": "2031-04", "label": "the same month"}, {"label": "undated"}]}"#,
        )
        .unwrap();
        assert_eq!([0, 1, 2, 3].map(|event| in_force(&card, event)), [None, Some(0), Some(1), None]);
    }
}
