//! A term: what every version says, what became of it, and what that means.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::article::{Texts, Writing, heading};
use super::model::{Block, DOT, Inline, Line, joined, labelled, paragraph, words};
use super::statement::own;
use crate::locale::Word;
use crate::redline::{EditKind, Op, is_invisible};
use crate::resolve::{
    Anew, ChangeKind, InVersion, Mark, ResolvedEffect, ResolvedStep, ResolvedTerm, Side, TermContent, Whole,
};

impl<'r> Writing<'r> {
    /// A term under its name.
    pub(super) fn term(&self, term: &'r ResolvedTerm, whole: &'r Whole, level: usize) -> Vec<Block<'r>> {
        let mut blocks = Vec::from([heading(level, term.label)]);
        // Nothing was shown before, so all is there.
        let Anew::All(content) = &term.anew else { return blocks };
        let became = [Some(term.kind_word).filter(|word| !word.is_empty()), content.span.as_deref()];
        let became = joined(became.into_iter().flatten().map(|part| Vec::from([words(part)])), &DOT);
        if !became.is_empty() {
            blocks.push(Block::Paragraph(became));
        }
        let told = Told::of(self, term.kind, content, whole);
        for at in 0..whole.versions.len() {
            blocks.extend(self.version(at, &told));
        }
        for step in &whole.steps {
            blocks.extend(self.step(step));
        }
        blocks
    }

    /// What one version says, and who says so.
    fn version(&self, at: usize, told: &Told<'r>) -> Vec<Block<'r>> {
        let InVersion { side, carried, .. } = &told.whole.versions[at];
        if let Some(carried) = carried {
            return labelled(side.version.as_str(), Vec::from([paragraph(carried.as_str())]));
        }
        let note = side.note.as_deref().map(paragraph);
        let beside = self.beside(&side.statement);
        match told.text(at) {
            Text::Itself(texts) => {
                labelled(side.version.as_str(), note.into_iter().chain(texts).chain(beside).collect())
            }
            // The text stands in that of an earlier version.
            Text::Elsewhere if beside.is_empty() => beside,
            Text::Elsewhere => labelled(side.version.as_str(), beside),
            Text::OfBoth(texts) => {
                let texts = match self.card.compared.as_deref() {
                    Some(compared) => labelled(compared, texts),
                    None => texts,
                };
                let beside = if beside.is_empty() { beside } else { labelled(side.version.as_str(), beside) };
                texts.into_iter().chain(beside).collect()
            }
        }
    }

    /// What a step means, and who gains by it.
    fn step(&self, step: &'r ResolvedStep) -> Vec<Block<'r>> {
        let locale = self.card.locale;
        let mut blocks = Vec::new();
        if let Some(version) = &step.version {
            blocks.push(Block::Paragraph(Vec::from([Inline::Strong(
                locale.fill(Word::WhatChangedIn, &[version]).into(),
            )])));
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
        labelled([effect.party, " · ", effect.word].concat(), self.statement(&effect.statement))
    }
}

/// How a term's versions are told.
struct Told<'r> {
    whole: &'r Whole<'r>,
    /// The earlier version, where its text was given; and the later one.
    ends: [usize; 2],
    sides: [Option<&'r Side<'r>>; 2],
    /// Both texts in one, if they are to be told so.
    redline: Option<&'r [Vec<Mark<'r>>]>,
}

/// Where the text of a version stands.
enum Text<'r> {
    /// Under the name of the version.
    Itself(Vec<Block<'r>>),
    /// In the text of both versions that are compared.
    Elsewhere,
    /// That is this one.
    OfBoth(Vec<Block<'r>>),
}

impl<'r> Told<'r> {
    fn of(writing: &Writing<'r>, kind: ChangeKind, content: &'r TermContent, whole: &'r Whole) -> Self {
        let ends = [writing.state.from, writing.state.to];
        let since = |at: usize| whole.versions.get(at).map_or(at, |version| version.since);
        let both_own = ends.iter().all(|at| {
            whole.versions.get(*at).is_some_and(|version| version.side.is_text && version.side.statement.is_own)
        });
        let differ = kind == ChangeKind::Changed && both_own;
        Self {
            whole,
            ends: ends.map(since),
            sides: [content.before.as_ref(), Some(&content.after)].map(|side| side.filter(|_| differ)),
            redline: (differ && writing.texts == Texts::Redline).then_some(&content.redline),
        }
    }

    fn text(&self, at: usize) -> Text<'r> {
        let [from, to] = self.ends;
        match self.redline {
            Some(redline) if at == from => return Text::OfBoth(redline.iter().map(|marks| both(marks)).collect()),
            Some(_) if at == to => return Text::Elsewhere,
            _ => {}
        }
        let side = self.ends.iter().zip(self.sides).find_map(|(end, side)| side.filter(|_| *end == at));
        Text::Itself(match side {
            Some(side) => side.text.iter().map(|marks| one(marks)).collect(),
            None => own(&self.whole.versions[at].side.statement).collect(),
        })
    }
}

/// A paragraph of one version. White space and a paragraph that is another as a whole have no marks.
fn one<'r>(marks: &[Mark<'r>]) -> Block<'r> {
    let line = marks.iter().map(|mark| match (mark.op, mark.kind) {
        (Op::Keep, _) | (_, EditKind::Space | EditKind::Rewritten) => words(mark.text),
        (Op::Delete, _) => Inline::Deleted(mark.text.into()),
        (Op::Insert, _) => Inline::Inserted(mark.text.into()),
    });
    Block::Paragraph(line.collect())
}

/// A paragraph of both versions. White space that changed has no sign here.
fn both<'r>(marks: &[Mark<'r>]) -> Block<'r> {
    let mut line: Line = Vec::new();
    for mark in marks.iter().filter(|mark| mark.op == Op::Keep || mark.kind != EditKind::Space) {
        line.extend(mark.note.map(words));
        line.push(match mark.op {
            Op::Keep => words(mark.text),
            Op::Delete => Inline::Deleted(seen(mark.text)),
            Op::Insert => Inline::Inserted(seen(mark.text)),
        });
    }
    Block::Paragraph(line)
}

/// A text with the codes of the characters in it that nobody sees.
fn seen(text: &str) -> Cow<'_, str> {
    if !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    let sign = |char| if is_invisible(char) { format!("U+{:04X}", u32::from(char)) } else { String::from(char) };
    Cow::Owned(text.chars().map(sign).collect())
}
