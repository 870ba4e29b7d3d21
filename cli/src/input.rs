//! The texts that a subcommand is given.

use std::borrow::Cow;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};

/// The name that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// Reads the text in a file; `-` is standard input. UTF-16 is read too where the file begins with its mark, as
/// spreadsheets write it.
pub fn text(path: &Path) -> Result<String> {
    let name = name(path);
    let bytes = if is_standard_input(path) {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    let bytes = bytes.with_context(|| {
        format!("{name}: could not be read; expected the path of a text file, or {STANDARD_INPUT} for standard input")
    })?;
    if let Some(text) = utf16(&bytes) {
        return text.map_err(|why| anyhow!("{name}: {why}"));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => bail!("{name}: {}", not_utf8(error.as_bytes(), error.utf8_error().valid_up_to())),
    }
}

/// What to call a file in a message.
pub fn name(path: &Path) -> Cow<'_, str> {
    if is_standard_input(path) { "standard input".into() } else { path.to_string_lossy() }
}

/// The text, where the bytes begin with the mark of UTF-16.
fn utf16(bytes: &[u8]) -> Option<Result<String, &'static str>> {
    let unit = match bytes {
        [0xFF, 0xFE, ..] => u16::from_le_bytes,
        [0xFE, 0xFF, ..] => u16::from_be_bytes,
        _ => return None,
    };
    let (pairs, rest) = bytes[2..].as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    let text = String::from_utf16(&units).ok().filter(|_| rest.is_empty());
    Some(text.ok_or("expected text in UTF-16, as its first two bytes say, found other bytes; save it as UTF-8"))
}

/// Refuses to read standard input more than once.
pub fn once_from_standard_input<'p>(paths: impl IntoIterator<Item = &'p PathBuf>) -> Result<()> {
    if paths.into_iter().filter(|path| is_standard_input(path)).count() > 1 {
        bail!("standard input can be read only once; name a file in place of one {STANDARD_INPUT}");
    }
    Ok(())
}

/// Whether a path stands for standard input.
pub fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == STANDARD_INPUT
}

/// What is wrong with bytes that are UTF-8 only up to an offset.
fn not_utf8(bytes: &[u8], offset: usize) -> String {
    let line = 1 + bytes.iter().take(offset).filter(|byte| **byte == b'\n').count();
    format!(
        "expected text in UTF-8, found the byte 0x{:02X} at offset {offset}, in line {line}; \
         save it as plain text in UTF-8 (what a word processor or a spreadsheet writes by itself, such as .docx or \
         .xlsx, is not plain text; spreadsheets call it “CSV UTF-8”)",
        bytes[offset]
    )
}

#[cfg(test)]
mod tests {
    use super::{not_utf8, utf16};

    #[test]
    fn the_first_wrong_byte_is_named() {
        let sentence = not_utf8(b"one\ntwo \xe9", 8);
        assert!(sentence.contains("the byte 0xE9 at offset 8, in line 2"), "{sentence}");
    }

    #[test]
    fn utf16_is_told_by_its_mark() {
        assert_eq!(utf16(b"\xff\xfea\0\xac\x20"), Some(Ok("a€".to_owned())));
        assert_eq!(utf16(b"\xfe\xff\0a\x20\xac"), Some(Ok("a€".to_owned())));
        assert!(utf16(b"\xff\xfea").unwrap().is_err());
        assert!(utf16(b"\xff\xfe\0\xd8").unwrap().is_err());
        assert_eq!(utf16("\u{feff}a".as_bytes()), None);
    }
}
