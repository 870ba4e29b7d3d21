//! What a reader can do, and what it leads to.

use alloc::borrow::ToOwned;
use alloc::string::String;

use super::{Filter, Open, Said, State, View, in_force};
use crate::card::Card;
use crate::number::parse;

/// What a reader can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Open a term or a section, and close what was open.
    Open(Open),
    /// Close a term or a section, if it is what is open.
    Close(Open),
    /// Step to the term before or after, which is announced.
    Step(usize),
    /// Look at terms in another way.
    View(View),
    /// Step to a version: what it says, and what it changed.
    Version(usize),
    /// Step to an event: what held then.
    Event(usize),
    /// Compare from another version.
    From(usize),
    /// Compare to another version.
    To(usize),
    /// Read as one of an audience.
    Join(usize),
    /// Read as nobody in particular, if it was as one of that audience.
    Leave(usize),
    /// Narrow the terms down, or no longer.
    Narrow(Filter, Option<usize>),
    /// Search the texts of the card.
    Search(String),
    /// Neither search nor narrow down.
    Clear,
    /// A link was copied.
    Copied,
}

impl Action {
    /// An action by the name that the view gives it, and what it is done on: a key, a place or words.
    ///
    /// ```
    /// use what_changed::{card, state::{Action, Filter, Open}};
    /// let card = card::from_json(r#"{"title": "T", "terms": [{"label": "L", "before": "x"}]}"#).unwrap().card;
    /// assert_eq!(Action::named(&card, "open", "l"), Some(Action::Open(Open::Term(0))));
    /// assert_eq!(Action::named(&card, "kind", "3"), Some(Action::Narrow(Filter::Kind, Some(3))));
    /// assert_eq!(Action::named(&card, "kind", ""), Some(Action::Narrow(Filter::Kind, None)));
    /// assert_eq!(Action::named(&card, "fly", ""), None);
    /// ```
    pub fn named(card: &Card, name: &str, on: &str) -> Option<Self> {
        let place = parse(on);
        let audience = on.strip_prefix(AUDIENCE_KEY).and_then(parse);
        Some(match name {
            "open" => audience.map(Self::Join).or_else(|| Open::named(card, on).map(Self::Open))?,
            "close" => audience.map(Self::Leave).or_else(|| Open::named(card, on).map(Self::Close))?,
            "next" | "previous" => Self::Step(card.terms.iter().position(|term| term.id == on)?),
            "view" => Self::View(View::named(on)?),
            "version" => Self::Version(place?),
            "event" => Self::Event(place?),
            "from" => Self::From(place?),
            "to" => Self::To(place?),
            "search" => Self::Search(on.trim().to_owned()),
            "clear" => Self::Clear,
            "copied" => Self::Copied,
            _ => Self::Narrow(Filter::ALL.into_iter().find(|filter| filter.name() == name)?, place),
        })
    }
}

/// What the key of an audience begins with; its place follows.
pub(crate) const AUDIENCE_KEY: &str = ":for:";

/// What an action leads to.
///
/// ```
/// use what_changed::{card, state::{Action, Open, Said, State, act}};
/// let card = card::from_json(
///     r#"{"title": "T", "terms": [{"label": "A", "before": "x"}, {"label": "B", "before": "y"}]}"#,
/// )
/// .unwrap()
/// .card;
/// let state = act(State::first(&card), &card, Action::Step(1));
/// assert_eq!((state.open, state.said), (Open::Term(1), Said::Term));
/// ```
pub fn act(mut state: State, card: &Card, action: Action) -> State {
    let last = card.versions.len().saturating_sub(1);
    let said = core::mem::take(&mut state.said);
    match action {
        Action::Open(open) if state.open != open => state.open = open,
        Action::Close(open) if state.open == open => state.open = Open::Nothing,
        // The browser tells of what a step has opened and closed: no news, and the step stays announced.
        Action::Open(_) | Action::Close(_) => state.said = said,
        Action::Step(term) => return State { open: Open::Term(term), said: Said::Term, ..state },
        Action::View(view) => state.view = view,
        Action::Version(version) => {
            let to = version.min(last);
            return compare(state, to.saturating_sub(1), to, None);
        }
        Action::Event(event) if event >= card.events.len() => state.said = said,
        Action::Event(event) => {
            let held = in_force(card, event).map_or((state.from, state.to), |version| (version, version));
            return compare(state, held.0, held.1, Some(event));
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
        Action::Leave(audience) => state.audience = state.audience.filter(|of| *of != audience),
        Action::Narrow(filter, choice) => {
            state.filters[filter as usize] = choice;
            return narrowed(state);
        }
        Action::Search(query) => {
            state.query = query;
            return narrowed(state);
        }
        Action::Clear => {
            state.filters = [None; Filter::ALL.len()];
            state.query.clear();
            return narrowed(state);
        }
        Action::Copied => state.said = Said::Copied,
    }
    state
}

fn compare(state: State, from: usize, to: usize, event: Option<usize>) -> State {
    State { from, to, event, said: Said::Versions, ..state }
}

/// What is open may no longer be among what is found, so it closes.
fn narrowed(state: State) -> State {
    State { open: Open::Nothing, said: Said::Found, ..state }
}

#[cfg(test)]
mod tests {
    use super::super::tests::three;
    use super::*;

    #[test]
    fn closing_another_term_changes_nothing() {
        // The browser tells of the old term's closing after the new one's opening.
        let card = three();
        let state =
            act(act(State::first(&card), &card, Action::Open(Open::Term(1))), &card, Action::Close(Open::Term(0)));
        assert_eq!(state.open, Open::Term(1));
    }

    #[test]
    fn a_step_to_a_version_compares_it_with_the_one_before() {
        let card = three();
        let at = |version| {
            let state = act(State::first(&card), &card, Action::Version(version));
            (state.from, state.to, state.said)
        };
        assert_eq!(at(2), (1, 2, Said::Versions));
        assert_eq!(at(1), (0, 1, Said::Versions));
        assert_eq!(at(0), (0, 0, Said::Versions), "nothing stands before the first one, so it is shown as it is");
        assert_eq!(at(9).1, 2);
        assert_eq!(at(9), at(2), "beyond the last one is the last one");
    }

    #[test]
    fn at_an_event_holds_what_the_last_version_said() {
        let card = crate::card::from_json(
            r#"{"title": "T", "terms": [{"label": "A", "values": {"a": "x"}}],
                "versions": [{"id": "a", "date": "2030"}, {"id": "b", "date": "2031-04"}],
                "events": [{"date": "2029", "label": "early"}, {"date": "2031-02", "label": "between"},
                           {"date": "2031-04", "label": "the same month"}, {"label": "at some time"}]}"#,
        )
        .unwrap()
        .card;
        assert_eq!([0, 1, 2, 3].map(|event| in_force(&card, event)), [None, Some(0), Some(1), None]);
        let state = act(State::first(&card), &card, Action::Event(1));
        assert_eq!((state.from, state.to, state.event), (0, 0, Some(1)));
        let early = act(State::first(&card), &card, Action::Event(0));
        assert_eq!((early.from, early.to, early.event), (0, 1, Some(0)), "nothing is known, so the comparison stays");
        assert_eq!(act(state, &card, Action::Version(1)).event, None);
    }

    #[test]
    fn a_step_to_an_event_that_is_not_there_changes_nothing() {
        let card = three();
        assert_eq!(act(State::first(&card), &card, Action::Event(0)), State::first(&card));
    }

    #[test]
    fn an_audience_is_left_only_by_its_own_closing() {
        // The browser tells of the old one's closing after the new one's opening.
        let card = three();
        let state = act(act(State::first(&card), &card, Action::Join(1)), &card, Action::Leave(0));
        assert_eq!(state.audience, Some(1));
        assert_eq!(act(state, &card, Action::Leave(1)).audience, None);
    }

    #[test]
    fn narrowing_down_closes_what_is_open_and_keeps_what_is_compared() {
        let card = three();
        let first = State::first(&card);
        let state = act(first.clone(), &card, Action::Narrow(Filter::Kind, Some(0)));
        let state = act(state, &card, Action::Search("x".to_owned()));
        assert_eq!((state.open, state.said), (Open::Nothing, Said::Found));
        assert_eq!(state.filters[Filter::Kind as usize], Some(0));
        let cleared = act(state, &card, Action::Clear);
        assert_eq!(State { open: first.open, said: first.said, ..cleared }, first);
    }
}
