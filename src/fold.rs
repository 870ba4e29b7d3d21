//! Case folding, and a search that ignores case and the style of apostrophes.
//!
//! Case goes by ranges of letters: Latin, Greek, Cyrillic and Armenian. The tables of the standard library know more,
//! and cost every reader two kilobytes.

/// Counts how often a text contains the words. Returns 0 for no words.
pub(crate) fn occurrences(text: &str, words: &str) -> usize {
    let (mut count, mut rest) = (0, text);
    while let Some((_, end)) = find(rest, words) {
        count += 1;
        rest = rest.get(end..).unwrap_or_default();
    }
    count
}

/// Returns the start and the end of the first occurrence of the words.
pub(crate) fn find(text: &str, words: &str) -> Option<(usize, usize)> {
    if words.is_empty() {
        return None;
    }
    text.char_indices().find_map(|(at, _)| Some((at, at + starts(text.get(at..)?, words)?)))
}

/// Returns the length in bytes of the words that a text starts with, or `None` if it starts with others.
pub(crate) fn starts(text: &str, words: &str) -> Option<usize> {
    let mut chars = text.chars();
    for word in words.chars() {
        if chars.next().map(fold_for_search) != Some(fold_for_search(word)) {
            return None;
        }
    }
    Some(text.len() - chars.as_str().len())
}

/// Folds case, apostrophes and spaces: a reader types the straight ones.
fn fold_for_search(char: char) -> char {
    match char {
        '’' => '\'',
        '\u{a0}' | '\n' | '\t' => ' ',
        _ => fold_case(char),
    }
}

/// Returns the lower case of a letter, or the character itself.
pub(crate) fn fold_case(char: char) -> char {
    let code = u32::from(char);
    let by = match char {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        'Ա'..='Ֆ' => 48,
        'Ά' => 38,
        'Έ'..='Ί' => 37,
        'Ό' => 64,
        'Ύ' | 'Ώ' => 63,
        'Ÿ' => return 'ÿ',
        // Pairs whose capital letter has an even number, and pairs whose capital letter has an odd one.
        'Ā'..='į'
        | 'Ĳ'..='ķ'
        | 'Ŋ'..='ŷ'
        | 'Ơ'..='ơ'
        | 'Ș'..='ț'
        | 'Ѡ'..='ҁ'
        | 'Ҋ'..='ҿ'
        | 'Ӑ'..='ԯ'
        | 'Ḁ'..='ẕ'
        | 'Ạ'..='ỿ' => 1 - (code & 1),
        'Ĺ'..='ň' | 'Ź'..='ž' | 'Ư'..='ư' | 'Ӂ'..='ӎ' => code & 1,
        _ => 0,
    };
    char::from_u32(code + by).unwrap_or(char)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;
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
    fn a_folded_letter_is_the_lower_case_of_the_standard_tables() {
        for char in ('\0'..=char::MAX).filter(|char| fold_case(*char) != *char) {
            assert_eq!(char.to_lowercase().collect::<Vec<_>>(), [fold_case(char)], "{char}");
        }
    }

    #[test]
    fn the_letters_of_many_languages_are_folded() {
        for (language, letters) in [
            ("Armenian", "ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖ"),
            ("Czech", "ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ"),
            ("French", "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ"),
            ("Greek", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏΪΫ"),
            ("Hungarian", "ÁÉÍÓÖŐÚÜŰ"),
            ("Kazakh", "ӘҒҚҢӨҰҮҺІ"),
            ("Polish", "ĄĆĘŁŃÓŚŹŻ"),
            ("Romanian", "ĂÂÎȘȚŞŢ"),
            ("Russian", "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"),
            ("Serbian", "ЂЉЊЋЏЈ"),
            ("Turkish", "ÇĞÖŞÜ"),
            ("Ukrainian", "ҐЄІЇ"),
            ("Vietnamese", "ĂÂĐÊÔƠƯẠẤẬẶẸỀỂỄỈỊỌỐỒỘỚỜỢỤỨỪỰỲỴỶỸ"),
        ] {
            assert_eq!(letters.chars().map(fold_case).collect::<String>(), letters.to_lowercase(), "{language}");
        }
    }
}
