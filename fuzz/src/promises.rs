//! What the redline promises.

use unicode_segmentation::UnicodeSegmentation as _;
use what_changed::redline::{Edit, Op, redline};

use crate::Texts;

/// Compares the texts.
///
/// # Panics
///
/// With the first promise that does not hold, and the texts: that is how a fuzzer is told.
pub fn hold(texts: &Texts) {
    let Texts { old, new } = texts;
    let edits = redline(old, new);
    let promise = |holds: bool, promise: &str| assert!(holds, "a promise is broken: {promise}\n{texts:#?}\n{edits:#?}");
    promise(joined(&edits, Op::Insert) == *old, "the old text rebuilds from the edits");
    promise(joined(&edits, Op::Delete) == *new, "the new text rebuilds from the edits");
    promise(edits.iter().all(|edit| !edit.text.is_empty()), "no edit is empty");
    let are_whole = |text: &str, without: Op| !text.chars().all(is_known) || are_whole(&edits, text, without);
    promise(are_whole(old, Op::Insert), "no edit of the old text begins or ends inside a grapheme cluster");
    promise(are_whole(new, Op::Delete), "no edit of the new text begins or ends inside a grapheme cluster");
    promise(redline(old, new) == edits, "the same texts give the same edits");
    for text in [old, new] {
        promise(redline(text, text).iter().all(|edit| edit.op == Op::Keep), "a text against itself changes nothing");
    }
}

fn joined(edits: &[Edit], without: Op) -> String {
    edits.iter().filter(|edit| edit.op != without).map(|edit| edit.text).collect()
}

/// Whether a character is of the scripts whose marks the engine knows wherever they stand: Latin, Greek,
/// Cyrillic, Hebrew, Arabic, those of India, Thai, Lao, Hangul, kana, ideographs; and of pictures. A mark of
/// another script stays with a letter before it, where alone it makes sense.
fn is_known(char: char) -> bool {
    matches!(
        char,
        '\0'..='\u{52f}' | '\u{590}'..='\u{6ff}' | '\u{900}'..='\u{963}' | '\u{e00}'..='\u{eff}'
            | '\u{1100}'..='\u{11ff}' | '\u{1e00}'..='\u{2bff}' | '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'..='\u{ffef}' | '\u{1f000}'..='\u{1faff}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Whether the edits that make up a text begin and end where one of its grapheme clusters does.
fn are_whole(edits: &[Edit], text: &str, without: Op) -> bool {
    let mut begins = vec![false; text.len()];
    text.grapheme_indices(true).for_each(|(at, _)| begins[at] = true);
    let mut at = 0;
    edits.iter().filter(|edit| edit.op != without).all(|edit| {
        let begins = begins[at];
        at += edit.text.len();
        begins
    })
}

#[cfg(test)]
mod tests {
    use what_changed::redline::EditKind;

    use super::*;

    #[test]
    fn an_edit_that_cuts_a_grapheme_cluster_is_found() {
        let keep = |text| Edit { op: Op::Keep, text, kind: EditKind::Same };
        assert!(are_whole(&[keep("a"), keep("\r\n"), keep("b")], "a\r\nb", Op::Insert));
        assert!(!are_whole(&[keep("a\r"), keep("\nb")], "a\r\nb", Op::Insert));
    }
}
