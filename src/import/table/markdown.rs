//! Reads tables in Markdown, with `|` between the cells (GitHub's syntax).
//!
//! The caption is the nearest heading above the table. Markup and footnote marks are dropped. `<br>` ends a line; a
//! cell has no other line ends.

use alloc::string::String;
use alloc::vec::Vec;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Row, Table};

pub(super) fn tables(text: &str) -> Vec<Table> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut tables: Vec<Table> = Vec::new();
    let mut caption: Option<String> = None;
    let mut words = String::new();
    let (mut line, mut counted) = (1, 0);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::TableCell) => words.clear(),
            Event::End(TagEnd::Heading(_)) => caption = Some(core::mem::take(&mut words)),
            Event::Start(Tag::Table(_)) => tables.push(Table { caption: caption.clone(), rows: Vec::new() }),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                line += text.bytes().take(range.start).skip(counted).filter(|byte| *byte == b'\n').count();
                counted = counted.max(range.start);
                if let Some(table) = tables.last_mut() {
                    table.rows.push(Row { line: Some(line), cells: Vec::new() });
                }
            }
            Event::End(TagEnd::TableCell) => {
                if let Some(row) = tables.last_mut().and_then(|table| table.rows.last_mut()) {
                    row.cells.push(core::mem::take(&mut words));
                }
            }
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                if let Some(row) = tables.last_mut().and_then(|table| table.rows.last_mut()) {
                    row.cells.extend(excess(text.get(range).unwrap_or_default(), row.cells.len()));
                }
            }
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::InlineHtml(tag) => words.push_str(line_end(&tag)),
            Event::SoftBreak | Event::HardBreak => words.push('\n'),
            _ => {}
        }
    }
    tables
}

/// Returns the excess cells of a row. The Markdown parser drops them, so their text would be lost.
fn excess(row: &str, cells: usize) -> Vec<String> {
    let mut parts = Vec::from([String::new()]);
    let mut escaped = false;
    for char in row.trim().chars() {
        if char == '|' && !escaped {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(char);
        }
        escaped = char == '\\' && !escaped;
    }
    // An empty cell after the last bar of a row is not a cell.
    parts.pop_if(|last| last.trim().is_empty());
    let outer = usize::from(row.trim_start().starts_with('|'));
    parts.into_iter().skip(outer + cells).collect()
}

/// Returns the line ends that a tag causes.
fn line_end(tag: &str) -> &'static str {
    let name = tag.trim_start_matches(['<', '/']);
    let name = name.split(|char: char| !char.is_ascii_alphanumeric()).next().unwrap_or_default();
    match name.to_ascii_lowercase().as_str() {
        "br" | "li" | "div" => "\n",
        "p" => "\n\n",
        _ => "",
    }
}
