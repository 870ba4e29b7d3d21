//! Glossary words, which are buttons where they are used.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::page::{deal, maximal, roaming};
use crate::stage::Stage;

super::tests!(glossary:
    a_glossary_word_opens_its_explanation,
    only_the_first_use_in_each_text_is_a_button,
    deleted_text_has_no_glossary_buttons,
    longer_words_and_different_case_do_not_match,
    a_glossary_button_keeps_the_text_as_it_is,
    links_and_quotations_have_no_glossary_buttons,
    escape_returns_the_focus_to_the_word,
    the_glossary_section_lists_all_words,
);

fn card(before: &str, after: &str) -> Value {
    json!({
        "title": "Words",
        "sources": [{ "id": "s", "publisher": "The API paper", "title": "API", "url": "https://api.example.org/" }],
        "terms": [{
            "id": "t", "label": "The API", "before": before,
            "after": {
                "text": after, "sources": ["s"],
                "quote": { "text": "An API is a cap.", "speaker": "The API’s maker", "source": "s" },
            },
            "meaning": "An API with a cap.",
        }],
        "glossary": [{ "term": "API", "text": "An interface." }, { "term": "Price cap", "text": "A highest price." }, { "term": "Cap", "text": "A limit." }],
    })
}

/// Returns the glossary buttons inside the elements that a selector finds.
#[track_caller]
fn words(stage: &Stage, within: &str) -> Value {
    stage.value(&format!("texts('[data-key=t] {within} .word')"))
}

fn a_glossary_word_opens_its_explanation(stage: &Stage) {
    stage.show_card(&deal());
    stage.click("summary('cloud-exclusivity')");
    stage.wait("openPanel() === 'cloud-exclusivity'");
    let word = "all('.term[open] .word').find((word) => hasBox(word) && word.textContent === 'Azure')";
    stage.click(word);
    stage.wait("popover()");
    let text = stage.text("popover().textContent");
    assert!(text.starts_with("AzureMicrosoft’s cloud"), "{text}");
    assert_eq!(stage.text("openPanel()"), "cloud-exclusivity");
}

fn only_the_first_use_in_each_text_is_a_button(stage: &Stage) {
    stage.show_card(&card(
        "An API, a cap.\n\nThe API has a cap.",
        "Whoever asks an API meets a price cap, as any API has a cap.",
    ));
    assert_eq!(words(stage, ".before"), json!(["API", "cap"]), "all paragraphs are one text");
    assert_eq!(words(stage, ".after"), json!(["API", "price cap", "cap"]));
    assert_eq!(words(stage, ".meaning"), json!(["API", "cap"]), "each text starts again");
    let redline = words(stage, ".redline");
    let count = |word: &str| redline.as_array().expect("a list").iter().filter(|button| *button == word).count();
    assert_eq!((count("API"), count("cap"), count("price cap")), (1, 1, 1), "{redline}");
}

fn deleted_text_has_no_glossary_buttons(stage: &Stage) {
    stage.show_card(&card("An API.", "A cap."));
    assert_eq!(words(stage, ".redline"), json!(["cap"]));
    assert_eq!(words(stage, ".before"), json!(["API"]), "the version alone explains it");
    stage.show_card(&deal());
    assert_eq!(stage.value("all('del .word').length"), 0);
}

fn longer_words_and_different_case_do_not_match(stage: &Stage) {
    stage.show_card(&card("APIs, an api and a Capital, a recap and caps.", "The API’s cap: CAP-free, éAPI."));
    assert_eq!(words(stage, ".before"), json!([]));
    assert_eq!(words(stage, ".after"), json!(["API", "cap"]));
}

fn a_glossary_button_keeps_the_text_as_it_is(stage: &Stage) {
    stage.show_card(&card("PRICE CAP or Price.", "Caps cap the cap (API)."));
    assert_eq!(words(stage, ".before"), json!(["PRICE CAP"]));
    assert_eq!(words(stage, ".after"), json!(["cap", "API"]));
    assert_eq!(stage.text("one('[data-key=t] .before .paragraph').textContent"), "PRICE CAP or Price.");
    assert_eq!(stage.text("one('[data-key=t] .after .paragraph').textContent"), "Caps cap the cap (API).");
}

fn links_and_quotations_have_no_glossary_buttons(stage: &Stage) {
    for card in [card("An API.", "An API, a cap."), deal(), roaming(), maximal()] {
        stage.show_card(&card);
        assert!(stage.holds("all('.word').length > 2"));
        let odd = "all(':is(a, button, summary, blockquote, h2, h3, h4, h5, .popover) .word').map((word) => word.parentNode.outerHTML)";
        assert_eq!(stage.value(odd), json!([]));
        // No word is a button twice in one text.
        let twice =
            "all('.redline, .before, .after, .side:not(.before, .after), .meaning, .summary').filter((text) => {
            const words = [...text.querySelectorAll('.word')].map((word) => word.getAttribute('popovertarget'));
            return text.closest('.meaning') === null && new Set(words).size < words.length;
        }).map((text) => text.textContent)";
        assert_eq!(stage.value(twice), json!([]));
    }
}

fn escape_returns_the_focus_to_the_word(stage: &Stage) {
    stage.show_card(&card("An API.", "An API, a cap."));
    stage.run("all('.word').find(hasBox).focus()");
    stage.press(&[Key::Enter]);
    stage.wait("popover()?.textContent === 'APIAn interface.'");
    stage.press(&[Key::Escape]);
    stage.wait("!popover()");
    assert!(stage.holds("focused() === all('.word').find(hasBox)"));
}

fn the_glossary_section_lists_all_words(stage: &Stage) {
    stage.show_card(&card("x", "y"));
    stage.click("summary(':glossary')");
    stage.wait("openPanel() === ':glossary'");
    assert_eq!(
        stage.value("all('.entry').filter(hasBox).map((entry) => entry.textContent)"),
        json!(["APIAn interface.", "Price capA highest price.", "CapA limit."])
    );
}
