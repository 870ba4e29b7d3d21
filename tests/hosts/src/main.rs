//! Whether a card says everything, once, after a host has been through it.
//!
//! `cargo xtask test` installs the hosts and names their places in the environment; a host that cannot be had has
//! its module skipped.

#[path = "../../marked/mod.rs"]
mod marked;

mod feeds;
mod page;
mod readability;
mod wordpress;

use std::env;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use marked::Marked;
use what_changed::card::Card;
use what_changed::document::{self, Element};
use what_changed::locale::ENGLISH;

use page::Page;

const CARDS: [&str; 4] = [
    "tests/fixtures/maximal.json",
    "www/cards/microsoft-openai.json",
    "www/cards/roaming.json",
    "www/cards/small.json",
];

/// The cards, each text of them begun by a word of its own.
fn cards() -> impl Iterator<Item = Marked> {
    CARDS.iter().map(|path| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
        Marked::of(serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap())
    })
}

fn fragment(card: &Card) -> String {
    document::fragment(card, &Element::default(), &ENGLISH)
}

fn plain(card: &Card) -> String {
    document::plain(card, &Element::default(), &ENGLISH)
}

/// The place of a host that `cargo xtask test` found.
fn place(variable: &str) -> String {
    env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set; `cargo xtask test --hosts` sets it"))
}

/// What a script beside this folder makes of a text.
fn through(program: &str, script: &str, arguments: &[&str], text: &str) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(script);
    let mut command = Command::new(program);
    command.arg(script).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{program}: {error}"));
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{command:?} ended with {}", output.status);
    String::from_utf8(output.stdout).unwrap()
}

/// What came out tells the card, once, and nothing that is meant for machines.
#[track_caller]
fn tells(marked: &Marked, came_out: &str) {
    let page = Page::of(came_out);
    let text = page.text();
    marked.told_once_in(&text);
    for sign in ["{", "}", "--wc-", "\"terms\""] {
        assert!(!text.contains(sign), "{sign} in {text}");
    }
    // The sources can still be followed.
    let addresses = |page: &Page| page.all("a").map(|link| link.attr("href").unwrap_or_default()).collect::<Vec<_>>();
    let before = addresses(&Page::of(&plain(&marked.card)));
    let after = addresses(&page);
    assert!(before.iter().all(|address| after.contains(address)), "{before:?} {after:?}");
}
