//! What was last shown, and so need not be worked out and written again.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::statement::Resolver;
use super::term::{self, Anew, Facts, Frame};
use super::{Group, find, found};
use crate::state::State;

/// What was last worked out, so that an act which changes no text works out none.
#[derive(Default)]
pub struct Kept {
    compared: Option<(usize, usize)>,
    query: String,
    /// Whether the last query was the same.
    same_query: bool,
    facts: Vec<Facts>,
    frames: Vec<Frame>,
    marked_terms: Vec<bool>,
    marked_sections: Vec<bool>,
}

impl Kept {
    /// Begins to work out a state: all is forgotten that belongs to another comparison.
    pub(super) fn begin(&mut self, state: &State) {
        let compared = Some((state.from, state.to));
        if self.compared != compared {
            *self = Self { compared, ..Self::default() };
        }
        self.same_query = self.query == state.query;
        self.query.clone_from(&state.query);
    }

    /// What is known of each term's change.
    pub(super) fn facts(&self) -> &[Facts] {
        &self.facts
    }

    /// The terms by topic, each with as much as has to be written anew.
    pub(super) fn terms<'c>(&mut self, with: Resolver<'c>, state: &State) -> Vec<Group<'c>> {
        let terms = &with.card.terms;
        let (mut frames, mut contents) = (Vec::new(), Vec::new());
        for index in 0..terms.len() {
            let count = find::in_term(with.card, index, &state.query);
            let content = (!keeps(&mut self.marked_terms, index, count, self.same_query)).then(|| {
                let (content, facts) = term::content(with, state, index);
                if index == self.facts.len() {
                    self.facts.push(facts);
                }
                content
            });
            frames.push(term::frame(with.card, state, index, self.facts[index], found(count, state)));
            contents.push(content);
        }
        term::link(&mut frames);
        let mut groups: Vec<Group> = Vec::new();
        for (index, content) in contents.into_iter().enumerate() {
            let frame = frames[index];
            let anew = match content {
                Some(content) => Anew::All(Box::new(content)),
                None if self.frames.get(index) == Some(&frame) => Anew::Nothing,
                None => Anew::Frame,
            };
            let term = term::resolve(with, state, index, self.facts[index], frame, anew);
            let topic = terms[index].topic.as_deref();
            match groups.last_mut() {
                Some(group) if group.topic == topic => group.terms.push(term),
                _ => groups.push(Group { topic, terms: vec![term] }),
            }
        }
        self.frames = frames;
        groups
    }

    /// Whether a section stands as it was shown; by its place among those of the card, and how often it has what is
    /// searched for.
    pub(super) fn keeps_section(&mut self, place: usize, found: usize) -> bool {
        keeps(&mut self.marked_sections, place, found, self.same_query)
    }
}

/// Whether a text stands as it was shown: its words are marked as they were, or none of them are and none were.
fn keeps(marked: &mut Vec<bool>, place: usize, found: usize, same_query: bool) -> bool {
    let is_marked = found > 0;
    if let Some(was) = marked.get_mut(place) {
        return same_query || !core::mem::replace(was, is_marked) && !is_marked;
    }
    marked.push(is_marked);
    false
}

#[cfg(test)]
mod tests {
    use super::super::resolve_again;
    use super::*;
    use crate::locale::ENGLISH;
    use crate::state::{Action, Panel, act};

    /// How much of each of three terms has to be written after some acts: all, the frame, or nothing.
    fn anew(acts: &[Action]) -> Vec<char> {
        let text = r#"{"title": "T", "versions": [{"id": "a"}, {"id": "b"}, {"id": "c"}], "terms": [
            {"label": "A", "values": {"a": "apple", "c": "pear"}}, {"label": "B", "values": {"a": "plum"}},
            {"label": "C", "values": {"a": "fig"}}]}"#;
        let card = crate::card::parse(text).unwrap();
        let (mut state, mut kept) = (State::first(&card), Kept::default());
        resolve_again(&card, &state, &ENGLISH, &mut kept);
        let (last, before) = acts.split_last().unwrap();
        for action in before {
            state = act(state, &card, action.clone());
            resolve_again(&card, &state, &ENGLISH, &mut kept);
        }
        state = act(state, &card, last.clone());
        let resolved = resolve_again(&card, &state, &ENGLISH, &mut kept);
        let terms = resolved.groups.iter().flat_map(|group| &group.terms);
        terms
            .map(|term| match term.anew {
                Anew::All(_) => 'a',
                Anew::Frame => 'f',
                Anew::Nothing => '-',
            })
            .collect()
    }

    #[test]
    fn opening_a_term_writes_the_frames_of_two() {
        assert_eq!(anew(&[Action::Open(Panel::Term(2))]), ['f', '-', 'f']);
    }

    #[test]
    fn another_comparison_writes_all() {
        assert_eq!(anew(&[Action::Version(1)]), ['a', 'a', 'a']);
    }

    #[test]
    fn a_search_writes_the_texts_that_have_the_words_or_had_them() {
        let search = |words: &str| Action::Search(words.into());
        assert_eq!(anew(&[search("plum")]), ['f', 'a', 'f']);
        assert_eq!(anew(&[search("plum"), search("fig")]), ['f', 'a', 'a'], "each leads to another next one");
        assert_eq!(anew(&[search("plum"), search("plum")]), ['-', '-', '-']);
    }
}
