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
    promise(are_whole(&edits, old, Op::Insert), "no edit of the old text begins or ends inside a grapheme cluster");
    promise(are_whole(&edits, new, Op::Delete), "no edit of the new text begins or ends inside a grapheme cluster");
    promise(redline(old, new) == edits, "the same texts give the same edits");
    for text in [old, new] {
        promise(redline(text, text).iter().all(|edit| edit.op == Op::Keep), "a text against itself changes nothing");
    }
}

fn joined(edits: &[Edit], without: Op) -> String {
    edits.iter().filter(|edit| edit.op != without).map(|edit| edit.text).collect()
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
    use super::*;

    #[test]
    fn an_edit_that_cuts_a_grapheme_cluster_is_found() {
        let keep = |text| Edit { op: Op::Keep, text };
        assert!(are_whole(&[keep("a"), keep("\r\n"), keep("b")], "a\r\nb", Op::Insert));
        assert!(!are_whole(&[keep("a\r"), keep("\nb")], "a\r\nb", Op::Insert));
    }
}
