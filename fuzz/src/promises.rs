//! The promises of the redline.

use unicode_segmentation::UnicodeSegmentation as _;
use what_changed::redline::{Edit, Op, redline};

use crate::Texts;

/// Compares two texts and checks every promise.
///
/// # Panics
///
/// Panics with the texts and the first broken promise. A fuzzer recognises a failure by a panic.
pub fn check_promises(texts: &Texts) {
    let Texts { old, new } = texts;
    let edits = redline(old, new);
    let promise = |is_kept: bool, promise: &str| assert!(is_kept, "broken promise: {promise}\n{texts:#?}\n{edits:#?}");
    promise(joined(&edits, Op::Insert) == *old, "the old text rebuilds from the edits");
    promise(joined(&edits, Op::Delete) == *new, "the new text rebuilds from the edits");
    promise(edits.iter().all(|edit| !edit.text.is_empty()), "no edit is empty");
    let are_whole =
        |text: &str, without: Op| !text.chars().all(is_supported) || keeps_graphemes_whole(&edits, text, without);
    promise(are_whole(old, Op::Insert), "no edit splits a grapheme cluster of the old text");
    promise(are_whole(new, Op::Delete), "no edit splits a grapheme cluster of the new text");
    promise(redline(old, new) == edits, "the same texts give the same edits");
    for text in [old, new] {
        promise(redline(text, text).iter().all(|edit| edit.op == Op::Keep), "equal texts have no changes");
    }
}

/// Joins the texts of all edits except those of one operation.
fn joined(edits: &[Edit], without: Op) -> String {
    edits.iter().filter(|edit| edit.op != without).map(|edit| edit.text).collect()
}

/// True for a character of a script whose combining marks the redline recognises in every position: Latin, Greek,
/// Cyrillic, Hebrew, Arabic, the Indic scripts, Thai, Lao, Hangul, kana, ideographs; and for emoji. A mark of another
/// script is kept together only with a letter before it, the one position where it makes sense.
fn is_supported(char: char) -> bool {
    matches!(
        char,
        '\0'..='\u{52f}' | '\u{590}'..='\u{6ff}' | '\u{900}'..='\u{963}' | '\u{e00}'..='\u{eff}'
            | '\u{1100}'..='\u{11ff}' | '\u{1e00}'..='\u{2bff}' | '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'..='\u{ffef}' | '\u{1f000}'..='\u{1faff}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// True if all edits start and end at the boundaries of grapheme clusters.
fn keeps_graphemes_whole(edits: &[Edit], text: &str, without: Op) -> bool {
    let mut is_boundary = vec![false; text.len()];
    text.grapheme_indices(true).for_each(|(at, _)| is_boundary[at] = true);
    let mut at = 0;
    edits.iter().filter(|edit| edit.op != without).all(|edit| {
        let starts_at_boundary = is_boundary[at];
        at += edit.text.len();
        starts_at_boundary
    })
}

#[cfg(test)]
mod tests {
    use what_changed::redline::EditKind;

    use super::*;

    #[test]
    fn an_edit_that_splits_a_grapheme_cluster_is_detected() {
        let keep = |text| Edit { op: Op::Keep, text, kind: EditKind::Same };
        assert!(keeps_graphemes_whole(&[keep("a"), keep("\r\n"), keep("b")], "a\r\nb", Op::Insert));
        assert!(!keeps_graphemes_whole(&[keep("a\r"), keep("\nb")], "a\r\nb", Op::Insert));
    }
}
