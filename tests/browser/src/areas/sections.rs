//! Sections: questions, open points, alternatives.

use serde_json::json;

use crate::page::{deal, ferry, field_values, list, maximal, roaming};
use crate::stage::Stage;

super::tests!(sections:
    a_section_opens_like_a_term,
    a_question_opens_to_its_answer,
    open_points_are_grouped_by_kind,
    ticks_persist_until_the_page_is_left,
    ticks_persist_through_a_search,
    on_a_wide_screen_alternatives_are_a_table,
    on_a_phone_each_cell_names_its_column,
    no_section_scrolls_a_narrow_page_sideways,
);

#[track_caller]
fn open(stage: &Stage, key: &str) {
    stage.click(&format!("summary('{key}')"));
    stage.wait(&format!("openPanel() === '{key}'"));
}

fn a_section_opens_like_a_term(stage: &Stage) {
    stage.show_card(&maximal());
    let keys = [":glance", ":timeline", ":audiences", ":questions", ":open", ":alternatives", ":glossary", ":sources"];
    assert_eq!(stage.value("all('.section').map((section) => section.dataset.key)"), json!(keys));
    for key in &keys[1..] {
        open(stage, key);
        stage.settle();
        assert!(stage.holds("all('.term[open]').length === 1 && hasBox(one('.term[open] > .body'))"), "{key}");
        assert_eq!(stage.text("events('changed').at(-1).detail.term"), *key);
    }
    open(stage, "tariff");
    assert_eq!(stage.value("all('.term[open]').length"), 1);
}

fn a_question_opens_to_its_answer(stage: &Stage) {
    let card = maximal();
    stage.show_card(&card);
    open(stage, ":questions");
    let questions = field_values(list(&card, "questions"), "question", |_| true);
    assert_eq!(stage.value("texts('.question > summary')"), json!(questions));
    let answered = "all('.question').filter((question) => hasBox(question.querySelector('.paragraph, .note'))).length";
    assert_eq!(stage.value(answered), 0);
    for place in 0..3 {
        stage.click(&format!("all('.question > summary')[{place}]"));
        assert_eq!(stage.value(answered), place + 1, "open questions stay open");
    }
    stage.settle();
    assert_eq!(
        stage.value("texts('.question > .paragraph, .question > .note')"),
        json!([
            "On the day of the amendment.",
            "The town does, once a year.",
            "The league may send a witness.",
            "Not disclosed"
        ])
    );
    assert_eq!(stage.value("all('.question .quote, .question .claim-list').filter(hasBox).length"), 2);
    assert_eq!(stage.text("openPanel()"), ":questions");
}

fn open_points_are_grouped_by_kind(stage: &Stage) {
    let card = deal();
    stage.show_card(&card);
    open(stage, ":open");
    let kinds = [
        ("risk", "Risks"),
        ("limit", "What it does not cover"),
        ("myth", "Common misconceptions"),
        ("verify", "Check before you act"),
    ];
    let expected = kinds
        .map(|(kind, word)| json!([word, field_values(list(&card, "open"), "text", |point| point["kind"] == kind)]));
    let shown = "all('[data-key=\":open\"] .head').filter(hasBox)
        .map((head) => [head.textContent, [...head.nextElementSibling.querySelectorAll('.paragraph')].filter(hasBox).map((paragraph) => paragraph.textContent)])";
    assert_eq!(stage.value(shown), json!(expected));
    // Only the points to verify have checkboxes.
    let ticks = "all('[data-key=\":open\"] .points').map((list) => list.querySelectorAll('input').length)";
    assert_eq!(stage.value(ticks), json!([0, 0, 0, 2]));
}

const TICKS: &str = "all('.points input')";

#[track_caller]
fn tick(stage: &Stage) {
    stage.show_card(&roaming());
    open(stage, ":open");
    stage.click(&format!("{TICKS}[1].closest('label')"));
    assert_eq!(stage.value(&format!("{TICKS}.map((tick) => tick.checked)")), json!([false, true]));
}

fn ticks_persist_until_the_page_is_left(stage: &Stage) {
    tick(stage);
    let ticked = format!("!{TICKS}[0].checked && {TICKS}[1].checked");
    open(stage, "data");
    stage.click("radio('split')");
    stage.click("step('next')");
    stage.wait("openPanel() !== 'data'");
    assert!(stage.holds(&ticked), "after other actions");
    stage.click("moment('version', 2)");
    stage.settle();
    assert!(stage.holds(&ticked), "after a step to another version");
    open(stage, ":open");
    assert!(stage.holds(&ticked));
    assert_eq!(stage.value("localStorage.length + sessionStorage.length"), 0, "nothing is stored");
    stage.show_card(&roaming());
    assert_eq!(stage.value(&format!("{TICKS}.filter((tick) => tick.checked).length")), 0);
}

fn ticks_persist_through_a_search(stage: &Stage) {
    tick(stage);
    for words in ["gigabytes", "no such words", "country", ""] {
        stage.run(&format!("search('{words}')"));
        stage.settle();
        assert!(stage.holds(&format!("!{TICKS}[0].checked && {TICKS}[1].checked")), "{words}");
    }
}

fn on_a_wide_screen_alternatives_are_a_table(stage: &Stage) {
    let card = deal();
    stage.show_card_at(1280, &card);
    open(stage, ":alternatives");
    let columns = &card["alternatives"]["columns"];
    assert_eq!(stage.value("all('.alternatives thead th').filter(hasBox).map((head) => head.textContent)"), *columns);
    let rows = field_values(list(&card["alternatives"], "rows"), "label", |_| true);
    assert_eq!(
        stage.value("all('.alternatives tbody th').filter(hasBox).map((head) => head.textContent)"),
        json!(rows)
    );
    // The cells of a column are below its heading.
    let left = "(element) => Math.round(element.getBoundingClientRect().left)";
    assert!(stage.holds(&format!(
        "all('.alternatives tbody tr').every((row) => [...row.querySelectorAll('td')]
            .every((cell, at) => ({left})(cell) === ({left})(all('.alternatives thead th')[at])))"
    )));
    assert!(
        stage.holds("all('.alternatives td').every((cell) => getComputedStyle(cell, '::before').content === 'none')")
    );
}

fn on_a_phone_each_cell_names_its_column(stage: &Stage) {
    let card = deal();
    stage.show_card_at(375, &card);
    open(stage, ":alternatives");
    assert!(!stage.holds("all('.alternatives thead th').some(hasBox)"));
    let columns = list(&card["alternatives"], "columns");
    // Firefox returns the declaration, not the text.
    let named = "[...one('.alternatives tbody tr').querySelectorAll('td')].filter(hasBox)
        .map((cell) => [getComputedStyle(cell, '::before').content, cell.dataset.column])
        .map(([shown, head]) => (shown === 'attr(data-column)' ? head : JSON.parse(shown)))";
    assert_eq!(stage.value(named), json!(columns));
    let left = "all('.alternatives tbody :is(th, td)').map((cell) => Math.round(cell.getBoundingClientRect().left))";
    assert_eq!(stage.value(&format!("new Set({left}).size")), 1, "one below the other");
}

fn no_section_scrolls_a_narrow_page_sideways(stage: &Stage) {
    for card in [deal(), roaming(), maximal(), ferry()] {
        stage.show_card_at(320, &card);
        let wide = "all('.section').map((section) => section.dataset.key).filter((key) => {
            cards()[0].setAttribute('term', key);
            all('.term[open] details').forEach((details) => { details.open = true; });
            all('.term[open] .claims > .tick input').forEach((box) => { if (!box.checked) box.click(); });
            return document.documentElement.scrollWidth > innerWidth;
        })";
        assert_eq!(stage.value(wide), json!([]), "{}", card["title"]);
    }
}
