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
//! let card = card::parse(
//!     r#"{"title": "Opening hours", "terms": [
//!         {"label": "Sunday", "before": "Closed all day.", "after": "Open from noon."}]}"#,
//! )?;
//!
//! let state = State::first(&card);
//! let resolved = resolve::resolve(&card, &state, &locale::ENGLISH);
//! let mut out = markup::Html::default();
//! view::card(&resolved, &mut out);
//! assert!(out.into_string().contains("<del"));
//! # Ok::<(), card::Problems>(())
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
