//! The card in the browser: a thin layer between the custom element in `www/` and the library.
//!
//! A crate of its own, so that no dependent of the library gets its allocator, its panic handler or its exports.

#![cfg_attr(target_arch = "wasm32", no_std)]
#![cfg(target_arch = "wasm32")]

extern crate alloc;

mod boundary;
mod dom;
mod from_js;

/// A small allocator: it saves every reader two kilobytes compared with the standard one.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Turns every panic into a trap. The standard handler would link the formatting of messages; the custom element
/// reports the trap and continues with a fresh instance.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}
