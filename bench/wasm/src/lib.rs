//! Exports the redline as one function, to be timed in Node.
//!
//! It has the allocator and the panic handler of the widget, so that readers and the bench run the same code.

#![cfg_attr(target_arch = "wasm32", no_std)]

use what_changed::redline::{Op, redline};

/// Returns the number of edits between two texts: maximal runs of deletions and insertions.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen::prelude::wasm_bindgen)]
pub fn count_edits(old: &str, new: &str) -> u32 {
    let edits = redline(old, new);
    let runs = edits.chunk_by(|a, b| a.op != Op::Keep && b.op != Op::Keep);
    let changed = runs.filter(|run| run.first().is_some_and(|edit| edit.op != Op::Keep));
    u32::try_from(changed.count()).unwrap_or(u32::MAX)
}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}
