//! A document as plain text.

use alloc::string::String;
use alloc::vec::Vec;

use super::model::{Block, Document, Inline, Line, in_one_line};
use crate::card::carried;

/// Writes a document as text: no line is wrapped, a blank line parts paragraphs.
pub(super) fn text(document: &Document) -> String {
    ended(&blocks(&document.blocks))
}

/// A text that ends with its last line, without characters that other forms of the card cannot have.
pub(super) fn ended(text: &str) -> String {
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

/// A list whose items are written so; they are closer together where each is one paragraph.
pub(super) fn list(numbered: bool, items: &[Vec<Block>], write: fn(&[Block]) -> String) -> String {
    let item = |(at, item): (usize, &Vec<Block>)| {
        let sign = if numbered { [&crate::number::number(at + 1), ". "].concat() } else { String::from("- ") };
        indented(&write(item), &sign, &" ".repeat(sign.len()))
    };
    let is_tight = items.iter().all(|item| item.len() == 1);
    items.iter().enumerate().map(item).collect::<Vec<_>>().join(if is_tight { "\n" } else { "\n\n" })
}

/// A text with something before its first line, and before the others.
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
