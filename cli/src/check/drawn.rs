//! Problems as they are drawn for a person at a terminal: each with its line of the card file, where what is meant is marked.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::told::{Told, in_line};

/// A problem of a card file with this text, coloured.
pub fn drawn(told: &Told, text: &str) -> String {
    let sentence = in_line(&told.problem.sentence());
    let marked = Snippet::source(text)
        .path(in_line(&told.file))
        .annotation(AnnotationKind::Primary.span(token(text, told.offset)));
    let title = Level::ERROR.primary_title(sentence).id(told.problem.code.name());
    let drawn = Renderer::styled().render(&[title.element(marked)]);
    // A paragraph of its own.
    drawn + "\n"
}

/// What stands at an offset of a text in JSON, up to the end of its line: a string, a word, a number or a sign.
fn token(text: &str, offset: usize) -> Range<usize> {
    let start = text.floor_char_boundary(offset);
    let mut chars = text[start..].char_indices();
    let is_end = |char: char| char.is_whitespace() || ",:[]{}\"".contains(char);
    let length = match chars.next() {
        None => 0,
        Some((_, '"')) => {
            let mut is_escaped = false;
            let end = chars.find(|(_, char)| {
                let ends = *char == '\n' || (*char == '"' && !is_escaped);
                is_escaped = *char == '\\' && !is_escaped;
                ends
            });
            end.map_or(text.len() - start, |(at, char)| if char == '"' { at + 1 } else { at })
        }
        Some((_, first)) if is_end(first) => first.len_utf8(),
        Some(_) => chars.find(|(_, char)| is_end(*char)).map_or(text.len() - start, |(at, _)| at),
    };
    start..start + length
}

#[cfg(test)]
mod tests {
    use super::token;
    use proptest::prelude::*;

    #[test]
    fn what_is_meant_is_marked_whole() {
        for (text, offset, expected) in [
            (r#"{"a\"b": 1}"#, 1, r#""a\"b""#),
            ("[true, 1.5e3]", 1, "true"),
            ("[true, 1.5e3]", 7, "1.5e3"),
            ("[é]", 1, "é"),
            ("{\"a", 1, "\"a"),
            ("\"a\nb\"", 0, "\"a"),
            ("{}", 0, "{"),
            ("", 0, ""),
        ] {
            assert_eq!(&text[token(text, offset)], expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_place_of_any_text_has_one(text in ".{0,20}", offset in 0..30usize) {
            prop_assert!(text.get(token(&text, offset.min(text.len()))).is_some());
        }
    }
}
