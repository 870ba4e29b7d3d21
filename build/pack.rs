//! Minifies the styles.

use std::path::Path;
use std::{fs, io};

/// Reads a style, with the files that it imports in place of its `@import` lines.
pub fn read(path: &Path) -> io::Result<String> {
    let mut source = String::new();
    for line in fs::read_to_string(path)?.lines() {
        if let Some(import) = line.strip_prefix("@import \"").and_then(|rest| rest.strip_suffix("\";")) {
            source.push_str(&read(&path.with_file_name(import))?);
        } else {
            source.push_str(line);
            source.push('\n');
        }
    }
    Ok(source)
}

/// The same style in fewer bytes. Lines are joined without anything between them, so a line of the source must end where CSS needs
/// no white space: after `{`, `}`, `;` or `,`.
pub fn pack(source: &str) -> String {
    let mut packed = String::new();
    for piece in without_comments(source).lines().map(str::trim).filter(|line| !line.is_empty()) {
        assert!(
            piece.ends_with(['{', '}', ';', ',']),
            "a line of the style ends where white space would matter: {piece}"
        );
        packed.push_str(piece);
    }
    for (from, to) in [(": ", ":"), (" {", "{"), (", ", ","), (";}", "}"), (" > ", ">")] {
        packed = packed.replace(from, to);
    }
    packed
}

fn without_comments(source: &str) -> String {
    let mut kept = String::new();
    let mut rest = source;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").expect("a comment ends").1;
    }
    kept.push_str(rest);
    kept
}
