//! Checks that a card still shows every text exactly once after a host (`WordPress`, a reader mode, a feed reader) has
//! processed it.
//!
//! `cargo xtask test --hosts` installs the hosts and sets environment variables with their paths. The module of a host
//! that cannot be installed is skipped.

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
use what_changed::document::{self, ENGLISH, Element};

use page::Page;

const CARDS: [&str; 4] = [
    "tests/fixtures/maximal.json",
    "www/cards/microsoft-openai.json",
    "www/cards/roaming.json",
    "www/cards/small.json",
];

/// Reads the cards. A unique word is inserted before each of their texts.
fn marked_cards() -> impl Iterator<Item = Marked> {
    CARDS.iter().map(|path| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
        Marked::new(serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap())
    })
}

fn fragment(card: &Card) -> String {
    document::fragment(card, &Element::default(), &ENGLISH)
}

fn plain(card: &Card) -> String {
    document::plain(card, &Element::default(), &ENGLISH)
}

/// Returns the path of a host, from an environment variable.
fn host_path(variable: &str) -> String {
    env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set; `cargo xtask test --hosts` sets it"))
}

/// Passes a text through a script in `tests/hosts` and returns its output.
fn pass_through(program: &str, script: &str, arguments: &[&str], text: &str) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(script);
    let mut command = Command::new(program);
    command.arg(script).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{program}: {error}"));
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{command:?} ended with {}", output.status);
    String::from_utf8(output.stdout).unwrap()
}

/// Checks that HTML shows every text of the card exactly once, nothing that is meant for machines, and all links.
#[track_caller]
fn shows_card(marked: &Marked, html: &str) {
    let page = Page::parse(html);
    let text = page.text();
    marked.assert_once_in(&text);
    for code in ["{", "}", "--wc-", "\"terms\""] {
        assert!(!text.contains(code), "{code} in {text}");
    }
    // The links to the sources are still there.
    let addresses = |page: &Page| page.all("a").map(|link| link.attr("href").unwrap_or_default()).collect::<Vec<_>>();
    let before = addresses(&Page::parse(&plain(&marked.card)));
    let after = addresses(&page);
    assert!(before.iter().all(|address| after.contains(address)), "{before:?} {after:?}");
}
