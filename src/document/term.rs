//! A term: its text in every version, its kind of change, and what that means.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::article::{Builder, Texts, heading};
use super::model::{Block, DOT, Inline, Line, joined, labelled, paragraph, words};
use super::statement::own_text;
use crate::change::ChangeKind;
use crate::locale::Word;
use crate::number::code_point;
use crate::redline::{EditKind, Op, is_invisible};
use crate::resolve::{Mark, Paragraph, ResolvedEffect, ResolvedStep, ResolvedTerm, Side, TermVersion, TermVersions};

impl<'r> Builder<'r, '_> {
    /// A term under its label.
    pub(super) fn term(&self, term: &'r ResolvedTerm, versions: &'r TermVersions, level: usize) -> Vec<Block<'r>> {
        let mut blocks = Vec::from([heading(level, term.label)]);
        let change = [Some(term.kind_label).filter(|label| !label.is_empty()), term.content().lifespan.as_deref()];
        let change = joined(change.into_iter().flatten().map(|part| Vec::from([words(part)])), &DOT);
        if !change.is_empty() {
            blocks.push(Block::Paragraph(change));
        }
        let compared = Compared::new(self, term, versions);
        for at in 0..versions.versions.len() {
            blocks.extend(self.version(at, versions, &compared));
        }
        for step in &versions.steps {
            blocks.extend(self.step(step));
        }
        blocks
    }

    /// The text of one version and its sources.
    fn version(&self, at: usize, versions: &'r TermVersions, compared: &Compared<'r>) -> Vec<Block<'r>> {
        let TermVersion { side, carried_over, .. } = &versions.versions[at];
        let label = side.version.as_str();
        if let Some(note) = carried_over {
            return labelled(label, Vec::from([paragraph(note.as_str())]));
        }
        let note = side.note.as_deref().map(paragraph);
        let extras = self.extras(&side.statement);
        match compared.text(at, side) {
            VersionText::Own(text) => labelled(label, note.into_iter().chain(text).chain(extras).collect()),
            VersionText::Merged if extras.is_empty() => extras,
            VersionText::Merged => labelled(label, extras),
            VersionText::Redline(text) => {
                let mut blocks = match self.card.compared.as_deref() {
                    Some(compared) => labelled(compared, text),
                    None => text,
                };
                if !extras.is_empty() {
                    blocks.extend(labelled(label, extras));
                }
                blocks
            }
        }
    }

    /// What a step means, and its effects.
    fn step(&self, step: &'r ResolvedStep) -> Vec<Block<'r>> {
        let locale = self.card.locale;
        let mut blocks = Vec::new();
        if let Some(version) = &step.version {
            let label = locale.fill(Word::WhatChangedIn, &[version]);
            blocks.push(Block::Paragraph(Vec::from([Inline::Strong(label.into())])));
        }
        for meaning in &step.meanings {
            blocks.extend(labelled(locale.word(Word::WhatItMeans), self.statement(meaning)));
        }
        if !step.effects.is_empty() {
            let items = step.effects.iter().map(|effect| self.effect(effect)).collect();
            let list = Block::List { numbered: false, items };
            blocks.extend(labelled(locale.word(Word::WhoGainsWhoLoses), Vec::from([list])));
        }
        blocks
    }

    fn effect(&self, effect: &'r ResolvedEffect) -> Vec<Block<'r>> {
        labelled([effect.party, " · ", effect.label].concat(), self.statement(&effect.statement))
    }
}

/// The compared versions of a term, if both have a text of their own and the texts differ.
struct Compared<'r> {
    /// Indexes of the versions that state the two texts.
    versions: [usize; 2],
    sides: [Option<&'r Side<'r>>; 2],
    /// Both texts in one, if they are written so.
    redline: Option<&'r [Paragraph<'r>]>,
}

/// How a document writes the text of a version.
enum VersionText<'r> {
    /// Under the name of the version.
    Own(Vec<Block<'r>>),
    /// Together with the text of the later version.
    Redline(Vec<Block<'r>>),
    /// Together with the text of the earlier version, there.
    Merged,
}

impl<'r> Compared<'r> {
    fn new(builder: &Builder<'r, '_>, term: &'r ResolvedTerm, versions: &TermVersions) -> Self {
        let content = term.content();
        let compared = [builder.card.from, builder.card.to];
        let version = |at: usize| versions.versions.get(at);
        let has_text = |at: usize| version(at).is_some_and(|of| of.side.has_text && of.side.statement.is_own);
        let differ = term.kind == ChangeKind::Changed && compared.into_iter().all(has_text);
        Self {
            versions: compared.map(|at| version(at).map_or(at, |version| version.since)),
            sides: [content.before.as_ref(), Some(&content.after)].map(|side| side.filter(|_| differ)),
            redline: (differ && builder.texts == Texts::Redline).then_some(&content.redline),
        }
    }

    /// Returns the text of a version that states one.
    fn text(&self, at: usize, own: &'r Side) -> VersionText<'r> {
        let [from, to] = self.versions;
        match self.redline {
            Some(redline) if at == from => return VersionText::Redline(redline.iter().map(merged).collect()),
            Some(_) if at == to => return VersionText::Merged,
            _ => {}
        }
        let side = self.versions.iter().zip(self.sides).find_map(|(version, side)| side.filter(|_| *version == at));
        VersionText::Own(match side {
            Some(side) => side.text.iter().map(marked).collect(),
            None => own_text(&own.statement).collect(),
        })
    }
}

/// A paragraph of one version. White space and rewritten paragraphs are not marked.
fn marked<'r>(marks: &Paragraph<'r>) -> Block<'r> {
    let line = marks.iter().map(|mark| match (mark.op, mark.kind) {
        (Op::Keep, _) | (_, EditKind::Space | EditKind::Rewritten) => words(mark.text),
        (Op::Delete, _) => Inline::Deleted(mark.text.into()),
        (Op::Insert, _) => Inline::Inserted(mark.text.into()),
    });
    Block::Paragraph(line.collect())
}

/// A paragraph of both versions. White space that changed has no sign.
fn merged<'r>(marks: &Paragraph<'r>) -> Block<'r> {
    let is_shown = |mark: &&Mark| mark.op == Op::Keep || mark.kind != EditKind::Space;
    let mut line: Line = Vec::new();
    for mark in marks.iter().filter(is_shown) {
        line.extend(mark.note.map(words));
        line.push(match mark.op {
            Op::Keep => words(mark.text),
            Op::Delete => Inline::Deleted(with_codes(mark.text)),
            Op::Insert => Inline::Inserted(with_codes(mark.text)),
        });
    }
    Block::Paragraph(line)
}

/// Replaces invisible characters by their codes.
fn with_codes(text: &str) -> Cow<'_, str> {
    if !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    let code = |char| if is_invisible(char) { code_point(char) } else { String::from(char) };
    Cow::Owned(text.chars().map(code).collect())
}
