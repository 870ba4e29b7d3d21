//! The members of an object that the reader has not taken yet, and the characters that a card may carry.

use alloc::string::String;
use alloc::vec::Vec;

use super::value::{Member, Node, Place};

/// The members of an object that have not been taken yet.
#[derive(Default)]
pub(super) struct Fields {
    pub rest: Vec<Member>,
    /// The fields that the reader asked for, with the place of the name of each.
    pub known: Vec<(&'static str, Place)>,
}

impl Fields {
    pub(super) fn new(rest: Vec<Member>) -> Self {
        Self { rest, known: Vec::new() }
    }

    /// Takes out the last member of that name: it is the one that counts in JavaScript.
    pub(super) fn take(&mut self, name: &'static str) -> Option<Node> {
        let member = self.rest.iter().rposition(|member| member.name == name).map(|at| self.rest.remove(at));
        self.known.push((name, member.as_ref().map(|member| member.name_place).unwrap_or_default()));
        member.map(|member| member.node)
    }
}

/// Normalises line ends to `\n`, and replaces each character that a page cannot carry: a parser would change it, and
/// the page would differ from what the view wrote.
pub(crate) fn tidy(text: String) -> String {
    if text.chars().all(|char| char != '\r' && carried(char) == char) {
        return text;
    }
    let mut tidied = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' => tidied.push('\n'),
            other => tidied.push(carried(other)),
        }
    }
    tidied
}

/// Returns a character as HTML and XML can carry it. A control character becomes its picture (`␇`), a noncharacter
/// becomes U+FFFD. One character replaces one, so that nothing is hidden and nothing shifts.
pub(crate) fn carried(char: char) -> char {
    match char {
        '\t' | '\n' | '\r' => char,
        '\0'..'\u{20}' => char::from_u32(0x2400 + u32::from(char)).unwrap_or(char),
        '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
        _ => char,
    }
}
