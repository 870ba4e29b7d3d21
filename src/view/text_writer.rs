//! Writes the card's own texts: matches of the search are marked, and glossary words are buttons where they are first
//! used.

use alloc::vec::Vec;

use super::glossary;
use super::popover::opener;
use crate::card::GlossaryEntry;
use crate::fold;
use crate::markup::Markup;
use crate::resolve::{Use, uses};

classes! {
    WORD = "word",
}

/// Writes the paragraphs of one text. Each glossary word is explained once in a text.
pub(super) struct TextWriter<'c> {
    glossary: &'c [GlossaryEntry],
    query: &'c str,
    /// The entries that are already explained.
    explained: Vec<usize>,
}

impl<'c> TextWriter<'c> {
    pub(super) fn new(glossary: &'c [GlossaryEntry], query: &'c str) -> Self {
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
        let mut written = 0;
        for Use { range, entry } in uses(text, self.text.glossary) {
            if !self.text.explained.contains(&entry) {
                self.write_plain(text.get(written..range.start).unwrap_or_default(), out);
                written = range.end;
                let word = text.get(range).unwrap_or_default();
                opener(WORD, glossary::PREFIX, entry, out, |out| self.write_plain(word, out));
                self.text.explained.push(entry);
            }
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
