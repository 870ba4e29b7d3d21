//! Pages for tests.

/// Puts a card's script into a page.
pub const SCRIPT: &str = r#"<script src="/pkg/what-changed.js"></script>"#;

/// What runs first in every page.
pub const WATCH: &str = include_str!("page.js");

/// A page with this in its body.
pub fn page(body: &str) -> String {
    watched(&format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Test</title>\
         <link rel=\"icon\" href=\"data:,\"></head>\n<body>\n{body}\n</body>\n</html>\n"
    ))
}

/// A page that remembers what happens in it.
pub fn watched(html: &str) -> String {
    html.replacen("<head>", &format!("<head><script>{WATCH}</script>"), 1)
}
