//! What the reader chose, and what a choice leads to.

use alloc::borrow::ToOwned;
use alloc::string::String;

use crate::card::Card;
use crate::number::parse;

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

/// A part of the card that is not a term, and opens as a term does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Key figures, and who gains.
    Glance,
    /// How it came about.
    Timeline,
    /// What it means for whom.
    Audiences,
    /// Questions and answers.
    Questions,
    /// Risks, limits, myths, and what to verify.
    OpenPoints,
    /// What else is on offer.
    Alternatives,
    /// What words mean.
    Glossary,
    /// Who says so.
    Sources,
}

impl Section {
    /// All of them, in the order in which they are shown. The first stands before the terms.
    pub const ALL: [Self; 8] = [
        Self::Glance,
        Self::Timeline,
        Self::Audiences,
        Self::Questions,
        Self::OpenPoints,
        Self::Alternatives,
        Self::Glossary,
        Self::Sources,
    ];

    /// The word for it in attributes and links. The colon keeps it apart from the ids of terms.
    pub fn key(self) -> &'static str {
        match self {
            Self::Glance => ":glance",
            Self::Timeline => ":timeline",
            Self::Audiences => ":audiences",
            Self::Questions => ":questions",
            Self::OpenPoints => ":open",
            Self::Alternatives => ":alternatives",
            Self::Glossary => ":glossary",
            Self::Sources => ":sources",
        }
    }

    /// Whether a card has anything to show there.
    pub fn is_in(self, card: &Card) -> bool {
        match self {
            Self::Glance => {
                let gains = |term: &crate::card::Term| {
                    let stated = term.values.iter().filter_map(|value| value.stated.as_ref());
                    !term.effects.is_empty() || stated.into_iter().any(|stated| !stated.effects.is_empty())
                };
                !card.figures.is_empty() || card.terms.iter().any(gains)
            }
            Self::Timeline => !card.events.is_empty() || card.versions.iter().any(|version| version.text.is_some()),
            Self::Audiences => !card.audiences.is_empty(),
            Self::Questions => !card.questions.is_empty(),
            Self::OpenPoints => !card.open.is_empty(),
            Self::Alternatives => card.alternatives.as_ref().is_some_and(|table| !table.rows.is_empty()),
            Self::Glossary => !card.glossary.is_empty(),
            Self::Sources => !card.sources.is_empty(),
        }
    }
}

/// What is open. Terms are counted from 0, as the card has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// Nothing.
    Nothing,
    /// A term.
    Term(usize),
    /// Another part.
    Section(Section),
}

impl Open {
    /// What is open by the name that attributes and links have for it: the id of a term, the key of a section,
    /// or nothing for nothing.
    pub fn named(card: &Card, name: &str) -> Option<Self> {
        if name.is_empty() {
            return Some(Self::Nothing);
        }
        let section = || Section::ALL.into_iter().find(|section| section.key() == name && section.is_in(card));
        let term = card.terms.iter().position(|term| term.id == name).map(Self::Term);
        term.or_else(|| section().map(Self::Section))
    }

    /// That name.
    pub fn name(self, card: &Card) -> &str {
        match self {
            Self::Nothing => "",
            Self::Term(term) => card.terms.get(term).map_or("", |term| &term.id),
            Self::Section(section) => section.key(),
        }
    }
}

/// What the terms can be narrowed down by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// The topic that a term stands under; counted in the order in which topics come up.
    Topic,
    /// A party on which a term has an effect, as the card has them.
    Party,
    /// An audience to which a term matters, as the card has them.
    Audience,
    /// What became of a term: its place among all kinds; one more is whatever changed.
    Kind,
}

impl Filter {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Topic, Self::Party, Self::Audience, Self::Kind];

    /// The word for it in attributes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Party => "party",
            Self::Audience => "for",
            Self::Kind => "kind",
        }
    }
}

/// What the last act has to say to whom does not see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Said {
    /// Nothing.
    #[default]
    Nothing,
    /// Which term is open now.
    Term,
    /// Which versions are compared now.
    Versions,
    /// How much was found.
    Found,
    /// That a link was copied.
    Copied,
}

/// What the reader chose. Terms, versions, events and audiences are counted from 0, as the card has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// What is open.
    pub open: Open,
    /// How terms are looked at.
    pub view: View,
    /// The version that is compared from.
    pub from: usize,
    /// The version that is compared to. One that is compared with itself is shown as it is.
    pub to: usize,
    /// The event at which the reader stands.
    pub event: Option<usize>,
    /// The audience that the reader belongs to.
    pub audience: Option<usize>,
    /// What the terms are narrowed down to, a choice for each of [`Filter::ALL`].
    pub filters: [Option<usize>; Filter::ALL.len()],
    /// What is searched for; empty for nothing.
    pub query: String,
    /// What is to be announced.
    pub said: Said,
}

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

impl State {
    /// How a card is first shown: its last step; and open what there is at a glance, else the first term.
    pub fn first(card: &Card) -> Self {
        let to = card.versions.len().saturating_sub(1);
        let glance = Section::Glance;
        Self {
            open: if glance.is_in(card) { Open::Section(glance) } else { Open::Term(0) },
            view: View::default(),
            from: to.saturating_sub(1),
            to,
            event: None,
            audience: None,
            filters: [None; Filter::ALL.len()],
            query: String::new(),
            said: Said::Nothing,
        }
    }

    /// The first state, changed by what is named. Names that nothing has are passed over.
    ///
    /// ```
    /// use what_changed::{card, state::{Names, Open, State, View}};
    /// let card = card::from_json(r#"{"title": "T", "terms": [{"label": "L", "before": "x"}]}"#).unwrap().card;
    /// let names = |term: &str, view: &str| Names {
    ///     term: Some(term.to_owned()),
    ///     view: Some(view.to_owned()),
    ///     ..Names::default()
    /// };
    /// assert_eq!(State::named(&card, &names("l", "split")).view, View::Split);
    /// assert_eq!(State::named(&card, &names("?", "?")), State::first(&card));
    /// assert_eq!(State::named(&card, &names("", "")).open, Open::Nothing);
    /// ```
    pub fn named(card: &Card, names: &Names) -> Self {
        let mut state = Self::first(card);
        let version = |id: &Option<String>| card.versions.iter().position(|version| Some(&version.id) == id.as_ref());
        (state.from, state.to) = match (version(&names.from), version(&names.to)) {
            (Some(from), Some(to)) => (from, to),
            (Some(from), None) => (from, state.to),
            (None, Some(to)) => (to.saturating_sub(1), to),
            (None, None) => (state.from, state.to),
        };
        if let Some(open) = names.term.as_deref().and_then(|name| Open::named(card, name)) {
            state.open = open;
        }
        state.view = names.view.as_deref().and_then(View::named).unwrap_or_default();
        state
    }
}

/// A state by the names that attributes and links give. What is not named is as at first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The id of the open term, or the key of the open section; empty for nothing.
    pub term: Option<String>,
    /// The name of the view.
    pub view: Option<String>,
    /// The id of the version that is compared from.
    pub from: Option<String>,
    /// The id of the version that is compared to.
    pub to: Option<String>,
}

/// The version that was in force at an event: the last one that is dated and not dated later.
pub fn in_force(card: &Card, event: usize) -> Option<usize> {
    let date = card.events.get(event)?.date?;
    card.versions.iter().rposition(|version| version.date.is_some_and(|of| of <= date))
}

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
        Action::Version(version) => return compare(state, version.saturating_sub(1), version.min(last), None),
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
    use super::*;
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
    fn closing_another_term_changes_nothing() {
        // The browser tells of the old term's closing after the new one's opening.
        let card = three();
        let state =
            act(act(State::first(&card), &card, Action::Open(Open::Term(1))), &card, Action::Close(Open::Term(0)));
        assert_eq!(state.open, Open::Term(1));
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
        assert_eq!(compared("b", "b"), (1, 1));
        assert_eq!(compared("", "a"), (0, 0));
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

    #[test]
    fn a_card_with_something_at_a_glance_opens_with_it() {
        let text =
            r#"{"title": "T", "figures": [{"label": "F", "value": "1"}], "terms": [{"label": "A", "before": "x"}]}"#;
        let card = crate::card::from_json(text).unwrap().card;
        let state = State::first(&card);
        assert_eq!(state.open, Open::Section(Section::Glance));
        assert_eq!(Open::named(&card, ":glance"), Some(state.open));
        assert_eq!(Open::named(&card, ":questions"), None, "it has none");
    }
}
