//! Markup as an escaped string.

use alloc::string::String;
use alloc::vec::Vec;

use super::{KEY, Markup};

/// Writes HTML into a string.
///
/// ```
/// use what_changed::markup::{Html, Markup};
/// let mut out = Html::default();
/// out.open("p");
/// out.attr("title", "a \"b\"");
/// out.text("1 < 2 & 3");
/// out.close();
/// assert_eq!(out.into_string(), r#"<p title="a &quot;b&quot;">1 &lt; 2 &amp; 3</p>"#);
/// ```
#[derive(Default)]
pub struct Html {
    text: String,
    open: Vec<&'static str>,
    /// Whether the last start tag still lacks its `>`.
    in_tag: bool,
}

impl Html {
    /// What was written.
    pub fn into_string(self) -> String {
        self.text
    }

    /// A whole element with a text, or with nothing in it.
    ///
    /// ```
    /// use what_changed::markup::Html;
    /// let mut out = Html::default();
    /// out.element("a", &[("href", "/?a&b")], "A & B");
    /// assert_eq!(out.into_string(), r#"<a href="/?a&amp;b">A &amp; B</a>"#);
    /// ```
    pub fn element(&mut self, tag: &'static str, attributes: &[(&'static str, &str)], text: &str) {
        self.open(tag);
        for (name, value) in attributes {
            self.attr(name, value);
        }
        if !text.is_empty() {
            self.text(text);
        }
        self.close();
    }

    fn end_tag(&mut self) {
        if self.in_tag {
            self.text.push('>');
            self.in_tag = false;
        }
    }

    #[expect(clippy::string_slice, reason = "this back is not in the widget, and the signs are of one byte")]
    fn escaped(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\r']) {
            self.text.push_str(&rest[..at]);
            self.text.push_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                // Bare, a parser would make it a line feed.
                _ => "&#13;",
            });
            rest = &rest[at + 1..];
        }
        self.text.push_str(rest);
    }
}

impl Markup for Html {
    fn open(&mut self, tag: &'static str) {
        self.end_tag();
        self.text.push('<');
        self.text.push_str(tag);
        self.open.push(tag);
        self.in_tag = true;
    }

    fn open_keyed(&mut self, tag: &'static str, key: &str) {
        self.open(tag);
        self.attr(KEY, key);
    }

    fn attr(&mut self, name: &'static str, value: &str) {
        debug_assert!(self.in_tag, "{name} comes after the content of its element");
        self.text.push(' ');
        self.text.push_str(name);
        self.text.push_str("=\"");
        self.escaped(value);
        self.text.push('"');
    }

    fn text(&mut self, text: &str) {
        self.end_tag();
        self.escaped(text);
    }

    fn close(&mut self) {
        let Some(tag) = self.open.pop() else { return };
        if matches!(tag, "base" | "input" | "br" | "hr" | "wbr" | "link" | "meta") {
            // An HTML parser passes over the slash, an XML parser needs it.
            self.text.push_str(" />");
            self.in_tag = false;
        } else {
            self.end_tag();
            self.text.push_str("</");
            self.text.push_str(tag);
            self.text.push('>');
        }
    }
}
