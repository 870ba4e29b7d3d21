//! The diff engines that run natively: the redline and other crates.

use dissimilar::Chunk;
use imara_diff::{Algorithm as Imara, Diff, InternedInput};
use similar::{Algorithm, capture_diff_slices};

use crate::script::{Op, Piece};
use crate::{minimal, ours, words};

/// A diff engine that runs natively.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The minimal script, the reference for all others.
    Minimal,
    /// The redline of this project.
    Ours,
    /// imara-diff with Histogram, on words.
    ImaraHistogram,
    /// imara-diff with Myers, on words.
    ImaraMyers,
    /// similar with its default Myers, on words.
    Similar,
    /// dissimilar, on characters.
    Dissimilar,
}

impl Engine {
    /// All engines, in the order of the tables.
    pub const ALL: [Self; 6] =
        [Self::Minimal, Self::Ours, Self::ImaraHistogram, Self::ImaraMyers, Self::Similar, Self::Dissimilar];

    /// Returns the name that the tables show.
    pub fn name(self) -> &'static str {
        match self {
            Self::Minimal => "minimal script",
            Self::Ours => "what-changed",
            Self::ImaraHistogram => "imara-diff Histogram",
            Self::ImaraMyers => "imara-diff Myers",
            Self::Similar => "similar Myers",
            Self::Dissimilar => "dissimilar",
        }
    }

    /// Returns the engine with a name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|engine| engine.name() == name)
    }

    /// Compares two texts. Returns `None` if that would take too long.
    pub fn pieces<'t>(self, old: &'t str, new: &'t str) -> Option<Vec<Piece<'t>>> {
        Some(match self {
            Self::Minimal => return minimal::pieces(old, new),
            Self::Ours => ours::pieces(old, new),
            Self::ImaraHistogram => imara(Imara::Histogram, old, new),
            Self::ImaraMyers => imara(Imara::Myers, old, new),
            Self::Similar => similar(old, new),
            Self::Dissimilar => dissimilar(old, new),
        })
    }
}

/// Runs imara-diff without its post-processing, which is made for lines.
fn imara<'t>(algorithm: Imara, old: &'t str, new: &'t str) -> Vec<Piece<'t>> {
    let (old_tokens, new_tokens) = (words::tokens(old), words::tokens(new));
    let mut input = InternedInput::default();
    input.update_before(old_tokens.iter().copied());
    input.update_after(new_tokens.iter().copied());
    let diff = Diff::compute(algorithm, &input);
    let index = |token: u32| token as usize;
    let hunks = diff
        .hunks()
        .map(|hunk| (index(hunk.before.start)..index(hunk.before.end), index(hunk.after.start)..index(hunk.after.end)));
    words::pieces((old, &old_tokens), (new, &new_tokens), hunks)
}

fn similar<'t>(old: &'t str, new: &'t str) -> Vec<Piece<'t>> {
    let (old_tokens, new_tokens) = (words::tokens(old), words::tokens(new));
    let ops = capture_diff_slices(Algorithm::default(), &old_tokens, &new_tokens);
    words::pieces((old, &old_tokens), (new, &new_tokens), minimal::hunks(&ops))
}

fn dissimilar<'t>(old: &'t str, new: &'t str) -> Vec<Piece<'t>> {
    let piece = |chunk| match chunk {
        Chunk::Equal(text) => Piece::plain(Op::Keep, text),
        Chunk::Delete(text) => Piece::plain(Op::Delete, text),
        Chunk::Insert(text) => Piece::plain(Op::Insert, text),
    };
    dissimilar::diff(old, new).into_iter().map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::Engine;
    use crate::script::rebuilds;

    #[test]
    fn every_engine_rebuilds_both_texts() {
        let (old, new) = ("The fee is $5, payable in May.\n", "A fee of €7 is payable in May — or June.\n");
        for engine in Engine::ALL {
            let pieces = engine.pieces(old, new).unwrap();
            assert!(rebuilds(&pieces, old, new), "{}: {pieces:?}", engine.name());
        }
    }

    #[test]
    fn names_parse_to_their_engines() {
        for engine in Engine::ALL {
            assert_eq!(Engine::parse(engine.name()), Some(engine));
        }
    }
}
