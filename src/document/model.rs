//! What a document is made of, whatever form it is written in.

use alloc::borrow::Cow;
use alloc::vec::Vec;

/// A whole document.
pub(super) struct Document<'r> {
    /// The language of its texts.
    pub lang: &'r str,
    /// Which way that language runs, as in HTML's `dir`.
    pub dir: &'static str,
    pub blocks: Vec<Block<'r>>,
}

/// What stands by itself.
pub(super) enum Block<'r> {
    /// A heading of a level: 2 is the title of the document.
    Heading(usize, Line<'r>),
    Paragraph(Line<'r>),
    /// Exact words, and whose they are.
    Quote(Vec<Block<'r>>),
    List {
        numbered: bool,
        items: Vec<Vec<Block<'r>>>,
    },
    /// Words and what they mean.
    Definitions(Vec<(Line<'r>, Vec<Block<'r>>)>),
    /// The heads of the columns but the first; and the rows, each with its head.
    Table {
        columns: Vec<Line<'r>>,
        rows: Vec<(Line<'r>, Vec<Vec<Block<'r>>>)>,
    },
}

/// What stands in a line.
pub(super) type Line<'r> = Vec<Inline<'r>>;

/// A stretch of a line.
#[derive(Clone)]
pub(super) enum Inline<'r> {
    Text(Cow<'r, str>),
    /// What a line is about.
    Strong(Cow<'r, str>),
    /// The name of a work or of a speaker.
    Cited(&'r str),
    /// A source where something rests on it, with its address if it has one.
    Source(Option<&'r str>, Cow<'r, str>),
    /// An address that is itself to be read.
    Link(&'r str, &'r str),
    /// A date, for a machine and for a person.
    Time(&'r str, &'r str),
    /// What only the earlier version has.
    Deleted(Cow<'r, str>),
    /// What only the later version has.
    Inserted(Cow<'r, str>),
}

/// Between what stands side by side.
pub(super) const DOT: Inline = Inline::Text(Cow::Borrowed(" · "));

/// A text as a stretch of a line.
pub(super) fn words<'r>(text: impl Into<Cow<'r, str>>) -> Inline<'r> {
    Inline::Text(text.into())
}

/// A paragraph that holds a text and nothing else.
pub(super) fn paragraph<'r>(text: impl Into<Cow<'r, str>>) -> Block<'r> {
    Block::Paragraph(Vec::from([words(text)]))
}

/// Blocks with a label before the first of them, in its line if it is a paragraph.
pub(super) fn labelled<'r>(label: impl Into<Cow<'r, str>>, mut blocks: Vec<Block<'r>>) -> Vec<Block<'r>> {
    let label = Inline::Strong(label.into());
    if let Some(Block::Paragraph(line)) = blocks.first_mut() {
        line.splice(0..0, [label, words(": ")]);
    } else {
        blocks.insert(0, Block::Paragraph(Vec::from([label])));
    }
    blocks
}

/// Lines one behind the other, with something between them.
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

/// Blocks as one line, for where there is no room for more.
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
