//! The script takes over a prerendered card (hydration). Nothing moves, even if a host changed the card.

use serde_json::json;
use what_changed::document::Selection;

use crate::engine::Engine;
use crate::page::{SCRIPT, deal, element, page, prerendered, roaming, three_terms};
use crate::server::Reply;
use crate::stage::Stage;

super::tests!(adopting:
    nothing_moves_on_a_phone_when_the_script_loads,
    nothing_moves_on_a_tablet_when_the_script_loads,
    nothing_moves_on_a_wide_screen_when_the_script_loads,
    nothing_moves_in_an_earlier_comparison_when_the_script_loads,
    broken_data_leave_the_prerendered_card_as_it_is,
    changed_data_win_over_the_prerendered_markup,
    only_a_live_card_loads_a_newer_file,
);

/// The place of each node of the card and of the paragraph below it, except the share button, which the script adds.
const PLACES: &str = "[...all('*'), document.querySelector('#below')].filter((node) => !node.closest('.share'))
    .map((node) => { const { x, y, width, height } = node.getBoundingClientRect();
        return [node.localName, node.className, x, y, width, height].join(' '); })";

/// Hides the controls that only the script makes visible. Their space is reserved before.
const WITHOUT_TOOLS: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync('.tools, .steps, .links { visibility: hidden !important }');
    const root = cards()[0].shadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];";

/// Adds up layout shifts, in engines that report them. Scroll bars are hidden, since they appear and disappear.
const SHIFTS: &str = "<style>html { scrollbar-width: none }</style><script>window.shifted = 0;
    if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
        new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shifted += value; })
            .observe({ type: 'layout-shift', buffered: true });</script>";

/// Shows a card between two paragraphs without the script, loads the script, and checks that nothing moved.
#[track_caller]
fn nothing_moves(stage: &Stage, width: u32, card: &str) {
    let body = [SHIFTS, "<p>Above the card.</p>", card, "<p id='below'>Below it.</p>"].concat();
    stage.server.put("/article", Reply::html(page(&body)));
    stage.open_at(width, "/article");
    stage.settle();
    stage.run(&format!("window.nodes = all('*'); window.places = {PLACES};"));
    let without = stage.screenshot();
    // Ignore shifts while the page loaded.
    stage.run("shifted = 0");

    stage.run("document.head.append(Object.assign(document.createElement('script'), { src: '/pkg/what-changed.js' }))");
    stage.wait_ready(1);
    stage.settle();
    assert!(stage.holds("all('*').length === nodes.length && all('*').every((node, at) => node === nodes[at])"));
    assert_eq!(stage.value(&format!("{PLACES}.filter((place, at) => place !== places[at])")), json!([]));
    assert_eq!(stage.value("shifted"), json!(0));
    assert!(stage.holds("getComputedStyle(one('.tools')).visibility === 'visible'"));
    stage.run(WITHOUT_TOOLS);
    stage.settle();
    // WebKit does not paint edges the same way each time.
    let is_exact = stage.engine != Engine::WebKit;
    assert!(!is_exact || stage.screenshot() == without, "the script changes how the page looks");
}

/// Returns the prerendered card of the article.
fn article() -> String {
    element("load='eager'", &prerendered(&deal(), &Selection::default()))
}

fn nothing_moves_in_an_earlier_comparison_when_the_script_loads(stage: &Stage) {
    let [from, to] = ["v2007", "v2009"].map(|version| Some(version.to_owned()));
    let selection = Selection { from, to, ..Selection::default() };
    nothing_moves(stage, 375, &element("load='eager' from='v2007' to='v2009'", &prerendered(&roaming(), &selection)));
}

fn nothing_moves_on_a_phone_when_the_script_loads(stage: &Stage) {
    nothing_moves(stage, 320, &article());
}

fn nothing_moves_on_a_tablet_when_the_script_loads(stage: &Stage) {
    nothing_moves(stage, 768, &article());
}

fn nothing_moves_on_a_wide_screen_when_the_script_loads(stage: &Stage) {
    nothing_moves(stage, 1280, &article());
}

/// Shows a prerendered card that a host changed.
#[track_caller]
fn show(stage: &Stage, attributes: &str, change: impl FnOnce(String) -> String) {
    let card = prerendered(&three_terms("As it was"), &Selection::default());
    let changed = change(card.clone());
    assert_ne!(changed, card);
    stage.show(&[SCRIPT, &element(&format!("load='eager' {attributes}"), &changed)].concat());
}

/// Replaces a text in the data but not in the markup.
fn in_data(card: &str, from: &str, to: &str) -> String {
    let (markup, data) = card.split_once("<script type=\"application/json\">").expect("data");
    assert!(data.contains(from), "{data}");
    [markup, "<script type=\"application/json\">", &data.replace(from, to)].concat()
}

fn broken_data_leave_the_prerendered_card_as_it_is(stage: &Stage) {
    // As a content system does that makes quotation marks typographic.
    show(stage, "", |card| in_data(&card, "\"title\"", "“title”"));
    stage.wait("events('error').length");
    assert_eq!(stage.value("events('error')[0].detail.code"), "not-json");
    assert!(stage.text("one('h2').textContent").contains("As it was"));
    // It keeps working as it does without a script.
    stage.click("summary('beta')");
    stage.wait("openPanel() === 'beta'");
    stage.click("radio('split')");
    stage.wait("shownTexts() === 'before,after'");
    assert!(stage.holds("getComputedStyle(one('.links')).visibility === 'hidden'"));
    stage.click("one('.document > summary')");
    stage.wait("hasBox(cards()[0].querySelector('article'))");
    assert_eq!(stage.value("log.uncaught"), json!([]));
}

fn changed_data_win_over_the_prerendered_markup(stage: &Stage) {
    show(stage, "", |card| in_data(&card, "another thing", "a third thing"));
    stage.wait_ready(1);
    stage.click("summary('beta')");
    stage.click("radio('after')");
    stage.wait("shownTexts() === 'after'");
    assert!(stage.text("one('.term[open] .after').textContent").contains("Beta is a third thing."));
}

fn only_a_live_card_loads_a_newer_file(stage: &Stage) {
    let newer = three_terms("As it is now").to_string();
    stage.server.put("/newer.json", Reply::json(newer.clone()));
    // An invisible change: a space before the data.
    let same = |card: String| in_data(&card, "{\"format\"", " {\"format\"");
    show(stage, "src='/newer.json'", same);
    stage.wait_ready(1);
    stage.settle();
    assert!(stage.text("one('h2').textContent").contains("As it was"));
    assert_eq!(stage.server.count("/newer.json"), 0);

    show(stage, "src='/newer.json' live", same);
    stage.wait("one('h2')?.textContent.includes('As it is now')");
}
