//! Finds words in texts as a reader types them: whatever the case, with either apostrophe.
//!
//! Case goes by ranges of letters: Latin, Greek and Cyrillic. The standard library's tables know more, and
//! cost every reader two kilobytes.

/// How many times a text has the words; none where there are no words.
pub(crate) fn occurrences(text: &str, words: &str) -> usize {
    let (mut count, mut rest) = (0, text);
    while let Some((_, end)) = find(rest, words) {
        count += 1;
        rest = rest.get(end..).unwrap_or_default();
    }
    count
}

/// Where a text first has the words: from where, and up to where.
pub(crate) fn find(text: &str, words: &str) -> Option<(usize, usize)> {
    if words.is_empty() {
        return None;
    }
    text.char_indices().find_map(|(at, _)| Some((at, at + starts(text.get(at..)?, words)?)))
}

/// How many bytes of a text the words take that it begins with; `None` where it does not.
pub(crate) fn starts(text: &str, words: &str) -> Option<usize> {
    let mut chars = text.chars();
    for word in words.chars() {
        if chars.next().map(folded) != Some(folded(word)) {
            return None;
        }
    }
    Some(text.len() - chars.as_str().len())
}

fn folded(char: char) -> char {
    let by = match char {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ϋ' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        // Pairs: the capital has the even number.
        'Ā'..='į' | 'Ĳ'..='ķ' | 'Ŋ'..='ŷ' | 'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' if u32::from(char) % 2 == 0 => 1,
        'Ĺ'..='ň' | 'Ź'..='ž' if u32::from(char) % 2 == 1 => 1,
        '’' => return '\'',
        '\u{a0}' | '\n' | '\t' => return ' ',
        _ => 0,
    };
    char::from_u32(u32::from(char) + by).unwrap_or(char)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn case_and_apostrophes_do_not_matter() {
        assert_eq!(find("The Ärzte don’t", "ärzte DON'T"), Some((4, 18)));
        assert_eq!(find("ЖУКИ", "жуки"), Some((0, 8)));
        assert_eq!(find("Łódź", "łÓDŹ"), Some((0, 7)));
        assert_eq!(find("abc", ""), None);
    }

    #[test]
    fn occurrences_do_not_overlap() {
        assert_eq!(occurrences("aaaa A", "aa"), 2);
        assert_eq!(occurrences("ab", ""), 0);
    }

    #[test]
    fn folding_agrees_with_the_standard_tables() {
        let ours = (0..0x500).filter_map(char::from_u32).filter(|char| folded(*char) != *char && char.is_alphabetic());
        for char in ours {
            assert_eq!(char.to_lowercase().collect::<Vec<_>>(), [folded(char)], "{char}");
        }
    }
}
