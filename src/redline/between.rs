//! From pairs of words to changes: what lies between the pairs, and the white space that belongs to it.

use alloc::vec::Vec;
use core::ops::Range;

use super::tokens::{char_at, joins};
use super::words::{Pair, Word};

/// Two stretches in bytes, the old one and the new one.
type Both = (Range<usize>, Range<usize>);

/// What differs within two stretches of text, given the pairs of their words.
pub(super) fn between(
    (old_text, old_words, old): (&str, &[Word], Range<usize>),
    (new_text, new_words, new): (&str, &[Word], Range<usize>),
    first: (usize, usize),
    pairs: &[Pair],
) -> Vec<Both> {
    let mut changes: Vec<Both> = Vec::new();
    let mut add = |(old, new): Both| match changes.last_mut() {
        _ if old.is_empty() && new.is_empty() => {}
        Some((last_old, last_new)) if last_old.end == old.start && last_new.end == new.start => {
            (last_old.end, last_new.end) = (old.end, new.end);
        }
        _ => changes.push((old, new)),
    };
    // The ends of the last pair, in bytes and in words.
    let (mut old_end, mut new_end) = (old.start, new.start);
    let mut next = first;
    for pair in pairs.iter().map(Some).chain([None]) {
        let words = pair.and_then(|pair| Some((old_words.get(pair.old)?, new_words.get(pair.new)?)));
        let (old_start, new_start) = words.map_or((old.end, new.end), |(old, new)| (old.start(), new.start()));
        let both = (old_end..old_start, new_end..new_start);
        let texts =
            (old_text.get(both.0.clone()).unwrap_or_default(), new_text.get(both.1.clone()).unwrap_or_default());
        if texts.0 != texts.1 {
            let only_space = pair.is_some_and(|pair| (pair.old, pair.new) == next);
            add(if only_space { both } else { without_margins(both, texts) });
        }
        (old_end, new_end) = (old_start, new_start);
        if let (Some(pair), Some((old_word, new_word))) = (pair, words) {
            if !pair.equal {
                add((old_word.start()..old_word.end(), new_word.start()..new_word.end()));
            }
            (old_end, new_end) = (old_word.end(), new_word.end());
            next = (pair.old + 1, pair.new + 1);
        }
    }
    changes
}

/// A change without the white space that both texts have at its ends.
fn without_margins((mut old, mut new): Both, (old_text, new_text): (&str, &str)) -> Both {
    let same = |(a, b): &(u8, u8)| a == b && matches!(a, b' ' | b'\n' | b'\t');
    let head = old_text.bytes().zip(new_text.bytes()).take_while(same).count();
    // A mark belongs to the space that it stands on.
    let is_mark = |text: &str| char_at(text, head).is_some_and(|char| joins(char).0);
    let head = head - usize::from(head > 0 && (is_mark(old_text) || is_mark(new_text)));
    (old.start, new.start) = (old.start + head, new.start + head);
    let room = old.len().min(new.len());
    let tail = old_text.bytes().rev().zip(new_text.bytes().rev()).take(room).take_while(same).count();
    // Nor is the end of a line parted, nor a space from a sign that joins it.
    let is_parted = |text: &str| {
        let before = text.get(..text.len() - tail).and_then(|text| text.chars().next_back());
        let begins = text.as_bytes().get(text.len() - tail);
        tail > 0 && before.is_some_and(|char| joins(char).1 || char == '\r' && begins == Some(&b'\n'))
    };
    let tail = tail - usize::from(is_parted(old_text) || is_parted(new_text));
    (old.end, new.end) = (old.end - tail, new.end - tail);
    (old, new)
}
