//! The plain document as text.

use alloc::string::String;
use alloc::vec::Vec;

use super::article::{Texts, build};
use super::model::{Block, Inline, Line, in_one_line};
use crate::card::{Card, carried};
use crate::locale::Locale;
use crate::resolve::resolve;
use crate::state::{Selection, State};

/// Renders the plain document as text, for the selected versions. Edits are `[-deleted-]{+inserted+}`. Lines are not
/// wrapped.
///
/// ```
/// use what_changed::{card, document::{ENGLISH, Selection, text}};
/// let card = card::parse(
///     r#"{"title": "Fares", "terms": [{"label": "Single", "before": "It costs £2.", "after": "It costs £3."}]}"#,
/// )
/// .unwrap();
/// assert!(text(&card, &Selection::default(), &ENGLISH).contains("\n\nIt costs [-£2-]{+£3+}.\n"));
/// ```
pub fn text(card: &Card, selection: &Selection, locale: &'static Locale) -> String {
    let card = resolve(card, &State::select(card, selection), locale);
    build(&card, Texts::Redline, |document| finish(&blocks(&document.blocks)))
}

/// Ends a text with a line end, and replaces control characters as the other formats do.
pub(super) fn finish(text: &str) -> String {
    text.chars().map(carried).chain(['\n']).collect()
}

fn blocks(all: &[Block]) -> String {
    let all: Vec<String> = all.iter().map(block).collect();
    all.join("\n\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(level, words) => {
            let words = line(words);
            match level {
                2 => ruled(&words, "="),
                3 => ruled(&words, "-"),
                _ => words,
            }
        }
        Block::Paragraph(words) => line(words),
        Block::Quote(inner) => indented(&blocks(inner), "> ", "> "),
        Block::List { numbered, items } => list(*numbered, items, blocks),
        Block::Definitions(entries) => {
            let entry = |(word, meaning): &(Line, Vec<Block>)| [&*line(word), ": ", &blocks(meaning)].concat();
            entries.iter().map(entry).collect::<Vec<_>>().join("\n\n")
        }
        Block::Table { columns, rows } => {
            let row = |(label, cells): &(Line, Vec<Vec<Block>>)| {
                let cells = columns.iter().zip(cells);
                let cells = cells.map(|(column, cell)| ["- ", &line(column), ": ", &line(&in_one_line(cell))].concat());
                [line(label)].into_iter().chain(cells).collect::<Vec<_>>().join("\n")
            };
            rows.iter().map(row).collect::<Vec<_>>().join("\n\n")
        }
    }
}

/// Writes a list. Blank lines separate the items, unless each is one paragraph.
pub(super) fn list(numbered: bool, items: &[Vec<Block>], write: fn(&[Block]) -> String) -> String {
    let item = |(at, item): (usize, &Vec<Block>)| {
        let sign = if numbered { [&crate::number::number(at + 1), ". "].concat() } else { String::from("- ") };
        indented(&write(item), &sign, &" ".repeat(sign.len()))
    };
    let is_tight = items.iter().all(|item| item.len() == 1);
    items.iter().enumerate().map(item).collect::<Vec<_>>().join(if is_tight { "\n" } else { "\n\n" })
}

/// Indents a text: `first` comes before its first line, `others` before the others.
pub(super) fn indented(text: &str, first: &str, others: &str) -> String {
    let mut indented = String::new();
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            indented.push('\n');
        }
        indented.push_str(if at > 0 { others } else { first });
        indented.push_str(line);
        indented.truncate(indented.trim_end_matches(' ').len());
    }
    indented
}

fn ruled(words: &str, rule: &str) -> String {
    let width = words.split('\n').map(|line| line.chars().count()).max().unwrap_or_default();
    [words, "\n", &rule.repeat(width)].concat()
}

fn line(words: &[Inline]) -> String {
    let mut line = String::new();
    for inline in words {
        match inline {
            Inline::Text(text) | Inline::Strong(text) | Inline::Source(_, text) => line.push_str(text),
            Inline::Cited(text) | Inline::Time(_, text) => line.push_str(text),
            Inline::Link(address, words) => line.extend([*words, " <", address, ">"]),
            Inline::Deleted(text) => line.extend(["[-", text, "-]"]),
            Inline::Inserted(text) => line.extend(["{+", text, "+}"]),
        }
    }
    line
}
