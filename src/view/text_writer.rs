//! Writes the card's own texts: matches of the search are marked, and glossary words are buttons where they are first
//! used.

use alloc::vec::Vec;

use super::glossary;
use super::popover::opener;
use crate::card::Entry;
use crate::fold;
use crate::markup::Markup;

classes! {
    WORD = "word",
}

/// Writes the paragraphs of one text. Each glossary word is explained once in a text.
pub(super) struct TextWriter<'c> {
    glossary: &'c [Entry],
    query: &'c str,
    /// The entries that are already explained.
    explained: Vec<usize>,
}

impl<'c> TextWriter<'c> {
    pub(super) fn new(glossary: &'c [Entry], query: &'c str) -> Self {
        Self { glossary, query, explained: Vec::new() }
    }

    /// True if matches of a search are to be marked.
    pub(super) fn is_searched(&self) -> bool {
        !self.query.is_empty()
    }

    /// Starts a paragraph. `text` is all of it, so that matches are found across the stretches that are written.
    pub(super) fn paragraph(&mut self, text: &str) -> ParagraphWriter<'_, 'c> {
        let (mut runs, mut rest) = (Vec::new(), text);
        while let Some((start, end)) = fold::find(rest, self.query) {
            runs.extend([(start, false), (end - start, true)]);
            rest = rest.get(end..).unwrap_or_default();
        }
        runs.reverse();
        ParagraphWriter { text: self, runs }
    }
}

/// Writes a paragraph, stretch by stretch.
pub(super) struct ParagraphWriter<'t, 'c> {
    text: &'t mut TextWriter<'c>,
    /// The `(length, is_match)` runs that are left, in bytes, the next one last.
    runs: Vec<(usize, bool)>,
}

impl ParagraphWriter<'_, '_> {
    /// Writes the next stretch.
    pub(super) fn write(&mut self, text: &str, out: &mut impl Markup) {
        if self.text.glossary.is_empty() {
            self.write_plain(text, out);
            return;
        }
        // The ends of what is written and of what is searched, and whether the character before is part of a word.
        let (mut written, mut searched, mut in_word) = (0, 0, false);
        for (at, char) in text.char_indices() {
            if at >= searched && !in_word {
                let rest = text.get(at..).unwrap_or_default();
                // The longest entry, where one is the start of another.
                let mut longest = None;
                for (place, entry) in self.text.glossary.iter().enumerate() {
                    if starts_with(rest, entry) && at + entry.term.len() > searched {
                        (searched, longest) = (at + entry.term.len(), Some(place));
                    }
                }
                if let Some(place) = longest.filter(|place| !self.text.explained.contains(place)) {
                    self.write_plain(text.get(written..at).unwrap_or_default(), out);
                    let word = text.get(at..searched).unwrap_or_default();
                    opener(WORD, glossary::PREFIX, place, out, |out| self.write_plain(word, out));
                    self.text.explained.push(place);
                    written = searched;
                }
            }
            in_word = is_letter(char);
        }
        self.write_plain(text.get(written..).unwrap_or_default(), out);
    }

    /// Writes the next stretch without explaining words.
    pub(super) fn write_plain(&mut self, text: &str, out: &mut impl Markup) {
        let mut rest = text;
        while !rest.is_empty() {
            let Some((length, is_match)) = self.runs.pop() else { break };
            let (run, later) = rest.split_at_checked(length).unwrap_or((rest, ""));
            if run.len() < length {
                self.runs.push((length - run.len(), is_match));
            }
            if is_match {
                out.leaf("mark", None, run);
            } else {
                out.text(run);
            }
            rest = later;
        }
        out.text(rest);
    }
}

/// True if a text starts with the word of an entry. Words in capitals, such as acronyms, are matched with their case.
fn starts_with(text: &str, entry: &Entry) -> bool {
    let term = entry.term.as_str();
    let is_capitals = !term.bytes().any(|byte| byte.is_ascii_lowercase());
    let fits = if is_capitals { text.starts_with(term) } else { fold::starts(text, term) == Some(term.len()) };
    fits && text.get(term.len()..).and_then(|rest| rest.chars().next()).is_none_or(|next| !is_letter(next))
}

fn is_letter(char: char) -> bool {
    char.is_ascii_alphanumeric() || char >= '\u{c0}' && !('\u{2000}'..='\u{206f}').contains(&char)
}
