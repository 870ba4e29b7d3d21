//! Trees of elements and texts, as html5ever parses them.

use html5ever::tendril::TendrilSink as _;
use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// An element or a text. The children of a template are its contents.
#[derive(Debug, PartialEq)]
pub enum Node {
    Element { tag: String, attrs: Vec<(String, String)>, children: Vec<Node> },
    Text(String),
}

/// Parses the content of a `<div>`.
pub fn parse_html(html: &str) -> Vec<Node> {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let dom = parse_fragment(RcDom::default(), ParseOpts::default(), context, Vec::new(), false).one(html);
    nodes(&dom.document.children.borrow()[0])
}

fn nodes(parent: &Handle) -> Vec<Node> {
    parent.children.borrow().iter().map(node).collect()
}

fn node(handle: &Handle) -> Node {
    match &handle.data {
        NodeData::Element { name, attrs, template_contents, .. } => Node::Element {
            tag: name.local.to_string(),
            attrs: attrs.borrow().iter().map(|attr| (attr.name.local.to_string(), attr.value.to_string())).collect(),
            children: nodes(template_contents.borrow().as_ref().unwrap_or(handle)),
        },
        NodeData::Text { contents } => Node::Text(contents.borrow().to_string()),
        other => panic!("an element or a text, not {other:?}"),
    }
}
