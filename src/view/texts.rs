//! The texts of a term: both versions in one, side by side, and each alone.

use alloc::string::String;
use alloc::vec::Vec;

use super::Context;
use super::class::{EDIT_COUNTS, NOTE, PARAGRAPH, SR};
use super::statement::{attribution, extras, note, text};
use super::text_writer::{ParagraphWriter, TextWriter};
use crate::locale::Word;
use crate::markup::{Class, ClassList, Markup};
use crate::number::code_point;
use crate::redline::{EditKind, Op, is_invisible};
use crate::resolve::{Mark, Paragraph, Side, TermContent};

classes! {
    COMPARED_TEXTS = "compared-texts",
    REDLINE = "redline",
    SIDE = "side",
    BEFORE = "before",
    AFTER = "after",
    EXTRAS = "extras",
    OF_BEFORE = "of-before",
    OF_AFTER = "of-after",
    VERSION_NAME = "version-name",
    NOTE_VERSION = "note-version",
    AMOUNT = "amount",
    MOVED_NOTE = "moved-note",
    MOVED = "moved",
    REWRITTEN = "rewritten",
    MINOR = "minor",
    SPACE = "space",
    OLD = "old",
    NEW = "new",
    CODE = "code",
}

/// Writes the compared texts, or the text of a version that is shown alone.
pub(super) fn texts(term: &TermContent, context: Context, out: &mut impl Markup) {
    if let Some(before) = &term.before {
        out.element("div", COMPARED_TEXTS, |out| compared(term, before, context, out));
    } else {
        out.element("section", SIDE, |out| side(&term.after, context, out));
        side_extras(EXTRAS, &term.after, context, out);
    }
}

fn compared(term: &TermContent, before: &Side, context: Context, out: &mut impl Markup) {
    out.element("div", REDLINE, |out| {
        missing(before, context, out);
        redline(&term.redline, context, out);
        missing(&term.after, context, out);
        for amount in &term.amounts {
            out.leaf("p", AMOUNT, amount);
        }
        if let Some(counts) = &term.edit_counts {
            out.leaf("p", EDIT_COUNTS, counts);
        }
        for side in [before, &term.after] {
            attribution(Some(&side.version), &side.statement, context, out);
        }
    });
    out.element("section", [SIDE, BEFORE], |out| side(before, context, out));
    out.element("section", [SIDE, AFTER], |out| side(&term.after, context, out));
    side_extras([EXTRAS, OF_BEFORE], before, context, out);
    side_extras([EXTRAS, OF_AFTER], &term.after, context, out);
}

/// Writes what the redline shows for a version without a text.
fn missing(side: &Side, context: Context, out: &mut impl Markup) {
    if side.has_text {
        return;
    }
    out.element("p", NOTE, |out| {
        out.leaf("span", NOTE_VERSION, &side.version);
        out.text(" ");
        out.text(side.note.as_deref().unwrap_or_default());
    });
    text(&side.statement, context, out);
}

/// Writes the quotation and the claims of one version, below the texts.
fn side_extras(class: impl ClassList, side: &Side, context: Context, out: &mut impl Markup) {
    if side.statement.quote.is_none() && side.statement.claims.is_empty() {
        return;
    }
    out.element("section", class, |out| {
        out.leaf(context.heading, VERSION_NAME, &side.version);
        extras(&side.statement, context, out);
    });
}

/// Writes both texts in one.
pub(super) fn redline<M: Markup>(paragraphs: &[Paragraph], context: Context, out: &mut M) {
    let mut text = context.text();
    for marks in paragraphs {
        out.element("p", PARAGRAPH, |out| {
            out.attr("dir", "auto");
            let mut paragraph = begin(marks, &mut text);
            let mut previous = Op::Keep;
            for mark in marks {
                if let Some(note) = mark.note {
                    out.leaf("span", MOVED_NOTE, note);
                }
                match mark.op {
                    Op::Keep => kept(mark, &mut paragraph, out),
                    Op::Delete | Op::Insert => {
                        if previous == Op::Delete {
                            // A place for a line break, and a separator in copied text.
                            out.text(" ");
                        }
                        edit(mark, &mut paragraph, context, out);
                    }
                }
                previous = mark.op;
            }
        });
    }
}

fn kept(mark: &Mark, paragraph: &mut ParagraphWriter, out: &mut impl Markup) {
    if matches!(mark.kind, EditKind::Moved(_)) {
        out.element("span", MOVED, |out| paragraph.write(mark.text, out));
    } else {
        paragraph.write(mark.text, out);
    }
}

fn edit<M: Markup>(mark: &Mark, paragraph: &mut ParagraphWriter, context: Context, out: &mut M) {
    let is_deletion = mark.op == Op::Delete;
    let (tag, start, end) = if is_deletion {
        ("del", Word::RemovalStart, Word::RemovalEnd)
    } else {
        ("ins", Word::AdditionStart, Word::AdditionEnd)
    };
    let write = |out: &mut M| {
        out.attr("dir", "auto");
        out.leaf("span", SR, context.locale.word(start));
        for (text, code) in with_codes(mark.text) {
            if is_deletion {
                // No line is drawn through a button.
                paragraph.write_plain(text, out);
            } else {
                paragraph.write(text, out);
            }
            if let Some(code) = code {
                out.leaf("code", CODE, &code);
            }
        }
        out.leaf("span", SR, context.locale.word(end));
    };
    match mark.kind {
        EditKind::Space => out.element(tag, [MINOR, SPACE], write),
        kind => out.element(tag, edit_class(kind), write),
    }
}

fn edit_class(kind: EditKind) -> Option<Class> {
    match kind {
        EditKind::Rewritten => Some(REWRITTEN),
        EditKind::Moved(_) => Some(MOVED),
        kind if kind.is_minor() => Some(MINOR),
        _ => None,
    }
}

/// Cuts a text after each invisible character, in place of which there is its code.
fn with_codes(text: &str) -> Vec<(&str, Option<String>)> {
    let (mut pieces, mut start) = (Vec::new(), 0);
    for (at, char) in text.char_indices().filter(|(_, char)| is_invisible(*char)) {
        pieces.push((text.get(start..at).unwrap_or_default(), Some(code_point(char))));
        start = at + char.len_utf8();
    }
    pieces.push((text.get(start..).unwrap_or_default(), None));
    pieces
}

/// Starts a paragraph that is written mark by mark.
fn begin<'t, 'c>(marks: &Paragraph, text: &'t mut TextWriter<'c>) -> ParagraphWriter<'t, 'c> {
    let mut whole = String::new();
    for mark in marks.iter().filter(|_| text.is_searched()) {
        whole.push_str(mark.text);
    }
    text.paragraph(&whole)
}

/// Writes the text of one version.
fn side(side: &Side, context: Context, out: &mut impl Markup) {
    out.leaf(context.heading, VERSION_NAME, &side.version);
    if let Some(shown) = &side.note {
        note(shown, out);
    }
    if !side.has_text {
        text(&side.statement, context, out);
    }
    let mut own = context.text();
    for marks in &side.text {
        out.element("p", PARAGRAPH, |out| {
            out.attr("dir", "auto");
            let mut paragraph = begin(marks, &mut own);
            for mark in marks {
                // The style colours what the other version lacks in the view side by side.
                match mark.op {
                    Op::Keep => paragraph.write(mark.text, out),
                    Op::Delete => out.element("span", OLD, |out| paragraph.write(mark.text, out)),
                    Op::Insert => out.element("span", NEW, |out| paragraph.write(mark.text, out)),
                }
            }
        });
    }
    attribution(None, &side.statement, context, out);
}
