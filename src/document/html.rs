//! A document as plain HTML: nothing that a feed reader or an old browser would not know.

use super::model::{Block, Document, Inline};
use crate::markup::{Html, Markup};

/// Writes a document as an article.
pub(super) fn article(document: &Document, out: &mut Html) {
    out.open("article");
    out.attr("lang", document.lang);
    out.attr("dir", document.dir);
    blocks(&document.blocks, out);
    out.close();
}

fn blocks(all: &[Block], out: &mut Html) {
    for block in all {
        match block {
            Block::Heading(level, words) => wrapped(["h2", "h3", "h4"][level.saturating_sub(2).min(2)], words, out),
            Block::Paragraph(words) => wrapped("p", words, out),
            Block::Quote(inner) => {
                out.open("blockquote");
                blocks(inner, out);
                out.close();
            }
            Block::List { numbered, items } => {
                out.open(if *numbered { "ol" } else { "ul" });
                for item in items {
                    inside("li", item, out);
                }
                out.close();
            }
            Block::Definitions(entries) => {
                out.open("dl");
                for (word, meaning) in entries {
                    wrapped("dt", word, out);
                    inside("dd", meaning, out);
                }
                out.close();
            }
            Block::Table { columns, rows } => {
                out.open("table");
                out.open("thead");
                out.open("tr");
                wrapped("td", &[], out);
                for column in columns {
                    head("col", column, out);
                }
                out.close();
                out.close();
                out.open("tbody");
                for (label, cells) in rows {
                    out.open("tr");
                    head("row", label, out);
                    for cell in cells {
                        inside("td", cell, out);
                    }
                    out.close();
                }
                out.close();
                out.close();
            }
        }
    }
}

/// Blocks in an element of their own; a paragraph alone needs no tag of its own there.
fn inside(tag: &'static str, inner: &[Block], out: &mut Html) {
    if let [Block::Paragraph(words)] = inner {
        wrapped(tag, words, out);
        return;
    }
    out.open(tag);
    blocks(inner, out);
    out.close();
}

fn head(scope: &str, words: &[Inline], out: &mut Html) {
    out.open("th");
    out.attr("scope", scope);
    line(words, out);
    out.close();
}

fn wrapped(tag: &'static str, words: &[Inline], out: &mut Html) {
    out.open(tag);
    line(words, out);
    out.close();
}

fn line(words: &[Inline], out: &mut Html) {
    for inline in words {
        match inline {
            Inline::Text(text) | Inline::Source(None, text) => lines(text, out),
            Inline::Strong(text) => element("strong", text, out),
            Inline::Cited(text) => element("cite", text, out),
            Inline::Source(Some(address), text) => link(address, text, out),
            Inline::Link(address, text) => link(address, text, out),
            Inline::Time(iso, text) => {
                out.open("time");
                out.attr("datetime", iso);
                out.text(text);
                out.close();
            }
            Inline::Deleted(text) => marked("del", text, out),
            Inline::Inserted(text) => marked("ins", text, out),
        }
    }
}

fn element(tag: &'static str, text: &str, out: &mut Html) {
    out.open(tag);
    lines(text, out);
    out.close();
}

/// An edit. Signs in it that turn the direction of a text turn none beyond it.
fn marked(tag: &'static str, text: &str, out: &mut Html) {
    out.open(tag);
    out.attr("dir", "auto");
    lines(text, out);
    out.close();
}

fn link(address: &str, text: &str, out: &mut Html) {
    out.open("a");
    out.attr("href", address);
    out.attr("rel", "noopener noreferrer");
    lines(text, out);
    out.close();
}

/// A text whose lines stay lines, whatever style the page has.
fn lines(text: &str, out: &mut Html) {
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.open("br");
            out.close();
        }
        out.text(line);
    }
}
