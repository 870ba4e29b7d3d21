//! Texts: what is searched for is marked, and a word that the card explains opens its explanation.

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

/// A part of a text, in which each word is explained where it is first used.
pub(super) fn explained(text: &str, set: Setting, out: &mut impl Markup) {
    if set.glossary.is_empty() {
        found(text, set, out);
        return;
    }
    let mut explained = set.explained.take();
    // Up to where the text is written, and whether the character before is part of a word.
    let (mut written, mut in_word) = (0, false);
    for (at, char) in text.char_indices() {
        if at >= written && !in_word {
            let rest = text.get(at..).unwrap_or_default();
            let entry = |place: &usize| !explained.contains(place) && uses(rest, &set.glossary[*place]);
            if let Some(place) = (0..set.glossary.len()).find(entry) {
                let end = at + set.glossary[place].term.len();
                found(text.get(written..at).unwrap_or_default(), set, out);
                opener("word", "g", place, out);
                found(text.get(at..end).unwrap_or_default(), set, out);
                out.close();
                explained.push(place);
                written = end;
            }
        }
        in_word = is_letter(char);
    }
    found(text.get(written..).unwrap_or_default(), set, out);
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
    let mut rest = text;
    while let Some((start, end)) = fold::find(rest, set.query) {
        out.text(rest.get(..start).unwrap_or_default());
        out.open("mark");
        out.text(rest.get(start..end).unwrap_or_default());
        out.close();
        rest = rest.get(end..).unwrap_or_default();
    }
    out.text(rest);
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
