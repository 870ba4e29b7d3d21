//! Reads the input of a subcommand.

use std::borrow::Cow;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};

/// The path that means standard input.
const STANDARD_INPUT: &str = "-";

/// Reads a text file, or standard input for `-`. The encoding is UTF-8, or UTF-16 with a byte order mark, as
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
        format!("could not read {name}; give the path of a text file, or {STANDARD_INPUT} for standard input")
    })?;
    if let Some(text) = utf16(&bytes) {
        return text.map_err(|why| anyhow!("{name}: {why}"));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => bail!("{name}: {}", not_utf8(error.as_bytes(), error.utf8_error().valid_up_to())),
    }
}

/// Returns the name of an input for messages.
pub fn name(path: &Path) -> Cow<'_, str> {
    if is_standard_input(path) { "standard input".into() } else { path.to_string_lossy() }
}

/// Decodes UTF-16. Returns `None` if the bytes do not start with its byte order mark.
fn utf16(bytes: &[u8]) -> Option<Result<String, &'static str>> {
    let unit = match bytes {
        [0xFF, 0xFE, ..] => u16::from_le_bytes,
        [0xFE, 0xFF, ..] => u16::from_be_bytes,
        _ => return None,
    };
    let (pairs, rest) = bytes[2..].as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    let text = String::from_utf16(&units).ok().filter(|_| rest.is_empty());
    Some(text.ok_or("the file starts like UTF-16 text, but is not; save it as UTF-8"))
}

/// Refuses to read standard input more than once.
pub fn once_from_standard_input<'p>(paths: impl IntoIterator<Item = &'p PathBuf>) -> Result<()> {
    if paths.into_iter().filter(|path| is_standard_input(path)).count() > 1 {
        bail!("standard input can be read only once; replace one {STANDARD_INPUT} by a file");
    }
    Ok(())
}

/// True for the path `-`.
pub fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == STANDARD_INPUT
}

/// Describes bytes that are UTF-8 only up to an offset.
fn not_utf8(bytes: &[u8], offset: usize) -> String {
    let line = 1 + bytes.iter().take(offset).filter(|byte| **byte == b'\n').count();
    format!(
        "line {line} is not UTF-8 text (byte 0x{:02X} at offset {offset}); save the file as plain text in UTF-8. Files \
         such as .docx and .xlsx are not plain text; a spreadsheet can save “CSV UTF-8”",
        bytes[offset]
    )
}

#[cfg(test)]
mod tests {
    use super::{not_utf8, utf16};

    #[test]
    fn the_first_invalid_byte_is_named() {
        let sentence = not_utf8(b"one\ntwo \xe9", 8);
        assert!(sentence.starts_with("line 2 is not UTF-8 text (byte 0xE9 at offset 8)"), "{sentence}");
    }

    #[test]
    fn utf16_is_detected_by_its_byte_order_mark() {
        assert_eq!(utf16(b"\xff\xfea\0\xac\x20"), Some(Ok("a€".to_owned())));
        assert_eq!(utf16(b"\xfe\xff\0a\x20\xac"), Some(Ok("a€".to_owned())));
        assert!(utf16(b"\xff\xfea").unwrap().is_err());
        assert!(utf16(b"\xff\xfe\0\xd8").unwrap().is_err());
        assert_eq!(utf16("\u{feff}a".as_bytes()), None);
    }
}
