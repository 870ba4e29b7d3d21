//! Parses HTML as a browser without scripts does.

use html5ever::tendril::TendrilSink as _;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// A page, or an element in one.
pub struct Page(Handle);

impl Page {
    /// Parses a page.
    pub fn parse(html: &str) -> Self {
        Self(parse_document(RcDom::default(), ParseOpts::default()).one(html).document)
    }

    /// Returns the text for readers, without scripts, styles, titles and templates.
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

    /// Returns all elements with a tag name.
    pub fn all(&self, name: &str) -> impl Iterator<Item = Self> {
        let mut elements = Vec::new();
        walk(&self.0, &mut |node| {
            if matches!(&node.data, NodeData::Element { name: tag, .. } if &*tag.local == name) {
                elements.push(Self(node.clone()));
            }
            true
        });
        elements.into_iter()
    }

    /// Returns the only element with a tag name.
    ///
    /// # Panics
    ///
    /// Panics if there is none, or more than one.
    #[track_caller]
    pub fn only(&self, name: &str) -> Self {
        let mut all = self.all(name);
        let Some(only) = all.next() else { panic!("no {name} in {}", self.text()) };
        assert_eq!(all.count(), 0, "more than one {name}");
        only
    }

    /// Returns the value of an attribute.
    pub fn attr(&self, name: &str) -> Option<String> {
        let NodeData::Element { attrs, .. } = &self.0.data else { return None };
        attrs.borrow().iter().find(|attr| &*attr.name.local == name).map(|attr| attr.value.to_string())
    }

    /// Returns the source text of a script or a style.
    pub fn source(&self) -> String {
        let children = self.0.children.borrow();
        let texts = children.iter().map(|child| match &child.data {
            NodeData::Text { contents } => contents.borrow().to_string(),
            _ => String::new(),
        });
        texts.collect()
    }
}

/// Visits a node and its descendants. If `visit` returns false, the children of that node are skipped.
fn walk(node: &Handle, visit: &mut impl FnMut(&Handle) -> bool) {
    if visit(node) {
        for child in node.children.borrow().iter() {
            walk(child, visit);
        }
    }
}
