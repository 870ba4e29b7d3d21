//! Turns aligned words into changes: every gap between two pairs of words is a change.
//!
//! The white space around a gap belongs to the change only as far as the two texts differ in it. In
//! *the sun rises* → *the moon rises*, the change is *sun* → *moon*, without the spaces.

use alloc::vec::Vec;
use core::ops::Range;

use super::align::Pair;
use super::tokens::{char_at, joins_next, joins_previous};
use super::words::Word;

/// A range of the old text and one of the new text, in bytes.
type Ranges = (Range<usize>, Range<usize>);

/// Returns the gaps between `pairs` of words in a range of each text, in order.
///
/// `first_words` are the indexes of the first word of each range.
pub(super) fn gaps(
    (old_text, old_words, old): (&str, &[Word], Range<usize>),
    (new_text, new_words, new): (&str, &[Word], Range<usize>),
    first_words: (usize, usize),
    pairs: &[Pair],
) -> Vec<Ranges> {
    let mut gaps: Vec<Ranges> = Vec::new();
    let mut push = |(old, new): Ranges| match gaps.last_mut() {
        _ if old.is_empty() && new.is_empty() => {}
        Some((last_old, last_new)) if last_old.end == old.start && last_new.end == new.start => {
            (last_old.end, last_new.end) = (old.end, new.end);
        }
        _ => gaps.push((old, new)),
    };
    // The ends of the last pair, in bytes, and the words after it.
    let (mut old_end, mut new_end) = (old.start, new.start);
    let mut next_words = first_words;
    for pair in pairs.iter().map(Some).chain([None]) {
        let words = pair.and_then(|pair| Some((old_words.get(pair.old)?, new_words.get(pair.new)?)));
        let (old_start, new_start) = words.map_or((old.end, new.end), |(old, new)| (old.start(), new.start()));
        let gap = (old_end..old_start, new_end..new_start);
        let texts = (old_text.get(gap.0.clone()).unwrap_or_default(), new_text.get(gap.1.clone()).unwrap_or_default());
        if texts.0 != texts.1 {
            let has_no_words = pair.is_some_and(|pair| (pair.old, pair.new) == next_words);
            push(if has_no_words { gap } else { trim_common_space(gap, texts) });
        }
        (old_end, new_end) = (old_start, new_start);
        if let (Some(pair), Some((old_word, new_word))) = (pair, words) {
            if !pair.is_equal {
                push((old_word.start()..old_word.end(), new_word.start()..new_word.end()));
            }
            (old_end, new_end) = (old_word.end(), new_word.end());
            next_words = (pair.old + 1, pair.new + 1);
        }
    }
    gaps
}

/// Trims the white space that both texts have in common at the ends of a gap.
fn trim_common_space((mut old, mut new): Ranges, (old_text, new_text): (&str, &str)) -> Ranges {
    let is_common = |(a, b): &(u8, u8)| a == b && matches!(a, b' ' | b'\n' | b'\t');
    let head = old_text.bytes().zip(new_text.bytes()).take_while(is_common).count();
    // Do not separate a space from a combining mark on it.
    let has_mark = |text: &str| char_at(text, head).is_some_and(joins_previous);
    let head = head - usize::from(head > 0 && (has_mark(old_text) || has_mark(new_text)));
    (old.start, new.start) = (old.start + head, new.start + head);
    let max_tail = old.len().min(new.len());
    let tail = old_text.bytes().rev().zip(new_text.bytes().rev()).take(max_tail).take_while(is_common).count();
    // Do not separate a space from a joiner before it, nor split `\r\n`.
    let is_split = |text: &str| {
        let before = text.get(..text.len() - tail).and_then(|text| text.chars().next_back());
        let after = text.as_bytes().get(text.len() - tail);
        tail > 0 && before.is_some_and(|char| joins_next(char) || char == '\r' && after == Some(&b'\n'))
    };
    let tail = tail - usize::from(is_split(old_text) || is_split(new_text));
    (old.end, new.end) = (old.end - tail, new.end - tail);
    (old, new)
}
