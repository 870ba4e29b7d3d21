//! Every text that a reader should see is visible, not only in the DOM.

use serde_json::{Value, json};
use what_changed::document::Selection;

use crate::engine::Engine;
use crate::page::{deal, element, ferry, file, maximal, page, prerendered, roaming};
use crate::server::Reply;
use crate::stage::Stage;

super::tests!(visible:
    every_text_of_a_live_card_is_visible,
    every_text_of_a_prerendered_card_is_visible,
    every_text_of_the_demo_cards_is_visible,
    marked_claims_are_visible,
    a_rewritten_paragraph_is_printed,
);

/// Returns a card with every kind of edit, and with rewritten paragraphs: alone, among others, and in claims.
fn every_edit() -> Value {
    let mut card = file("tests/fixtures/redline.json");
    let (old, new) = rewritten();
    let terms = card["terms"].as_array_mut().expect("terms");
    terms.push(json!({ "label": "Cancelling", "before": old, "after": new }));
    terms.push(json!({
        "label": "Among others",
        "before": format!("The first paragraph stays as it was.\n\n{old}\n\nThe last one stays, too."),
        "after": format!("The first paragraph stays as it was.\n\n{new}\n\nThe last one stays, too."),
    }));
    terms.push(json!({
        "label": "Claims",
        "before": "x",
        "after": { "claims": [{ "text": old }, { "text": new }] },
        "meaning": { "claims": [{ "text": new }, { "text": old }] },
    }));
    card
}

/// Returns two paragraphs with nothing in common.
fn rewritten() -> (&'static str, &'static str) {
    (
        "You can end your membership at the front desk on any weekday, if you bring your card.",
        "Members who wish to leave must write to us by registered post, and pay a fee of 40 euros first.",
    )
}

const VIEWS: [&str; 4] = ["redline", "split", "before", "after"];

/// Opens every panel in every view with native controls, which need no script, and checks that every text is visible.
#[track_caller]
fn assert_all_visible(stage: &Stage, name: &str, within: &str) {
    stage.run("summaries().forEach((summary) => { summary.parentNode.name = ''; })");
    let panels = stage.value("all('.term').map((term) => term.dataset.key)");
    for panel in panels.as_array().expect("panels") {
        stage.run(&format!("all('.term').forEach((term) => {{ term.open = term.dataset.key === {panel}; }})"));
        stage.run("all('.term[open] details').forEach((details) => { details.name = ''; details.open = true; })");
        let has_views = stage.holds("one('.term[open] .views') !== null");
        for view in VIEWS.into_iter().take(if has_views { 4 } else { 1 }) {
            if has_views {
                stage.run(&format!("radio('{view}').checked = true"));
            }
            stage.settle();
            let invisible = stage.value(&format!("invisibleTexts('{view}', '{within}')"));
            assert_eq!(invisible, json!([]), "{name}, {panel}, {view}");
        }
    }
}

fn every_text_of_a_live_card_is_visible(stage: &Stage) {
    for (width, card) in [(1280, every_edit()), (375, every_edit()), (1280, maximal()), (375, ferry())] {
        stage.show_card_at(width, &card);
        assert_all_visible(stage, &format!("{} at {width} px", card["title"]), ".overview, .terms");
    }
}

fn every_text_of_a_prerendered_card_is_visible(stage: &Stage) {
    for (width, card) in [(1280, every_edit()), (375, every_edit()), (1280, maximal()), (375, ferry())] {
        stage.server.put("/static", Reply::html(page(&element("", &prerendered(&card, &Selection::default())))));
        stage.open_at(width, "/static");
        assert_all_visible(stage, &format!("{} at {width} px", card["title"]), ".overview, .terms, .document");
    }
}

fn every_text_of_the_demo_cards_is_visible(stage: &Stage) {
    for card in [deal(), roaming()] {
        stage.show_card_at(768, &card);
        assert_all_visible(stage, &card["title"].to_string(), ".overview, .terms");
    }
}

fn marked_claims_are_visible(stage: &Stage) {
    stage.show_card(&every_edit());
    stage.click("summary('claims')");
    stage.wait("openPanel() === 'claims'");
    stage.click("all('.term[open] .claims > .tick input').find(hasBox)");
    stage.settle();
    assert!(stage.holds("all('.term[open] .against :is(ins, del)').some(isVisible)"));
    assert_eq!(stage.value("invisibleTexts('redline', '.term[open]')"), json!([]));
}

fn a_rewritten_paragraph_is_printed(stage: &Stage) {
    if stage.engine == Engine::WebKit {
        return; // Its driver cannot print.
    }
    let card = every_edit();
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ");
    for live in [false, true] {
        if live {
            stage.show_card(&card);
        } else {
            stage.show(&element("", &prerendered(&card, &Selection::default())));
        }
        let printed = words(&stage.printed_text());
        let (old, new) = rewritten();
        for text in [old, new] {
            // In a term of its own, among other paragraphs, and in claims.
            let count = printed.matches(text).count();
            assert!(count >= 3, "{count} times, live: {live}: {text} in {printed}");
        }
    }
}
