//! A document as plain HTML, with the elements that feed readers and old browsers know.

use super::model::{Block, Document, Inline};
use crate::markup::{Html, Markup as _};

/// Writes a document as an article.
pub(super) fn article(document: &Document, out: &mut Html) {
    out.element("article", None, |out| {
        out.attr("lang", document.lang);
        out.attr("dir", document.dir);
        blocks(&document.blocks, out);
    });
}

fn blocks(all: &[Block], out: &mut Html) {
    for block in all {
        match block {
            Block::Heading(level, inlines) => heading(*level, inlines, out),
            Block::Paragraph(inlines) => line("p", inlines, out),
            Block::Quote(inner) => out.element("blockquote", None, |out| blocks(inner, out)),
            Block::List { numbered, items } => out.element(if *numbered { "ol" } else { "ul" }, None, |out| {
                for item in items {
                    container("li", item, out);
                }
            }),
            Block::Definitions(entries) => out.element("dl", None, |out| {
                for (term, meaning) in entries {
                    line("dt", term, out);
                    container("dd", meaning, out);
                }
            }),
            Block::Table { columns, rows } => out.element("table", None, |out| {
                out.element("thead", None, |out| {
                    out.element("tr", None, |out| {
                        line("td", &[], out);
                        for column in columns {
                            header_cell("col", column, out);
                        }
                    });
                });
                out.element("tbody", None, |out| {
                    for (label, cells) in rows {
                        out.element("tr", None, |out| {
                            header_cell("row", label, out);
                            for cell in cells {
                                container("td", cell, out);
                            }
                        });
                    }
                });
            }),
        }
    }
}

fn heading(level: usize, content: &[Inline], out: &mut Html) {
    line(["h2", "h3", "h4"][level.saturating_sub(2).min(2)], content, out);
}

/// Writes an element that contains blocks. A single paragraph is written without its tag.
fn container(tag: &'static str, content: &[Block], out: &mut Html) {
    match content {
        [Block::Paragraph(content)] => line(tag, content, out),
        _ => out.element(tag, None, |out| blocks(content, out)),
    }
}

fn header_cell(scope: &str, content: &[Inline], out: &mut Html) {
    out.element("th", None, |out| {
        out.attr("scope", scope);
        inlines(content, out);
    });
}

/// Writes an element that contains inlines.
fn line(tag: &'static str, content: &[Inline], out: &mut Html) {
    out.element(tag, None, |out| inlines(content, out));
}

fn inlines(all: &[Inline], out: &mut Html) {
    for inline in all {
        match inline {
            Inline::Text(text) | Inline::Source(None, text) => lines(text, out),
            Inline::Strong(text) => out.element("strong", None, |out| lines(text, out)),
            Inline::Cited(text) => out.element("cite", None, |out| lines(text, out)),
            Inline::Source(Some(address), text) => link(address, text, out),
            Inline::Link(address, text) => link(address, text, out),
            Inline::Time(iso, text) => out.time(iso, text),
            Inline::Deleted(text) => edit("del", text, out),
            Inline::Inserted(text) => edit("ins", text, out),
        }
    }
}

/// Writes an edit. Its own direction isolates bidirectional control characters in it.
fn edit(tag: &'static str, text: &str, out: &mut Html) {
    out.element(tag, None, |out| {
        out.attr("dir", "auto");
        lines(text, out);
    });
}

fn link(address: &str, text: &str, out: &mut Html) {
    out.element("a", None, |out| {
        out.attr("href", address);
        out.attr("rel", "noopener noreferrer");
        lines(text, out);
    });
}

/// Writes a text with `<br>` at its line ends, so that they show in any style.
fn lines(text: &str, out: &mut Html) {
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.tag("br", &[], "");
        }
        out.text(line);
    }
}
