//! When a card loads, and which requests it makes.

use serde_json::json;

use crate::page::{SCRIPT, element, inline, page, three_terms};
use crate::server::Reply;
use crate::stage::Stage;

super::tests!(load:
    a_card_loads_when_it_is_near_the_viewport,
    load_click_waits_for_a_click,
    load_idle_waits_for_an_idle_moment,
    load_eager_loads_at_once,
    the_wasm_is_requested_once_per_page,
    nothing_else_is_requested_or_stored,
    the_wasm_is_requested_without_cookies_or_referrer,
);

const WASM: &str = "/pkg/what-changed.wasm";
const FAR: &str = "<div style='height: 6000px'></div>";
const FALLBACK: &str = "<p class='own'>Own content.</p>";

fn a_card_loads_when_it_is_near_the_viewport(stage: &Stage) {
    stage.show(&[SCRIPT, FAR, &element("src='/cards/small.json'", FALLBACK), FAR].concat());
    stage.wait_for_promise("intersectionReported(cards()[0])");
    assert_eq!((stage.server.count(WASM), stage.server.count("/cards/small.json")), (0, 0));
    // Scroll near the card, but not to it.
    stage.run("scrollTo(0, cards()[0].getBoundingClientRect().top + scrollY - innerHeight - 200)");
    stage.wait_ready(1);
    assert!(stage.holds("cards()[0].getBoundingClientRect().top > innerHeight"));
    assert_eq!((stage.server.count(WASM), stage.server.count("/cards/small.json")), (1, 1));
}

fn load_click_waits_for_a_click(stage: &Stage) {
    stage.show(&[SCRIPT, &element("load='click' src='/cards/small.json'", FALLBACK)].concat());
    stage.wait_for_promise("intersectionReported(cards()[0])");
    assert_eq!((stage.server.count(WASM), stage.server.count("/cards/small.json")), (0, 0));
    stage.click("document.querySelector('.own')");
    stage.wait_ready(1);
    assert_eq!((stage.server.count(WASM), stage.server.count("/cards/small.json")), (1, 1));
}

fn load_idle_waits_for_an_idle_moment(stage: &Stage) {
    stage.show(&[SCRIPT, FAR, &element("load='idle' src='/cards/small.json'", FALLBACK)].concat());
    stage.wait_ready(1);
}

fn load_eager_loads_at_once(stage: &Stage) {
    stage.show(&[SCRIPT, FAR, &element("load='eager' src='/cards/small.json'", FALLBACK)].concat());
    stage.wait_ready(1);
}

fn the_wasm_is_requested_once_per_page(stage: &Stage) {
    let card = element("load='eager' src='/cards/small.json'", FALLBACK);
    stage.show(&[SCRIPT, &card, &card, SCRIPT, &card].concat());
    stage.wait_ready(3);
    stage.run("document.body.append(cards()[0].cloneNode(true))");
    stage.wait_ready(4);
    assert_eq!(stage.server.count(WASM), 1);
}

fn nothing_else_is_requested_or_stored(stage: &Stage) {
    stage.show(&[SCRIPT, &element("src='/cards/small.json'", FALLBACK)].concat());
    stage.wait_ready(1);
    for action in ["summary('loans')", "radio('split')", "step('next')"] {
        stage.click(action);
        stage.settle();
    }
    let mut paths: Vec<String> = stage.server.requests().into_iter().map(|request| request.path).collect();
    paths.sort();
    assert_eq!(paths, ["/cards/small.json", "/pkg/what-changed.js", WASM, "/test"]);
    assert_eq!(stage.value("[document.cookie.length, localStorage.length, sessionStorage.length]"), json!([0, 0, 0]));
    assert_eq!(stage.wait_for_promise("indexedDB.databases().then((all) => all.length)"), 0);
    assert_eq!(stage.wait_for_promise("self.caches ? caches.keys().then((all) => all.length) : 0"), 0);
}

fn the_wasm_is_requested_without_cookies_or_referrer(stage: &Stage) {
    let text = page(&[SCRIPT, &element("", &inline(&three_terms("Private")))].concat());
    stage.server.put("/private", Reply::html(text).header("set-cookie", "reader=known; max-age=60"));
    stage.open("/private");
    stage.wait_ready(1);
    let requests = stage.server.requests();
    let headers =
        |path: &str| requests.iter().find(|request| request.path == path).expect("a request").headers.join("\n");
    assert!(headers("/pkg/what-changed.js").contains("cookie: reader=known"), "the page has a cookie");
    assert!(!headers(WASM).contains("cookie:") && !headers(WASM).contains("referer:"), "{}", headers(WASM));
    stage.run("document.cookie = 'reader=; max-age=0'");
}
