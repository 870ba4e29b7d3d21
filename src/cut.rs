//! Cuts texts at ASCII characters, byte by byte. The searchers of the standard library can do more, and cost every reader
//! one and a half kilobytes.

/// Splits a text at the first occurrence of a character.
pub(crate) fn once(text: &str, sign: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == sign)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// Returns the text before the first of some characters, or the whole text if there is none.
pub(crate) fn before<'t>(text: &'t str, signs: &[u8]) -> &'t str {
    let at = text.bytes().position(|byte| is_one_of(byte, signs));
    at.and_then(|at| text.get(..at)).unwrap_or(text)
}

/// Returns the text after the last occurrence of a character, or the whole text if there is none.
pub(crate) fn after_last(text: &str, sign: u8) -> &str {
    let at = text.bytes().rposition(|byte| byte == sign);
    at.and_then(|at| text.get(at + 1..)).unwrap_or(text)
}

/// Returns true if a character is one of some. `contains` would link a search of many bytes at a time.
#[expect(clippy::manual_contains, reason = "see above")]
pub(crate) fn is_one_of(sign: u8, signs: &[u8]) -> bool {
    signs.iter().any(|one| *one == sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_between_characters_of_any_length() {
        assert_eq!(once("ä{b}ö", b'{'), Some(("ä", "b}ö")));
        assert_eq!(once("ä", b'{'), None);
        assert_eq!(before("ä/ö?x", b"?/"), "ä");
        assert_eq!(before("ä", b"?/"), "ä");
        assert_eq!(after_last("a@ö@ü", b'@'), "ü");
        assert_eq!(after_last("ö", b'@'), "ö");
    }
}
