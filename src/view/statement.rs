//! A statement: the one piece of view that draws what is said, how sure it is and who says so.

use super::Setting;
use super::source::cites;
use super::texts::paragraph;
use super::words::{begin, explained, found, leaf, locate};
use crate::locale::Word;
use crate::markup::{Markup, Shorthand as _};
use crate::resolve::{Claim, ResolvedQuote, ResolvedStatement};

/// The statement with all that belongs to it.
pub(super) fn statement(statement: &ResolvedStatement, set: Setting, out: &mut impl Markup) {
    if let Some(undisclosed) = statement.undisclosed {
        note(undisclosed, out);
    }
    if statement.is_own {
        said(statement, set, out);
    }
    attribution(None, statement, set, out);
    extras(statement, set, out);
}

/// The text of a statement.
pub(super) fn said(statement: &ResolvedStatement, set: Setting, out: &mut impl Markup) {
    begin(set);
    for paragraph in &statement.paragraphs {
        out.open_class("p", "said");
        out.attr("dir", "auto");
        locate(paragraph, set);
        explained(paragraph, set, out);
        out.close();
    }
}

/// What stands in the place of a text.
pub(super) fn note(text: &str, out: &mut impl Markup) {
    out.leaf("p", "note", text);
}

/// How sure a statement is, and who says so.
pub(super) fn attribution(head: Option<&str>, statement: &ResolvedStatement, set: Setting, out: &mut impl Markup) {
    if statement.standing.is_none() && statement.via.is_none() && statement.sources.is_empty() {
        return;
    }
    out.open_class("p", "attribution");
    if let Some(head) = head {
        out.leaf("b", "of", head);
        out.text(" ");
    }
    let parts = [statement.standing, statement.via.as_deref()];
    for (at, words) in parts.into_iter().flatten().enumerate() {
        out.text(if at > 0 { " · " } else { "" });
        found(words, set, out);
    }
    let is_first = parts == [None, None];
    out.text(if is_first || statement.sources.is_empty() { "" } else { " · " });
    cites(&statement.sources, out);
    out.close();
}

/// The exact words, and accounts that differ.
pub(super) fn extras(shown: &ResolvedStatement, set: Setting, out: &mut impl Markup) {
    if let Some(words) = &shown.quote {
        quote(words, set, out);
    }
    if !shown.claims.is_empty() {
        accounts(&shown.claims, set, out);
    }
}

/// Accounts side by side. On request each is marked with how it differs from the first; the style does that.
fn accounts(claims: &[Claim], set: Setting, out: &mut impl Markup) {
    out.open_class("details", "accounts");
    out.attr("open", "");
    out.leaf("summary", "head", set.locale.word(Word::SourcesDisagree));
    if claims.len() > 1 {
        out.open_class("label", "tick");
        out.open_class("input", "mark-differences");
        out.attr("type", "checkbox");
        out.close();
        out.text(" ");
        out.text(set.locale.word(Word::HighlightDifferences));
        out.close();
    }
    out.open_class("ul", "claims");
    for claim in claims {
        out.open("li");
        if claim.against.is_empty() {
            statement(&claim.statement, set, out);
        } else {
            out.open_class("div", "plain");
            said(&claim.statement, set, out);
            out.close();
            out.open_class("div", "against");
            begin(set);
            for marks in &claim.against {
                paragraph(marks, set, out);
            }
            out.close();
            attribution(None, &claim.statement, set, out);
            extras(&claim.statement, set, out);
        }
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
    found(quote.text, set, out);
    out.text("”");
    out.close();
    if quote.speaker.is_some() || quote.source.is_some() {
        out.open_class("p", "attribution");
        if let Some(speaker) = quote.speaker {
            leaf("cite", "speaker", speaker, set, out);
            out.text(if quote.source.is_some() { " · " } else { "" });
        }
        cites(quote.source.as_slice(), out);
        out.close();
    }
    out.close();
}
