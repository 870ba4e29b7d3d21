//! The interface that the view writes to, and its two implementations.
//!
//! [`Html`] writes an escaped string. `Dom`, in the browser, walks the live tree, keeps every node that
//! fits and changes the others. So hydrating a prerendered card and updating it after a click are the same
//! operation, and the browser has no HTML sink.
//!
//! Both must produce the same tree, so the output must survive an HTML parser unchanged: no tag that a parser
//! would add or close by itself, and no comments. Adjacent texts form one text node, and empty texts none.

use core::hash::Hash;

mod class;
mod guard;
mod html;

pub use class::{Class, ClassList};
pub use guard::Fingerprints;
pub use html::Html;

/// Receives a document in its order.
pub trait Markup {
    /// Opens an element.
    fn open(&mut self, tag: &'static str);

    /// Opens an element with a key that is unique among its siblings.
    fn open_keyed(&mut self, tag: &'static str, key: &str);

    /// Writes an attribute of the element that was just opened, before its content. Each name occurs once.
    fn attr(&mut self, name: &'static str, value: &str);

    /// Writes a text.
    fn text(&mut self, text: &str);

    /// Closes the innermost open element.
    fn close(&mut self);

    /// Writes an element. `content` writes its other attributes first.
    ///
    /// ```
    /// use what_changed::markup::{Class, Html, Markup};
    /// let mut out = Html::default();
    /// out.element("p", Class("note"), |out| {
    ///     out.attr("dir", "auto");
    ///     out.leaf("b", None, "1 < 2");
    /// });
    /// assert_eq!(out.into_string(), r#"<p class="note" dir="auto"><b>1 &lt; 2</b></p>"#);
    /// ```
    fn element(&mut self, tag: &'static str, class: impl ClassList, content: impl FnOnce(&mut Self))
    where
        Self: Sized,
    {
        self.open(tag);
        class.write(self);
        content(self);
        self.close();
    }

    /// Writes an element with a key that is unique among its siblings.
    fn keyed(&mut self, tag: &'static str, key: &str, class: impl ClassList, content: impl FnOnce(&mut Self))
    where
        Self: Sized,
    {
        self.open_keyed(tag, key);
        class.write(self);
        content(self);
        self.close();
    }

    /// Writes an element that contains a text only.
    fn leaf(&mut self, tag: &'static str, class: impl ClassList, text: &str)
    where
        Self: Sized,
    {
        self.element(tag, class, |out| out.text(text));
    }

    /// Writes the rest of the open element: its other attributes and its content. An implementation that updates an
    /// existing tree can leave the rest as it is, if it was last written with the same dependencies. `slot` identifies
    /// the element.
    fn guard(&mut self, slot: usize, dependencies: impl Hash, content: impl FnOnce(&mut Self))
    where
        Self: Sized,
    {
        let _ = (slot, dependencies);
        content(self);
    }

    /// Writes a boolean attribute, if it is set.
    fn flag(&mut self, name: &'static str, is_set: bool) {
        if is_set {
            self.attr(name, "");
        }
    }

    /// Writes a date.
    fn time(&mut self, iso: &str, shown: &str)
    where
        Self: Sized,
    {
        self.element("time", None, |out| {
            out.attr("datetime", iso);
            out.text(shown);
        });
    }
}

/// The attribute that holds an element's key.
pub const KEY: &str = "data-key";
