//! The panels of a card: its terms and its sections. One is open at a time.

use alloc::string::String;

use crate::card::{Card, Term};
use crate::number::{number, parse};

/// A panel of the card that is not a term, and opens as a term does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Key figures and effects.
    Glance,
    /// Versions and events by date.
    Timeline,
    /// Consequences for groups of readers.
    Audiences,
    /// Questions and answers.
    Questions,
    /// Risks, limits, myths, and points to verify.
    OpenPoints,
    /// Other offers, in a table.
    Alternatives,
    /// Explained words.
    Glossary,
    /// Sources.
    Sources,
}

impl Section {
    /// All sections, in the order in which they are shown. The first is shown above the terms.
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

    /// The key in attributes and links. The colon distinguishes it from the ids of terms.
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

    /// True if the card has content for this section.
    pub fn is_in(self, card: &Card) -> bool {
        match self {
            Self::Glance => {
                let has_effects = |term: &Term| {
                    let stated = term.values.iter().filter_map(|value| value.stated.as_ref());
                    !term.effects.is_empty() || stated.into_iter().any(|stated| !stated.effects.is_empty())
                };
                !card.figures.is_empty() || card.terms.iter().any(has_effects)
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

/// The open panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// All panels are closed.
    None,
    /// The term at this index.
    Term(usize),
    /// A section.
    Section(Section),
}

impl Panel {
    /// Parses the name of a panel: a term's id, a section's key, or an empty string for [`Panel::None`].
    pub fn parse(card: &Card, name: &str) -> Option<Self> {
        if name.is_empty() {
            return Some(Self::None);
        }
        let section = || Section::ALL.into_iter().find(|section| section.key() == name && section.is_in(card));
        let term = card.terms.iter().position(|term| term.id == name).map(Self::Term);
        term.or_else(|| section().map(Self::Section))
    }

    /// The name of the panel in attributes and links.
    pub fn name(self, card: &Card) -> &str {
        match self {
            Self::None => "",
            Self::Term(term) => card.terms.get(term).map_or("", |term| &term.id),
            Self::Section(section) => section.key(),
        }
    }
}

const AUDIENCE_PREFIX: &str = ":for:";

/// The key of an audience in the card. Audiences open and close on their own, inside their section.
pub(crate) fn audience_key(audience: usize) -> String {
    [AUDIENCE_PREFIX, &number(audience)].concat()
}

/// Parses the key of an audience.
pub(super) fn parse_audience(key: &str) -> Option<usize> {
    key.strip_prefix(AUDIENCE_PREFIX).and_then(parse)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::parse;

    #[test]
    fn only_sections_with_content_can_be_opened() {
        let text =
            r#"{"title": "T", "figures": [{"label": "F", "value": "1"}], "terms": [{"label": "A", "before": "x"}]}"#;
        let card = parse(text).unwrap();
        assert_eq!(Panel::parse(&card, ":glance"), Some(Panel::Section(Section::Glance)));
        assert_eq!(Panel::parse(&card, ":questions"), None);
    }

    #[test]
    fn an_audience_key_parses_back() {
        assert_eq!(parse_audience(&audience_key(12)), Some(12));
        assert_eq!(parse_audience("12"), None);
    }
}
