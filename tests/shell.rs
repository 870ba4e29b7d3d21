//! The names that the shell reads from the card's markup (`www/markup.js`), compared with the markup.

use std::fs;

use what_changed::card::{self, Card};
use what_changed::document::ENGLISH;
use what_changed::markup::Html;
use what_changed::resolve::resolve;
use what_changed::state::{ActionName, State};
use what_changed::view;

fn maximal() -> Card {
    let text = fs::read_to_string("tests/fixtures/maximal.json").expect("the fixture");
    card::parse(&text).expect("a card")
}

/// The constants of the module: each name and its text.
fn constants() -> Vec<(String, String)> {
    let module = fs::read_to_string("www/markup.js").expect("the shell's names");
    let constant = |line: &str| {
        let (name, value) = line.strip_prefix("export const ")?.split_once(" = ")?;
        Some((name.to_owned(), value.trim_matches([';', '\'']).to_owned()))
    };
    let constants: Vec<(String, String)> = module.lines().filter_map(constant).collect();
    assert_eq!(constants.len(), module.matches("export").count(), "every constant is one line");
    constants
}

#[test]
fn every_action_of_the_shell_exists() {
    let actions: Vec<String> =
        constants().into_iter().map(|(_, text)| text).filter(|text| text.chars().all(char::is_alphabetic)).collect();
    assert!(actions.len() > 4, "{actions:?}");
    for action in actions {
        assert!(ActionName::parse(&action).is_some(), "{action}");
    }
}

#[test]
fn every_class_and_attribute_of_the_shell_s_selectors_is_in_the_markup() {
    let card = maximal();
    let mut out = Html::default();
    view::card(&resolve(&card, &State::first(&card), &ENGLISH), &mut out);
    let markup = out.into_string();
    let mut checked = 0;
    for (name, selector) in constants() {
        for part in selector.split([' ', ',', ':', '>', '(', ')', ']']) {
            let (class, attribute) = match part.split_once('[') {
                Some((before, attribute)) => (before, attribute),
                None => (part, ""),
            };
            if let Some(class) = class.strip_prefix('.') {
                let has = |quoted: &str| quoted.split(' ').any(|one| one == class);
                assert!(
                    markup.split("class=\"").filter_map(|rest| rest.split('"').next()).any(has),
                    "{name}: .{class}"
                );
                checked += 1;
            }
            if !attribute.is_empty() && attribute != "hidden" {
                assert!(markup.contains(&format!(" {attribute}=\"")), "{name}: {attribute}");
                checked += 1;
            }
        }
    }
    assert!(checked > 8, "{checked}");
}
