//! What the reader chose, and what a choice leads to.

use alloc::string::String;

use crate::card::Card;

/// How a term is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Both versions in one text, deletions struck and insertions underlined.
    #[default]
    Redline,
    /// One version beside the other.
    Split,
    /// The earlier version alone.
    Before,
    /// The later version alone.
    After,
}

impl View {
    /// All views, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Redline, Self::Split, Self::Before, Self::After];

    /// The word for it in attributes and links.
    pub fn name(self) -> &'static str {
        match self {
            Self::Redline => "redline",
            Self::Split => "split",
            Self::Before => "before",
            Self::After => "after",
        }
    }

    /// The view of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }
}

/// What the reader chose. Terms and versions are counted from 0, as the card has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// The term that is open, if any.
    pub term: Option<usize>,
    /// How terms are looked at.
    pub view: View,
    /// The version that is compared from.
    pub from: usize,
    /// The version that is compared to.
    pub to: usize,
    /// Whether the last act was a step, which is to be announced.
    pub stepped: bool,
}

/// What a reader can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Open a term, and close the one that was open.
    Open(usize),
    /// Close a term, if it is the one that is open.
    Close(usize),
    /// Open the term after the open one; from the last one on to the first.
    Next,
    /// Open the term before the open one; from the first one on to the last.
    Previous,
    /// Look at terms in another way.
    View(View),
}

impl State {
    /// How a card is first shown: its last step, and the first term open.
    pub fn first(card: &Card) -> Self {
        let to = card.versions.len().saturating_sub(1);
        Self { term: Some(0), view: View::default(), from: to.saturating_sub(1), to, stepped: false }
    }

    /// The first state, changed by what is named. Names that nothing has are passed over, and a
    /// comparison needs two different versions.
    ///
    /// ```
    /// use what_changed::{card, state::{Names, State, View}};
    /// let card = card::from_json(r#"{"title": "T", "terms": [{"label": "L", "before": "x"}]}"#).unwrap().card;
    /// let names = |term: &str, view: &str| Names {
    ///     term: Some(term.to_owned()),
    ///     view: Some(view.to_owned()),
    ///     ..Names::default()
    /// };
    /// assert_eq!(State::named(&card, &names("l", "split")).view, View::Split);
    /// assert_eq!(State::named(&card, &names("?", "?")), State::first(&card));
    /// assert_eq!(State::named(&card, &names("", "")).term, None);
    /// ```
    pub fn named(card: &Card, names: &Names) -> Self {
        let first = Self::first(card);
        let version = |id: &Option<String>| card.versions.iter().position(|version| Some(&version.id) == id.as_ref());
        let compared = match (version(&names.from), version(&names.to)) {
            (Some(from), Some(to)) => (from, to),
            (Some(from), None) => (from, first.to),
            (None, Some(to)) => (to.saturating_sub(1), to),
            (None, None) => (first.from, first.to),
        };
        let (from, to) = if compared.0 == compared.1 { (first.from, first.to) } else { compared };
        let term = match names.term.as_deref() {
            Some("") => None,
            Some(id) => card.terms.iter().position(|term| term.id == id).or(first.term),
            None => first.term,
        };
        let view = names.view.as_deref().and_then(View::named).unwrap_or_default();
        Self { term, view, from, to, stepped: false }
    }
}

/// A state by the names that attributes and links give. What is not named is as at first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The id of the open term; empty for none.
    pub term: Option<String>,
    /// The name of the view.
    pub view: Option<String>,
    /// The id of the version that is compared from.
    pub from: Option<String>,
    /// The id of the version that is compared to.
    pub to: Option<String>,
}

/// What an action leads to.
///
/// ```
/// use what_changed::{card, state::{Action, State, act}};
/// let card = card::from_json(
///     r#"{"title": "T", "terms": [{"label": "A", "before": "x"}, {"label": "B", "before": "y"}]}"#,
/// )
/// .unwrap()
/// .card;
/// let state = act(State::first(&card), &card, Action::Next);
/// assert_eq!(state.term, Some(1));
/// assert_eq!(act(state, &card, Action::Next).term, Some(0));
/// ```
pub fn act(state: State, card: &Card, action: Action) -> State {
    let count = card.terms.len();
    let quiet = State { stepped: false, ..state };
    let step = |by: usize| State {
        term: state.term.map(|term| (term + by) % count.max(1)).or(Some(0)),
        stepped: true,
        ..state
    };
    match action {
        Action::Open(term) if term < count && state.term != Some(term) => State { term: Some(term), ..quiet },
        Action::Close(term) if state.term == Some(term) => State { term: None, ..quiet },
        // The browser tells of what a step has opened and closed: no news, and the step stays announced.
        Action::Open(_) | Action::Close(_) => state,
        Action::Next => step(1),
        Action::Previous => step(count.saturating_sub(1)),
        Action::View(view) => State { view, ..quiet },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::borrow::ToOwned;
    use alloc::format;

    fn card(terms: &str) -> Card {
        let text =
            format!(r#"{{"title": "T", "versions": [{{"id": "a"}}, {{"id": "b"}}, {{"id": "c"}}], "terms": {terms}}}"#);
        crate::card::from_json(&text).unwrap().card
    }

    fn three() -> Card {
        card(
            r#"[{"label": "A", "values": {"a": "x"}}, {"label": "B", "values": {"a": "x"}}, {"label": "C", "values": {"a": "x"}}]"#,
        )
    }

    #[test]
    fn stepping_back_from_the_first_leads_to_the_last() {
        let card = three();
        let state = act(State::first(&card), &card, Action::Previous);
        assert_eq!(state.term, Some(2));
        assert!(state.stepped);
    }

    #[test]
    fn closing_another_term_changes_nothing() {
        // The browser tells of the old term's closing after the new one's opening.
        let card = three();
        let state = act(act(State::first(&card), &card, Action::Open(1)), &card, Action::Close(0));
        assert_eq!(state.term, Some(1));
    }

    #[test]
    fn stepping_with_all_closed_opens_the_first() {
        let card = three();
        let state = act(State::first(&card), &card, Action::Close(0));
        assert_eq!(state.term, None);
        assert_eq!(act(state, &card, Action::Next).term, Some(0));
    }

    #[test]
    fn one_named_version_is_compared_with_its_neighbour() {
        let card = three();
        let compared = |from, to| {
            let some = |id: &str| Some(id.to_owned()).filter(|id| !id.is_empty());
            let state = State::named(&card, &Names { from: some(from), to: some(to), ..Names::default() });
            (state.from, state.to)
        };
        assert_eq!(compared("", ""), (1, 2));
        assert_eq!(compared("a", ""), (0, 2));
        assert_eq!(compared("", "b"), (0, 1));
        assert_eq!(compared("a", "c"), (0, 2));
        assert_eq!(compared("b", "b"), (1, 2));
        assert_eq!(compared("", "a"), (1, 2));
    }
}
