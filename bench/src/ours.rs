//! Adapts the redline of this project to the benchmark.

use what_changed::redline::{self, Edit, EditKind};

use crate::script::{Mark, Op, Piece};

/// Compares two texts. The edits inside a moved paragraph are at its new place.
pub fn pieces<'t>(old: &'t str, new: &'t str) -> Vec<Piece<'t>> {
    let edits = redline::redline(old, new);
    let mut pieces = Vec::new();
    for edit in &edits {
        let is_old_place = |other: &&Edit| other.op == redline::Op::Delete && other.kind == edit.kind;
        let is_moved_here = edit.op == redline::Op::Insert && mark(edit.kind) == Mark::Moved;
        // Search for moved edits only: a search for each edit would distort the time.
        match is_moved_here.then(|| edits.iter().find(is_old_place)).flatten() {
            Some(old_place) => pieces.extend(moved(old_place.text, edit.text)),
            None => pieces.push(Piece { op: op(edit.op), text: edit.text.into(), mark: mark(edit.kind) }),
        }
    }
    pieces
}

fn mark(kind: EditKind) -> Mark {
    match kind {
        EditKind::Moved(_) => Mark::Moved,
        EditKind::Rewritten => Mark::Rewritten,
        _ => Mark::Plain,
    }
}

/// Returns the pieces of a moved paragraph at its new place.
fn moved<'t>(old: &'t str, new: &'t str) -> impl Iterator<Item = Piece<'t>> {
    redline::redline(old, new).into_iter().map(|edit| {
        let (op, mark) = match edit.op {
            redline::Op::Keep => (Op::Insert, Mark::Moved),
            redline::Op::Insert => (Op::Insert, Mark::Plain),
            redline::Op::Delete => (Op::Delete, Mark::Inner),
        };
        Piece { op, text: edit.text.into(), mark }
    })
}

fn op(op: redline::Op) -> Op {
    match op {
        redline::Op::Keep => Op::Keep,
        redline::Op::Delete => Op::Delete,
        redline::Op::Insert => Op::Insert,
    }
}

#[cfg(test)]
mod tests {
    use super::pieces;
    use crate::generate;
    use crate::script::rebuilds;

    #[test]
    fn generated_texts_rebuild() {
        for (at, texts) in generate::pairs().iter().enumerate() {
            assert!(rebuilds(&pieces(&texts.old, &texts.new), &texts.old, &texts.new), "pair {at}");
        }
    }
}
