//! A statement: the one piece of view that draws what is said, how sure it is and who says so.

use alloc::string::String;

use super::Setting;
use crate::locale::Word;
use crate::markup::{Markup, Shorthand as _};
use crate::resolve::{ResolvedQuote, ResolvedSource, ResolvedStatement};

/// The statement with all that belongs to it.
pub(super) fn statement(statement: &ResolvedStatement, set: Setting, out: &mut impl Markup) {
    if let Some(undisclosed) = statement.undisclosed {
        note(undisclosed, out);
    }
    said(statement, out);
    attribution(None, statement, set, out);
    extras(statement, set, out);
}

/// The text of a statement.
pub(super) fn said(statement: &ResolvedStatement, out: &mut impl Markup) {
    for paragraph in &statement.paragraphs {
        out.open_class("p", "said");
        out.attr("dir", "auto");
        out.text(paragraph);
        out.close();
    }
}

/// What stands in the place of a text.
pub(super) fn note(text: &str, out: &mut impl Markup) {
    out.leaf("p", "note", text);
}

/// How sure a statement is, and the numbers of its sources.
pub(super) fn attribution(head: Option<&str>, statement: &ResolvedStatement, set: Setting, out: &mut impl Markup) {
    if statement.standing.is_none() && statement.via.is_none() && statement.sources.is_empty() {
        return;
    }
    out.open_class("p", "attribution");
    if let Some(head) = head {
        out.leaf("b", "of", head);
        out.text(" ");
    }
    for words in statement.standing.iter().copied().chain(statement.via.as_deref()) {
        out.text(words);
        out.text(" · ");
    }
    references(&statement.sources, set, out);
    out.close();
}

/// The exact words, and accounts that differ.
pub(super) fn extras(shown: &ResolvedStatement, set: Setting, out: &mut impl Markup) {
    if let Some(words) = &shown.quote {
        quote(words, set, out);
    }
    if shown.claims.is_empty() {
        return;
    }
    out.open_class("div", "accounts");
    out.leaf(set.heading, "head", set.locale.word(Word::AccountsDiffer));
    out.open("ul");
    for claim in &shown.claims {
        out.open("li");
        statement(claim, set, out);
        out.close();
    }
    out.close();
    out.close();
}

fn quote(quote: &ResolvedQuote, set: Setting, out: &mut impl Markup) {
    out.open_class("blockquote", "quote");
    out.open("p");
    out.attr("dir", "auto");
    out.text("“");
    out.text(quote.text);
    out.text("”");
    out.close();
    if quote.speaker.is_some() || quote.source.is_some() {
        out.open_class("p", "attribution");
        if let Some(speaker) = quote.speaker {
            out.leaf("cite", "speaker", speaker);
            out.text(" ");
        }
        references(quote.source.as_slice(), set, out);
        out.close();
    }
    out.close();
}

/// The numbers of sources in the list below.
fn references(sources: &[(String, &str)], set: Setting, out: &mut impl Markup) {
    for (at, (number, publisher)) in sources.iter().enumerate() {
        if at > 0 {
            out.text(", ");
        }
        out.open_class("span", "ref");
        out.attr("title", publisher);
        out.leaf("span", "sr", set.locale.word(Word::Source));
        out.text(number);
        out.close();
    }
}

/// The list of all sources that a term cites.
pub(super) fn sources(sources: &[ResolvedSource], set: Setting, out: &mut impl Markup) {
    if sources.is_empty() {
        return;
    }
    out.open_class("section", "sources");
    out.leaf(set.heading, "head", set.locale.word(Word::Sources));
    out.open("ol");
    for shown in sources {
        source(shown, set, out);
    }
    out.close();
    out.close();
}

fn source(source: &ResolvedSource, set: Setting, out: &mut impl Markup) {
    out.open("li");
    out.leaf("b", "publisher", source.publisher);
    if let Some(title) = source.title {
        out.text(", ");
        out.leaf("cite", "work", title);
    }
    if let Some((iso, date)) = &source.date {
        out.text(", ");
        out.open("time");
        out.attr("datetime", iso);
        out.text(date);
        out.close();
    }
    if let Some(kind) = source.kind {
        out.text(" · ");
        out.text(kind);
    }
    for (address, words) in
        source.link.into_iter().chain(source.archived.map(|url| (url, set.locale.word(Word::ArchivedCopy))))
    {
        out.text(" · ");
        out.open("a");
        out.attr("href", address);
        out.attr("rel", "noopener noreferrer");
        out.text(words);
        out.close();
    }
    out.close();
}
