//! Leaves no words stranded between two edits.

use alloc::vec::Vec;
use core::ops::Range;

use super::EditKind;
use super::align::Change;
use super::tokens::is_sign;
use crate::cut::is_one_of;

/// A run of so many words …
const WORDS: usize = 2;
/// … and so many bytes between two edits is not worth reading.
const BYTES: usize = 14;

/// An old text and a new one.
pub(super) type Texts<'t> = (&'t str, &'t str);

/// The changes, with those joined that only a stranded run parts.
pub(super) fn cleaned(texts: Texts, changes: Vec<Change>) -> Vec<Change> {
    let mut cleaned: Vec<Change> = Vec::with_capacity(changes.len());
    for change in changes {
        match cleaned.last_mut() {
            Some(last) if is_stranded(texts, last, &change) && !is_next_clause(texts, last, &change) => {
                // Beside the number of a clause, a sign is a part of it.
                let is_number = |change: &Change, other: &Change| {
                    change.kind == EditKind::Numbering && (other.kind == change.kind || are_signs(texts, other))
                };
                let joined = is_number(last, &change) || is_number(&change, last);
                last.kind = if joined { EditKind::Numbering } else { EditKind::Substance };
                (last.old.end, last.new.end) = (change.old.end, change.new.end);
            }
            Some(last) if slides(texts, last, &change) => {
                // What stands between them comes behind them both.
                let between = change.old.start - last.old.end;
                if change.old.is_empty() {
                    last.new.end = change.new.end - between;
                } else {
                    last.old.end = change.old.end - between;
                }
            }
            _ => cleaned.push(change),
        }
    }
    cleaned
}

/// Whether nobody would miss what stands between two changes: nothing; a word or two that are not all of
/// their line, but no changed number beside it; or the end of a line, beside a change of nothing but signs.
pub(super) fn is_stranded(texts: Texts, before: &Change, after: &Change) -> bool {
    let between = between(texts, before, after);
    let is_plain = |change: &Change| matches!(change.kind, EditKind::Substance | EditKind::Numbering);
    if !is_plain(before) || !is_plain(after) {
        return false;
    }
    if between.is_empty() {
        return true;
    }
    let has_sign = are_signs(texts, before) || are_signs(texts, after);
    if (before.kind == EditKind::Numbering || after.kind == EditKind::Numbering) && !(has_sign && says_nothing(between))
    {
        return false;
    }
    if between.len() > BYTES || between.split_whitespace().count() > WORDS {
        return false;
    }
    if is_one_of(b'\n', between.as_bytes()) {
        return says_nothing(between) && has_sign;
    }
    if !says_nothing(between) && is_line(texts.0, before.old.end..after.old.start) {
        return false;
    }
    let is_number = |change: &Change| {
        let (old, new) = of(texts, change);
        let digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
        digit(old) && digit(new)
    };
    says_nothing(between) || !is_number(before) && !is_number(after)
}

/// Whether a part of a text is all of its line.
fn is_line(text: &str, part: Range<usize>) -> bool {
    let at = |at: usize| text.as_bytes().get(at).is_none_or(|byte| *byte == b'\n');
    at(part.start.wrapping_sub(1)) && at(part.end)
}

/// Whether a clause came or went, and the next one has another number for it.
pub(super) fn is_next_clause(texts: Texts, before: &Change, after: &Change) -> bool {
    let is_one_sided = before.old.is_empty() || before.new.is_empty();
    is_one_sided && before.kind == EditKind::Substance && after.kind == EditKind::Numbering && !are_signs(texts, before)
}

fn are_signs(texts: Texts, change: &Change) -> bool {
    let (old, new) = of(texts, change);
    says_nothing(old) && says_nothing(new)
}

/// Whether two deletions, or two insertions, are one as well: the second ends with what stands between
/// them.
fn slides(texts: Texts, before: &Change, after: &Change) -> bool {
    let between = between(texts, before, after);
    let (before_texts, after_texts) = (of(texts, before), of(texts, after));
    let ends = |text: &str| text.len() > between.len() && text.ends_with(between);
    (before.kind, after.kind) == (EditKind::Substance, EditKind::Substance)
        && match (before_texts, after_texts) {
            ((_, ""), (old, "")) => ends(old),
            (("", _), ("", new)) => ends(new),
            _ => false,
        }
}

fn between<'t>((old, _): Texts<'t>, before: &Change, after: &Change) -> &'t str {
    old.get(before.old.end..after.old.start).unwrap_or_default()
}

fn of<'t>((old, new): Texts<'t>, change: &Change) -> Texts<'t> {
    (old.get(change.old.clone()).unwrap_or_default(), new.get(change.new.clone()).unwrap_or_default())
}

/// Whether a text is nothing but signs and white space.
fn says_nothing(text: &str) -> bool {
    text.chars().all(is_sign)
}
