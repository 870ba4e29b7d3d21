//! The actions of a reader, and the states that they lead to.

use alloc::borrow::ToOwned;
use alloc::string::String;

use super::panel::parse_audience;
use super::{Announcement, Filter, Filters, KindFilter, Panel, State, View, in_force};
use crate::card::Card;
use crate::number::parse;

/// The name of an action: the value of `data-act` in the markup. This is the only place that spells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionName {
    /// Open a panel or an audience.
    Open,
    /// Close a panel or an audience.
    Close,
    /// Open the previous term.
    Previous,
    /// Open the next term.
    Next,
    /// Choose a view.
    View,
    /// Choose a version in the timeline.
    Version,
    /// Choose an event in the timeline.
    Event,
    /// Choose the earlier version.
    From,
    /// Choose the later version.
    To,
    /// Filter by topic.
    Topic,
    /// Filter by party.
    Party,
    /// Filter by audience.
    Audience,
    /// Filter by kind of change.
    Kind,
    /// Search.
    Search,
    /// Remove the search and all filters.
    Clear,
    /// Copy a link. The shell does this, and reports [`ActionName::Copied`].
    Copy,
    /// Share a link. The shell does this.
    Share,
    /// Announce that a link was copied.
    Copied,
}

impl ActionName {
    /// All names.
    pub const ALL: [Self; 18] = [
        Self::Open,
        Self::Close,
        Self::Previous,
        Self::Next,
        Self::View,
        Self::Version,
        Self::Event,
        Self::From,
        Self::To,
        Self::Topic,
        Self::Party,
        Self::Audience,
        Self::Kind,
        Self::Search,
        Self::Clear,
        Self::Copy,
        Self::Share,
        Self::Copied,
    ];

    /// The value of the attribute `data-act`.
    pub fn attr(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Close => "close",
            Self::Previous => "previous",
            Self::Next => "next",
            Self::View => "view",
            Self::Version => "version",
            Self::Event => "event",
            Self::From => "from",
            Self::To => "to",
            Self::Topic => "topic",
            Self::Party => "party",
            Self::Audience => "for",
            Self::Kind => "kind",
            Self::Search => "search",
            Self::Clear => "clear",
            Self::Copy => "copy",
            Self::Share => "share",
            Self::Copied => "copied",
        }
    }

    /// Parses the value of `data-act`.
    pub fn parse(attr: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.attr() == attr)
    }
}

/// An action of the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Open a panel, which closes the one that was open.
    Open(Panel),
    /// Close a panel. Does nothing if another one is open.
    Close(Panel),
    /// Open the previous or next term, and announce it.
    Step(usize),
    /// Choose a view.
    View(View),
    /// Compare a version with the one before it.
    Version(usize),
    /// Show the version in force at an event.
    Event(usize),
    /// Choose the earlier version.
    From(usize),
    /// Choose the later version.
    To(usize),
    /// Open the consequences for an audience.
    Join(usize),
    /// Close the consequences for an audience. Does nothing if another one is open.
    Leave(usize),
    /// Set or remove a filter.
    Filter(Filter),
    /// Search the texts of the card.
    Search(String),
    /// Remove the search and all filters.
    Clear,
    /// Announce that a link was copied.
    Copied,
}

impl Action {
    /// Parses an action: its name, and its argument: a key, a number or a text.
    ///
    /// ```
    /// use what_changed::{card, state::{Action, Filter, Panel}};
    /// let card = card::parse(r#"{"title": "T", "terms": [{"label": "L", "before": "x"}]}"#).unwrap();
    /// assert_eq!(Action::parse(&card, "open", "l"), Some(Action::Open(Panel::Term(0))));
    /// assert_eq!(Action::parse(&card, "topic", "3"), Some(Action::Filter(Filter::Topic(Some(3)))));
    /// assert_eq!(Action::parse(&card, "topic", ""), Some(Action::Filter(Filter::Topic(None))));
    /// assert_eq!(Action::parse(&card, "fly", ""), None);
    /// ```
    pub fn parse(card: &Card, name: &str, argument: &str) -> Option<Self> {
        let number = parse(argument);
        let panel = || Panel::parse(card, argument);
        let audience = parse_audience(argument);
        Some(match ActionName::parse(name)? {
            ActionName::Open => audience.map(Self::Join).or_else(|| panel().map(Self::Open))?,
            ActionName::Close => audience.map(Self::Leave).or_else(|| panel().map(Self::Close))?,
            ActionName::Previous | ActionName::Next => {
                Self::Step(card.terms.iter().position(|term| term.id == argument)?)
            }
            ActionName::View => Self::View(View::parse(argument)?),
            ActionName::Version => Self::Version(number?),
            ActionName::Event => Self::Event(number?),
            ActionName::From => Self::From(number?),
            ActionName::To => Self::To(number?),
            ActionName::Topic => Self::Filter(Filter::Topic(number)),
            ActionName::Party => Self::Filter(Filter::Party(number)),
            ActionName::Audience => Self::Filter(Filter::Audience(number)),
            ActionName::Kind => Self::Filter(Filter::Kind(KindFilter::parse(argument))),
            ActionName::Search => Self::Search(argument.trim().to_owned()),
            ActionName::Clear => Self::Clear,
            ActionName::Copied => Self::Copied,
            ActionName::Copy | ActionName::Share => return None,
        })
    }
}

/// Returns the state that an action leads to.
///
/// ```
/// use what_changed::{card, state::{Action, Announcement, Panel, State, act}};
/// let card = card::parse(
///     r#"{"title": "T", "terms": [{"label": "A", "before": "x"}, {"label": "B", "before": "y"}]}"#,
/// )
/// .unwrap();
/// let state = act(State::first(&card), &card, Action::Step(1));
/// assert_eq!((state.panel, state.announcement), (Panel::Term(1), Announcement::Term));
/// ```
pub fn act(mut state: State, card: &Card, action: Action) -> State {
    let last = card.versions.len().saturating_sub(1);
    let announcement = core::mem::take(&mut state.announcement);
    match action {
        Action::Open(panel) if state.panel != panel => state.panel = panel,
        Action::Close(panel) if state.panel == panel => state.panel = Panel::None,
        // The browser also reports the panels that a step opened and closed. Keep the announcement of the step.
        Action::Open(_) | Action::Close(_) => state.announcement = announcement,
        Action::Step(term) => return State { panel: Panel::Term(term), announcement: Announcement::Term, ..state },
        Action::View(view) => state.view = view,
        Action::Version(version) => {
            let to = version.min(last);
            return compare(state, to.saturating_sub(1), to, None);
        }
        Action::Event(event) if event >= card.events.len() => state.announcement = announcement,
        Action::Event(event) => {
            let (from, to) = in_force(card, event).map_or((state.from, state.to), |version| (version, version));
            return compare(state, from, to, Some(event));
        }
        Action::From(from) => {
            let to = state.to;
            return compare(state, from.min(last), to, None);
        }
        Action::To(to) => {
            let from = state.from;
            return compare(state, from, to.min(last), None);
        }
        Action::Join(audience) => state.audience = Some(audience),
        Action::Leave(audience) => state.audience = state.audience.filter(|joined| *joined != audience),
        Action::Filter(filter) => {
            state.filters.set(filter);
            return narrow(state);
        }
        Action::Search(query) => {
            state.query = query;
            return narrow(state);
        }
        Action::Clear => {
            state.filters = Filters::default();
            state.query.clear();
            return narrow(state);
        }
        Action::Copied => state.announcement = Announcement::Copied,
    }
    state
}

fn compare(state: State, from: usize, to: usize, event: Option<usize>) -> State {
    State { from, to, event, announcement: Announcement::Versions, ..state }
}

/// Closes the open panel, which the new search or filter may hide.
fn narrow(state: State) -> State {
    State { panel: Panel::None, announcement: Announcement::Matches, ..state }
}

#[cfg(test)]
mod tests {
    use super::super::tests::three_terms;
    use super::*;

    #[test]
    fn closing_another_term_changes_nothing() {
        // The browser reports the closing of the old term after the opening of the new one.
        let card = three_terms();
        let state =
            act(act(State::first(&card), &card, Action::Open(Panel::Term(1))), &card, Action::Close(Panel::Term(0)));
        assert_eq!(state.panel, Panel::Term(1));
    }

    #[test]
    fn a_version_is_compared_with_the_one_before_it() {
        let card = three_terms();
        let at = |version| {
            let state = act(State::first(&card), &card, Action::Version(version));
            (state.from, state.to, state.announcement)
        };
        assert_eq!(at(2), (1, 2, Announcement::Versions));
        assert_eq!(at(1), (0, 1, Announcement::Versions));
        assert_eq!(
            at(0),
            (0, 0, Announcement::Versions),
            "the first version has none before it, so it is compared with itself"
        );
        assert_eq!(at(9).1, 2);
        assert_eq!(at(9), at(2), "numbers beyond the last version mean the last version");
    }

    #[test]
    fn an_event_shows_the_version_in_force() {
        let card = crate::card::parse(
            r#"{"title": "T", "terms": [{"label": "A", "values": {"a": "x"}}],
                "versions": [{"id": "a", "date": "2030"}, {"id": "b", "date": "2031-04"}],
                "events": [{"date": "2029", "label": "early"}, {"date": "2031-02", "label": "between"},
                           {"date": "2031-04", "label": "the same month"}, {"label": "at some time"}]}"#,
        )
        .unwrap();
        let state = act(State::first(&card), &card, Action::Event(1));
        assert_eq!((state.from, state.to, state.event), (0, 0, Some(1)));
        let early = act(State::first(&card), &card, Action::Event(0));
        assert_eq!(
            (early.from, early.to, early.event),
            (0, 1, Some(0)),
            "no version is known to be in force, so the comparison stays"
        );
        assert_eq!(act(state, &card, Action::Version(1)).event, None);
    }

    #[test]
    fn an_unknown_event_changes_nothing() {
        let card = three_terms();
        assert_eq!(act(State::first(&card), &card, Action::Event(0)), State::first(&card));
    }

    #[test]
    fn only_the_open_audience_can_be_left() {
        // The browser reports the closing of the old audience after the opening of the new one.
        let card = three_terms();
        let state = act(act(State::first(&card), &card, Action::Join(1)), &card, Action::Leave(0));
        assert_eq!(state.audience, Some(1));
        assert_eq!(act(state, &card, Action::Leave(1)).audience, None);
    }

    #[test]
    fn filters_and_searches_close_the_panel_and_keep_the_comparison() {
        let card = three_terms();
        let first = State::first(&card);
        let state = act(first.clone(), &card, Action::Filter(Filter::Kind(Some(KindFilter::AnyChange))));
        let state = act(state, &card, Action::Search("x".to_owned()));
        assert_eq!((state.panel, state.announcement), (Panel::None, Announcement::Matches));
        assert_eq!(state.filters.kind, Some(KindFilter::AnyChange));
        let cleared = act(state, &card, Action::Clear);
        assert_eq!(State { panel: first.panel, announcement: first.announcement, ..cleared }, first);
    }

    #[test]
    fn every_name_parses_back_and_is_unique() {
        for name in ActionName::ALL {
            assert_eq!(ActionName::parse(name.attr()), Some(name));
        }
        for filter in KindFilter::ALL {
            assert_eq!(KindFilter::parse(filter.name()), Some(filter));
        }
    }
}
