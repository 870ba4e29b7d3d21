//! What an engine shows for a pair of texts, whichever engine it is.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// What happens to a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Op {
    /// It stands in both texts.
    #[serde(rename = "=")]
    Keep,
    /// It stands in the old text only.
    #[serde(rename = "-")]
    Delete,
    /// It stands in the new text only.
    #[serde(rename = "+")]
    Insert,
}

/// What an engine says of a stretch, beyond what happens to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// Nothing.
    #[default]
    Plain,
    /// It is a paragraph that is shown as before (a deletion) and after (the insertion behind it).
    Rewritten,
    /// It is moved: all of the paragraph is a deletion where it was, and what of it stayed as it was
    /// is insertions where it is.
    Moved,
    /// A deletion inside a moved paragraph, shown where the paragraph is now. In the old text it is
    /// part of the moved deletion.
    Inner,
}

/// A stretch of text, and what is shown of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece<'t> {
    /// What happens to it.
    pub op: Op,
    /// The stretch itself.
    pub text: Cow<'t, str>,
    /// What else is said of it.
    #[serde(default, skip_serializing_if = "is_plain")]
    pub mark: Mark,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_plain(mark: &Mark) -> bool {
    *mark == Mark::Plain
}

impl<'t> Piece<'t> {
    /// A piece of which nothing else is said.
    pub fn plain(op: Op, text: &'t str) -> Self {
        Self { op, text: text.into(), mark: Mark::Plain }
    }
}

/// What a reader sees as one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text that is left as it was.
    Kept,
    /// A run of deletions and insertions.
    Edit,
    /// One paragraph shown as before and after.
    Rewritten,
    /// Text that is moved, here or away.
    Moved,
}

fn kind(piece: &Piece) -> Kind {
    match (piece.op, piece.mark) {
        (Op::Keep, _) => Kind::Kept,
        (_, Mark::Plain | Mark::Inner) => Kind::Edit,
        (_, Mark::Rewritten) => Kind::Rewritten,
        (_, Mark::Moved) => Kind::Moved,
    }
}

/// The maximal runs of one kind, in order.
pub fn runs<'a, 't>(pieces: &'a [Piece<'t>]) -> impl Iterator<Item = (Kind, &'a [Piece<'t>])> {
    let joined = |a: &Piece, b: &Piece| {
        let next_paragraph = a.op == Op::Insert && b.op == Op::Delete;
        kind(a) == kind(b) && !(kind(a) == Kind::Rewritten && next_paragraph)
    };
    pieces.chunk_by(joined).filter_map(|run| Some((kind(run.first()?), run)))
}

/// How many edits are shown: maximal runs of deletions and insertions, whatever else is said of them.
pub fn edits(pieces: &[Piece]) -> usize {
    let is_kept = |piece: &Piece| piece.op == Op::Keep;
    pieces.chunk_by(|a, b| is_kept(a) == is_kept(b)).filter(|run| !run.iter().all(is_kept)).count()
}

/// The text of all pieces of one op.
pub fn side(pieces: &[Piece], op: Op) -> String {
    pieces.iter().filter(|piece| piece.op == op).map(|piece| piece.text.as_ref()).collect()
}

/// Whether the pieces are the old text without the insertions and the new one without the deletions.
pub fn rebuilds(pieces: &[Piece], old: &str, new: &str) -> bool {
    let is = |mut text: &str, without: Op| {
        let shown = pieces.iter().filter(|piece| piece.op != without && piece.mark != Mark::Inner);
        for piece in shown {
            match text.strip_prefix(piece.text.as_ref()) {
                Some(rest) => text = rest,
                None => return false,
            }
        }
        text.is_empty()
    };
    is(old, Op::Insert) && is(new, Op::Delete)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(op: Op, text: &'static str, mark: Mark) -> Piece<'static> {
        Piece { op, text: text.into(), mark }
    }

    #[test]
    fn deletions_and_insertions_are_one_run_and_rewritten_paragraphs_are_one_each() {
        let pieces = [
            Piece::plain(Op::Delete, "a"),
            Piece::plain(Op::Insert, "b"),
            Piece::plain(Op::Delete, "c"),
            Piece::plain(Op::Keep, " "),
            marked(Op::Delete, "d", Mark::Rewritten),
            marked(Op::Insert, "e", Mark::Rewritten),
            marked(Op::Delete, "f", Mark::Rewritten),
            marked(Op::Insert, "g", Mark::Rewritten),
        ];
        let found: Vec<(Kind, usize)> = runs(&pieces).map(|(kind, run)| (kind, run.len())).collect();
        assert_eq!(found, [(Kind::Edit, 3), (Kind::Kept, 1), (Kind::Rewritten, 2), (Kind::Rewritten, 2)]);
        assert_eq!(edits(&pieces), 2);
    }

    #[test]
    fn pieces_rebuild_both_texts_or_do_not() {
        let pieces = [Piece::plain(Op::Keep, "a "), Piece::plain(Op::Delete, "b"), Piece::plain(Op::Insert, "c")];
        assert!(rebuilds(&pieces, "a b", "a c"));
        assert!(!rebuilds(&pieces, "a b", "a b"));
        assert!(!rebuilds(&pieces, "a b ", "a c"));
    }

    #[test]
    fn a_moved_and_edited_paragraph_rebuilds_both_texts() {
        let pieces = [
            marked(Op::Delete, "one two\n", Mark::Moved),
            Piece::plain(Op::Keep, "three\n"),
            marked(Op::Insert, "one ", Mark::Moved),
            marked(Op::Delete, "two", Mark::Inner),
            Piece::plain(Op::Insert, "2"),
            marked(Op::Insert, "\n", Mark::Moved),
        ];
        assert!(rebuilds(&pieces, "one two\nthree\n", "three\none 2\n"));
    }

    #[test]
    fn a_piece_from_a_script_in_javascript_is_read() {
        let piece: Piece = serde_json::from_str(r#"{"op":"-","text":"\n"}"#).unwrap();
        assert_eq!(piece, Piece::plain(Op::Delete, "\n"));
    }
}
