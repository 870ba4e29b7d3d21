//! The table of alternatives. Where it does not fit, the style shows it row by row.

use alloc::string::String;

use super::Context;
use super::statement::statement;
use crate::markup::Markup;
use crate::resolve::ResolvedTable;

classes! {
    ALTERNATIVES = "alternatives",
}

pub(super) fn table(table: &ResolvedTable, context: Context, out: &mut impl Markup) {
    out.element("table", ALTERNATIVES, |out| {
        out.element("thead", None, |out| {
            out.element("tr", None, |out| {
                out.element("td", None, |_| {});
                for column in table.columns {
                    header_cell("col", column, context, out);
                }
            });
        });
        out.element("tbody", None, |out| {
            for row in &table.rows {
                out.element("tr", None, |out| {
                    header_cell("row", row.label, context, out);
                    for (at, cell) in row.cells.iter().enumerate() {
                        out.element("td", None, |out| {
                            // Shown where the head of the column is not.
                            out.attr("data-column", table.columns.get(at).map_or("", String::as_str));
                            statement(cell, context, out);
                        });
                    }
                });
            }
        });
    });
}

fn header_cell(scope: &str, text: &str, context: Context, out: &mut impl Markup) {
    out.element("th", None, |out| {
        out.attr("scope", scope);
        out.attr("dir", "auto");
        context.marked(text, out);
    });
}
