#![doc = include_str!("../docs/rust.md")]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
// Slicing a text links the panic message for a bad range: two and a half kilobytes of the widget's wasm.
#![warn(clippy::string_slice)]

extern crate alloc;

pub mod card;
mod change;
mod cut;
pub mod document;
mod fold;
pub mod import;
mod number;
pub mod redline;
mod subsequence;

// Public for the widget, the command and the tests alone, and not covered by semantic versioning.
#[doc(hidden)]
pub mod locale;
#[doc(hidden)]
pub mod markup;
#[doc(hidden)]
pub mod resolve;
#[doc(hidden)]
pub mod state;
#[doc(hidden)]
pub mod view;
