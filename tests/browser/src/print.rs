//! Reads the text of a printed page with poppler, a PDF reader that does not depend on the browser.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::thread;

/// Returns the text of a PDF, in reading order.
pub fn text(pdf: &[u8]) -> Result<String, String> {
    let mut reader = Command::new("pdftotext")
        // In the order of the content. The default reads lines across columns.
        .args(["-raw", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("pdftotext does not start: {error}; on Debian: apt-get install poppler-utils"))?;
    let mut input = reader.stdin.take().expect("standard input is piped");
    // Both pipes fill up, so one thread writes while another reads.
    let output = thread::scope(|scope| {
        scope.spawn(move || input.write_all(pdf));
        reader.wait_with_output()
    });
    let output = output.map_err(|error| format!("pdftotext does not end: {error}"))?;
    if !output.status.success() {
        return Err(format!("pdftotext ended with {}", output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
