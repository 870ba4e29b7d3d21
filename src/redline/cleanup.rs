//! Merges changes that only a word or two separate. Such *stranded* words would not help the reader.
//!
//! ```text
//! We [-send-]{+give+} it [-to all-]{+for some+} without delay.
//! We [-send it to all-]{+give it for some+} without delay.
//! ```
//!
//! Two deletions, or two insertions, are also merged if the second can slide to the first:
//!
//! ```text
//! one [-two -]three [-four three -]five
//! one [-two three four -]three five
//! ```

use alloc::vec::Vec;
use core::ops::Range;

use super::EditKind;
use super::changes::Change;
use super::tokens::is_symbol;
use crate::cut::is_one_of;

/// The maximum number of stranded words between two changes.
const MAX_STRANDED_WORDS: usize = 2;
/// The maximum length of stranded words, in bytes.
const MAX_STRANDED_BYTES: usize = 14;

/// The old text and the new text.
pub(super) type Texts<'t> = (&'t str, &'t str);

/// Merges the changes that only stranded words separate, and those that can slide together.
pub(super) fn clean_up(texts: Texts, changes: Vec<Change>) -> Vec<Change> {
    let mut merged: Vec<Change> = Vec::with_capacity(changes.len());
    for change in changes {
        match merged.last_mut() {
            Some(last) if is_stranded(texts, last, &change) && !is_renumbered_clause(texts, last, &change) => {
                // Punctuation beside the number of a clause is part of the number.
                let is_number = |change: &Change, other: &Change| {
                    change.kind == EditKind::Numbering && (other.kind == change.kind || has_only_symbols(texts, other))
                };
                let is_numbering = is_number(last, &change) || is_number(&change, last);
                last.kind = if is_numbering { EditKind::Numbering } else { EditKind::Substance };
                (last.old.end, last.new.end) = (change.old.end, change.new.end);
            }
            Some(last) if can_slide(texts, last, &change) => {
                // The text between them comes after the merged change.
                let between = change.old.start - last.old.end;
                if change.old.is_empty() {
                    last.new.end = change.new.end - between;
                } else {
                    last.old.end = change.old.end - between;
                }
            }
            _ => merged.push(change),
        }
    }
    merged
}

/// True if the unchanged text between two changes is too short to help the reader:
///
/// - nothing at all;
/// - one or two words, unless they are a line of their own or a number changes beside them;
/// - a line end, if one of the changes is punctuation only.
pub(super) fn is_stranded(texts: Texts, before: &Change, after: &Change) -> bool {
    let between = text_between(texts, before, after);
    let is_plain = |change: &Change| matches!(change.kind, EditKind::Substance | EditKind::Numbering);
    if !is_plain(before) || !is_plain(after) {
        return false;
    }
    if between.is_empty() {
        return true;
    }
    let is_beside_symbols = has_only_symbols(texts, before) || has_only_symbols(texts, after);
    if (before.kind == EditKind::Numbering || after.kind == EditKind::Numbering)
        && !(is_beside_symbols && is_only_symbols(between))
    {
        return false;
    }
    if between.len() > MAX_STRANDED_BYTES || between.split_whitespace().count() > MAX_STRANDED_WORDS {
        return false;
    }
    if is_one_of(b'\n', between.as_bytes()) {
        return is_only_symbols(between) && is_beside_symbols;
    }
    if !is_only_symbols(between) && is_line(texts.0, before.old.end..after.old.start) {
        return false;
    }
    let is_number = |change: &Change| {
        let (old, new) = texts_of(texts, change);
        let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
        has_digit(old) && has_digit(new)
    };
    is_only_symbols(between) || !is_number(before) && !is_number(after)
}

/// True if a range of a text is a line of its own.
fn is_line(text: &str, range: Range<usize>) -> bool {
    let is_line_end = |at: usize| text.as_bytes().get(at).is_none_or(|byte| *byte == b'\n');
    is_line_end(range.start.wrapping_sub(1)) && is_line_end(range.end)
}

/// True if a clause was inserted or deleted and the clause after it has a new number.
pub(super) fn is_renumbered_clause(texts: Texts, before: &Change, after: &Change) -> bool {
    let is_one_sided = before.old.is_empty() || before.new.is_empty();
    is_one_sided
        && before.kind == EditKind::Substance
        && after.kind == EditKind::Numbering
        && !has_only_symbols(texts, before)
}

fn has_only_symbols(texts: Texts, change: &Change) -> bool {
    let (old, new) = texts_of(texts, change);
    is_only_symbols(old) && is_only_symbols(new)
}

/// True if two deletions, or two insertions, can be merged by sliding: the second ends with the text between them.
fn can_slide(texts: Texts, before: &Change, after: &Change) -> bool {
    let between = text_between(texts, before, after);
    let (before_texts, after_texts) = (texts_of(texts, before), texts_of(texts, after));
    let ends_with_it = |text: &str| text.len() > between.len() && text.ends_with(between);
    (before.kind, after.kind) == (EditKind::Substance, EditKind::Substance)
        && match (before_texts, after_texts) {
            ((_, ""), (old, "")) => ends_with_it(old),
            (("", _), ("", new)) => ends_with_it(new),
            _ => false,
        }
}

fn text_between<'t>((old, _): Texts<'t>, before: &Change, after: &Change) -> &'t str {
    old.get(before.old.end..after.old.start).unwrap_or_default()
}

fn texts_of<'t>((old, new): Texts<'t>, change: &Change) -> Texts<'t> {
    (old.get(change.old.clone()).unwrap_or_default(), new.get(change.new.clone()).unwrap_or_default())
}

/// True if a text has only punctuation, symbols and white space.
fn is_only_symbols(text: &str) -> bool {
    text.chars().all(is_symbol)
}
