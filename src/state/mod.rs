//! What the reader chose, and what a choice leads to.

use alloc::string::String;

use crate::card::Card;

mod action;

pub(crate) use action::AUDIENCE_KEY;
pub use action::{Action, act};

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

    pub(super) fn three() -> Card {
        card(
            r#"[{"label": "A", "values": {"a": "x"}}, {"label": "B", "values": {"a": "x"}}, {"label": "C", "values": {"a": "x"}}]"#,
        )
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
