//! The plain document as Markdown: `CommonMark` with the usual extensions for tables and strikethrough.

use alloc::string::String;
use alloc::vec::Vec;

use super::article::{Texts, build};
use super::model::{Block, Inline, Line, in_one_line};
use super::text::{finish, indented, list};
use crate::card::Card;
use crate::locale::Locale;
use crate::resolve::resolve;
use crate::state::{Selection, State};

/// Renders the plain document as Markdown, for the selected versions. Edits are `~~deleted~~ **inserted**`. Markdown in
/// the card's texts is escaped.
///
/// ```
/// use what_changed::{card, document::{ENGLISH, Selection, markdown}};
/// let card = card::parse(
///     r#"{"title": "Fares", "terms": [{"label": "Single", "before": "It costs £2.", "after": "It costs £3."}]}"#,
/// )
/// .unwrap();
/// assert!(markdown(&card, &Selection::default(), &ENGLISH).contains("\n\nIt costs ~~£2~~ **£3**.\n"));
/// ```
pub fn markdown(card: &Card, selection: &Selection, locale: &'static Locale) -> String {
    let card = resolve(card, &State::select(card, selection), locale);
    build(&card, Texts::Redline, |document| finish(&blocks(&document.blocks)))
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

/// Writes inlines without line ends.
fn one_line(words: &[Inline]) -> String {
    line(words).replace('\n', " ")
}

/// Writes a paragraph. Its line ends are kept, and no line starts another block.
fn paragraph(words: &[Inline]) -> String {
    let line = line(words);
    let lines: Vec<String> = line.lines().map(str::trim).filter(|line| !line.is_empty()).map(escape_start).collect();
    lines.join("\\\n")
}

/// Escapes the start of a line that would start a heading, a list or a rule.
fn escape_start(line: &str) -> String {
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
        // Adjacent delimiters would be parsed as one.
        if is_struck && matches!(inline, Inline::Inserted(_)) {
            line.push(' ');
        }
        is_struck = matches!(inline, Inline::Deleted(_));
        match inline {
            Inline::Text(text) | Inline::Source(None, text) => line.push_str(&escape(text)),
            Inline::Cited(text) | Inline::Time(_, text) => line.push_str(&escape(text)),
            Inline::Strong(text) | Inline::Inserted(text) => marked(&mut line, "**", text),
            Inline::Deleted(text) => marked(&mut line, "~~", text),
            Inline::Source(Some(address), text) => line.push_str(&link(address, text)),
            Inline::Link(address, text) => line.push_str(&link(address, text)),
        }
    }
    line
}

/// Writes a text between two delimiters, which need a character beside them.
fn marked(line: &mut String, sign: &str, text: &str) {
    let text = escape(text);
    match text.trim() {
        // White space cannot be marked, and delimiters around nothing have another meaning.
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
    ["[", &escape(text).replace('\n', " "), "](", &to, ")"].concat()
}

fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for char in text.chars() {
        if matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '#') {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}
