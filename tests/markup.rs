//! An HTML parser reads the view's string as the tree that the view wrote, so hydrating a prerendered card changes
//! nothing.

mod hostile;
mod tree;

use std::fs;

use proptest::prelude::*;
use what_changed::card::{self, Card};
use what_changed::document::ENGLISH;
use what_changed::markup::{Html, Markup};
use what_changed::resolve::resolve;
use what_changed::state::{Action, State, View, act};
use what_changed::view;

use hostile::text;
use tree::{Node, parse_html};

/// Records the written tree.
#[derive(Default)]
struct Tree {
    open: Vec<Node>,
    done: Vec<Node>,
}

impl Tree {
    fn children(&mut self) -> &mut Vec<Node> {
        match self.open.last_mut() {
            Some(Node::Element { children, .. }) => children,
            _ => &mut self.done,
        }
    }
}

impl Markup for Tree {
    fn open(&mut self, tag: &'static str) {
        self.open.push(Node::Element { tag: tag.to_owned(), attrs: Vec::new(), children: Vec::new() });
    }

    fn open_keyed(&mut self, tag: &'static str, key: &str) {
        self.open(tag);
        self.attr(what_changed::markup::KEY, key);
    }

    fn attr(&mut self, name: &'static str, value: &str) {
        let Some(Node::Element { attrs, children, .. }) = self.open.last_mut() else { panic!("{name} has no element") };
        assert!(children.is_empty(), "{name} comes before the content");
        assert!(attrs.iter().all(|(other, _)| other != name), "{name} occurs once");
        attrs.push((name.to_owned(), value.to_owned()));
    }

    fn text(&mut self, text: &str) {
        match self.children().last_mut() {
            _ if text.is_empty() => {}
            Some(Node::Text(last)) => last.push_str(text),
            _ => self.children().push(Node::Text(text.to_owned())),
        }
    }

    fn close(&mut self) {
        let node = self.open.pop().expect("an open element");
        self.children().push(node);
    }
}

fn both(card: &Card, state: &State) -> (Vec<Node>, String) {
    let resolved = resolve(card, state, &ENGLISH);
    let (mut tree, mut html) = (Tree::default(), Html::default());
    view::card(&resolved, &mut tree);
    view::card(&resolved, &mut html);
    assert!(tree.open.is_empty(), "every element is closed");
    (tree.done, html.into_string())
}

fn card_of(path: &str) -> Card {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    card::parse(&fs::read_to_string(path).unwrap()).unwrap()
}

fn maximal() -> Card {
    card_of("tests/fixtures/maximal.json")
}

#[test]
fn the_maximal_card_survives_a_parser_in_every_state() {
    let card = maximal();
    for from in 0..card.versions.len() {
        for to in (0..card.versions.len()).filter(|to| *to != from) {
            for view in View::ALL {
                let state = act(State { from, to, ..State::first(&card) }, &card, Action::View(view));
                let (written, html) = both(&card, &act(state, &card, Action::Step(card.terms.len() - 1)));
                assert_eq!(parse_html(&html), written);
            }
        }
    }
}

#[test]
fn our_cards_survive_a_parser() {
    for path in ["tests/fixtures/sources.json", "www/cards/roaming.json", "www/cards/contract.json"] {
        let card = card_of(path);
        for state in [State::first(&card), State { from: 0, to: card.versions.len() - 1, ..State::first(&card) }] {
            let (written, html) = both(&card, &state);
            assert_eq!(parse_html(&html), written, "{path}");
        }
    }
}

#[test]
fn the_maximal_card_looks_like_this() {
    let card = maximal();
    let (_, html) = both(&card, &State::first(&card));
    insta::assert_snapshot!(html.replace('<', "\n<").replace("\n</", "</"));
}

/// Generates cards of hostile texts.
fn any_card() -> impl Strategy<Value = Card> {
    let term = (text(), text(), text(), text(), 0..6_u8);
    (text(), text(), prop::collection::vec(term, 1..5)).prop_map(|(title, publisher, terms)| {
        let terms: Vec<_> = terms
            .into_iter()
            .map(|(label, topic, before, after, form)| {
                let after = match form {
                    0 => serde_json::Value::Null,
                    1 => serde_json::json!({"undisclosed": true, "sources": ["s"]}),
                    2 => serde_json::json!({"text": after, "claims": [before, after], "via": topic}),
                    3 => serde_json::json!({"text": after, "quote": {"text": before, "speaker": label, "source": "s"}}),
                    _ => after.into(),
                };
                serde_json::json!({
                    "label": format!("L{label}"), "topic": topic, "before": before, "after": after, "meaning": topic,
                    "effects": [{"party": "p", "effect": "gains", "text": before}],
                })
            })
            .collect();
        let card = serde_json::json!({
            "title": format!("T{title}"), "summary": title, "terms": terms,
            "sources": [{"id": "s", "publisher": format!("P{publisher}"), "title": publisher, "url": "https://example.org/?a=\"&b"}],
            "parties": [{"id": "p", "name": format!("N{publisher}")}],
        });
        card::read(&card.to_string()).card.unwrap()
    })
}

proptest! {
    #[test]
    fn any_card_survives_a_parser(card in any_card()) {
        let (written, html) = both(&card, &State::first(&card));
        prop_assert_eq!(parse_html(&html), written);
    }
}
