//! What else is on offer, as a table; where there is little room, row by row.

use alloc::string::String;
use alloc::vec::Vec;

use super::Setting;
use super::statement::statement;
use super::words::found;
use crate::markup::{Markup, Shorthand as _};
use crate::resolve::ResolvedStatement;

pub(super) fn table(columns: &[String], rows: &[(&str, Vec<ResolvedStatement>)], set: Setting, out: &mut impl Markup) {
    out.open_class("table", "alternatives");
    out.open("thead");
    out.open("tr");
    out.open("td");
    out.close();
    for column in columns {
        head("col", column, set, out);
    }
    out.close();
    out.close();
    out.open("tbody");
    for (label, cells) in rows {
        out.open("tr");
        head("row", label, set, out);
        for (at, cell) in cells.iter().enumerate() {
            out.open("td");
            // For where the head of the column is not in sight.
            out.attr("data-column", columns.get(at).map_or("", String::as_str));
            statement(cell, set, out);
            out.close();
        }
        out.close();
    }
    out.close();
    out.close();
}

fn head(scope: &str, text: &str, set: Setting, out: &mut impl Markup) {
    out.open("th");
    out.attr("scope", scope);
    out.attr("dir", "auto");
    found(text, set, out);
    out.close();
}
