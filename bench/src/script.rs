//! The edit script of an engine for a pair of texts, in one form for all engines.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// The operation of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Op {
    /// The text is in both versions.
    #[serde(rename = "=")]
    Keep,
    /// The text is in the old version only.
    #[serde(rename = "-")]
    Delete,
    /// The text is in the new version only.
    #[serde(rename = "+")]
    Insert,
}

/// A mark that an engine adds to the operation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// No mark.
    #[default]
    Plain,
    /// A rewritten paragraph: the old text as a deletion, then the new text as an insertion.
    Rewritten,
    /// A moved paragraph. At the old place, all of it is deleted. At the new place, its unchanged text is inserted.
    Moved,
    /// A deletion inside a moved paragraph, at the new place. In the old text it is part of the moved deletion.
    Inner,
}

/// A piece of text with its operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece<'t> {
    /// The operation.
    pub op: Op,
    /// The text.
    pub text: Cow<'t, str>,
    /// The mark.
    #[serde(default, skip_serializing_if = "is_plain")]
    pub mark: Mark,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_plain(mark: &Mark) -> bool {
    *mark == Mark::Plain
}

impl<'t> Piece<'t> {
    /// Creates a piece without a mark.
    pub fn plain(op: Op, text: &'t str) -> Self {
        Self { op, text: text.into(), mark: Mark::Plain }
    }
}

/// The kind of a run of pieces that a reader sees as one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunKind {
    /// Unchanged text.
    Kept,
    /// Deletions and insertions.
    Edit,
    /// One rewritten paragraph.
    Rewritten,
    /// Moved text, at the old or the new place.
    Moved,
}

fn kind(piece: &Piece) -> RunKind {
    match (piece.op, piece.mark) {
        (Op::Keep, _) => RunKind::Kept,
        (_, Mark::Plain | Mark::Inner) => RunKind::Edit,
        (_, Mark::Rewritten) => RunKind::Rewritten,
        (_, Mark::Moved) => RunKind::Moved,
    }
}

/// Splits pieces into maximal runs of one kind.
pub fn runs<'a, 't>(pieces: &'a [Piece<'t>]) -> impl Iterator<Item = (RunKind, &'a [Piece<'t>])> {
    let is_same_run = |a: &Piece, b: &Piece| {
        let next_paragraph = a.op == Op::Insert && b.op == Op::Delete;
        kind(a) == kind(b) && !(kind(a) == RunKind::Rewritten && next_paragraph)
    };
    pieces.chunk_by(is_same_run).filter_map(|run| Some((kind(run.first()?), run)))
}

/// Counts the edits: maximal runs of deletions and insertions, with any marks.
pub fn count_edits(pieces: &[Piece]) -> usize {
    let is_kept = |piece: &Piece| piece.op == Op::Keep;
    pieces.chunk_by(|a, b| is_kept(a) == is_kept(b)).filter(|run| !run.iter().all(is_kept)).count()
}

/// Joins the texts of all pieces of one operation.
pub fn joined(pieces: &[Piece], op: Op) -> String {
    pieces.iter().filter(|piece| piece.op == op).map(|piece| piece.text.as_ref()).collect()
}

/// True if the pieces without the insertions are the old text, and without the deletions the new one.
pub fn rebuilds(pieces: &[Piece], old: &str, new: &str) -> bool {
    let matches = |mut text: &str, without: Op| {
        let shown = pieces.iter().filter(|piece| piece.op != without && piece.mark != Mark::Inner);
        for piece in shown {
            match text.strip_prefix(piece.text.as_ref()) {
                Some(rest) => text = rest,
                None => return false,
            }
        }
        text.is_empty()
    };
    matches(old, Op::Insert) && matches(new, Op::Delete)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(op: Op, text: &'static str, mark: Mark) -> Piece<'static> {
        Piece { op, text: text.into(), mark }
    }

    #[test]
    fn deletions_and_insertions_form_one_run_and_each_rewritten_paragraph_another() {
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
        let kinds: Vec<(RunKind, usize)> = runs(&pieces).map(|(kind, run)| (kind, run.len())).collect();
        assert_eq!(kinds, [(RunKind::Edit, 3), (RunKind::Kept, 1), (RunKind::Rewritten, 2), (RunKind::Rewritten, 2)]);
        assert_eq!(count_edits(&pieces), 2);
    }

    #[test]
    fn pieces_must_rebuild_both_texts_exactly() {
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
    fn a_piece_from_javascript_is_parsed() {
        let piece: Piece = serde_json::from_str(r#"{"op":"-","text":"\n"}"#).unwrap();
        assert_eq!(piece, Piece::plain(Op::Delete, "\n"));
    }
}
