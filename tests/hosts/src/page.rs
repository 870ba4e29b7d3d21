//! HTML as a browser without scripts has it.

use html5ever::tendril::TendrilSink as _;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// A page, or an element in one.
pub struct Page(Handle);

impl Page {
    pub fn of(html: &str) -> Self {
        Self(parse_document(RcDom::default(), ParseOpts::default()).one(html).document)
    }

    /// The text that is there for readers. What is in a template is not.
    pub fn text(&self) -> String {
        let mut text = String::new();
        walk(&self.0, &mut |node| {
            if let NodeData::Text { contents } = &node.data {
                text.push_str(&contents.borrow());
            }
            !matches!(&node.data, NodeData::Element { name, .. } if matches!(&*name.local, "script" | "style" | "title"))
        });
        text
    }

    /// All elements of a name in it.
    pub fn all(&self, name: &str) -> impl Iterator<Item = Self> {
        let mut found = Vec::new();
        walk(&self.0, &mut |node| {
            if matches!(&node.data, NodeData::Element { name: of, .. } if &*of.local == name) {
                found.push(Self(node.clone()));
            }
            true
        });
        found.into_iter()
    }

    #[track_caller]
    pub fn only(&self, name: &str) -> Self {
        let mut all = self.all(name);
        let Some(only) = all.next() else { panic!("no {name} in {}", self.text()) };
        assert_eq!(all.count(), 0, "more than one {name}");
        only
    }

    pub fn attr(&self, name: &str) -> Option<String> {
        let NodeData::Element { attrs, .. } = &self.0.data else { return None };
        attrs.borrow().iter().find(|attr| &*attr.name.local == name).map(|attr| attr.value.to_string())
    }

    /// What stands in a script or a style.
    pub fn source(&self) -> String {
        let children = self.0.children.borrow();
        let texts = children.iter().map(|child| match &child.data {
            NodeData::Text { contents } => contents.borrow().to_string(),
            _ => String::new(),
        });
        texts.collect()
    }
}

/// Goes through all nodes, but not into those for which the answer is no.
fn walk(node: &Handle, meet: &mut impl FnMut(&Handle) -> bool) {
    if meet(node) {
        for child in node.children.borrow().iter() {
            walk(child, meet);
        }
    }
}
