//! The two texts that the bytes of a fuzzer stand for.

/// Two texts to be compared.
#[derive(Debug, PartialEq, Eq)]
pub struct Texts {
    /// The text as it was.
    pub old: String,
    /// The text as it is.
    pub new: String,
}

/// Reads any bytes as a redline is drawn: what stands behind `[-` is in the old text only, what stands behind `{+`
/// in the new one only, and what stands behind `-]` or `+}` in both. So most changes of the bytes leave two texts
/// that have much in common. What is not UTF-8 becomes U+FFFD.
pub fn texts(bytes: &[u8]) -> Texts {
    let (mut old, mut new) = (Vec::new(), Vec::new());
    let (mut in_old, mut in_new) = (true, true);
    let mut rest = bytes;
    while let Some((byte, behind)) = rest.split_first() {
        (in_old, in_new, rest) = match rest {
            [b'[', b'-', rest @ ..] => (true, false, rest),
            [b'{', b'+', rest @ ..] => (false, true, rest),
            [b'-', b']', rest @ ..] | [b'+', b'}', rest @ ..] => (true, true, rest),
            _ => {
                old.extend(in_old.then_some(byte));
                new.extend(in_new.then_some(byte));
                (in_old, in_new, behind)
            }
        };
    }
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Texts { old: text(old), new: text(new) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, String) {
        let Texts { old, new } = texts(bytes);
        (old, new)
    }

    #[test]
    fn each_byte_stands_where_the_last_mark_says() {
        assert_eq!(read(b"the [-old-]{+new+} one"), ("the old one".to_owned(), "the new one".to_owned()));
        assert_eq!(read(b"[-a{+b"), ("a".to_owned(), "b".to_owned()));
    }

    #[test]
    fn any_bytes_are_texts() {
        assert_eq!(read(b"{+\xC3+}\xA9[-"), ("\u{fffd}".to_owned(), "é".to_owned()));
    }
}
