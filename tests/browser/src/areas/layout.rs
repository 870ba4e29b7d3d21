//! Layout, from a phone to a wide screen.

use serde_json::json;

use crate::page::{SCRIPT, element};
use crate::stage::Stage;

super::tests!(layout:
    a_card_in_a_flex_row_does_not_collapse,
    a_card_in_a_flex_column_does_not_collapse,
    a_floated_card_does_not_collapse,
    a_card_in_a_grid_does_not_collapse,
    a_narrow_page_does_not_scroll_sideways,
    on_a_phone_a_term_opens_below_its_summary,
    on_a_desk_a_term_opens_beside_the_list,
    a_hidden_card_is_hidden,
    a_click_beside_the_list_does_not_close_the_open_term,
    a_step_scrolls_to_the_start_of_the_term,
);

/// Checks that a card beside a neighbour in a box of 800 px is wide enough to be read and stays inside the box.
#[track_caller]
fn fits(stage: &Stage, outer: &str, host: &str) {
    let card = element(&format!("style='{host}' src='/cards/small.json'"), "<p>Own content.</p>");
    let neighbour = "<p style='flex: 1'>The article goes on beside it. Its text is long enough to take all the room that it can get, \
                     and so to press upon whatever stands next to it, as the text of an article does.</p>";
    stage.show(&format!("{SCRIPT}<div id='box' style='width: 800px; {outer}'>{card}{neighbour}</div>"));
    stage.wait_ready(1);
    let width = stage.value("cards()[0].getBoundingClientRect().width").as_f64().expect("a width");
    assert!((250.0..=800.5).contains(&width), "{width} px");
    let card = stage.value("one('.card').getBoundingClientRect().width").as_f64().expect("a width");
    assert!((250.0..=800.5).contains(&card), "the card in it: {card} px");
    assert!(stage.holds("document.querySelector('#box').scrollWidth <= 800"));
}

fn a_card_in_a_flex_row_does_not_collapse(stage: &Stage) {
    fits(stage, "display: flex", "");
}

fn a_card_in_a_flex_column_does_not_collapse(stage: &Stage) {
    fits(stage, "display: flex; flex-direction: column; align-items: start", "");
}

fn a_floated_card_does_not_collapse(stage: &Stage) {
    fits(stage, "", "float: left");
}

fn a_card_in_a_grid_does_not_collapse(stage: &Stage) {
    fits(stage, "display: grid; grid-template-columns: auto 1fr", "");
}

/// Checks each term in each view.
fn a_narrow_page_does_not_scroll_sideways(stage: &Stage) {
    stage.open_at(320, "/index.html");
    stage.scroll_to_card();
    let wide = "document.documentElement.scrollWidth > innerWidth";
    assert!(!stage.holds(wide));
    for view in ["redline", "split", "before", "after"] {
        stage.run(&format!("cards()[0].setAttribute('view', '{view}')"));
        let open = "termIds().filter((id) => { cards()[0].setAttribute('term', id); return document.documentElement.scrollWidth > innerWidth; })";
        assert_eq!(stage.value(open), json!([]), "too wide, in the view {view}");
    }
}

#[track_caller]
fn open_second(stage: &Stage, width: u32) {
    stage.open_at(width, "/index.html");
    stage.scroll_to_card();
    stage.click("summary(termIds()[1])");
    stage.wait("openPanel() === termIds()[1]");
    stage.settle();
}

fn on_a_phone_a_term_opens_below_its_summary(stage: &Stage) {
    open_second(stage, 375);
    assert!(stage.holds("rect('.body').top >= rect('summary').bottom - 1"));
    assert!(stage.holds("Math.abs(rect('.body').left - rect('summary').left) <= 1"));
    // The summary that was tapped is still visible.
    assert!(stage.holds("rect('summary').top >= 0 && rect('summary').bottom <= innerHeight"));
}

fn on_a_desk_a_term_opens_beside_the_list(stage: &Stage) {
    open_second(stage, 1280);
    let summaries = "summaries().map((summary) => summary.getBoundingClientRect())";
    assert!(stage.holds(&format!("rect('.body').left >= Math.max(...{summaries}.map(({{ right }}) => right)) - 1")));
    assert!(stage.holds(&format!("rect('.body').top < {summaries}[0].bottom")));
}

fn a_hidden_card_is_hidden(stage: &Stage) {
    stage.show(&[SCRIPT, &element("hidden load='eager' src='/cards/small.json'", "")].concat());
    stage.wait_ready(1);
    assert!(!stage.holds("hasBox(cards()[0])"));
    stage.run("cards()[0].hidden = false");
    assert!(stage.holds("hasBox(cards()[0]) && hasBox(summary('loans'))"));
}

/// Closing the term would leave the panel empty. On a phone, where the term is below its summary, it closes.
fn a_click_beside_the_list_does_not_close_the_open_term(stage: &Stage) {
    for (width, is_open) in [(1280, true), (375, false)] {
        stage.open_at(width, "/index.html");
        stage.scroll_to_card();
        stage.run("summary(openPanel()).click()");
        stage.settle();
        assert_eq!(stage.holds("one('.term[open]') !== null"), is_open, "at {width} px");
    }
}

fn a_step_scrolls_to_the_start_of_the_term(stage: &Stage) {
    for (width, beginning) in [(1280, ".where"), (375, "summary")] {
        stage.open_at(width, "/index.html");
        stage.scroll_to_card();
        stage.run("summary(termIds()[0]).click()");
        stage.wait("openPanel() === termIds()[0]");
        for step in ["previous", "next", "next"] {
            let before = stage.text("openPanel()");
            stage.click(&format!("step('{step}')"));
            stage.wait(&format!("openPanel() !== '{before}'"));
            let top = format!("one('.term[open] {beginning}').getBoundingClientRect().top");
            assert!(stage.holds(&format!("{top} >= 0 && {top} < innerHeight")), "at {width} px, after {step}");
        }
    }
}
