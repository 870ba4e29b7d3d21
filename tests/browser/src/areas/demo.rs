//! Navigation in the card of the demo article: click, keyboard, previous and next.

use std::fs;

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::server::ROOT;
use crate::stage::Stage;

super::tests!(demo:
    the_article_shows_its_card,
    a_click_opens_every_term,
    the_keyboard_opens_every_term,
    home_and_end_move_to_the_first_and_last_term,
    next_steps_through_all_terms,
    previous_steps_through_all_terms,
    every_step_is_announced_once,
    a_click_selects_a_view_for_all_terms,
    arrow_keys_select_a_view,
    an_open_term_can_be_closed_on_a_phone,
);

/// Opens the article and returns the labels of the terms.
#[track_caller]
fn article(stage: &Stage) -> Vec<String> {
    stage.open("/index.html");
    stage.scroll_to_card();
    open_first(stage);
    labels()
}

#[track_caller]
fn open_first(stage: &Stage) {
    stage.click("summary(termIds()[0])");
    wait_open(stage, &labels()[0]);
    stage.settle();
    stage.run("log.events.length = 0");
}

/// Reads the labels of the terms from the card file.
fn labels() -> Vec<String> {
    let text = fs::read_to_string(format!("{ROOT}/www/cards/microsoft-openai.json")).expect("the card of the article");
    let card: Value = serde_json::from_str(&text).expect("a card");
    let terms = card["terms"].as_array().expect("terms");
    terms.iter().map(|term| term["label"].as_str().expect("a label").to_owned()).collect()
}

/// The label of the open panel.
const OPEN: &str = "all('.term[open]').map((term) => term.querySelector('.label').textContent).join()";

#[track_caller]
fn wait_open(stage: &Stage, label: &str) {
    stage.wait(&format!("{OPEN} === {}", Value::from(label)));
}

fn the_article_shows_its_card(stage: &Stage) {
    stage.open("/index.html");
    stage.scroll_to_card();
    let labels = labels();
    assert!(labels.len() >= 9, "{labels:?}");
    assert_eq!(stage.value("termIds().map((id) => summary(id).querySelector('.label').textContent)"), json!(labels));
    assert_eq!(stage.text("openPanel()"), ":glance");
    // The plain document of the card is in the page too.
    assert!(stage.holds("cards()[0].querySelector('article h2').textContent === one('h2').textContent"));
    assert!(stage.holds("log.errors.length + log.warnings.length + log.uncaught.length === 0"));
}

fn a_click_opens_every_term(stage: &Stage) {
    for label in article(stage).iter().rev() {
        stage.click(&format!("summaries().find((summary) => summary.textContent.includes({}))", Value::from(&**label)));
        wait_open(stage, label);
        assert!(stage.holds("hasBox(one('.term[open] .body')) && all('.term > .body').filter(hasBox).length === 1"));
    }
}

fn the_keyboard_opens_every_term(stage: &Stage) {
    let labels = article(stage);
    tab_to_terms(stage);
    for (at, label) in labels.iter().enumerate() {
        let at = at + 1;
        stage.press(&[Key::Down]);
        stage.wait(&format!("focused() === summaries()[{at}]"));
        if at == 1 {
            continue; // It is already open.
        }
        stage.press(&[if at % 2 == 0 { Key::Enter } else { Key::Space }]);
        wait_open(stage, label);
        stage.settle();
        assert!(stage.holds(&format!("focused() === summaries()[{at}]")), "the focus stays");
    }
}

fn home_and_end_move_to_the_first_and_last_term(stage: &Stage) {
    article(stage);
    tab_to_terms(stage);
    stage.press(&[Key::End]);
    stage.wait("focused() === summaries().at(-1)");
    stage.press(&[Key::Up]);
    stage.wait("focused() === summaries().at(-2)");
    stage.press(&[Key::Home]);
    stage.wait("focused() === summaries()[0]");
}

#[track_caller]
fn tab_to_terms(stage: &Stage) {
    stage.run("one('.tools > summary').focus()");
    for _ in 0..20 {
        stage.press(&[Key::Tab]);
        if stage.holds("focused()?.localName === 'summary'") {
            assert!(stage.holds("focused() === summaries()[0]"), "the first summary comes first");
            return;
        }
    }
    panic!("Tab does not reach a summary");
}

fn next_steps_through_all_terms(stage: &Stage) {
    let labels = article(stage);
    for label in labels.iter().skip(1).chain(&labels[..1]) {
        stage.click("step('next')");
        wait_open(stage, label);
        assert!(stage.holds("focused() === step('next')"), "the focus is on the button for the next step");
    }
    stage.press(&[Key::Enter]);
    wait_open(stage, &labels[1]);
}

fn previous_steps_through_all_terms(stage: &Stage) {
    let labels = article(stage);
    for label in labels.iter().rev() {
        stage.click("step('previous')");
        wait_open(stage, label);
        assert!(stage.holds("focused() === step('previous')"), "the focus is on the button for the next step");
    }
}

fn every_step_is_announced_once(stage: &Stage) {
    let labels = article(stage);
    stage.run(
        "window.announcements = [];
        const status = one('[role=status]');
        new MutationObserver(() => announcements.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
        window.status = () => status === one('[role=status]') && status.textContent;",
    );
    let mut expected = Vec::new();
    for (at, label) in labels.iter().enumerate().skip(1).take(3) {
        stage.click("step('next')");
        wait_open(stage, label);
        expected.push(format!("Term {} of {}: {label}", at + 1, labels.len()));
    }
    stage.settle();
    assert_eq!(stage.value("announcements"), json!(expected));
    stage.click("radio('before')");
    stage.settle();
    assert_eq!(stage.text("one('[role=status]').textContent"), "", "only steps are announced");
}

fn a_click_selects_a_view_for_all_terms(stage: &Stage) {
    let labels = article(stage);
    assert_eq!(stage.text("shownTexts()"), "redline");
    stage.click("radio('before')");
    let before = "shownTexts() === 'before' && getComputedStyle(one('.term[open] .redline')).display === 'none' \
                  && getComputedStyle(one('.term[open] .before')).display === 'block'";
    stage.wait(before);
    stage.click("step('next')");
    wait_open(stage, &labels[1]);
    assert!(stage.holds(before) && stage.holds("radio('before').checked"));
    stage.click("radio('after')");
    stage.wait("shownTexts() === 'after'");
    stage.click("radio('split')");
    stage.wait("shownTexts() === 'before,after'");
    stage.click("radio('redline')");
    stage.wait("shownTexts() === 'redline'");
    assert_eq!(stage.text(OPEN), labels[1], "the same term is open");
}

fn arrow_keys_select_a_view(stage: &Stage) {
    article(stage);
    tab_to_terms(stage);
    stage.press(&[Key::Tab]);
    assert!(stage.holds("focused() === summary(termIds()[0])"), "Tab moves from one summary to the next");
    stage.press(&[Key::Tab]);
    assert!(stage.holds("focused() === radio('redline')"), "Tab moves from the open term to its views");
    for (key, shown, chosen) in [
        (Key::Right, "before,after", "split"),
        (Key::Right, "before", "before"),
        (Key::Right, "after", "after"),
        (Key::Left, "before", "before"),
    ] {
        stage.press(&[key]);
        stage.wait(&format!("shownTexts() === '{shown}'"));
        assert!(stage.holds(&format!("focused() === radio('{chosen}') && radio('{chosen}').checked")));
    }
    stage.wait("events('changed').length === 4 && events('changed').at(-1).detail.view === 'before'");
}

fn an_open_term_can_be_closed_on_a_phone(stage: &Stage) {
    stage.open_at(375, "/index.html");
    stage.scroll_to_card();
    open_first(stage);
    let first = "summary(termIds()[0])";
    stage.click(first);
    stage.wait("openPanel() === ''");
    stage.wait("events('changed').at(-1)?.detail.term === ''");
    stage.click(first);
    wait_open(stage, &labels()[0]);
}
