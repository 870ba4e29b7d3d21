//! Actions of a reader on a prerendered card before the wasm has loaded.

use crate::page::{SCRIPT, element, prerendered, three_terms};
use crate::server::{Gate, Reply};
use crate::stage::Stage;
use what_changed::document::Selection;

super::tests!(first_action:
    a_step_before_the_wasm_loads_is_applied_afterwards,
    a_step_that_starts_the_loading_is_applied,
    changes_by_native_controls_are_kept,
    changes_by_native_controls_win_over_attributes,
);

const WASM: &str = "/pkg/what-changed.wasm";

/// Shows a prerendered card. The wasm is paused until the gate is open.
#[track_caller]
fn show(stage: &Stage, attributes: &str) -> Gate {
    let gate = Gate::default();
    stage.server.put(WASM, Reply::file(WASM).expect("the wasm is built").paused_after(0, &gate));
    let card = prerendered(&three_terms("Early"), &Selection::default());
    stage.show(&[&element(attributes, &card), SCRIPT].concat());
    gate
}

fn a_step_before_the_wasm_loads_is_applied_afterwards(stage: &Stage) {
    let gate = show(stage, "");
    stage.wait("getComputedStyle(step('next')).visibility === 'visible'");
    stage.click("step('next')");
    stage.settle();
    assert_eq!(stage.text("openPanel()"), "alpha");
    assert_eq!(stage.value("log.events.length"), 0);
    gate.open();
    stage.wait("openPanel() === 'beta'");
    assert!(stage.holds("focused() === step('next')"));
    assert_eq!(stage.text("log.events.map((event) => event.type).join()"), "ready,changed");
}

fn a_step_that_starts_the_loading_is_applied(stage: &Stage) {
    let gate = show(stage, "load='click'");
    gate.open();
    stage.wait_for_promise("intersectionReported(cards()[0])");
    assert_eq!(stage.server.count(WASM), 0);
    stage.click("step('previous')");
    stage.wait("openPanel() === 'gamma'");
}

fn changes_by_native_controls_are_kept(stage: &Stage) {
    let gate = show(stage, "");
    stage.click("summary('gamma')");
    stage.wait("openPanel() === 'gamma'");
    stage.click("radio('after')");
    stage.wait("shownTexts() === 'after'");
    assert_eq!(stage.value("log.events.length"), 0);
    gate.open();
    stage.wait_ready(1);
    assert_eq!(stage.text("openPanel()"), "gamma");
    assert_eq!(stage.text("shownTexts()"), "after");
    assert_eq!(stage.text("events('ready')[0].detail.view"), "after");
    stage.click("step('next')");
    stage.wait("openPanel() === 'alpha'");
    assert_eq!(stage.text("shownTexts()"), "after");
}

fn changes_by_native_controls_win_over_attributes(stage: &Stage) {
    let gate = show(stage, "term='beta' view='redline'");
    stage.click("radio('after')");
    stage.wait("shownTexts() === 'after'");
    stage.click("summary('gamma')");
    stage.wait("openPanel() === 'gamma'");
    gate.open();
    stage.wait_ready(1);
    assert_eq!(stage.text("openPanel()"), "gamma");
    assert_eq!(stage.text("shownTexts()"), "after");
}
