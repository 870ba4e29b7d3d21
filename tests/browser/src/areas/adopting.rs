//! The script comes to a card that stands there already: nothing moves, whatever became of the card on its way.

use serde_json::json;
use what_changed::state::Selection;

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

/// Where each node of the card stands, and what is below it. What shares a link comes with the script, if the browser can.
const PLACES: &str = "[...all('*'), document.querySelector('#below')].filter((node) => !node.closest('.share'))
    .map((node) => { const { x, y, width, height } = node.getBoundingClientRect();
        return [node.localName, node.className, x, y, width, height].join(' '); })";

/// What only the script can do has its place before, and shows when it has come.
const WITHOUT_TOOLS: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync('.tools, .steps, .links { visibility: hidden !important }');
    const root = cards()[0].shadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];";

/// Sums up what moved in the page, in engines that tell of it. Scroll bars come and go of themselves.
const SHIFTS: &str = "<style>html { scrollbar-width: none }</style><script>window.shifted = 0;
    if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
        new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shifted += value; })
            .observe({ type: 'layout-shift', buffered: true });</script>";

/// A card between two paragraphs, without a script and then with it.
#[track_caller]
fn nothing_moves(stage: &Stage, width: u32, card: &str) {
    let body = [SHIFTS, "<p>Above the card.</p>", card, "<p id='below'>Below it.</p>"].concat();
    stage.server.put("/article", Reply::html(page(&body)));
    stage.open_at(width, "/article");
    stage.settle();
    stage.run(&format!("window.nodes = all('*'); window.places = {PLACES};"));
    let without = stage.screenshot();
    // What moved while the page came in is not the script's doing.
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
    // WebKit paints the edges of the same page otherwise each time.
    let is_exact = stage.engine != Engine::WebKit;
    assert!(!is_exact || stage.screenshot() == without, "the page looks otherwise with the script than without");
}

/// The card of the article.
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

/// Shows a prerendered card after a host has been at it.
#[track_caller]
fn show(stage: &Stage, attributes: &str, change: impl FnOnce(String) -> String) {
    let card = prerendered(&three_terms("As it was"), &Selection::default());
    let changed = change(card.clone());
    assert_ne!(changed, card);
    stage.show(&[SCRIPT, &element(&format!("load='eager' {attributes}"), &changed)].concat());
}

/// Changes the data and leaves the markup.
fn in_data(card: &str, from: &str, to: &str) -> String {
    let (markup, data) = card.split_once("<script type=\"application/json\">").expect("data");
    assert!(data.contains(from), "{data}");
    [markup, "<script type=\"application/json\">", &data.replace(from, to)].concat()
}

fn broken_data_leave_the_prerendered_card_as_it_is(stage: &Stage) {
    // As a system does that makes its quotation marks pretty.
    show(stage, "", |card| in_data(&card, "\"title\"", "“title”"));
    stage.wait("events('error').length");
    assert_eq!(stage.value("events('error')[0].detail.code"), "not-json");
    assert!(stage.text("one('h2').textContent").contains("As it was"));
    // And it goes on working as without a script.
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
    // The change is one that nobody sees: the data follow a space.
    let same = |card: String| in_data(&card, "{\"format\"", " {\"format\"");
    show(stage, "src='/newer.json'", same);
    stage.wait_ready(1);
    stage.settle();
    assert!(stage.text("one('h2').textContent").contains("As it was"));
    assert_eq!(stage.server.count("/newer.json"), 0);

    show(stage, "src='/newer.json' live", same);
    stage.wait("one('h2')?.textContent.includes('As it is now')");
}
