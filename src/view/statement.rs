//! A statement: its text, its standing and its sources.

use super::Context;
use super::claims::claims;
use super::class::{NOTE, PARAGRAPH};
use super::source::cites;
use crate::markup::Markup;
use crate::resolve::{ResolvedQuote, ResolvedStatement};

classes! {
    ATTRIBUTION = "attribution",
    QUOTE = "quote",
}

/// Writes a statement and everything that belongs to it.
pub(super) fn statement(statement: &ResolvedStatement, context: Context, out: &mut impl Markup) {
    if let Some(undisclosed) = statement.undisclosed {
        note(undisclosed, out);
    }
    if statement.is_own {
        text(statement, context, out);
    }
    attribution(None, statement, context, out);
    extras(statement, context, out);
}

/// Writes the text of a statement.
pub(super) fn text(statement: &ResolvedStatement, context: Context, out: &mut impl Markup) {
    let mut text = context.text();
    for paragraph in &statement.paragraphs {
        out.element("p", PARAGRAPH, |out| {
            out.attr("dir", "auto");
            text.paragraph(paragraph).write(paragraph, out);
        });
    }
}

/// Writes what is shown in place of a text.
pub(super) fn note(text: &str, out: &mut impl Markup) {
    out.leaf("p", NOTE, text);
}

/// Writes the standing and the sources of a statement, after an optional label.
pub(super) fn attribution(label: Option<&str>, statement: &ResolvedStatement, context: Context, out: &mut impl Markup) {
    let parts = [statement.standing, statement.via.as_deref()];
    if parts == [None, None] && statement.sources.is_empty() {
        return;
    }
    out.element("p", ATTRIBUTION, |out| {
        if let Some(label) = label {
            out.leaf("b", None, label);
            out.text(" ");
        }
        let mut separator = "";
        for part in parts.into_iter().flatten() {
            out.text(separator);
            context.marked(part, out);
            separator = " · ";
        }
        if !statement.sources.is_empty() {
            out.text(separator);
            cites(&statement.sources, out);
        }
    });
}

/// Writes the quotation and the claims of a statement.
pub(super) fn extras(statement: &ResolvedStatement, context: Context, out: &mut impl Markup) {
    if let Some(shown) = &statement.quote {
        quote(shown, context, out);
    }
    if !statement.claims.is_empty() {
        claims(&statement.claims, context, out);
    }
}

fn quote(quote: &ResolvedQuote, context: Context, out: &mut impl Markup) {
    out.element("blockquote", QUOTE, |out| {
        out.element("p", None, |out| {
            out.attr("dir", "auto");
            out.text("“");
            context.marked(quote.text, out);
            out.text("”");
        });
        if quote.speaker.is_none() && quote.source.is_none() {
            return;
        }
        out.element("p", ATTRIBUTION, |out| {
            if let Some(speaker) = quote.speaker {
                out.element("cite", None, |out| context.marked(speaker, out));
                out.text(if quote.source.is_some() { " · " } else { "" });
            }
            cites(quote.source.as_slice(), out);
        });
    });
}
