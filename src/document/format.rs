//! The formats of a document.

use alloc::string::String;

use super::Element;
use crate::card::Card;
use crate::locale::Locale;

/// A format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// The whole card in one line, for articles. It works without a script.
    #[default]
    Fragment,
    /// The plain document, for hosts that remove unknown tags.
    Plain,
    /// A page with the fragment.
    Html,
    /// A page for a frame, for hosts that allow nothing else.
    Iframe,
    /// Text, with edits as `[-deleted-]{+inserted+}`.
    Text,
    /// Markdown, with edits as `~~deleted~~ **inserted**`.
    Markdown,
    /// JSON-LD with the vocabulary of schema.org, for search engines.
    Jsonld,
    /// The oEmbed response with a frame.
    Oembed,
}

/// The addresses that some formats contain.
#[derive(Clone, Debug, Default)]
pub struct Addresses {
    /// The address of the script, for pages. By default, it is next to the page.
    pub script: Option<String>,
    /// The address of the page for a frame, for oEmbed.
    pub page: Option<String>,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 8] =
        [Self::Fragment, Self::Plain, Self::Html, Self::Iframe, Self::Text, Self::Markdown, Self::Jsonld, Self::Oembed];

    /// The name in the command and in the renderer for servers.
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

    /// The file extension.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Fragment | Self::Plain | Self::Html | Self::Iframe => "html",
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Jsonld => "jsonld",
            Self::Oembed => "oembed.json",
        }
    }

    /// Renders a card.
    ///
    /// ```
    /// use what_changed::{card, document::{Addresses, ENGLISH, Element, Format}};
    /// let card = card::parse(r#"{"title": "T", "terms": [{"label": "L", "before": "x", "after": "y"}]}"#).unwrap();
    /// let text = Format::Text.render(&card, &Element::default(), &Addresses::default(), &ENGLISH);
    /// assert!(text.starts_with("T\n=\n"));
    /// ```
    pub fn render(self, card: &Card, element: &Element, addresses: &Addresses, locale: &'static Locale) -> String {
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
