//! The elements that [`Markup::guard`](crate::markup::Markup::guard) can leave untouched, and what they depend on.

use core::hash::Hash;

use crate::resolve::{Matches, Resolved};
use crate::state::Section;

/// The content of a section.
pub(super) fn section(section: Section) -> usize {
    section as usize
}

/// The popovers of sources.
pub(super) const POPOVERS: usize = Section::ALL.len();

/// A term.
pub(super) fn term(index: usize) -> usize {
    POPOVERS + 1 + 2 * index
}

/// The content of a term.
pub(super) fn content(index: usize) -> usize {
    term(index) + 1
}

/// Returns what texts depend on: the compared versions, and the query if it is marked in them.
pub(super) fn texts<'c>(matches: Matches, card: &'c Resolved) -> impl Hash + use<'c> {
    let query = if matches.count() > 0 { card.tools.query.as_str() } else { "" };
    (card.from, card.to, query)
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;
    use core::hash::Hash;

    use super::*;
    use crate::card::parse;
    use crate::locale::ENGLISH;
    use crate::markup::{Fingerprints, Markup};
    use crate::resolve::Memo;
    use crate::state::{Action, Panel, State, View, act};

    /// Records the slots that are written.
    #[derive(Default)]
    struct Recorder {
        fingerprints: Fingerprints,
        written: Vec<usize>,
    }

    impl Markup for Recorder {
        fn open(&mut self, _: &'static str) {}
        fn open_keyed(&mut self, _: &'static str, _: &str) {}
        fn attr(&mut self, _: &'static str, _: &str) {}
        fn text(&mut self, _: &str) {}
        fn close(&mut self) {}

        fn guard(&mut self, slot: usize, dependencies: impl Hash, content: impl FnOnce(&mut Self)) {
            if !self.fingerprints.replace(slot, dependencies) {
                self.written.push(slot);
                content(self);
            }
        }
    }

    /// Returns what the last action writes of three terms: all (a), the frame (f) or nothing (-); and the number of other
    /// slots that it writes.
    fn written(actions: &[Action]) -> (String, usize) {
        let text = r#"{"title": "T", "versions": [{"id": "a"}, {"id": "b"}, {"id": "c"}], "terms": [
            {"label": "A", "values": {"a": "apple", "c": "pear"}}, {"label": "B", "values": {"a": "plum"}},
            {"label": "C", "values": {"a": "fig"}}], "sources": [{"id": "s", "publisher": "P", "title": "Plums"}]}"#;
        let card = parse(text).unwrap();
        let (mut state, mut memo, mut out) = (State::first(&card), Memo::default(), Recorder::default());
        crate::view::card(&memo.resolve(&card, &state, &ENGLISH), &mut out);
        for action in actions {
            out.written.clear();
            state = act(state, &card, action.clone());
            crate::view::card(&memo.resolve(&card, &state, &ENGLISH), &mut out);
        }
        let terms = (0..3).map(|index| match [term(index), content(index)].map(|slot| out.written.contains(&slot)) {
            [true, true] => 'a',
            [true, false] => 'f',
            _ => '-',
        });
        (terms.collect(), out.written.iter().filter(|slot| **slot <= POPOVERS).count())
    }

    #[test]
    fn opening_a_term_writes_two_frames() {
        assert_eq!(written(&[Action::Open(Panel::Term(2))]), ("f-f".into(), 0));
    }

    #[test]
    fn a_view_writes_all_frames() {
        assert_eq!(written(&[Action::View(View::Split)]), ("fff".into(), 0));
    }

    #[test]
    fn another_comparison_writes_everything() {
        assert_eq!(written(&[Action::Version(1)]), ("aaa".into(), 2));
    }

    #[test]
    fn a_search_writes_texts_with_matches_before_or_after() {
        let search = |words: &str| Action::Search(words.into());
        assert_eq!(written(&[search("plum")]), ("faf".into(), 2), "each term has other neighbours");
        assert_eq!(written(&[search("plum"), search("fig")]), ("faa".into(), 2));
        assert_eq!(written(&[search("plum"), search("plum")]), ("---".into(), 0));
    }
}
