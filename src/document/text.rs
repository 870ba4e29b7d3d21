//! A document as plain text.

use alloc::string::String;
use alloc::vec::Vec;

use super::model::{Block, Document, Inline, Line, in_one_line};
use crate::card::carried;

/// Writes a document as text: no line is wrapped, a blank line parts paragraphs.
pub(super) fn text(document: &Document) -> String {
    let mut text = blocks(&document.blocks);
    text.push('\n');
    text.chars().map(carried).collect()
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
        Block::List { numbered, items } => {
            let item = |(at, item): (usize, &Vec<Block>)| {
                let sign = sign(*numbered, at);
                indented(&blocks(item), &sign, &" ".repeat(sign.len()))
            };
            listed(items, &items.iter().enumerate().map(item).collect::<Vec<_>>())
        }
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

/// What stands before an item of a list.
pub(super) fn sign(numbered: bool, at: usize) -> String {
    if numbered { [&crate::number::number(at + 1), ". "].concat() } else { String::from("- ") }
}

/// Items of a list, closer together where each is one paragraph.
pub(super) fn listed(items: &[Vec<Block>], written: &[String]) -> String {
    let is_tight = items.iter().all(|item| item.len() == 1);
    written.join(if is_tight { "\n" } else { "\n\n" })
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
