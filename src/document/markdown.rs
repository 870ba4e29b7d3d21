//! A document as Markdown: `CommonMark`, with the tables and strikethrough that nearly all add to it.

use alloc::string::String;
use alloc::vec::Vec;

use super::model::{Block, Document, Inline, Line, in_one_line};
use super::text::{ended, indented, list};

/// Writes a document as Markdown. What texts have of its signs stays text.
pub(super) fn markdown(document: &Document) -> String {
    ended(&blocks(&document.blocks))
}

fn blocks(all: &[Block]) -> String {
    let all: Vec<String> = all.iter().map(block).collect();
    all.join("\n\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(level, words) => [&*"#".repeat(*level), " ", &one_line(words)].concat(),
        Block::Paragraph(words) => paragraph(words),
        Block::Quote(inner) => indented(&blocks(inner), "> ", "> "),
        Block::List { numbered, items } => list(*numbered, items, blocks),
        Block::Definitions(entries) => {
            let entry = |(word, meaning): &(Line, Vec<Block>)| {
                indented(&["**", &one_line(word), "**: ", &blocks(meaning)].concat(), "- ", "  ")
            };
            entries.iter().map(entry).collect::<Vec<_>>().join("\n")
        }
        Block::Table { columns, rows } => {
            let head = row([String::new()].into_iter().chain(columns.iter().map(|column| one_line(column))));
            let rule = row((0..=columns.len()).map(|_| String::from("---")));
            let rows = rows.iter().map(|(label, cells)| {
                let label = ["**", &one_line(label), "**"].concat();
                row([label].into_iter().chain(cells.iter().map(|cell| one_line(&in_one_line(cell)))))
            });
            [head, rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
        }
    }
}

fn row(cells: impl Iterator<Item = String>) -> String {
    ["| ", &cells.collect::<Vec<_>>().join(" | "), " |"].concat()
}

/// A line whose texts have no line ends.
fn one_line(words: &[Inline]) -> String {
    line(words).replace('\n', " ")
}

/// A paragraph whose lines stay lines, and none of which begins anything else.
fn paragraph(words: &[Inline]) -> String {
    let line = line(words);
    let lines: Vec<String> = line.lines().map(str::trim).filter(|line| !line.is_empty()).map(begun).collect();
    lines.join("\\\n")
}

/// A line that begins no heading, list or rule.
fn begun(line: &str) -> String {
    let number = line.trim_start_matches(|char: char| char.is_ascii_digit());
    let digits = line.len() - number.len();
    let at = match line.chars().next() {
        Some('+' | '-' | '=') => 0,
        _ if digits > 0 && number.starts_with(['.', ')']) => digits,
        _ => return String::from(line),
    };
    let (before, after) = line.split_at(at);
    [before, "\\", after].concat()
}

fn line(words: &[Inline]) -> String {
    let mut line = String::new();
    let mut is_struck = false;
    for inline in words {
        // Signs that meet would be read as one.
        if is_struck && matches!(inline, Inline::Inserted(_)) {
            line.push(' ');
        }
        is_struck = matches!(inline, Inline::Deleted(_));
        match inline {
            Inline::Text(text) | Inline::Source(None, text) => line.push_str(&escaped(text)),
            Inline::Cited(text) | Inline::Time(_, text) => line.push_str(&escaped(text)),
            Inline::Strong(text) | Inline::Inserted(text) => marked(&mut line, "**", text),
            Inline::Deleted(text) => marked(&mut line, "~~", text),
            Inline::Source(Some(address), text) => line.push_str(&link(address, text)),
            Inline::Link(address, text) => line.push_str(&link(address, text)),
        }
    }
    line
}

/// A text between two signs, which must not stand beside white space.
fn marked(line: &mut String, sign: &str, text: &str) {
    let text = escaped(text);
    match text.trim() {
        // White space cannot be marked, and signs around nothing would mean something else.
        "" => line.push(' '),
        text => line.extend([sign, text, sign]),
    }
}

fn link(address: &str, text: &str) -> String {
    let mut to = String::new();
    for char in address.chars() {
        match char {
            '<' => to.push_str("%3C"),
            '>' => to.push_str("%3E"),
            '(' => to.push_str("%28"),
            ')' => to.push_str("%29"),
            '\\' => to.push_str("%5C"),
            '|' => to.push_str("%7C"),
            other => to.push(other),
        }
    }
    ["[", &escaped(text).replace('\n', " "), "](", &to, ")"].concat()
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for char in text.chars() {
        if matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '#') {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}
