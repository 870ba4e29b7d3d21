//! Markup patched into the live page.
//!
//! The tree is walked in step with what is written: a node that fits is kept, and so keeps its focus,
//! its selection and its place; whatever does not fit is made, moved or taken away.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlInputElement, HtmlOptionElement, Node};

use super::{KEY, Markup};

/// Writes into the children of a node.
pub struct Dom {
    document: Document,
    /// From the root down to the element that is being written.
    open: Vec<Open>,
    /// Text that waits for its end: texts that follow one another are one.
    text: String,
}

/// An element that is being written.
struct Open {
    node: Node,
    /// The first child that has not been walked past.
    next: Option<Node>,
    /// The attributes written so far; `None` once its content has begun.
    attrs: Option<Vec<&'static str>>,
}

impl Dom {
    /// Writes over the children of `root`, from `first` on.
    pub fn new(document: Document, root: Node, first: Option<Node>) -> Self {
        Self { document, open: vec![Open { node: root, next: first, attrs: None }], text: String::new() }
    }

    /// Ends the writing: whatever was not walked past goes.
    pub fn finish(mut self) {
        self.end_content();
    }

    fn top(&mut self) -> &mut Open {
        self.open.last_mut().expect("the root stays open")
    }

    /// Ends the start tag: attributes that were not written go.
    fn end_attrs(&mut self) {
        let top = self.top();
        let Some(written) = top.attrs.take() else { return };
        let element: &Element = top.node.unchecked_ref();
        let live = element.attributes();
        let mut at = live.length();
        if at as usize == written.len() {
            return;
        }
        while at > 0 {
            at -= 1;
            let name = live.item(at).map(|attr| attr.name()).unwrap_or_default();
            // Whether something without a key is open is the reader's own affair.
            let is_own = name == "open" && !written.contains(&KEY);
            if !written.contains(&name.as_str()) && !is_own {
                let _ = element.remove_attribute(&name);
            }
        }
    }

    /// Puts the text that waits into its place.
    fn end_text(&mut self) {
        self.end_attrs();
        if self.text.is_empty() {
            return;
        }
        let text = core::mem::take(&mut self.text);
        let document = self.document.clone();
        let top = self.top();
        match &top.next {
            Some(node) if node.node_type() == Node::TEXT_NODE => {
                if node.node_value().as_ref() != Some(&text) {
                    node.set_node_value(Some(&text));
                }
                top.next = node.next_sibling();
            }
            next => {
                let _ = top.node.insert_before(&document.create_text_node(&text), next.as_ref());
            }
        }
    }

    /// Ends the content: children that were not written go.
    fn end_content(&mut self) {
        self.end_text();
        let top = self.top();
        while let Some(node) = top.next.take() {
            top.next = node.next_sibling();
            let _ = top.node.remove_child(&node);
        }
    }

    fn enter(&mut self, tag: &'static str, key: Option<&str>) {
        self.end_text();
        let found = self.found(tag, key);
        let document = self.document.clone();
        let top = self.top();
        let kept = found.as_deref() == top.next.as_ref() && found.is_some();
        // Every tag is one of ours, so it can be made.
        let Some(element) = found.or_else(|| document.create_element(tag).ok()) else { return };
        if kept {
            top.next = element.next_sibling();
        } else {
            let _ = top.node.insert_before(&element, top.next.as_ref());
        }
        let next = element.first_child();
        self.open.push(Open { node: element.into(), next, attrs: Some(Vec::new()) });
        if let Some(key) = key {
            self.attr(KEY, key);
        }
    }

    /// The element that is to be kept: the next one, or, where there is a key, one further on.
    fn found(&mut self, tag: &str, key: Option<&str>) -> Option<Element> {
        let mut next = self.top().next.clone();
        while let Some(node) = next {
            let fits = |element: &&Element| element.local_name() == tag && element.get_attribute(KEY).as_deref() == key;
            if let Some(element) = node.dyn_ref::<Element>().filter(fits) {
                return Some(element.clone());
            }
            key?;
            next = node.next_sibling();
        }
        None
    }
}

impl Markup for Dom {
    fn open(&mut self, tag: &'static str) {
        self.enter(tag, None);
    }

    fn open_keyed(&mut self, tag: &'static str, key: &str) {
        self.enter(tag, Some(key));
    }

    fn attr(&mut self, name: &'static str, value: &str) {
        let top = self.top();
        let element: &Element = top.node.unchecked_ref();
        if element.get_attribute(name).as_deref() != Some(value) {
            let _ = element.set_attribute(name, value);
        }
        // Once a reader has chosen or written, the attribute alone no longer says what is there.
        match name {
            "checked" => {
                let input: &HtmlInputElement = element.unchecked_ref();
                if !input.checked() {
                    input.set_checked(true);
                }
            }
            "selected" => {
                let option: &HtmlOptionElement = element.unchecked_ref();
                if !option.selected() {
                    option.set_selected(true);
                }
            }
            "value" => {
                let input: &HtmlInputElement = element.unchecked_ref();
                if input.value() != value {
                    input.set_value(value);
                }
            }
            _ => {}
        }
        if let Some(attrs) = &mut top.attrs {
            attrs.push(name);
        }
    }

    fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn keep(&mut self) {
        self.end_text();
        self.top().next = None;
    }

    fn close(&mut self) {
        self.end_content();
        self.open.pop();
    }
}
