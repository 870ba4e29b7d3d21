//! What changed between two or more versions of the terms of a deal, a contract, a law or a policy,
//! as an interactive card inside an article.
//!
//! Data flows one way:
//!
//! ```text
//! card file --read--> Card --+
//!                            +--resolve--> what is to be shown --view--> markup
//! action --act--> State -----+
//! ```
//!
//! The core is plain Rust and runs natively; the browser is a thin shell around it. The same view
//! writes a string natively and patches the live page in the browser. What a publisher pastes, and what feeds
//! and terminals read, is made by `document` (natively only). By hand:
//!
//! ```
//! use what_changed::{card, locale, markup, resolve, state::State, view};
//!
//! let read = card::from_json(
//!     r#"{"title": "Opening hours", "terms": [
//!         {"label": "Sunday", "before": "Closed all day.", "after": "Open from noon."}]}"#,
//! )
//! .expect("a title and a term are enough");
//! assert!(read.problems.is_empty());
//!
//! let state = State::first(&read.card);
//! let resolved = resolve::resolve(&read.card, &state, &locale::ENGLISH);
//! let mut out = markup::Html::default();
//! view::card(&resolved, &mut out);
//! assert!(out.into_string().contains("<del"));
//! ```

#![no_std]
// Cutting a text by bytes links the words for when that fails: two and a half kilobytes.
#![warn(clippy::string_slice)]

extern crate alloc;

pub mod card;
pub mod change;
mod cut;
pub mod document;
mod fold;
pub mod import;
pub mod locale;
pub mod markup;
#[doc(hidden)]
pub mod number;
pub mod redline;
pub mod resolve;
pub mod state;
pub mod view;
