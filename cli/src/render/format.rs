//! The formats of `render --format`.

use clap::ValueEnum;
use what_changed::document;

/// A format, by the name that the library gives it.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum Format {
    /// The whole card in one line, for a publisher to paste; it works without a script.
    #[default]
    Fragment,
    /// The document alone, for hosts that remove unknown elements.
    Plain,
    /// A page with the fragment.
    Html,
    /// A page for a frame, for hosts that allow nothing else; it reports its height.
    Iframe,
    /// Plain text, with changes as [-deleted-]{+inserted+}.
    Text,
    /// Markdown, with changes as ~~deleted~~ **inserted**.
    Markdown,
    /// JSON-LD for search engines, in the vocabulary of schema.org.
    Jsonld,
    /// An oEmbed response: a frame with the page at --page.
    Oembed,
}

impl From<Format> for document::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Fragment => Self::Fragment,
            Format::Plain => Self::Plain,
            Format::Html => Self::Html,
            Format::Iframe => Self::Iframe,
            Format::Text => Self::Text,
            Format::Markdown => Self::Markdown,
            Format::Jsonld => Self::Jsonld,
            Format::Oembed => Self::Oembed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_uses_the_same_names() {
        let names: Vec<String> = Format::value_variants()
            .iter()
            .map(|format| format.to_possible_value().unwrap().get_name().into())
            .collect();
        assert_eq!(names, document::Format::ALL.map(document::Format::name));
        for (format, name) in Format::value_variants().iter().zip(&names) {
            assert_eq!(document::Format::from(*format).name(), name);
        }
    }
}
