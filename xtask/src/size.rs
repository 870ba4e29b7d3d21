//! Prints the sizes of the built files, and compares them with the budget.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;
use serde::Deserialize;

use crate::parts::PARTS;
use crate::wasm::{self, Toolchain};
use crate::{bundle, package, paths, weigh};

/// The content of `size-budget.toml`, in bytes after brotli.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    files: BTreeMap<String, usize>,
    parts: BTreeMap<String, usize>,
}

/// A row of one of the tables.
struct Row {
    name: String,
    /// Its size in several forms. The budget is for the last one.
    sizes: Vec<usize>,
    budget: usize,
}

/// Builds the widget and prints the sizes. With `check`, a size over its budget is an error.
pub fn size(check: bool) -> Result<()> {
    package::widget()?;
    let budget = read_budget()?;

    let files = files(&budget)?;
    print("Built files, in bytes; the budget is for brotli", &["file", "raw", "gzip", "brotli", "budget"], &files);

    let parts = parts(&budget, &files)?;
    let wasm = brotli_of(&files, "what-changed.wasm")?;
    print(
        &format!(
            "Parts of the wasm; the share is of its {} bytes after brotli, by raw bytes.\n\
             `styles` and `data` are the data section; `glue` is JavaScript, its share that of \
             what-changed.js",
            grouped(wasm)
        ),
        &["part", "raw", "share", "budget"],
        &parts,
    );

    let over: Vec<String> = files.iter().chain(&parts).filter_map(over).collect();
    if over.is_empty() {
        println!("\nEverything is within its budget.");
    } else if check {
        bail!(
            "over the budget in size-budget.toml:\n  {}\n\
             If a reader gains enough for these bytes, raise the budget in the same commit and say why. \
             Otherwise make the part smaller: `cargo xtask size` shows all of them.",
            over.join("\n  ")
        );
    } else {
        println!("\nOver budget:\n  {}", over.join("\n  "));
    }
    Ok(())
}

fn read_budget() -> Result<Budget> {
    let path = paths::root().join("size-budget.toml");
    let text = fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("{} is not a valid budget", path.display()))
}

/// The built files, with their sizes before and after compression.
fn files(budget: &Budget) -> Result<Vec<Row>> {
    package::FILES
        .into_iter()
        .map(|name| {
            let bytes = read(&paths::pkg().join(name))?;
            Ok(Row {
                name: name.to_owned(),
                sizes: vec![bytes.len(), bundle::gzip(&bytes)?.len(), brotli(&bytes)?],
                budget: limit(&budget.files, name)?,
            })
        })
        .collect()
}

/// The parts of the wasm, and the glue, each with its share of its file.
fn parts(budget: &Budget, files: &[Row]) -> Result<Vec<Row>> {
    let weights = weigh::weigh(&Toolchain::ready()?)?;
    let total: usize = weights.values().sum();
    let wasm = brotli_of(files, "what-changed.wasm")?;
    let row = |name: &str, raw: usize, share: usize| {
        Ok(Row { name: name.to_owned(), sizes: vec![raw, share], budget: limit(&budget.parts, name)? })
    };
    let mut rows = PARTS
        .into_iter()
        .chain(["styles", "data"])
        .map(|name| {
            let raw = weights.get(name).copied().unwrap_or(0);
            row(name, raw, raw * wasm / total)
        })
        .collect::<Result<Vec<Row>>>()?;

    let glue = read(&bundle::engine(&wasm::folder()))?.len();
    let script = read(&paths::pkg().join("what-changed.js"))?.len();
    let share = glue * brotli_of(files, "what-changed.js")? / script;
    rows.push(row("glue", glue, share)?);
    Ok(rows)
}

fn brotli_of(files: &[Row], name: &str) -> Result<usize> {
    let row = files.iter().find(|row| row.name == name);
    row.and_then(|row| row.sizes.last().copied()).with_context(|| format!("{name} was not built"))
}

fn limit(budgets: &BTreeMap<String, usize>, name: &str) -> Result<usize> {
    let found = budgets.get(name).copied();
    found.with_context(|| format!("size-budget.toml has no budget for {name}"))
}

/// Describes a row that is over its budget.
fn over(row: &Row) -> Option<String> {
    let size = *row.sizes.last()?;
    let excess = size.checked_sub(row.budget).filter(|excess| *excess > 0)?;
    Some(format!(
        "{}: {} bytes, {} over its budget of {}",
        row.name,
        grouped(size),
        grouped(excess),
        grouped(row.budget)
    ))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("could not read {}", path.display()))
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let parameters = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed.len())
}

/// Prints a table with a column of names and columns of numbers.
fn print(heading: &str, columns: &[&str], rows: &[Row]) {
    let mut line = String::new();
    for (index, column) in columns.iter().enumerate() {
        line += &cell(index, column);
    }
    println!("\n{heading}\n\n{}", line.trim_end());
    for row in rows {
        let mut line = cell(0, &row.name);
        for (index, size) in row.sizes.iter().chain([&row.budget]).enumerate() {
            line += &cell(index + 1, &grouped(*size));
        }
        println!("{line}{}", if over(row).is_some() { "  OVER" } else { "" });
    }
}

fn cell(index: usize, text: &str) -> String {
    if index == 0 { format!("{text:<24}") } else { format!("{text:>10}") }
}

/// Formats a number with a comma between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::{Budget, Row, brotli, grouped, limit, over, read_budget};
    use crate::bundle::gzip;

    fn row(size: usize, budget: usize) -> Row {
        Row { name: "card".to_owned(), sizes: vec![99_999, size], budget }
    }

    #[test]
    fn the_last_size_is_what_the_budget_is_for() {
        assert_eq!(over(&row(6_000, 6_000)), None);
        assert_eq!(over(&row(7_234, 6_000)).as_deref(), Some("card: 7,234 bytes, 1,234 over its budget of 6,000"));
    }

    #[test]
    fn a_row_without_a_budget_is_an_error() {
        let budget: Budget = toml::from_str("[files]\n[parts]\ncard = 5").unwrap();
        assert_eq!(limit(&budget.parts, "card").unwrap(), 5);
        let error = limit(&budget.parts, "view").unwrap_err().to_string();
        assert!(error.contains("no budget for view"), "{error}");
    }

    #[test]
    fn the_budget_in_the_repository_can_be_read() {
        read_budget().unwrap();
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_000), "1,000");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }

    #[test]
    fn compressed_sizes_are_of_the_compressed_bytes() {
        let bytes = [b'a'; 10_000];
        assert!(gzip(&bytes).unwrap().len() < 100);
        assert!(brotli(&bytes).unwrap() < 50);
    }
}
