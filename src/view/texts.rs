//! The texts of a term: both versions in one, beside each other, and each by itself.

use alloc::string::String;

use super::Setting;
use super::statement::{attribution, extras, note, said};
use super::words::{begin, explained, locate};
use crate::locale::Word;
use crate::markup::{Markup, Shorthand as _};
use crate::redline::{EditKind, Op, is_invisible};
use crate::resolve::{Paragraph, Side, TermContent};

/// The texts that are compared; or that of a version by itself.
pub(super) fn texts(term: &TermContent, set: Setting, out: &mut impl Markup) {
    if let Some(before) = &term.before {
        compared(term, before, set, out);
    } else {
        side("side alone", &term.after, set, out);
        beside("extras", &term.after, set, out);
    }
}

fn compared(term: &TermContent, before: &Side, set: Setting, out: &mut impl Markup) {
    out.open_class("div", "compared-texts");
    out.open_class("div", "redline");
    missing(before, set, out);
    begin(set);
    for marks in &term.redline {
        paragraph(marks, set, out);
    }
    missing(&term.after, set, out);
    counted(term, out);
    for side in [before, &term.after] {
        attribution(Some(&side.version), &side.statement, set, out);
    }
    out.close();
    side("side before", before, set, out);
    side("side after", &term.after, set, out);
    beside("extras of-before", before, set, out);
    beside("extras of-after", &term.after, set, out);
    out.close();
}

/// What the redline adds up to: the numbers that changed, and the sorts of changes.
fn counted(term: &TermContent, out: &mut impl Markup) {
    for amount in &term.amounts {
        out.leaf("p", "amount", amount);
    }
    if let Some(changes) = &term.changes {
        out.leaf("p", "sorts", changes);
    }
}

/// What stands in a redline for a version that has no text.
fn missing(side: &Side, set: Setting, out: &mut impl Markup) {
    if side.is_text {
        return;
    }
    out.open_class("p", "note");
    out.leaf("span", "of", &side.version);
    out.text(" ");
    out.text(side.note.as_deref().unwrap_or_default());
    out.close();
    said(&side.statement, set, out);
}

/// The quotation and the differing accounts of one version, below the texts.
fn beside(class: &'static str, side: &Side, set: Setting, out: &mut impl Markup) {
    if side.statement.quote.is_none() && side.statement.claims.is_empty() {
        return;
    }
    out.open_class("section", class);
    out.leaf(set.heading, "version", &side.version);
    extras(&side.statement, set, out);
    out.close();
}

/// A paragraph of both versions in one.
pub(super) fn paragraph(marks: &Paragraph, set: Setting, out: &mut impl Markup) {
    out.open_class("p", "said");
    out.attr("dir", "auto");
    locate_across(marks, set);
    let mut before = Op::Keep;
    for mark in marks {
        if let Some(words) = mark.note {
            out.leaf("span", "moved-note", words);
        }
        let (tag, begins, ends) = match mark.op {
            Op::Keep => {
                let is_moved = matches!(mark.kind, EditKind::Moved(_));
                if is_moved {
                    out.open_class("span", "moved");
                }
                explained(mark.text, set, out);
                if is_moved {
                    out.close();
                }
                before = Op::Keep;
                continue;
            }
            Op::Delete => ("del", Word::RemovalStart, Word::RemovalEnd),
            Op::Insert => ("ins", Word::AdditionStart, Word::AdditionEnd),
        };
        if before == Op::Delete {
            // Where the line may break, and what a copy of it needs.
            out.text(" ");
        }
        before = mark.op;
        out.open(tag);
        match mark.kind {
            EditKind::Rewritten => out.attr("class", "rewritten"),
            EditKind::Moved(_) => out.attr("class", "moved"),
            EditKind::Space => out.attr("class", "small space"),
            kind if kind.is_minor() => out.attr("class", "small"),
            _ => {}
        }
        out.attr("dir", "auto");
        out.leaf("span", "sr", set.locale.word(begins));
        // No line is drawn through a button, so what is struck explains nothing.
        let glossary = if mark.op == Op::Delete { &[] } else { set.glossary };
        unseen(mark.text, Setting { glossary, ..set }, out);
        out.leaf("span", "sr", set.locale.word(ends));
        out.close();
    }
    out.close();
}

/// Finds what is searched for in all stretches of a paragraph together.
fn locate_across(paragraph: &Paragraph, set: Setting) {
    let mut text = String::new();
    for mark in paragraph.iter().filter(|_| !set.query.is_empty()) {
        text.push_str(mark.text);
    }
    locate(&text, set);
}

/// A text with the codes of the characters in it that nobody sees.
fn unseen(text: &str, set: Setting, out: &mut impl Markup) {
    let mut start = 0;
    for (at, char) in text.char_indices().filter(|(_, char)| is_invisible(*char)) {
        explained(text.get(start..at).unwrap_or_default(), set, out);
        let mut name = String::from("U+");
        for place in (0..4).rev() {
            let digit = char::from_digit(u32::from(char) >> (4 * place) & 15, 16);
            name.extend(digit.map(|digit| digit.to_ascii_uppercase()));
        }
        out.leaf("code", "code", &name);
        start = at + char.len_utf8();
    }
    explained(text.get(start..).unwrap_or_default(), set, out);
}

fn side(class: &'static str, side: &Side, set: Setting, out: &mut impl Markup) {
    out.open_class("section", class);
    out.leaf(set.heading, "version", &side.version);
    if let Some(words) = &side.note {
        note(words, out);
    }
    if !side.is_text {
        said(&side.statement, set, out);
    }
    begin(set);
    for edits in &side.text {
        own(edits, set, out);
    }
    attribution(None, &side.statement, set, out);
    out.close();
}

/// A paragraph of one version. What the other one does not have is marked for the eye, beside it.
fn own(edits: &Paragraph, set: Setting, out: &mut impl Markup) {
    out.open_class("p", "said");
    out.attr("dir", "auto");
    locate_across(edits, set);
    for edit in edits {
        match edit.op {
            Op::Keep => {
                explained(edit.text, set, out);
                continue;
            }
            Op::Delete => out.open_class("span", "old"),
            Op::Insert => out.open_class("span", "new"),
        }
        explained(edit.text, set, out);
        out.close();
    }
    out.close();
}
