//! Sources: the buttons that cite them, the list of all, and the popovers.

use super::class::{HEAD, TERM_LINKS};
use super::popover::{opener, popover};
use super::{Context, slot};
use crate::locale::Word;
use crate::markup::Markup;
use crate::resolve::{Cite, Content, Link, Resolved, ResolvedSource, TermRef};
use crate::state::{ActionName, Section};

classes! {
    CITE = "cite",
    SOURCES = "sources",
    SOURCE = "source",
    PUBLISHER = "publisher",
    WORK = "work",
    TO_TERM = "to-term",
}

/// The prefix of the ids of popovers.
const PREFIX: &str = "s";

/// Writes the cited sources as buttons.
pub(super) fn cites(sources: &[Cite], out: &mut impl Markup) {
    for (at, cite) in sources.iter().enumerate() {
        if at > 0 {
            out.text(" ");
        }
        opener(CITE, PREFIX, cite.index, out, |out| {
            out.text(cite.publisher);
            if let Some(date) = &cite.date {
                out.text(", ");
                out.text(date);
            }
        });
    }
}

/// Writes a popover for each source.
pub(super) fn popovers(card: &Resolved, context: Context, out: &mut impl Markup) {
    let Some(section) = card.sections.iter().find(|section| section.section == Section::Sources) else { return };
    out.element("div", None, |out| {
        out.guard(slot::POPOVERS, slot::texts(section.matches, card), |out| {
            let Content::Sources(sources) = section.content() else { return };
            for (place, shown) in sources.iter().enumerate() {
                popover(PREFIX, place, out, |out| {
                    source(shown, context, out);
                    cited_in(shown, context, out);
                });
            }
        });
    });
}

/// Writes all sources as a list.
pub(super) fn list(sources: &[ResolvedSource], context: Context, out: &mut impl Markup) {
    out.element("ol", SOURCES, |out| {
        for (place, shown) in sources.iter().enumerate() {
            out.element("li", None, |out| {
                source(shown, context, out);
                let count = shown.terms.len() + shown.others.len();
                if count > 0 {
                    out.text(" ");
                    let label = context.locale.count(Word::CitedInPlaces, count);
                    opener(CITE, PREFIX, place, out, |out| out.text(&label));
                }
            });
        }
    });
}

fn source(source: &ResolvedSource, context: Context, out: &mut impl Markup) {
    out.element("p", SOURCE, |out| {
        out.element("b", PUBLISHER, |out| context.marked(source.publisher, out));
        if let Some(title) = source.title {
            out.text(", ");
            out.element("cite", WORK, |out| context.marked(title, out));
        }
        if let Some(date) = &source.date {
            out.text(", ");
            out.time(&date.iso, &date.shown);
        }
        if let Some(kind) = source.kind {
            out.text(" · ");
            out.text(kind);
        }
        let label = context.locale.word(Word::ArchivedCopy);
        let archived = source.archived.map(|address| Link { address, label });
        for Link { address, label } in source.link.into_iter().chain(archived) {
            out.text(" · ");
            out.element("a", None, |out| {
                out.attr("href", address);
                out.attr("rel", "noopener noreferrer");
                out.text(label);
            });
        }
    });
}

/// Writes what cites a source. Its terms are buttons that open them.
fn cited_in(source: &ResolvedSource, context: Context, out: &mut impl Markup) {
    if source.terms.is_empty() && source.others.is_empty() {
        return;
    }
    out.leaf("p", HEAD, context.locale.word(Word::CitedIn));
    out.element("ul", TERM_LINKS, |out| {
        for term in &source.terms {
            out.element("li", None, |out| to_term(*term, out));
        }
        for label in &source.others {
            out.leaf("li", None, label);
        }
    });
}

/// Writes a button that opens a term.
pub(super) fn to_term(term: TermRef, out: &mut impl Markup) {
    out.element("button", TO_TERM, |out| {
        out.attr("type", "button");
        out.attr("data-act", ActionName::Open.attr());
        out.attr("data-on", term.id);
        out.attr("dir", "auto");
        out.text(term.label);
    });
}
