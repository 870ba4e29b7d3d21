//! The events that a card fires.

use serde_json::json;

use crate::page::{SCRIPT, element, inline, three_terms};
use crate::stage::Stage;

super::tests!(events:
    a_card_fires_ready,
    a_card_fires_change_and_changed,
    a_page_can_prevent_a_change,
    a_page_can_select_something_else_before_a_change,
    an_action_without_a_change_fires_no_event,
    events_reach_the_page_from_a_shadow_tree,
);

#[track_caller]
fn show(stage: &Stage) {
    stage.show(&[SCRIPT, &element("id='it'", &inline(&three_terms("Events")))].concat());
    stage.wait_ready(1);
}

fn a_card_fires_ready(stage: &Stage) {
    show(stage);
    assert_eq!(
        stage.value("log.events"),
        json!([{
            "type": "ready",
            "detail": { "term": "alpha", "view": "redline", "from": "before", "to": "after" },
            "bubbles": true, "composed": true, "cancelable": false, "id": "it",
        }])
    );
}

fn a_card_fires_change_and_changed(stage: &Stage) {
    show(stage);
    stage.click("summary('gamma')");
    stage.wait("openPanel() === 'gamma'");
    stage.click("radio('split')");
    stage.wait("shownTexts() === 'before,after'");
    stage.click("step('next')");
    stage.wait("openPanel() === 'alpha'");
    stage.settle();
    let detail = |term: &str, view: &str| json!({ "term": term, "view": view, "from": "before", "to": "after" });
    let expected = json!([detail("gamma", "redline"), detail("gamma", "split"), detail("alpha", "split")]);
    for (kind, cancelable) in [("change", true), ("changed", false)] {
        assert_eq!(stage.value(&format!("events('{kind}').map((event) => event.detail)")), expected, "{kind}");
        assert!(stage.holds(&format!(
            "events('{kind}').every((event) => event.bubbles && event.composed && event.cancelable === {cancelable} && event.id === 'it')"
        )));
    }
    let order = "change,changed,change,changed,change,changed";
    assert_eq!(stage.text("log.events.slice(1).map((event) => event.type).join()"), order);
}

fn a_page_can_prevent_a_change(stage: &Stage) {
    show(stage);
    stage.run("addEventListener('what-changed-change', (event) => event.preventDefault())");
    for control in ["summary('beta')", "radio('before')", "step('next')"] {
        stage.click(control);
        stage.settle();
    }
    assert_eq!(stage.value("events('change').length"), 3);
    assert_eq!(stage.value("events('changed').length"), 0);
    assert_eq!(stage.text("openPanel()"), "alpha");
    assert_eq!(stage.text("shownTexts()"), "redline");
    assert!(stage.holds("radio('redline').checked"));
}

fn a_page_can_select_something_else_before_a_change(stage: &Stage) {
    show(stage);
    stage.run("addEventListener('what-changed-change', () => cards()[0].setAttribute('view', 'split'))");
    stage.click("step('next')");
    stage.wait("openPanel() === 'beta' && shownTexts() === 'before,after'");
    stage.settle();
    let terms_and_views = "events('changed').map(({ detail }) => `${detail.term} ${detail.view}`)";
    assert_eq!(stage.value(terms_and_views), json!(["alpha split", "beta split"]));
}

fn an_action_without_a_change_fires_no_event(stage: &Stage) {
    show(stage);
    stage.run("cards()[0].setAttribute('view', 'redline'); cards()[0].setAttribute('term', 'alpha');");
    stage.run("cards()[0].setAttribute('view', 'nonsense'); cards()[0].setAttribute('term', 'nonsense');");
    stage.click("radio('redline')");
    stage.click("one('.title')");
    stage.settle();
    assert_eq!(stage.value("log.events.length"), 1);
}

fn events_reach_the_page_from_a_shadow_tree(stage: &Stage) {
    let card = element("", &inline(&three_terms("Deep")));
    stage.show(&format!("{SCRIPT}<section id='outer'><template shadowrootmode='open'>{card}</template></section>"));
    stage.wait_ready(1);
    assert_eq!(stage.text("events('ready')[0].id"), "outer");
}
