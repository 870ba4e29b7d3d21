//! The model of a document, which every format is written from.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::resolve::When;

/// A document.
pub(super) struct Document<'r> {
    /// The language of the texts.
    pub lang: &'r str,
    /// The direction of that language, as in HTML's `dir`.
    pub dir: &'static str,
    pub blocks: Vec<Block<'r>>,
}

/// A block.
pub(super) enum Block<'r> {
    /// A heading with its level. The title of the document has level 2.
    Heading(usize, Line<'r>),
    Paragraph(Line<'r>),
    /// A quotation and its attribution.
    Quote(Vec<Block<'r>>),
    List {
        numbered: bool,
        items: Vec<Vec<Block<'r>>>,
    },
    /// Words and their meanings.
    Definitions(Vec<(Line<'r>, Vec<Block<'r>>)>),
    /// The heads of the columns after the first, and the rows with their heads.
    Table {
        columns: Vec<Line<'r>>,
        rows: Vec<(Line<'r>, Vec<Vec<Block<'r>>>)>,
    },
}

/// The content of a paragraph.
pub(super) type Line<'r> = Vec<Inline<'r>>;

/// An inline.
#[derive(Clone)]
pub(super) enum Inline<'r> {
    Text(Cow<'r, str>),
    /// A label.
    Strong(Cow<'r, str>),
    /// The title of a work, or a speaker.
    Cited(&'r str),
    /// A cited source, with its address if it has one.
    Source(Option<&'r str>, Cow<'r, str>),
    /// A link: address and label.
    Link(&'r str, &'r str),
    /// A date for machines, and for people.
    Time(&'r str, &'r str),
    /// A text that only the earlier version has.
    Deleted(Cow<'r, str>),
    /// A text that only the later version has.
    Inserted(Cow<'r, str>),
}

impl<'r> Inline<'r> {
    pub(super) fn time(date: &'r When) -> Self {
        Self::Time(&date.iso, &date.shown)
    }
}

/// A separator.
pub(super) const DOT: Inline = Inline::Text(Cow::Borrowed(" · "));

/// A text as an inline.
pub(super) fn words<'r>(text: impl Into<Cow<'r, str>>) -> Inline<'r> {
    Inline::Text(text.into())
}

/// A paragraph that contains a text only.
pub(super) fn paragraph<'r>(text: impl Into<Cow<'r, str>>) -> Block<'r> {
    Block::Paragraph(Vec::from([words(text)]))
}

/// Puts a label before blocks: into the first one, if it is a paragraph.
pub(super) fn labelled<'r>(label: impl Into<Cow<'r, str>>, mut blocks: Vec<Block<'r>>) -> Vec<Block<'r>> {
    let label = Inline::Strong(label.into());
    if let Some(Block::Paragraph(line)) = blocks.first_mut() {
        line.splice(0..0, [label, words(": ")]);
    } else {
        blocks.insert(0, Block::Paragraph(Vec::from([label])));
    }
    blocks
}

/// Joins lines that are not empty.
pub(super) fn joined<'r>(lines: impl IntoIterator<Item = Line<'r>>, between: &Inline<'r>) -> Line<'r> {
    let mut joined = Vec::new();
    for line in lines {
        if !joined.is_empty() && !line.is_empty() {
            joined.push(between.clone());
        }
        joined.extend(line);
    }
    joined
}

/// Joins blocks to one line, for table cells.
pub(super) fn in_one_line<'r>(blocks: &[Block<'r>]) -> Line<'r> {
    let line = |block: &Block<'r>| match block {
        Block::Heading(_, line) | Block::Paragraph(line) => line.clone(),
        Block::Quote(inner) => in_one_line(inner),
        Block::List { items, .. } => joined(items.iter().map(|item| in_one_line(item)), &DOT),
        Block::Definitions(entries) => joined(entries.iter().map(|(_, meaning)| in_one_line(meaning)), &DOT),
        Block::Table { rows, .. } => {
            joined(rows.iter().flat_map(|(_, cells)| cells).map(|cell| in_one_line(cell)), &DOT)
        }
    };
    joined(blocks.iter().map(line), &DOT)
}
