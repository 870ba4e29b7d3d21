//! Texts: what is searched for is marked, and a word that the card explains opens its explanation.

use alloc::vec::Vec;

use super::Setting;
use crate::card::Entry;
use crate::fold;
use crate::markup::{Markup, Shorthand as _};
use crate::number::number;
use crate::resolve::Resolved;

/// Begins a text: its words are explained anew.
pub(super) fn begin(set: Setting) {
    set.explained.take();
}

/// Finds in a paragraph what is searched for, also across its stretches; they are to be written next.
pub(super) fn locate(paragraph: &str, set: Setting) {
    let (mut runs, mut rest) = (Vec::new(), paragraph);
    while let Some((start, end)) = fold::find(rest, set.query) {
        runs.extend([(start, false), (end - start, true)]);
        rest = rest.get(end..).unwrap_or_default();
    }
    runs.reverse();
    set.runs.set(runs);
}

/// A stretch of a paragraph that was looked through, in which each word is explained where it is first used.
pub(super) fn explained(text: &str, set: Setting, out: &mut impl Markup) {
    if set.glossary.is_empty() {
        stretch(text, set, out);
        return;
    }
    let mut explained = set.explained.take();
    // Up to where the text is written and looked through, and whether the character before is part of a word.
    let (mut written, mut seen, mut in_word) = (0, 0, false);
    for (at, char) in text.char_indices() {
        if at >= seen && !in_word {
            let rest = text.get(at..).unwrap_or_default();
            // Of two words, of which one is part of the other, the longer one is meant.
            let mut longest = None;
            for (place, entry) in set.glossary.iter().enumerate() {
                if uses(rest, entry) && at + entry.term.len() > seen {
                    (seen, longest) = (at + entry.term.len(), Some(place));
                }
            }
            if let Some(place) = longest.filter(|place| !explained.contains(place)) {
                stretch(text.get(written..at).unwrap_or_default(), set, out);
                opener("word", "g", place, out);
                stretch(text.get(at..seen).unwrap_or_default(), set, out);
                out.close();
                explained.push(place);
                written = seen;
            }
        }
        in_word = is_letter(char);
    }
    stretch(text.get(written..).unwrap_or_default(), set, out);
    set.explained.set(explained);
}

/// Whether a text begins with a word of the glossary. One in capitals only is not the word without them.
fn uses(text: &str, entry: &Entry) -> bool {
    let term = entry.term.as_str();
    let is_capitals = !term.bytes().any(|byte| byte.is_ascii_lowercase());
    let fits = if is_capitals { text.starts_with(term) } else { fold::starts(text, term) == Some(term.len()) };
    fits && text.get(term.len()..).and_then(|rest| rest.chars().next()).is_none_or(|next| !is_letter(next))
}

fn is_letter(char: char) -> bool {
    char.is_ascii_alphanumeric() || char >= '\u{c0}' && !('\u{2000}'..='\u{206f}').contains(&char)
}

/// A text in which what is searched for is marked.
pub(super) fn found(text: &str, set: Setting, out: &mut impl Markup) {
    locate(text, set);
    stretch(text, set, out);
}

/// A stretch of a paragraph that was looked through: what was found is marked.
fn stretch(text: &str, set: Setting, out: &mut impl Markup) {
    let (mut runs, mut rest) = (set.runs.take(), text);
    while !rest.is_empty() {
        let Some((length, is_found)) = runs.pop() else { break };
        let (now, later) = rest.split_at_checked(length).unwrap_or((rest, ""));
        if now.len() < length {
            runs.push((length - now.len(), is_found));
        }
        if is_found {
            out.open("mark");
        }
        out.text(now);
        if is_found {
            out.close();
        }
        rest = later;
    }
    out.text(rest);
    set.runs.set(runs);
}

/// An element with a class that holds a text, in which what is searched for is marked.
pub(super) fn leaf(tag: &'static str, class: &'static str, text: &str, set: Setting, out: &mut impl Markup) {
    out.open_class(tag, class);
    found(text, set, out);
    out.close();
}

/// Begins a button that opens a popover: of the `letter` and the place.
pub(super) fn opener(class: &'static str, letter: &str, place: usize, out: &mut impl Markup) {
    out.open_class("button", class);
    out.attr("type", "button");
    out.attr("popovertarget", &[letter, &number(place)].join(""));
}

/// Begins a popover.
pub(super) fn popover(letter: &str, place: usize, out: &mut impl Markup) {
    out.open_class("div", "popover");
    out.attr("id", &[letter, &number(place)].join(""));
    out.attr("popover", "");
}

/// The explanations, each to be opened where its word is used.
pub(super) fn popovers(card: &Resolved, set: Setting, out: &mut impl Markup) {
    for (place, entry) in card.glossary.iter().enumerate() {
        popover("g", place, out);
        explanation(entry, set, out);
        out.close();
    }
}

/// A word and what it means.
pub(super) fn explanation(entry: &Entry, set: Setting, out: &mut impl Markup) {
    leaf("b", "term-of-art", &entry.term, set, out);
    out.open_class("p", "said");
    out.attr("dir", "auto");
    found(&entry.text, set, out);
    out.close();
}
