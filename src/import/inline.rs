//! Reduces inline Markdown to its words.

use alloc::string::String;
use alloc::vec::Vec;

/// The maximum length of a heading, in bytes. Longer lines are not parsed.
pub(super) const LONGEST: usize = 1000;

/// Returns the words of a line of Markdown, separated by single spaces, without markup: emphasis, code, links, images,
/// tags and escapes. Returns an empty text if the line is too long to be a heading.
pub(super) fn words(marked: &str) -> String {
    let mut plain = String::new();
    if marked.len() <= LONGEST {
        push(without_attributes(marked.trim()), &mut plain);
    }
    let words = plain.split(|char: char| char.is_whitespace() || char.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Removes heading attributes, which some converters write: `Fees {#fees}`.
fn without_attributes(line: &str) -> &str {
    match line.rsplit_once("{#") {
        Some((before, attributes)) if attributes.ends_with('}') => before,
        _ => line,
    }
}

fn push(marked: &str, plain: &mut String) {
    let mut rest = marked;
    let mut last = ' ';
    while let Some(char) = rest.chars().next() {
        let behind = rest.get(char.len_utf8()..).unwrap_or_default();
        let next = behind.chars().next().unwrap_or(' ');
        rest = behind;
        match char {
            '\\' if next.is_ascii_punctuation() => {
                plain.push(next);
                rest = behind.get(1..).unwrap_or_default();
            }
            '`' => {}
            '~' if next == '~' || last == '~' => {}
            '*' if !(last.is_whitespace() && next.is_whitespace()) => {}
            '_' if !(last.is_alphanumeric() && next.is_alphanumeric() || last == ' ' && next == ' ') => {}
            '!' if next == '[' => {}
            '[' => match link(behind) {
                Some((text, after)) => {
                    push(text, plain);
                    rest = after;
                }
                None => plain.push('['),
            },
            '<' if next.is_ascii_alphabetic() || matches!(next, '/' | '!') => match behind.split_once('>') {
                Some((address, after)) if is_address(address) => {
                    plain.push_str(address);
                    rest = after;
                }
                Some((_, after)) => rest = after,
                None => plain.push('<'),
            },
            other => plain.push(other),
        }
        last = char;
    }
}

/// True for an autolink (`<https://…>`), false for a tag.
fn is_address(tag: &str) -> bool {
    !tag.contains(char::is_whitespace) && (tag.contains(':') || tag.contains('@'))
}

/// Splits the rest of a link, after its opening bracket, into the link's text and the text after the link.
fn link(rest: &str) -> Option<(&str, &str)> {
    let (text, after) = until(rest, '[', ']')?;
    let (_, after) = match after.strip_prefix('(') {
        Some(address) => until(address, '(', ')')?,
        None => until(after.strip_prefix('[')?, '[', ']')?,
    };
    Some((text, after))
}

/// Splits a text at the bracket that closes one opened before the text.
fn until(text: &str, open: char, close: char) -> Option<(&str, &str)> {
    let mut depth = 1;
    let mut escaped = false;
    for (at, char) in text.char_indices() {
        if escaped {
            escaped = false;
            continue;
        }
        escaped = char == '\\';
        if char == open {
            depth += 1;
        } else if char == close {
            depth -= 1;
        }
        if depth == 0 {
            return Some((text.get(..at)?, text.get(at + 1..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        for (marked, plain) in [
            ("**How data is stored**", "How data is stored"),
            ("_Your_ `data` and ~~ours~~", "Your data and ours"),
            (
                "If the [Keep (Activity)](https://example.org/a_(b)) setting is on",
                "If the Keep (Activity) setting is on",
            ),
            ("See [the list][list] ![logo](x.png)", "See the list logo"),
            ("5. [Reserved]", "5. [Reserved]"),
            ("4\\. Your Data", "4. Your Data"),
            ("Fees {#fees}", "Fees"),
            ("<a id=\"x\"></a>Fees<br/> and <https://example.org>", "Fees and https://example.org"),
            ("snake_case, 2 * 3 and 1 < 2", "snake_case, 2 * 3 and 1 < 2"),
            ("a\u{a0}\t b", "a b"),
            ("[](#fees)", ""),
            ("[open", "[open"),
        ] {
            assert_eq!(words(marked), plain, "{marked}");
        }
    }
}
