//! The one interface that the view writes to, and what stands behind it.
//!
//! [`Html`] writes an escaped string; `dom` (in the browser only) walks the live tree in place, keeps
//! every node that already fits and changes the others. So taking over a card that was rendered
//! before and showing what a click changed are one and the same act, and there is no HTML sink in the
//! browser at all.
//!
//! For both to come to the same, what is written must survive a parser unchanged: no tags that a
//! parser would add or close by itself, and no comments. Texts that follow one another are one text,
//! and empty ones are none; the backs see to that.

#[cfg(widget)]
pub mod dom;
mod html;

pub use html::Html;

/// Takes a document, piece by piece, in its order.
pub trait Markup {
    /// Begins an element.
    fn open(&mut self, tag: &'static str);

    /// Begins an element that has siblings like it, and a name that tells it from them.
    fn open_keyed(&mut self, tag: &'static str, key: &str);

    /// An attribute of the element that has just begun: before any text or element inside it, and
    /// each name once.
    fn attr(&mut self, name: &'static str, value: &str);

    /// A text.
    fn text(&mut self, text: &str);

    /// Leaves the content of the element that has just begun, and what was not written of its attributes, as they
    /// were when they were last written. Only a back that writes over what is there can.
    fn keep(&mut self) {}

    /// Ends the element that began last.
    fn close(&mut self);
}

/// The attribute that holds an element's key.
pub const KEY: &str = "data-key";

/// Shorthand for what the view writes most.
pub(crate) trait Shorthand: Markup {
    /// Begins an element with a class.
    fn open_class(&mut self, tag: &'static str, class: &'static str) {
        self.open(tag);
        self.attr("class", class);
    }

    /// An element with a class that holds a text and nothing else.
    fn leaf(&mut self, tag: &'static str, class: &'static str, text: &str) {
        self.open_class(tag, class);
        self.text(text);
        self.close();
    }

    /// A date, for a machine and for a person.
    fn time(&mut self, iso: &str, words: &str) {
        self.open("time");
        self.attr("datetime", iso);
        self.text(words);
        self.close();
    }
}

impl<M: Markup> Shorthand for M {}
