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
// The command and the server's wasm have its allocator and its panics, and the widget neither.
#[cfg(any(feature = "describe", all(target_arch = "wasm32", not(widget))))]
extern crate std;

pub mod card;
pub mod change;
mod cut;
#[cfg(not(widget))]
pub mod document;
#[cfg(widget)]
mod element;
mod fold;
#[cfg(not(widget))]
pub mod import;
pub mod locale;
pub mod markup;
mod number;
pub mod redline;
pub mod resolve;
#[cfg(all(target_arch = "wasm32", not(widget)))]
mod ssr;
pub mod state;
pub mod view;

/// A small allocator: it saves every reader two kilobytes over the standard one.
#[cfg(widget)]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// A trap is all that a panic becomes. Without the standard library's handler, none of the machinery
/// that puts panics into words is linked; the shell tells of the trap, and goes on with a fresh
/// instance.
#[cfg(widget)]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}
