//! Errors: each is reported once, with a code, and the fallback stays visible.

use serde_json::json;

use crate::engine::Engine;
use crate::page::{SCRIPT, element, inline, page, three_terms};
use crate::server::{Gate, ROOT, Reply};
use crate::stage::Stage;

super::tests!(errors:
    a_missing_card_file_is_reported,
    a_failed_connection_is_reported,
    a_slow_card_file_is_reported,
    a_file_that_is_not_json_is_reported,
    inline_data_that_are_not_json_are_reported,
    json_that_is_not_a_card_is_reported,
    a_card_without_a_title_is_reported,
    a_card_without_terms_is_reported,
    an_element_without_a_card_is_reported,
    a_circular_card_is_reported,
    a_page_from_a_file_is_told_to_use_a_server,
    a_missing_wasm_is_reported,
    a_truncated_wasm_is_reported,
    a_changed_wasm_is_reported,
    a_policy_against_running_wasm_is_reported,
    a_policy_against_fetching_wasm_is_reported,
    a_card_and_a_wasm_that_both_fail_are_reported_once,
    a_table_that_is_not_a_card_stays_visible,
    a_wrong_id_and_a_wrong_date_are_warnings,
    an_invalid_card_does_not_replace_a_valid_one,
    a_valid_card_replaces_an_error,
    a_failing_card_does_not_affect_others,
);

const WASM: &str = "/pkg/what-changed.wasm";
const FALLBACK: &str = "<p class='own'><a href='/x'>Own content</a></p>";

/// Returns a page with a card that will fail.
fn body(attributes: &str, content: &str) -> String {
    [SCRIPT, &element(attributes, &[FALLBACK, content].concat())].concat()
}

/// Checks that there is one console line and one event with the code, and that the fallback is visible.
#[track_caller]
fn assert_error(stage: &Stage, code: &str) {
    stage.wait("events('error').length");
    stage.settle();
    assert_eq!(stage.value("events('error').map((event) => event.detail.code)"), json!([code]));
    assert_eq!(stage.value("log.errors.length"), 1, "{}", stage.value("log.errors"));
    let line = stage.text("log.errors[0]");
    assert!(line.starts_with("What Changed: ") && line.ends_with(&format!(" ({code})")), "{line}");
    assert!(line.len() > 50 && !line.contains("undefined") && !line.contains("[object"), "{line}");
    assert!(stage.holds("events('error')[0].bubbles && events('error')[0].composed"));
    assert!(stage.holds("log.errors[0].includes(events('error')[0].detail.message)"));
    assert_eq!(stage.value("[...log.warnings, ...log.uncaught, ...events('ready')]"), json!([]));
    assert!(stage.holds("cards()[0].querySelector('.own').assignedSlot"));
    assert!(stage.holds("hasBox(cards()[0].querySelector('.own'))"), "the fallback is visible");
}

/// Checks that a card file with a text fails.
#[track_caller]
fn assert_file_error(stage: &Stage, text: &str, code: &str) {
    stage.server.put("/card.json", Reply::json(text));
    stage.show(&body("src='/card.json'", ""));
    assert_error(stage, code);
}

/// Checks that a reply for the wasm fails.
#[track_caller]
fn assert_wasm_error(stage: &Stage, reply: Reply) {
    stage.server.put(WASM, reply);
    stage.show(&body("", &inline(&three_terms("Good"))));
    assert_error(stage, "wasm-unreachable");
}

fn wasm() -> Reply {
    Reply::file(WASM).expect("the wasm is built")
}

fn a_missing_card_file_is_reported(stage: &Stage) {
    stage.show(&body("src='/missing.json'", ""));
    assert_error(stage, "card-unreachable");
    assert!(stage.holds("log.errors[0].includes('/missing.json') && log.errors[0].includes('404')"));
}

fn a_failed_connection_is_reported(stage: &Stage) {
    stage.server.put("/card.json", Reply::closed());
    stage.show(&body("src='/card.json'", ""));
    assert_error(stage, "card-unreachable");
}

fn a_slow_card_file_is_reported(stage: &Stage) {
    let gate = Gate::default();
    stage.server.put("/card.json", Reply::json("{}").paused_after(0, &gate));
    let hasty = "<script>
        const timeout = AbortSignal.timeout.bind(AbortSignal);
        AbortSignal.timeout = (time) => timeout(time === 20_000 ? 200 : time);
    </script>";
    stage.show(&[hasty, &body("src='/card.json'", "")].concat());
    assert_error(stage, "card-slow");
    gate.open();
}

fn a_file_that_is_not_json_is_reported(stage: &Stage) {
    assert_file_error(stage, "<!doctype html><p>Not found, says a friendly page", "not-json");
    assert!(stage.holds("log.errors[0].includes('/card.json')"));
}

fn inline_data_that_are_not_json_are_reported(stage: &Stage) {
    stage.show(&body("", "<script type='application/json'>{ title: 'x' }</script>"));
    assert_error(stage, "not-json");
}

fn json_that_is_not_a_card_is_reported(stage: &Stage) {
    assert_file_error(stage, "[]", "not-a-card");
}

fn a_card_without_a_title_is_reported(stage: &Stage) {
    assert_file_error(stage, r#"{ "terms": [{ "label": "L", "before": "x", "after": "y" }] }"#, "no-title");
}

fn a_card_without_terms_is_reported(stage: &Stage) {
    assert_file_error(stage, r#"{ "title": "T", "terms": [] }"#, "no-terms");
}

fn an_element_without_a_card_is_reported(stage: &Stage) {
    stage.show(&body("", ""));
    assert_error(stage, "no-card");
}

fn a_circular_card_is_reported(stage: &Stage) {
    let card =
        "<script>const card = { title: 'T', terms: [] }; card.terms.push(card); cards()[0].card = card;</script>";
    stage.show(&[&body("", ""), card].concat());
    assert_error(stage, "not-a-card");
    stage.set_card(0, &three_terms("Good"));
    stage.wait_ready(1);
}

fn a_page_from_a_file_is_told_to_use_a_server(stage: &Stage) {
    if stage.engine == Engine::Firefox {
        return; // Under geckodriver, a file may read other files: the card is shown.
    }
    let local = |text: &str| text.replace("/pkg/", &format!("file://{ROOT}/pkg/"));
    for (content, code) in [
        (body("", &inline(&three_terms("Good"))), "wasm-unreachable"),
        (body("src='card.json'", ""), "card-unreachable"),
    ] {
        stage.show_file(&local(&content));
        assert_error(stage, code);
        assert!(stage.holds("log.errors[0].includes('needs a web server')"), "{}", stage.text("log.errors[0]"));
    }
}

fn a_missing_wasm_is_reported(stage: &Stage) {
    assert_wasm_error(stage, Reply::html("nothing here").status(404));
}

fn a_truncated_wasm_is_reported(stage: &Stage) {
    assert_wasm_error(stage, wasm().cut_after(5000));
}

fn a_changed_wasm_is_reported(stage: &Stage) {
    // The last byte is part of a name, so the wasm would still compile and run.
    assert_wasm_error(stage, wasm().map_body(|bytes| *bytes.last_mut().expect("bytes") ^= 1));
}

fn a_policy_against_running_wasm_is_reported(stage: &Stage) {
    let text = page(&body("", &inline(&three_terms("Good"))));
    stage
        .server
        .put("/strict", Reply::html(text).header("content-security-policy", "script-src 'self' 'unsafe-inline'"));
    stage.open("/strict");
    assert_error(stage, "wasm-refused");
}

fn a_policy_against_fetching_wasm_is_reported(stage: &Stage) {
    let text = page(&body("", &inline(&three_terms("Good"))));
    let policy = "connect-src 'none'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'";
    stage.server.put("/strict", Reply::html(text).header("content-security-policy", policy));
    stage.open("/strict");
    assert_error(stage, "wasm-unreachable");
}

fn a_card_and_a_wasm_that_both_fail_are_reported_once(stage: &Stage) {
    stage.server.put(WASM, Reply::closed());
    stage.show(&body("src='/missing.json'", ""));
    assert_error(stage, "card-unreachable");
}

fn a_table_that_is_not_a_card_stays_visible(stage: &Stage) {
    stage.show(&body("", "<table><caption>Empty</caption><tr><th>Rule</th><th>2019</th><th>2024</th></tr></table>"));
    assert_error(stage, "no-terms");
    assert!(stage.holds("hasBox(document.querySelector('table'))"));
}

fn a_wrong_id_and_a_wrong_date_are_warnings(stage: &Stage) {
    let card = json!({
        "title": "Notices",
        "updated": "last week",
        "terms": [{ "label": "Alpha", "before": "x", "after": { "text": "y", "sources": ["courrier"] } }],
        "sources": [{ "id": "courier", "publisher": "The Courier" }],
    });
    stage.show(&body("", &inline(&card)));
    stage.wait_ready(1);
    stage.settle();
    assert_eq!(stage.value("log.warnings.length"), 1, "{}", stage.value("log.warnings"));
    let line = stage.text("log.warnings[0]");
    for part in ["What Changed: ", "updated", "last week", "sources[0]", "courrier", "Did you mean “courier”?"] {
        assert!(line.contains(part), "{part} in {line}");
    }
    assert_eq!(stage.value("[...log.errors, ...log.uncaught, ...events('error')]"), json!([]));
    assert_eq!(stage.text("openPanel()"), "alpha");
    assert!(stage.holds("hasBox(one('.term[open] .redline'))"));
}

fn an_invalid_card_does_not_replace_a_valid_one(stage: &Stage) {
    stage.show(&[SCRIPT, &element("", &inline(&three_terms("Good")))].concat());
    stage.wait_ready(1);
    for (at, bad) in
        [json!({ "title": "Bad" }), json!([]), json!("text"), json!({ "terms": 3 })].into_iter().enumerate()
    {
        stage.set_card(0, &bad);
        stage.wait(&format!("events('error').length === {}", at + 1));
        assert_eq!(stage.text("one('.title').textContent"), "Good");
    }
    stage.click("summary('beta')");
    stage.wait("openPanel() === 'beta'");
    stage.click("step('next')");
    stage.wait("openPanel() === 'gamma'");
    assert_eq!(stage.value("log.errors.length"), 4);
}

fn a_valid_card_replaces_an_error(stage: &Stage) {
    stage.show(&body("src='/missing.json'", ""));
    assert_error(stage, "card-unreachable");
    stage.run("cards()[0].setAttribute('src', '/cards/small.json')");
    stage.wait_ready(1);
    stage.click("summary('loans')");
    stage.wait("openPanel() === 'loans'");
}

fn a_failing_card_does_not_affect_others(stage: &Stage) {
    stage.show(&[body("src='/missing.json'", ""), element("", &inline(&three_terms("Good")))].concat());
    stage.wait("events('error').length === 1 && events('ready').length === 1");
    stage.click("summary('beta', 1)");
    stage.wait("openPanel(1) === 'beta'");
    assert!(stage.holds("hasBox(document.querySelector('.own')) && log.errors.length === 1"));
}
