//! Sources: the buttons that open them where they are cited, and what then opens.

use super::Setting;
use super::words::{leaf, opener, popover};
use crate::locale::Word;
use crate::markup::{Markup, Shorthand as _};
use crate::resolve::{Cite, Content, Resolved, ResolvedSource};
use crate::state::{ActionName, Section};

/// The names of sources, each of which opens.
pub(super) fn cites(sources: &[Cite], out: &mut impl Markup) {
    for (at, cite) in sources.iter().enumerate() {
        if at > 0 {
            out.text(" ");
        }
        opener("cite", "s", cite.index, out);
        out.text(cite.publisher);
        if let Some(date) = &cite.date {
            out.text(", ");
            out.text(date);
        }
        out.close();
    }
}

/// All sources, each to be opened where it is cited.
pub(super) fn popovers(card: &Resolved, set: Setting, out: &mut impl Markup) {
    let Some(section) = card.sections.iter().find(|of| of.section == Section::Sources) else { return };
    out.open_class("div", "popovers");
    match &section.content {
        Some(Content::Sources(sources)) => {
            for (place, shown) in sources.iter().enumerate() {
                popover("s", place, out);
                source(shown, set, out);
                rests(shown, set, out);
                out.close();
            }
        }
        _ => out.keep(),
    }
    out.close();
}

/// All sources in a list.
pub(super) fn list(sources: &[ResolvedSource], set: Setting, out: &mut impl Markup) {
    out.open_class("ol", "sources");
    for (place, shown) in sources.iter().enumerate() {
        out.open("li");
        source(shown, set, out);
        let count = shown.terms.len() + shown.others.len();
        if count > 0 {
            out.text(" ");
            opener("cite", "s", place, out);
            out.text(&set.locale.count(Word::CitedInPlaces, count));
            out.close();
        }
        out.close();
    }
    out.close();
}

fn source(source: &ResolvedSource, set: Setting, out: &mut impl Markup) {
    out.open_class("p", "source");
    leaf("b", "publisher", source.publisher, set, out);
    if let Some(title) = source.title {
        out.text(", ");
        leaf("cite", "work", title, set, out);
    }
    if let Some((iso, date)) = &source.date {
        out.text(", ");
        out.time(iso, date);
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

/// What rests on a source. Its terms open.
fn rests(source: &ResolvedSource, set: Setting, out: &mut impl Markup) {
    if source.terms.is_empty() && source.others.is_empty() {
        return;
    }
    out.leaf("p", "head", set.locale.word(Word::CitedIn));
    out.open_class("ul", "rests");
    for (id, label) in &source.terms {
        out.open("li");
        to_term(id, label, out);
        out.close();
    }
    for label in &source.others {
        out.leaf("li", "other", label);
    }
    out.close();
}

/// A button that opens a term.
pub(super) fn to_term(id: &str, label: &str, out: &mut impl Markup) {
    out.open_class("button", "to-term");
    out.attr("type", "button");
    out.attr("data-act", ActionName::Open.attr());
    out.attr("data-on", id);
    out.attr("dir", "auto");
    out.text(label);
    out.close();
}
