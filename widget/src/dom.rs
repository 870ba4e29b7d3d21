//! Markup patched into the live page, where `patch.js` keeps every node that fits: one call for
//! each thing that is written, and none to see what is there.

use wasm_bindgen::prelude::*;
use web_sys::ShadowRoot;

use what_changed::markup::Markup;

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

/// Writes into a shadow root.
pub struct Dom(Patch);

impl Dom {
    /// Writes over what stands in a shadow root.
    pub fn new(root: &ShadowRoot) -> Self {
        Self(Patch::new(root))
    }

    /// Ends the writing: whatever was not written goes.
    pub fn finish(self) {
        self.0.close();
    }
}

impl Markup for Dom {
    fn open(&mut self, tag: &'static str) {
        self.0.open(tag, None);
    }

    fn open_keyed(&mut self, tag: &'static str, key: &str) {
        self.0.open(tag, Some(key));
    }

    fn attr(&mut self, name: &'static str, value: &str) {
        self.0.attr(name, value);
    }

    fn text(&mut self, text: &str) {
        self.0.text(text);
    }

    fn keep(&mut self) {
        self.0.keep();
    }

    fn close(&mut self) {
        self.0.close();
    }
}
