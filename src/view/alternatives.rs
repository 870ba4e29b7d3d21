//! The table of alternatives. Where it does not fit, the style shows it row by row.

use alloc::string::String;
use alloc::vec::Vec;

use super::Context;
use super::statement::statement;
use crate::markup::Markup;
use crate::resolve::ResolvedStatement;

classes! {
    ALTERNATIVES = "alternatives",
}

pub(super) fn table(
    columns: &[String],
    rows: &[(&str, Vec<ResolvedStatement>)],
    context: Context,
    out: &mut impl Markup,
) {
    out.element("table", ALTERNATIVES, |out| {
        out.element("thead", None, |out| {
            out.element("tr", None, |out| {
                out.element("td", None, |_| {});
                for column in columns {
                    header_cell("col", column, context, out);
                }
            });
        });
        out.element("tbody", None, |out| {
            for (label, cells) in rows {
                out.element("tr", None, |out| {
                    header_cell("row", label, context, out);
                    for (at, cell) in cells.iter().enumerate() {
                        out.element("td", None, |out| {
                            // Shown where the head of the column is not.
                            out.attr("data-column", columns.get(at).map_or("", String::as_str));
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
