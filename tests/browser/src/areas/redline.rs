//! Kinds of edits, as a reader sees them.

use std::fs;

use serde_json::{Value, json};

use crate::page::{SCRIPT, element, inline};
use crate::server::ROOT;
use crate::stage::Stage;

super::tests!(redline:
    minor_edits_can_be_hidden,
    hidden_edits_stay_hidden_in_other_terms,
    a_card_without_minor_edits_has_no_checkbox,
    a_moved_paragraph_says_where_it_was_and_shows_its_edits,
    a_changed_number_shows_the_difference,
    edits_are_isolated_from_the_direction_of_their_surroundings,
);

#[track_caller]
fn show(stage: &Stage, card: &Value) {
    stage.show(&[&*element("load='eager'", &inline(card)), SCRIPT].concat());
    stage.wait_ready(1);
}

#[track_caller]
fn every_kind(stage: &Stage) {
    let text = fs::read_to_string(format!("{ROOT}/tests/fixtures/redline.json")).expect("the card of every kind");
    show(stage, &serde_json::from_str(&text).expect("a card"));
}

/// The visible text of the redline of the open term, without texts for screen readers.
const SHOWN: &str = "all('.term[open] .redline .paragraph').map((text) => {
    const copy = (node) => node.nodeType === 3 ? node.data
        : node.className === 'sr' || getComputedStyle(node).display === 'none' ? ''
        : [...node.childNodes].map(copy).join('');
    return copy(text).replace(/ +/g, ' ').trim();
})";

const HIDE_MINOR: &str = "all('.hide-minor input')[0]";

fn minor_edits_can_be_hidden(stage: &Stage) {
    every_kind(stage);
    assert!(stage.text(&format!("{SHOWN}.join('|')")).contains("4 3. The colour color of the gate"));
    stage.click(HIDE_MINOR);
    let shown = stage.text(&format!("{SHOWN}.join('|')"));
    assert!(shown.contains("3. The color of the gate is green, it is painted"), "{shown}");
    // Edits of substance are still there, deletions and insertions.
    assert!(shown.contains("first tenth") && shown.contains("The committee shall meet"), "{shown}");
    let lines = "all('.term[open] ins.minor').map((ins) => getComputedStyle(ins).textDecorationLine)";
    assert!(stage.holds(&format!("{lines}.every((line) => line === 'none')")));
    stage.click(HIDE_MINOR);
    assert!(stage.text(&format!("{SHOWN}.join('|')")).contains("colour color"));
}

fn hidden_edits_stay_hidden_in_other_terms(stage: &Stage) {
    every_kind(stage);
    stage.click(HIDE_MINOR);
    stage.click("summary(termIds()[2])");
    stage.wait("openPanel() === termIds()[2]");
    stage.settle();
    assert!(stage.holds(&format!("{HIDE_MINOR}.checked")));
    assert_eq!(stage.value(SHOWN), json!(["The members cooperate, they are free."]));
}

fn a_card_without_minor_edits_has_no_checkbox(stage: &Stage) {
    show(stage, &json!({ "title": "T", "terms": [{ "label": "A", "before": "It is so.", "after": "It is not so." }] }));
    assert_eq!(stage.value("all('.hide-minor').length"), json!(0));
}

fn a_moved_paragraph_says_where_it_was_and_shows_its_edits(stage: &Stage) {
    every_kind(stage);
    let notes = stage.value("all('.term[open] .moved-note').map((note) => note.textContent)");
    assert_eq!(notes, json!(["Moved down: ", "Moved from above: "]));
    assert_eq!(
        stage.value(&format!("{SHOWN}.filter((text) => text.startsWith('Moved from'))")),
        json!(["Moved from above: 1 5. The full fee is due on the first tenth of each month."])
    );
}

fn a_changed_number_shows_the_difference(stage: &Stage) {
    every_kind(stage);
    stage.click("summary(termIds()[1])");
    stage.wait("openPanel() === termIds()[1]");
    assert_eq!(
        stage.value("all('.term[open] .amount').map((amount) => amount.textContent)"),
        json!([
            "$38 billion → $50 billion, up $12 billion",
            "4.2% → 4.25%, up 0.05 percentage points",
            "30 → 60, up 30"
        ])
    );
}

fn edits_are_isolated_from_the_direction_of_their_surroundings(stage: &Stage) {
    let card = json!({
        "title": "T",
        "terms": [{ "label": "A", "before": "The fee (דמי חבר) is 5.", "after": "The fee (תשלום) is 5." }],
    });
    show(stage, &card);
    assert!(stage.holds("all('ins, del').length === 2"));
    assert!(stage.holds("all('ins, del').every((edit) => edit.dir === 'auto')"));
    assert!(stage.holds("all('ins, del').every((edit) => getComputedStyle(edit).unicodeBidi.includes('isolate'))"));
}
