//! A prerendered card on a page without the script.

use fantoccini::key::Key;
use serde_json::{Value, json};
use what_changed::card::Card;
use what_changed::document::Selection;

use crate::engine::Engine;
use crate::marked::Marked;
use crate::page::{deal, element, ferry, maximal, page, parse_card, prerendered, roaming};
use crate::server::Reply;
use crate::stage::Stage;

super::tests!(without_script:
    terms_and_sections_open,
    every_term_opens_by_click,
    every_term_opens_by_keyboard,
    the_document_shows_every_value,
    everything_is_printed,
    the_timeline_is_scrolled_to_its_end,
    views_switch,
    figures_questions_and_claims_open,
    the_checkbox_marks_how_claims_differ,
    sources_and_words_open,
    controls_that_need_the_script_are_hidden,
);

#[track_caller]
fn show(stage: &Stage, term: &str) {
    let selection = Selection { term: Some(term.to_owned()), ..Selection::default() };
    stage.show(&element("", &prerendered(&ferry(), &selection)));
    assert!(stage.holds("customElements.get('what-changed') === undefined"));
    assert_eq!(stage.text("openPanel()"), term);
}

fn terms_and_sections_open(stage: &Stage) {
    show(stage, ":glance");
    for key in ["fare", ":sources", "boats", ":questions"] {
        stage.click(&format!("summary('{key}')"));
        stage.wait(&format!("openPanel() === '{key}'"));
        assert!(stage.holds("hasBox(one('.term[open] > .body'))"));
    }
}

/// Shows the card of the article and returns the keys of all panels.
#[track_caller]
fn article(stage: &Stage) -> Vec<String> {
    stage.show(&element("", &prerendered(&deal(), &Selection::default())));
    let keys = stage.value("all('.term').map((term) => term.dataset.key)");
    let keys: Vec<String> = serde_json::from_value(keys).expect("keys");
    assert!(keys.len() > 15, "{keys:?}");
    keys
}

fn every_term_opens_by_click(stage: &Stage) {
    // The first panel is open at first.
    for key in article(stage).iter().skip(1) {
        stage.click(&format!("summary('{key}')"));
        stage.wait(&format!("openPanel() === '{key}' && hasBox(one('.term[open] > .body'))"));
    }
}

fn every_term_opens_by_keyboard(stage: &Stage) {
    for key in article(stage).iter().skip(1) {
        stage.run(&format!("summary('{key}').focus()"));
        stage.press(&[Key::Enter]);
        stage.wait(&format!("openPanel() === '{key}' && hasBox(one('.term[open] > .body'))"));
    }
    // Arrow keys switch views.
    stage.run("summary('cloud-exclusivity').focus()");
    stage.press(&[Key::Enter]);
    stage.run("radio('redline').focus()");
    stage.press(&[Key::Right]);
    stage.wait("shownTexts() === 'before,after'");
}

/// Returns the paragraphs of every value of every term.
fn values(card: &Card) -> Vec<String> {
    let stated = card.terms.iter().flat_map(|term| &term.values).filter_map(|value| value.stated.as_ref());
    let texts = stated.flat_map(|stated| [&stated.statement].into_iter().chain(&stated.statement.claims));
    texts
        .flat_map(|statement| statement.text.split("\n\n"))
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
        .collect()
}

fn the_document_shows_every_value(stage: &Stage) {
    for card in [deal(), roaming(), maximal(), ferry()] {
        stage.show(&element("", &prerendered(&card, &Selection::default())));
        let document = "cards()[0].querySelector('article')";
        assert!(!stage.holds(&format!("hasBox({document})")));
        stage.click("one('.document > summary')");
        stage.wait(&format!("hasBox({document})"));
        let values = Value::from(values(&parse_card(&card)));
        let plain = "(text) => text.replace(/\\s+/g, ' ').trim()";
        let shown = format!("({plain})({document}.innerText)");
        let missing = stage.value(&format!("(() => {{ const shown = {shown}; return {values}.filter((value) => !shown.includes(({plain})(value))); }})()"));
        assert_eq!(missing, json!([]), "{}", card["title"]);
    }
}

fn everything_is_printed(stage: &Stage) {
    if stage.engine == Engine::WebKit {
        return; // Its driver cannot print.
    }
    let marked = Marked::new(deal());
    stage.show(&element("", &prerendered(&serde_json::to_value(&marked.card).expect("a card"), &Selection::default())));
    let printed = stage.printed_text();
    let missing: Vec<_> = marked.words.iter().filter(|(word, _)| !printed.contains(word.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

fn the_timeline_is_scrolled_to_its_end(stage: &Stage) {
    for (lang, dir) in [("en", "ltr"), ("ar", "rtl")] {
        let mut card = roaming();
        card["lang"] = lang.into();
        stage.server.put("/row", Reply::html(page(&element("", &prerendered(&card, &Selection::default())))));
        stage.open_at(320, "/row");
        assert_eq!(stage.text("getComputedStyle(one('.moments')).direction"), dir);
        let places = "[all('.moment').at(-1), one('.row')].map((node) => node.getBoundingClientRect())";
        assert!(stage.holds(&format!(
            "one('.row').scrollWidth > 2 * one('.row').clientWidth && (([last, row]) => last.left >= row.left - 1 && \
             last.right <= row.right + 1)({places})"
        )));
    }
}

fn views_switch(stage: &Stage) {
    show(stage, "fare");
    for (view, shown) in [("before", "before"), ("split", "before,after"), ("after", "after"), ("redline", "redline")] {
        stage.click(&format!("radio('{view}')"));
        stage.wait(&format!("shownTexts() === '{shown}'"));
    }
}

fn figures_questions_and_claims_open(stage: &Stage) {
    show(stage, ":glance");
    stage.click("all('.figure > summary')[1]");
    stage.wait(
        "hasBox(all('.figure')[1].querySelector('.claim-list')) && hasBox(all('.figure')[1].querySelector('.cite'))",
    );
    stage.click("summary(':questions')");
    stage.wait("openPanel() === ':questions'");
    stage.click("one('.question > summary')");
    stage.wait("hasBox(one('.question .paragraph'))");
    stage.click("summary(':audiences')");
    stage.wait("openPanel() === ':audiences'");
    stage.click("all('.audience > summary')[1]");
    stage.wait("hasBox(all('.audience')[1].querySelector('.paragraph'))");
    stage.click("all('.audience > summary')[0]");
    stage.wait("hasBox(all('.audience')[0].querySelector('.paragraph')) && !all('.audience')[1].open");
}

fn the_checkbox_marks_how_claims_differ(stage: &Stage) {
    show(stage, "crossings");
    let mark = "all('.term[open] .claims > .tick input').find(hasBox)";
    let marked = "[...all('.term[open] .claim-list').find(hasBox).querySelectorAll('ins, del')].some(hasBox)";
    assert!(!stage.holds(marked));
    stage.click(mark);
    stage.wait(marked);
    stage.click(mark);
    stage.wait(&format!("!({marked})"));
}

fn sources_and_words_open(stage: &Stage) {
    show(stage, "crossings");
    stage.click("all('.term[open] .cite').find(hasBox)");
    stage.wait("popover() && hasBox(popover().querySelector('.publisher'))");
    stage.run("popover().hidePopover()");
    stage.click("all('.term[open] .word').find(hasBox)");
    stage.wait("popover()?.textContent.includes('One journey of the ferry')");
}

fn controls_that_need_the_script_are_hidden(stage: &Stage) {
    show(stage, "crossings");
    let hidden = "['.tools', '.term[open] .steps', '.links'].map((part) => getComputedStyle(one(part)).visibility)";
    assert_eq!(stage.value(hidden), json!(["hidden", "hidden", "hidden"]));
    // Their space is reserved.
    let high =
        "['.tools', '.term[open] .steps', '.links'].every((part) => one(part).getBoundingClientRect().height > 10)";
    assert!(stage.holds(high));
    assert!(!stage.holds("hasBox(one('.active'))"));
    assert!(stage.holds(
        "all('.moment').length === 4 && all('.moment').every((one) => getComputedStyle(one).pointerEvents === 'none')"
    ));
    assert!(stage.holds("log.errors.length + log.uncaught.length === 0"));
}
