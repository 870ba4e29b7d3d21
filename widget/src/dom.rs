//! Markup patched into the live page, where `patch.js` keeps every node that fits: one call for
//! each thing that is written, and none to see what is there.

use wasm_bindgen::prelude::*;
use web_sys::ShadowRoot;

use core::hash::Hash;

use what_changed::markup::{Fingerprints, Markup};

#[wasm_bindgen(module = "/src/patch.js")]
extern "C" {
    type Patch;

    #[wasm_bindgen(constructor)]
    fn new(root: &ShadowRoot) -> Patch;

    #[wasm_bindgen(method)]
    fn open(this: &Patch, tag: &str, key: Option<&str>);

    #[wasm_bindgen(method)]
    fn attr(this: &Patch, name: &str, value: &str);

    #[wasm_bindgen(method)]
    fn text(this: &Patch, text: &str);

    #[wasm_bindgen(method)]
    fn keep(this: &Patch);

    #[wasm_bindgen(method)]
    fn close(this: &Patch);
}

/// Updates a shadow root.
pub struct Dom {
    patch: Patch,
    fingerprints: Fingerprints,
}

impl Dom {
    /// Starts an update. `fingerprints` is the result of the last one.
    pub fn new(root: &ShadowRoot, fingerprints: Fingerprints) -> Self {
        Self { patch: Patch::new(root), fingerprints }
    }

    /// Ends the update: nodes that were not written are removed.
    pub fn finish(self) -> Fingerprints {
        self.patch.close();
        self.fingerprints
    }
}

impl Markup for Dom {
    fn open(&mut self, tag: &'static str) {
        self.patch.open(tag, None);
    }

    fn open_keyed(&mut self, tag: &'static str, key: &str) {
        self.patch.open(tag, Some(key));
    }

    fn attr(&mut self, name: &'static str, value: &str) {
        self.patch.attr(name, value);
    }

    fn text(&mut self, text: &str) {
        self.patch.text(text);
    }

    fn guard(&mut self, slot: usize, dependencies: impl Hash, content: impl FnOnce(&mut Self)) {
        if self.fingerprints.replace(slot, dependencies) {
            self.patch.keep();
        } else {
            content(self);
        }
    }

    fn close(&mut self) {
        self.patch.close();
    }
}
