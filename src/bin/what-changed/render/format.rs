//! The forms in which a card can be written.

use clap::ValueEnum;
use what_changed::card::Card;
use what_changed::document::{self, Element};
use what_changed::locale::ENGLISH;

/// What to write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
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
    /// The answer to a host that asks for oEmbed: a frame with the page at `--page`.
    Oembed,
}

/// The addresses that what is written refers to.
pub struct Addresses {
    /// Of the script, for a page.
    pub script: Option<String>,
    /// Of the page for a frame, for oEmbed.
    pub page: Option<String>,
}

impl Format {
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
    pub fn written(self, card: &Card, element: &Element, addresses: &Addresses) -> String {
        let script = |beside| addresses.script.as_deref().unwrap_or(beside);
        match self {
            Self::Fragment => document::fragment(card, element, &ENGLISH),
            Self::Plain => document::plain(card, element, &ENGLISH),
            Self::Html => document::page(card, element, script("what-changed.js"), &ENGLISH),
            Self::Iframe => document::frame(card, element, script("what-changed-frame.js"), &ENGLISH),
            Self::Text => document::text(card, &ENGLISH),
            Self::Markdown => document::markdown(card, &ENGLISH),
            Self::Jsonld => document::json_ld(card, &ENGLISH),
            Self::Oembed => document::oembed(card, addresses.page.as_deref().unwrap_or_default()),
        }
    }
}
