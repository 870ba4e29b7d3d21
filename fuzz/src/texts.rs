//! Decodes the bytes of a fuzzer into two texts.

/// Two texts to compare.
#[derive(Debug, PartialEq, Eq)]
pub struct Texts {
    /// The old text.
    pub old: String,
    /// The new text.
    pub new: String,
}

/// Parses bytes as a drawn redline: text after `[-` is in the old text only, text after `{+` in the new text only, and
/// text after `-]` or `+}` in both. Thus most mutations of the bytes give two texts with much in common. Invalid UTF-8
/// becomes U+FFFD.
pub fn parse_texts(bytes: &[u8]) -> Texts {
    let (mut old, mut new) = (Vec::new(), Vec::new());
    let (mut in_old, mut in_new) = (true, true);
    let mut rest = bytes;
    while let Some((byte, after)) = rest.split_first() {
        (in_old, in_new, rest) = match rest {
            [b'[', b'-', rest @ ..] => (true, false, rest),
            [b'{', b'+', rest @ ..] => (false, true, rest),
            [b'-', b']', rest @ ..] | [b'+', b'}', rest @ ..] => (true, true, rest),
            _ => {
                old.extend(in_old.then_some(byte));
                new.extend(in_new.then_some(byte));
                (in_old, in_new, after)
            }
        };
    }
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Texts { old: text(old), new: text(new) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(bytes: &[u8]) -> (String, String) {
        let Texts { old, new } = parse_texts(bytes);
        (old, new)
    }

    #[test]
    fn each_byte_belongs_to_the_texts_of_the_mark_before_it() {
        assert_eq!(parse(b"the [-old-]{+new+} one"), ("the old one".to_owned(), "the new one".to_owned()));
        assert_eq!(parse(b"[-a{+b"), ("a".to_owned(), "b".to_owned()));
    }

    #[test]
    fn any_bytes_parse() {
        assert_eq!(parse(b"{+\xC3+}\xA9[-"), ("\u{fffd}".to_owned(), "é".to_owned()));
    }
}
