//! Cards as documents, rendered ahead of any script.
//!
//! * [`fragment`]: the whole card, for articles: a declarative shadow root, the plain document and the data.
//! * [`plain`]: the plain document, for hosts that remove unknown tags.
//! * [`page`]: a page with the fragment.
//! * [`frame`]: a page for a frame; [`oembed`]: the response that embeds it elsewhere.
//! * [`text`] and [`markdown`]: the plain document for other readers.
//! * [`json_ld`]: structured data for search engines.
//!
//! A document is built once, from headings, paragraphs, lists and tables, out of what [`resolve`](crate::resolve)
//! returns. Each format has a writer.

mod article;
mod data;
mod element;
mod format;
mod html;
mod json_ld;
mod markdown;
mod model;
mod oembed;
mod page;
mod sections;
mod statement;
mod term;
mod text;

pub use element::{Element, fragment, plain};
pub use format::{Addresses, Format};
pub use json_ld::json_ld;
pub use markdown::markdown;
pub use oembed::oembed;
pub use page::{frame, page};
pub use text::text;

#[doc(inline)]
pub use crate::locale::{ENGLISH, Locale};
#[doc(inline)]
pub use crate::state::Selection;
