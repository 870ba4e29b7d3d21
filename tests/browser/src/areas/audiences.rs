//! The audiences section: a reader selects an audience and sees its text and its terms.

use serde_json::json;

use crate::page::{deal, list};
use crate::stage::Stage;

super::tests!(audiences:
    selecting_an_audience_shows_its_text_and_marks_its_terms,
    selecting_another_audience_moves_the_marks,
    deselecting_an_audience_removes_the_marks,
    the_button_in_the_overview_deselects_the_audience,
    terms_of_an_audience_open_and_stay_marked,
);

const SELECTED: &str = "all('.audience[open] > summary').map((element) => element.textContent).join()";
const MARKED: &str = "termIds().filter((id) => hasBox(summary(id).querySelector('.matters')))";
const DESELECT: &str = "one('.active .remove')";

#[track_caller]
fn show(stage: &Stage) {
    stage.show_card(&deal());
    stage.click("summary(':audiences')");
    stage.wait("openPanel() === ':audiences'");
}

#[track_caller]
fn select(stage: &Stage, place: usize) {
    stage.click(&format!("all('.audience > summary')[{place}]"));
    stage.settle();
}

#[track_caller]
fn assert_selected(stage: &Stage, place: usize) {
    let card = deal();
    let audience = &list(&card, "audiences")[place];
    let label = audience["label"].as_str().expect("a label");
    assert_eq!(stage.text(SELECTED), label);
    assert_eq!(
        stage.text("all('.audience[open] > .paragraph').filter(hasBox).map((element) => element.textContent).join()"),
        audience["text"]
    );
    let mut marked = list(audience, "terms").to_vec();
    marked.sort_by_key(|id| stage.value(&format!("termIds().indexOf({id})")).as_u64());
    assert_eq!(stage.value(MARKED), json!(marked));
    assert_eq!(stage.value("[...new Set(texts('.matters'))]"), json!([format!("important for {label}")]));
    assert_eq!(stage.text(&format!("{DESELECT}.textContent.trim()")), format!("{label} ×"));
    assert!(stage.holds(&format!("hasBox({DESELECT})")));
}

#[track_caller]
fn assert_none_selected(stage: &Stage) {
    assert_eq!(stage.text(SELECTED), "");
    assert_eq!(stage.value(MARKED), json!([]));
    assert!(!stage.holds("hasBox(one('.active'))"));
    assert_eq!(stage.value("all('.audience').length"), 7, "all can be selected");
}

fn selecting_an_audience_shows_its_text_and_marks_its_terms(stage: &Stage) {
    show(stage);
    assert_none_selected(stage);
    select(stage, 0);
    assert_selected(stage, 0);
    assert_eq!(stage.text("openPanel()"), ":audiences", "the section stays open");
}

fn selecting_another_audience_moves_the_marks(stage: &Stage) {
    show(stage);
    for place in [0, 6, 2] {
        select(stage, place);
        assert_selected(stage, place);
    }
}

fn deselecting_an_audience_removes_the_marks(stage: &Stage) {
    show(stage);
    select(stage, 1);
    assert_selected(stage, 1);
    select(stage, 1);
    assert_none_selected(stage);
}

fn the_button_in_the_overview_deselects_the_audience(stage: &Stage) {
    show(stage);
    select(stage, 3);
    stage.click(DESELECT);
    stage.settle();
    assert_none_selected(stage);
    select(stage, 3);
    assert_selected(stage, 3);
}

fn terms_of_an_audience_open_and_stay_marked(stage: &Stage) {
    show(stage);
    select(stage, 6);
    let marked = stage.value(MARKED);
    stage.click("all('.audience[open] .to-term').find((button) => button.dataset.on === 'stake')");
    stage.wait("openPanel() === 'stake'");
    assert!(stage.holds("focused() === summary('stake')"));
    assert_eq!(stage.value(MARKED), marked);
    stage.settle();
    stage.click("summary(':audiences')");
    stage.wait("openPanel() === ':audiences'");
    assert_selected(stage, 6);
}
