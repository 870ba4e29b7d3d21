//! The forms in which a card can be written, by their names.

use alloc::string::String;

use super::Element;
use crate::card::Card;
use crate::locale::Locale;

/// A form in which a card can be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// What a publisher pastes: the whole card in one line, which works without a script.
    #[default]
    Fragment,
    /// The document alone, for hosts that strip what they do not know.
    Plain,
    /// A page that holds the fragment.
    Html,
    /// A page to put into a frame, for hosts that allow nothing else; it tells them its height.
    Iframe,
    /// Plain text, with what changed as [-struck-]{+written in+}.
    Text,
    /// Markdown, with what changed as ~~struck~~ **written in**.
    Markdown,
    /// What a search engine wants to know, in the words of schema.org.
    Jsonld,
    /// The answer to a host that asks for oEmbed: a frame with the page at an address.
    Oembed,
}

/// The addresses that some forms refer to.
#[derive(Clone, Debug, Default)]
pub struct Addresses {
    /// Of the script, for a page; without one, it lies beside the page.
    pub script: Option<String>,
    /// Of the page for a frame, for oEmbed.
    pub page: Option<String>,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Fragment, Self::Plain, Self::Html, Self::Iframe, Self::Text, Self::Markdown, Self::Jsonld, Self::Oembed];

    /// Its name, as the command and the renderer for servers take it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fragment => "fragment",
            Self::Plain => "plain",
            Self::Html => "html",
            Self::Iframe => "iframe",
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Jsonld => "jsonld",
            Self::Oembed => "oembed",
        }
    }

    /// How the names of files in this form end.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Fragment | Self::Plain | Self::Html | Self::Iframe => "html",
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Jsonld => "jsonld",
            Self::Oembed => "oembed.json",
        }
    }

    /// A card in this form.
    ///
    /// ```
    /// use what_changed::{card, document::{Addresses, ENGLISH, Element, Format}};
    /// let card = card::parse(r#"{"title": "T", "terms": [{"label": "L", "before": "x", "after": "y"}]}"#).unwrap();
    /// let text = Format::Text.written(&card, &Element::default(), &Addresses::default(), &ENGLISH);
    /// assert!(text.starts_with("T\n=\n"));
    /// ```
    pub fn written(self, card: &Card, element: &Element, addresses: &Addresses, locale: &'static Locale) -> String {
        let script = |beside| addresses.script.as_deref().unwrap_or(beside);
        match self {
            Self::Fragment => super::fragment(card, element, locale),
            Self::Plain => super::plain(card, element, locale),
            Self::Html => super::page(card, element, script("what-changed.js"), locale),
            Self::Iframe => super::frame(card, element, script("what-changed-frame.js"), locale),
            Self::Text => super::text(card, &element.selection, locale),
            Self::Markdown => super::markdown(card, &element.selection, locale),
            Self::Jsonld => super::json_ld(card, locale),
            Self::Oembed => super::oembed(card, addresses.page.as_deref().unwrap_or_default()),
        }
    }
}
