//! Turns a text into words, the units that are aligned.
//!
//! A word is a token or a whole entity (an amount, a date, a reference, a quoted term). White space is not a word.
//! Each word has an id, equal for equal words, and a score: what it is worth to keep it. A longer word scores more;
//! a symbol scores least.

use alloc::vec::Vec;
use core::ops::Range;

use super::entities::Entities;
use super::intern::Interner;
use super::tokens::{Token, TokenKind, tokenize};

/// The score of a symbol.
const SYMBOL_SCORE: i16 = 1;
/// The score of a character that is a token by itself.
const SINGLE_SCORE: i16 = 4;

/// A token or an entity; never white space. A long text has many, so it is small.
#[derive(Clone, Copy)]
pub(super) struct Word {
    /// Equal for equal texts.
    pub id: u32,
    start: u32,
    end: u32,
    /// The gain from keeping the word.
    pub score: i16,
    pub kind: TokenKind,
}

impl Word {
    /// True unless the word is a symbol.
    pub(super) fn is_word(&self) -> bool {
        self.kind != TokenKind::Symbol
    }

    /// Returns the byte offset of the start.
    pub(super) fn start(&self) -> usize {
        self.start as usize
    }

    /// Returns the byte offset of the end.
    pub(super) fn end(&self) -> usize {
        self.end as usize
    }
}

/// Appends the words of a range of a text to `words`. `tokens` is a buffer to reuse.
pub(super) fn push_words<'t>(
    text: &'t str,
    range: Range<usize>,
    interner: &mut Interner<'t>,
    tokens: &mut Vec<Token>,
    words: &mut Vec<Word>,
) {
    tokens.clear();
    tokenize(text, range, tokens);
    let entities = Entities { text, tokens };
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if token.kind == TokenKind::Space {
            at += 1;
            continue;
        }
        let next = at + entities.length(at);
        let entity = tokens.get(at..next).unwrap_or_default();
        let end = entity.last().map_or(token.end, |last| last.end);
        let is_number = entity.len() > 1 && entity.iter().any(|token| token.kind == TokenKind::Number);
        words.push(Word {
            id: interner.intern(text.get(token.start..end).unwrap_or_default()),
            start: offset(token.start),
            end: offset(end),
            score: entity.iter().map(score).sum(),
            kind: if is_number { TokenKind::Number } else { token.kind },
        });
        at = next;
    }
}

/// Converts a byte offset. Texts over four gigabytes are not compared word by word.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn score(token: &Token) -> i16 {
    match token.kind {
        TokenKind::Space => 0,
        TokenKind::Symbol => SYMBOL_SCORE,
        TokenKind::Single => SINGLE_SCORE,
        TokenKind::Word | TokenKind::Address | TokenKind::Number => {
            let letters = i16::try_from((token.end - token.start).min(16)).unwrap_or(16);
            (4 + letters / 2).max(5)
        }
    }
}

/// Returns a range of a list, or nothing if it is out of bounds. (Indexing would link the panic message for that.)
pub(super) fn slice<'a, T>(list: &'a [T], range: &Range<usize>) -> &'a [T] {
    list.get(range.clone()).unwrap_or_default()
}
