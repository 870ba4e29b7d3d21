//! All that the bench knows of our own engine.

use what_changed::redline::{self, Edit, EditKind};

use crate::script::{Mark, Op, Piece};

/// Our redline. Of a moved paragraph, what is edited in it is shown where it is now.
pub fn pieces<'t>(old: &'t str, new: &'t str) -> Vec<Piece<'t>> {
    let edits = redline::redline(old, new);
    let mut pieces = Vec::new();
    for edit in &edits {
        let is_from = |other: &&Edit| other.op == redline::Op::Delete && other.kind == edit.kind;
        let is_moved_here = edit.op == redline::Op::Insert && mark(edit.kind) == Mark::Moved;
        // To search for each edit would take a time that is not our engine's.
        match is_moved_here.then(|| edits.iter().find(is_from)).flatten() {
            Some(from) => pieces.extend(moved(from.text, edit.text)),
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

/// A moved paragraph where it is now.
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
    use crate::made;
    use crate::script::rebuilds;

    #[test]
    fn the_texts_of_our_own_making_are_rebuilt() {
        for (at, texts) in made::many().iter().enumerate() {
            assert!(rebuilds(&pieces(&texts.old, &texts.new), &texts.old, &texts.new), "pair {at}");
        }
    }
}
