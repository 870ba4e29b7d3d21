//! The texts that a subcommand is given.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

/// The name that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// Reads the text in a file; `-` is standard input.
pub fn text(path: &Path) -> Result<String> {
    let (name, bytes) = if is_standard_input(path) {
        let mut bytes = Vec::new();
        let read = io::stdin().lock().read_to_end(&mut bytes);
        ("standard input".into(), read.map(|_| bytes))
    } else {
        (path.to_string_lossy(), fs::read(path))
    };
    let bytes = bytes.with_context(|| {
        format!("{name}: could not be read; expected the path of a text file, or {STANDARD_INPUT} for standard input")
    })?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => bail!("{name}: {}", not_utf8(error.as_bytes(), error.utf8_error().valid_up_to())),
    }
}

/// Refuses to read standard input more than once.
pub fn once_from_standard_input(paths: &[&PathBuf]) -> Result<()> {
    if paths.iter().filter(|path| is_standard_input(path)).count() > 1 {
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
         save it as plain text in UTF-8 (what a word processor writes by itself, such as .docx, is not plain text)",
        bytes[offset]
    )
}

#[cfg(test)]
mod tests {
    use super::not_utf8;

    #[test]
    fn the_first_wrong_byte_is_named() {
        let sentence = not_utf8(b"one\ntwo \xe9", 8);
        assert!(sentence.contains("the byte 0xE9 at offset 8, in line 2"), "{sentence}");
    }
}
