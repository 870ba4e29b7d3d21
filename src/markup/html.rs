//! Markup as an escaped string.

use alloc::string::String;
use alloc::vec::Vec;

use super::{KEY, Markup};
use crate::card::carried;

/// Writes HTML into a string.
///
/// ```
/// use what_changed::markup::{Html, Markup};
/// let mut out = Html::default();
/// out.element("p", None, |out| {
///     out.attr("title", "a \"b\"");
///     out.text("1 < 2 & 3");
/// });
/// assert_eq!(out.into_string(), r#"<p title="a &quot;b&quot;">1 &lt; 2 &amp; 3</p>"#);
/// ```
#[derive(Default)]
pub struct Html {
    text: String,
    open: Vec<&'static str>,
    /// True while the last start tag lacks its `>`.
    in_tag: bool,
    in_one_line: bool,
}

impl Html {
    /// Writes HTML that is well-formed XML, too, and has no line end. Line ends and tabs of texts become character
    /// references, because an XML parser replaces them by spaces in attributes. Control characters become their
    /// pictures, because XML cannot contain them.
    ///
    /// ```
    /// use what_changed::markup::{Html, Markup};
    /// let mut out = Html::in_one_line();
    /// out.leaf("p", None, "one\ntwo");
    /// assert_eq!(out.into_string(), "<p>one&#10;two</p>");
    /// ```
    pub fn in_one_line() -> Self {
        Self { in_one_line: true, ..Self::default() }
    }

    /// Returns the HTML.
    pub fn into_string(self) -> String {
        self.text
    }

    /// Writes an element with attributes that contains at most a text.
    ///
    /// ```
    /// use what_changed::markup::Html;
    /// let mut out = Html::default();
    /// out.tag("a", &[("href", "/?a&b")], "A & B");
    /// assert_eq!(out.into_string(), r#"<a href="/?a&amp;b">A &amp; B</a>"#);
    /// ```
    pub fn tag(&mut self, tag: &'static str, attributes: &[(&'static str, &str)], text: &str) {
        self.element(tag, None, |out| {
            for (name, value) in attributes {
                out.attr(name, value);
            }
            if !text.is_empty() {
                out.text(text);
            }
        });
    }

    /// Writes a text without escaping it: a style, a script, or markup.
    pub fn raw(&mut self, text: &str) {
        self.end_tag();
        self.text.push_str(text);
    }

    /// Writes an attribute without escaping it. The value contains no `'`, no `<` and no `&`.
    pub fn raw_attr(&mut self, name: &'static str, value: &str) {
        debug_assert!(self.in_tag && !value.contains(['\'', '<', '&']), "{name} needs no escapes");
        self.text.push(' ');
        self.text.push_str(name);
        self.text.push_str("='");
        self.text.push_str(value);
        self.text.push('\'');
    }

    fn end_tag(&mut self) {
        if self.in_tag {
            self.text.push('>');
            self.in_tag = false;
        }
    }

    #[expect(clippy::string_slice, reason = "not part of the widget, and cut at the start and end of a character")]
    fn escaped(&mut self, text: &str) {
        let in_one_line = self.in_one_line;
        let is_special = |char: char| {
            matches!(char, '&' | '<' | '>' | '"' | '\r')
                || in_one_line && (matches!(char, '\n' | '\t') || carried(char) != char)
        };
        let mut rest = text;
        while let Some((at, char)) = rest.char_indices().find(|(_, char)| is_special(*char)) {
            self.text.push_str(&rest[..at]);
            match char {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' => self.text.push_str("&quot;"),
                // A parser would replace the bare character by a line feed.
                '\r' => self.text.push_str("&#13;"),
                '\n' => self.text.push_str("&#10;"),
                '\t' => self.text.push_str("&#9;"),
                control => self.text.push(carried(control)),
            }
            rest = &rest[at + char.len_utf8()..];
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
        debug_assert!(self.in_tag, "{name} comes before the content of its element");
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
            // An HTML parser ignores the slash, an XML parser needs it.
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
