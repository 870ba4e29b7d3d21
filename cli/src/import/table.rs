//! A table as a card.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum};
use what_changed::card::Card;
use what_changed::import::table::{Form, Table, read};

use super::stem;
use crate::input;

/// How the table is to be found.
#[derive(Args)]
pub struct Options {
    /// The format of the table; by default, that of the file's extension, or else detected from the content.
    #[arg(long, value_enum, value_name = "FORMAT", conflicts_with = "new")]
    from: Option<From>,
    /// Which table of the file, from 1; without it, the first that compares two versions.
    #[arg(long, value_name = "N", conflicts_with = "new")]
    table: Option<usize>,
}

/// The format of a table.
#[derive(Clone, Copy, ValueEnum)]
enum From {
    /// A page, or the part of one that contains the table.
    Html,
    /// Cells separated by commas or, as many European spreadsheets write it, by semicolons.
    Csv,
    /// Cells separated by tabs, as copied from a spreadsheet.
    Tsv,
    /// Cells separated by `|`, with a line of dashes below the head.
    Markdown,
}

impl From {
    fn form(self) -> Form {
        match self {
            Self::Html => Form::Html,
            Self::Csv => Form::Csv,
            Self::Tsv => Form::Tsv,
            Self::Markdown => Form::Markdown,
        }
    }
}

/// The card of a table. What it leaves out is told on standard error. Fails where the file cannot be read, or no
/// table in it gives a card.
pub fn card(path: &Path, title: Option<&str>, options: &Options) -> Result<Card> {
    let name = input::name(path);
    let text = input::text(path)?;
    let by_name = || path.extension().and_then(|extension| Form::of_extension(extension.to_str()?));
    let form = options.from.map(From::form).or_else(by_name).or_else(|| Form::of_content(&text));
    let form = form.with_context(|| {
        format!(
            "{name}: found no table; looked for HTML (a tag), Markdown (a line such as |---|---|), TSV (two tabs in \
             the first line) and CSV (two commas or semicolons there). --from says which it is; to compare two documents, name both"
        )
    })?;
    let mut table = chosen(read(&text, form), form, &name, options.table)?;
    table.caption = title.map(str::to_owned).or(table.caption);
    let of_file = (!input::is_standard_input(path)).then(|| stem(path));
    match table.card(of_file.as_deref()) {
        Ok(drawn) => {
            for remark in drawn.remarks {
                eprintln!("note: {name}: {remark}");
            }
            Ok(drawn.card)
        }
        Err(remarks) => {
            let lines: Vec<String> = remarks.iter().map(|remark| format!("{name}: {remark}")).collect();
            bail!("{}", lines.join("\n  "))
        }
    }
}

/// The table that was asked for, or the first that can be a card; if none can, the first.
fn chosen(mut tables: Vec<Table>, form: Form, name: &str, number: Option<usize>) -> Result<Table> {
    let count = tables.len();
    let at = match number {
        Some(number) => number.wrapping_sub(1),
        None => tables.iter().position(Table::compares).unwrap_or(0),
    };
    if count == 0 {
        bail!("{name}: expected a table in {form}, found none; --from names another format");
    }
    if at >= count {
        bail!("{name}: expected the number of a table with --table, from 1 to {count}, found {}", number.unwrap_or(1));
    }
    if count > 1 && number.is_none() {
        eprintln!("note: {name}: table {} of {count} was taken; --table N takes another", at + 1);
    }
    Ok(tables.swap_remove(at))
}
