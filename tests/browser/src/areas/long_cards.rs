//! A card with many terms, many versions and long texts.

use serde_json::{Map, Value, json};

use crate::page::{SCRIPT, element};
use crate::server::Reply;
use crate::stage::Stage;

super::tests!(long_cards:
    a_long_card_is_complete,
    a_click_scrolls_to_the_start_of_the_right_term,
    a_search_finds_the_only_matching_term,
    an_action_without_text_changes_touches_few_nodes,
);

const TERMS: usize = 200;
const VERSIONS: usize = 12;

/// Returns a card of 200 terms under 8 topics in 12 versions. Every fortieth term has 20 kB.
fn card() -> Value {
    let versions: Vec<Value> =
        (0..VERSIONS).map(|at| json!({ "id": format!("v{at}"), "date": format!("{}", 2020 + at) })).collect();
    let term = |at: usize| {
        let text = |version: usize| {
            let line = format!("Clause {at} holds {} crowns in the year {version}. ", at * 7 + version);
            if at.is_multiple_of(40) {
                line.repeat(20_000 / line.len()).replace(". Clause", ".\n\nClause")
            } else {
                line
            }
        };
        let values: Map<String, Value> = (0..VERSIONS)
            .filter(|version| *version == 0 || (at + version).is_multiple_of(3) || *version + 1 == VERSIONS)
            .map(|version| (format!("v{version}"), json!(text(version))))
            .collect();
        json!({
            "id": format!("t{at}"), "label": format!("Term number {at}"), "topic": format!("Topic {}", at * 8 / TERMS),
            "values": values, "meaning": if at == 150 { "Here be zebras." } else { "It means something." },
        })
    };
    json!({ "title": "Long", "versions": versions, "terms": (0..TERMS).map(term).collect::<Vec<_>>() })
}

#[track_caller]
fn show(stage: &Stage, width: u32) {
    stage.server.put("/long.json", Reply::json(card().to_string()));
    let body = [SCRIPT, &element("load='eager' src='/long.json'", ""), "<p>The article goes on.</p>"].concat();
    stage.server.put("/long", Reply::html(crate::page::page(&body)));
    stage.open_at(width, "/long");
    stage.wait_ready(1);
}

fn a_long_card_is_complete(stage: &Stage) {
    show(stage, 1280);
    assert_eq!(stage.value("termIds().length"), TERMS);
    assert_eq!(stage.value("all('h3.topic').length"), 8);
    assert_eq!(stage.value("all('.moment').length"), VERSIONS);
    assert!(stage.text("one('.compared').textContent").contains("2030 compared with 2031 · 200 terms"));
    assert_eq!(stage.value("[...log.errors, ...log.warnings, ...log.uncaught]"), json!([]));
    assert!(stage.holds("document.documentElement.scrollWidth <= innerWidth"));
    stage.click("moment('version', 5)");
    stage.wait("one('.compared').textContent.includes('2024 compared with 2025')");
    assert!(stage.holds("one('[data-key=t40] .after').textContent.length > 15000"));
}

fn a_click_scrolls_to_the_start_of_the_right_term(stage: &Stage) {
    for width in [375, 1280] {
        show(stage, width);
        for term in ["t199", "t120", "t119", "t121", "t0"] {
            stage.run(&format!("summary('{term}').scrollIntoView({{ block: 'center' }})"));
            stage.run(&format!("summary('{term}').click()"));
            stage.wait(&format!("openPanel() === '{term}'"));
            stage.settle();
            assert_eq!(stage.text("one('.term[open] .label').textContent"), format!("Term number {}", &term[1..]));
            assert!(stage.holds(&format!("inViewport(summary('{term}'))")), "{term} at {width} px");
            assert!(stage.holds("inViewport(one('.term[open] .where'))"), "{term} at {width} px");
            assert!(stage.holds("inViewport(one('.term[open] .redline .paragraph'))"), "{term} at {width} px");
        }
    }
}

fn a_search_finds_the_only_matching_term(stage: &Stage) {
    show(stage, 375);
    stage.run("search('ZEBRAS')");
    assert_eq!(stage.value("visibleTerms()"), json!(["t150"]));
    assert_eq!(stage.value("all('h3.topic').filter(hasBox).map((topic) => topic.textContent)"), json!(["Topic 6"]));
    stage.click("summary('t150')");
    stage.wait("hasBox(one('.term[open] .meaning mark'))");
    // A search looks in every version, not only in those shown.
    stage.run("search('holds 1051 crowns in the year 1')");
    assert_eq!(stage.value("visibleTerms()"), json!([]));
    stage.run("search('holds 1052 crowns in the year 2')");
    assert_eq!(stage.value("visibleTerms()"), json!([]), "the text of this version is carried over");
    stage.run("search('holds 1053 crowns in the year 3.')");
    assert_eq!(stage.value("visibleTerms()"), json!(["t150"]));
}

fn an_action_without_text_changes_touches_few_nodes(stage: &Stage) {
    show(stage, 375);
    stage.run("summary('t5').click()");
    stage.wait("openPanel() === 't5'");
    stage.settle();
    stage.run(
        "window.touched = [];
        window.watch = new MutationObserver((records) => touched.push(...records));
        watch.observe(cards()[0].shadowRoot, { subtree: true, childList: true, attributes: true, characterData: true });",
    );
    let touched = |act: &str, done: &str| {
        stage.run("watch.takeRecords(); touched.length = 0");
        stage.run(act);
        stage.wait(done);
        stage.settle();
        let nodes = stage.value("new Set([...touched, ...watch.takeRecords()].map(({ target }) => target)).size");
        nodes.as_u64().expect("a count")
    };
    let counts = [
        touched("summary('t6').click()", "openPanel() === 't6'"),
        touched("step('next').click()", "openPanel() === 't7'"),
        touched("moment('version', 11).click()", "announcement() === '2030 compared with 2031'"),
    ];
    assert!(counts.iter().all(|count| *count < 30), "a term, a step, the same versions: {counts:?}");
    // Each term has its own radio buttons, of which two change.
    let count = touched("radio('split').click()", "shownTexts() === 'before,after'");
    assert!(count < 2 * TERMS as u64 + 30, "a view: {count}");
}
