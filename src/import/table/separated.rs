//! Reads tables in CSV and TSV.
//!
//! A quoted cell may contain line ends and doubled quotation marks. Spreadsheets copy a cell that begins with a quoted
//! word without escaping it (`"Fees" means …`), and a strict CSV parser would drop its quotation marks. So a cell
//! counts as quoted only if its closing quotation mark ends the cell.
//!
//! The delimiter of CSV is the one that splits the table's first row into the most cells. A first line such as `sep=;`,
//! which spreadsheets understand, overrides this.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Reverse;

use csv::{ReaderBuilder, StringRecord};

use super::draft::FEWEST_VERSIONS;
use super::{Row, Table};

pub(super) fn by_commas_or_semicolons(text: &str) -> Table {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Some(&[separator]) = line.strip_prefix("sep=").map(str::as_bytes).filter(|rest| rest.is_ascii()) {
        return Table { caption: None, rows: rows(rest, separator, 2) };
    }
    // The first row with three cells or more decides, since a title above it may contain a comma. Otherwise the first
    // row with two cells decides. In a tie, the last delimiter wins.
    let parted = |rows: &Vec<Row>| {
        let first = |cells: usize| rows.iter().find(|row| row.cells.len() >= cells);
        let wide = first(FEWEST_VERSIONS + 1);
        let row = wide.or_else(|| first(2))?;
        Some((wide.is_some(), Reverse(row.line), row.cells.len()))
    };
    let rows = b"\t;,".map(|separator| rows(text, separator, 1)).into_iter().max_by_key(parted);
    Table { caption: None, rows: rows.unwrap_or_default() }
}

pub(super) fn by_tabs(text: &str) -> Table {
    Table { caption: None, rows: rows(text, b'\t', 1) }
}

/// Returns the rows of a text that starts at a line of the file. Blank lines are not rows.
fn rows(text: &str, separator: u8, first_line: usize) -> Vec<Row> {
    let text = requoted(text, separator);
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let (mut line, mut counted) = (first_line, 0);
    let row = |record: StringRecord| {
        let start = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        // A record begins with the empty lines before it.
        let start = start + text.bytes().skip(start).take_while(|byte| *byte == b'\n').count();
        line += text.bytes().take(start).skip(counted).filter(|byte| *byte == b'\n').count();
        counted = start;
        Row { line: Some(line), cells: record.iter().map(str::to_owned).collect() }
    };
    reader.records().map(|record| record.expect("UTF-8 in memory, rows of any length")).map(row).collect()
}

/// Quotes each cell that begins with a quotation mark and is not quoted.
fn requoted(text: &str, separator: u8) -> String {
    let ends = |char: char| char == '\n' || char == char::from(separator);
    let mut requoted = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let quoted = quoted(rest)
            .filter(|length| rest.get(*length..).is_none_or(|after| after.is_empty() || after.starts_with(ends)));
        let length = quoted.unwrap_or_else(|| rest.find(ends).unwrap_or(rest.len()));
        let (cell, after) = rest.split_at(length);
        if quoted.is_none() && cell.starts_with('"') {
            requoted.push('"');
            requoted.push_str(&cell.replace('"', "\"\""));
            requoted.push('"');
        } else {
            requoted.push_str(cell);
        }
        let mut after = after.chars();
        requoted.extend(after.next());
        rest = after.as_str();
    }
    requoted
}

/// Returns the length of the quoted string at the start of a text, including the quotation marks.
fn quoted(text: &str) -> Option<usize> {
    let mut bytes = text.bytes().enumerate().skip(1).peekable();
    if !text.starts_with('"') {
        return None;
    }
    while let Some((at, byte)) = bytes.next() {
        if byte == b'"' && bytes.next_if(|(_, next)| *next == b'"').is_none() {
            return Some(at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        by_tabs(text).rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn a_quoted_word_at_the_head_of_a_cell_keeps_its_marks() {
        for (text, cell) in [
            ("\"Fees\" means fees", "\"Fees\" means fees"),
            ("\"a\tb\nc \"\"d\"\"\"", "a\tb\nc \"d\""),
            ("\"", "\""),
            ("\"never closed", "\"never closed"),
            ("\"\"", ""),
            ("\"\"Fees\"\" means fees", "\"\"Fees\"\" means fees"),
            ("5\" wide", "5\" wide"),
        ] {
            assert_eq!(cells(&alloc::format!("{text}\tnext\nlast"))[0], [cell, "next"], "{text}");
            assert_eq!(cells(&alloc::format!("first\t{text}"))[0], ["first", cell], "{text}");
        }
    }

    #[test]
    fn a_row_has_the_number_of_its_first_line() {
        let lines = |text| by_commas_or_semicolons(text).rows.iter().map(|row| row.line.unwrap()).collect::<Vec<_>>();
        assert_eq!(lines("\n\na,\"b\n\nc\"\n\nd,e\nf,g"), [3, 7, 8]);
        assert_eq!(lines("sep=;\na;b\nc;d"), [2, 3]);
    }
}
