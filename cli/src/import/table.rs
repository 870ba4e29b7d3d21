//! Imports a table.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum};
use what_changed::card::Card;
use what_changed::import::table::{Form, Table, read};

use super::stem;
use crate::input;

/// The table to import.
#[derive(Args)]
pub struct Options {
    /// The format of the table; by default, by the file extension, or else detected from the content
    #[arg(long, value_enum, value_name = "FORMAT", conflicts_with = "new")]
    from: Option<From>,
    /// The number of the table in the file, from 1; by default, the first one that compares two versions
    #[arg(long, value_name = "N", conflicts_with = "new")]
    table: Option<usize>,
}

/// The format of a table.
#[derive(Clone, Copy, ValueEnum)]
enum From {
    /// A page, or a part that contains the table
    Html,
    /// Cells separated by commas or semicolons
    Csv,
    /// Cells separated by tabs, as copied from a spreadsheet
    Tsv,
    /// Cells separated by |, with a line of dashes below the first row
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

/// Returns the card of a table, and reports what the card leaves out to standard error. Fails if the file cannot be read,
/// or if no table in it makes a card.
pub fn card(path: &Path, title: Option<&str>, options: &Options) -> Result<Card> {
    let name = input::name(path);
    let text = input::text(path)?;
    let by_name = || path.extension().and_then(|extension| Form::of_extension(extension.to_str()?));
    let form = options.from.map(From::form).or_else(by_name).or_else(|| Form::of_content(&text));
    let form = form.with_context(|| {
        format!(
            "{name} has no table that can be recognised: HTML starts with a tag, Markdown has a line such as |---|---|, \
             and the first line of TSV or CSV has two tabs, commas or semicolons. --from sets the format. To compare two \
             documents, name both"
        )
    })?;
    let mut table = pick(read(&text, form), form, &name, options.table)?;
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

/// Returns the table with a number, or the first one that can be a card; if none can, the first one.
fn pick(mut tables: Vec<Table>, form: Form, name: &str, number: Option<usize>) -> Result<Table> {
    let count = tables.len();
    let at = match number {
        Some(number) => number.wrapping_sub(1),
        None => tables.iter().position(Table::compares).unwrap_or(0),
    };
    if count == 0 {
        bail!("{name} has no table in {form}; --from sets another format");
    }
    if at >= count {
        bail!("{name} has {count} tables; --table {} should be from 1 to {count}", number.unwrap_or(1));
    }
    if count > 1 && number.is_none() {
        eprintln!("note: {name}: using table {} of {count}; --table N picks another", at + 1);
    }
    Ok(tables.swap_remove(at))
}
