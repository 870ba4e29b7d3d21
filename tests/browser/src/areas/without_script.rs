//! A card that was rendered before, on a page without the script.

use serde_json::json;
use what_changed::state::Names;

use crate::page::{element, ferry, prerendered};
use crate::stage::Stage;

super::tests!(without_script:
    terms_and_parts_open,
    views_switch,
    figures_questions_and_accounts_open,
    the_box_marks_how_accounts_differ,
    sources_and_words_open,
    what_needs_the_script_does_not_show,
);

#[track_caller]
fn show(stage: &Stage, term: &str) {
    let names = Names { term: Some(term.to_owned()), ..Names::default() };
    stage.show(&element("", &prerendered(&ferry(), &names)));
    assert!(stage.holds("customElements.get('what-changed') === undefined"));
    assert_eq!(stage.text("opened()"), term);
}

fn terms_and_parts_open(stage: &Stage) {
    show(stage, ":glance");
    for key in ["fare", ":sources", "boats", ":questions"] {
        stage.click(&format!("summary('{key}')"));
        stage.wait(&format!("opened() === '{key}'"));
        assert!(stage.holds("hasBox(one('.term[open] > .body'))"));
    }
}

fn views_switch(stage: &Stage) {
    show(stage, "fare");
    for (view, shown) in [("before", "before"), ("split", "before,after"), ("after", "after"), ("redline", "redline")] {
        stage.click(&format!("radio('{view}')"));
        stage.wait(&format!("shownTexts() === '{shown}'"));
    }
}

fn figures_questions_and_accounts_open(stage: &Stage) {
    show(stage, ":glance");
    stage.click("all('.figure > summary')[1]");
    stage
        .wait("hasBox(all('.figure')[1].querySelector('.claims')) && hasBox(all('.figure')[1].querySelector('.cite'))");
    stage.click("summary(':questions')");
    stage.wait("opened() === ':questions'");
    stage.click("one('.question > summary')");
    stage.wait("hasBox(one('.question .said'))");
    stage.click("summary(':audiences')");
    stage.wait("opened() === ':audiences'");
    stage.click("all('.audience > summary')[1]");
    stage.wait("hasBox(all('.audience')[1].querySelector('.said'))");
    stage.click("all('.audience > summary')[0]");
    stage.wait("hasBox(all('.audience')[0].querySelector('.said')) && !all('.audience')[1].open");
}

fn the_box_marks_how_accounts_differ(stage: &Stage) {
    show(stage, "crossings");
    let mark = "all('.term[open] .mark-differences').find(hasBox)";
    let marked = "[...all('.term[open] .claims').find(hasBox).querySelectorAll('ins, del')].some(hasBox)";
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

fn what_needs_the_script_does_not_show(stage: &Stage) {
    show(stage, "crossings");
    let hidden = "['.tools', '.term[open] .steps', '.links'].map((part) => getComputedStyle(one(part)).visibility)";
    assert_eq!(stage.value(hidden), json!(["hidden", "hidden", "hidden"]));
    // But their place is kept.
    let high =
        "['.tools', '.term[open] .steps', '.links'].every((part) => one(part).getBoundingClientRect().height > 10)";
    assert!(stage.holds(high));
    assert!(!stage.holds("hasBox(one('.active'))"));
    assert!(stage.holds(
        "all('.moment').length === 4 && all('.moment').every((one) => getComputedStyle(one).pointerEvents === 'none')"
    ));
    assert!(stage.holds("log.errors.length + log.uncaught.length === 0"));
}
