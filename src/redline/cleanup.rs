//! Leaves no words stranded between two edits.

use alloc::vec::Vec;

use super::Kind;
use super::align::Change;
use super::tokens::is_sign;

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
            Some(last) if is_stranded(texts, last, &change) => {
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

/// Whether nobody would miss what stands between two changes: nothing; a word or two, but no changed
/// number beside it; or the end of a line, beside a change of nothing but signs.
pub(super) fn is_stranded(texts: Texts, before: &Change, after: &Change) -> bool {
    if !are_plain(before, after) {
        return false;
    }
    let between = between(texts, before, after);
    let (before, after) = (of(texts, before), of(texts, after));
    if between.is_empty() {
        return true;
    }
    if between.len() > BYTES || between.split_whitespace().count() > WORDS {
        return false;
    }
    if between.as_bytes().contains(&b'\n') {
        let are_signs = |(old, new): Texts| says_nothing(old) && says_nothing(new);
        return says_nothing(between) && (are_signs(before) || are_signs(after));
    }
    let is_number = |(old, new): Texts| {
        let digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
        digit(old) && digit(new)
    };
    says_nothing(between) || !is_number(before) && !is_number(after)
}

/// Whether two deletions, or two insertions, are one as well: the second ends with what stands between
/// them.
fn slides(texts: Texts, before: &Change, after: &Change) -> bool {
    let between = between(texts, before, after);
    let (before_texts, after_texts) = (of(texts, before), of(texts, after));
    let ends = |text: &str| text.len() > between.len() && text.ends_with(between);
    are_plain(before, after)
        && match (before_texts, after_texts) {
            ((_, ""), (old, "")) => ends(old),
            (("", _), ("", new)) => ends(new),
            _ => false,
        }
}

fn are_plain(before: &Change, after: &Change) -> bool {
    before.kind == Kind::Substance && after.kind == Kind::Substance
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
