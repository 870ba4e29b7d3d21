//! Links to a term, a view and a comparison.

use serde_json::{Value, json};

use crate::page::{SCRIPT, element, inline, maximal, page, roaming, three_terms};
use crate::server::Reply;
use crate::stage::Stage;

super::tests!(links:
    a_link_opens_its_term_view_and_comparison,
    a_linked_card_loads_at_once_and_scrolls_into_view,
    only_the_linked_card_follows_a_link,
    cards_without_an_id_have_numbered_names_in_links,
    a_link_can_open_a_section,
    a_link_to_an_unknown_term_shows_the_overview,
    the_card_ignores_other_fragments,
    the_address_changes_only_after_an_action_of_the_reader,
    an_action_updates_the_address,
    a_changed_fragment_is_followed_without_a_reload,
    links_preserve_unusual_ids,
    copying_a_link_is_announced,
    a_page_without_clipboard_access_announces_nothing,
    a_link_is_shared_if_the_browser_can,
    a_page_without_an_address_causes_no_error,
);

const FAR: &str = "<div style='height: 6000px'></div>";

fn three() -> Value {
    three_terms("Linked")
}

/// Opens a page with a body at a fragment.
#[track_caller]
fn show(stage: &Stage, body: &str, fragment: &str) {
    stage.server.put("/linked", Reply::html(page(body)));
    stage.open(&format!("/linked{fragment}"));
}

fn card(attributes: &str, card: &Value) -> String {
    element(attributes, &inline(card))
}

fn a_link_opens_its_term_view_and_comparison(stage: &Stage) {
    show(stage, &[SCRIPT, &card("id='law'", &roaming())].concat(), "#law/data?from=v2012&to=v2016&view=split");
    stage.wait_ready(1);
    assert_eq!(
        stage.value("events('ready')[0].detail"),
        json!({ "term": "data", "view": "split", "from": "v2012", "to": "v2016" })
    );
    assert_eq!(stage.text("one('.compared b').textContent"), "2012 compared with 2016");
    assert_eq!(stage.text("openPanel() + ' ' + shownTexts()"), "data before,after");
    // Everything that the link does not name is as at first.
    show(stage, &[SCRIPT, &card("id='law'", &roaming())].concat(), "#law/data");
    stage.wait_ready(1);
    assert_eq!(stage.text("one('.compared b').textContent"), "2017 compared with 2022");
}

fn a_linked_card_loads_at_once_and_scrolls_into_view(stage: &Stage) {
    for load in ["visible", "click"] {
        let body = [SCRIPT, FAR, &card(&format!("id='it' load='{load}'"), &three()), FAR].concat();
        show(stage, &body, "#it/gamma");
        stage.wait_ready(1);
        assert_eq!(stage.text("openPanel()"), "gamma");
        stage.wait(IN_VIEWPORT);
        stage.open_at(375, "/linked#it/gamma");
        stage.wait_ready(1);
        stage.wait(IN_VIEWPORT);
    }
}

/// A link leads to the text, not only to the edge of the panel.
const IN_VIEWPORT: &str = "inViewport(summary(openPanel())) && inViewport(one('.term[open] .redline .paragraph'))";

fn only_the_linked_card_follows_a_link(stage: &Stage) {
    let body = [SCRIPT, &card("id='one'", &three()), &card("id='two'", &three())].concat();
    show(stage, &body, "#two/beta?view=before");
    stage.wait_ready(2);
    assert_eq!(
        stage.value("[openPanel(0), openPanel(1), shownTexts(0), shownTexts(1)]"),
        json!(["alpha", "beta", "redline", "before"])
    );
}

fn cards_without_an_id_have_numbered_names_in_links(stage: &Stage) {
    let body = [SCRIPT, &card("", &three()), &card("", &three())].concat();
    for (fragment, open) in [("#what-changed/beta", ["beta", "alpha"]), ("#what-changed-2/beta", ["alpha", "beta"])] {
        show(stage, &body, fragment);
        stage.wait_ready(2);
        assert_eq!(stage.value("[openPanel(0), openPanel(1)]"), json!(open), "{fragment}");
    }
    stage.click("summary('gamma', 1)");
    stage.wait("location.hash.startsWith('#what-changed-2/gamma')");
    stage.click("summary('gamma', 0)");
    stage.wait("location.hash.startsWith('#what-changed/gamma')");
}

fn a_link_can_open_a_section(stage: &Stage) {
    let body = [SCRIPT, &card("id='it'", &maximal())].concat();
    for fragment in ["#it/:questions", "#it/%3Aquestions"] {
        show(stage, &body, fragment);
        stage.wait_ready(1);
        assert_eq!(stage.text("openPanel()"), ":questions", "{fragment}");
    }
    stage.click("summary(':sources')");
    stage.wait("decodeURIComponent(location.hash).startsWith('#it/:sources?')");
}

fn a_link_to_an_unknown_term_shows_the_overview(stage: &Stage) {
    for fragment in ["#it/no-such-term", "#it/no-such-term?view=sideways&from=x&to=y", "#it", "#it/"] {
        show(stage, &[SCRIPT, &card("id='it'", &maximal())].concat(), fragment);
        stage.wait_ready(1);
        assert_eq!(stage.text("openPanel()"), ":glance", "{fragment}");
        assert_eq!(stage.text("one('.compared b').textContent"), "Renewal compared with Amendment", "{fragment}");
        assert!(stage.holds("log.errors.length + log.uncaught.length === 0"), "{fragment}");
    }
}

fn the_card_ignores_other_fragments(stage: &Stage) {
    let body = [SCRIPT, "<h2 id='part'>Part</h2>", FAR, &card("id='it'", &three())].concat();
    for fragment in ["#part", "#it-too/beta", "#%E0%A4%A", "#/?&=#", "#:~:text=Part"] {
        show(stage, &body, fragment);
        stage.wait_for_promise("intersectionReported(cards()[0])");
        assert_eq!(stage.value("log.events.length"), 0, "{fragment} loads nothing");
        stage.run("cards()[0].scrollIntoView()");
        stage.wait_ready(1);
        assert_eq!(stage.text("openPanel()"), "alpha", "{fragment}");
        assert!(stage.holds("log.errors.length + log.uncaught.length === 0"), "{fragment}");
    }
}

fn the_address_changes_only_after_an_action_of_the_reader(stage: &Stage) {
    show(stage, &[SCRIPT, &card("id='it'", &three())].concat(), "");
    stage.wait_ready(1);
    let before = stage.value("[location.href, history.length]");
    stage.run("cards()[0].setAttribute('term', 'beta'); cards()[0].setAttribute('view', 'split');");
    stage.settle();
    assert_eq!(stage.text("openPanel()"), "beta");
    assert_eq!(stage.value("[location.href, history.length]"), before, "an action of the page does not change it");
    show(stage, &[SCRIPT, &card("id='it'", &three())].concat(), "#it/gamma");
    stage.wait_ready(1);
    assert_eq!(stage.text("location.hash"), "#it/gamma", "following a link does not change it");
}

fn an_action_updates_the_address(stage: &Stage) {
    show(stage, &[SCRIPT, &card("id='law'", &roaming())].concat(), "");
    stage.wait_ready(1);
    stage.run("history.replaceState({ own: 1 }, '')");
    let length = stage.value("history.length");
    let wait_hash = |fragment: &str| {
        stage.wait(&format!("location.hash === '{fragment}'"));
    };
    stage.click("summary('data')");
    wait_hash("#law/data?from=v2017&to=v2022&view=redline");
    stage.click("radio('before')");
    wait_hash("#law/data?from=v2017&to=v2022&view=before");
    stage.click("moment('version', 2)");
    wait_hash("#law/data?from=v2009&to=v2012&view=before");
    stage.click("step('next')");
    wait_hash("#law/eurotariffs?from=v2009&to=v2012&view=before");
    stage.click("summary(':open')");
    wait_hash("#law/%3Aopen?from=v2009&to=v2012&view=before");
    assert!(stage.holds("location.search.startsWith('?visit=')"), "the rest of the address stays");
    assert_eq!(stage.value("[history.length, history.state]"), json!([length, { "own": 1 }]));
    assert_eq!(stage.value("events('changed').length"), 5);
}

fn a_changed_fragment_is_followed_without_a_reload(stage: &Stage) {
    show(stage, &[SCRIPT, FAR, &card("id='it'", &three())].concat(), "");
    // The link is to a card that has not loaded.
    stage.run("location.hash = '#it/gamma?view=after'");
    stage.wait_ready(1);
    stage.wait(
        "openPanel() === 'gamma' && shownTexts() === 'after' && inViewport(one('.term[open] .after .paragraph'))",
    );
    stage.run("scrollTo(0, 0); location.hash = '#it/beta?view=before'");
    stage.wait(
        "openPanel() === 'beta' && shownTexts() === 'before' && inViewport(one('.term[open] .before .paragraph'))",
    );
    // Another fragment of the page changes nothing.
    stage.run("location.hash = '#top'");
    stage.settle();
    assert_eq!(stage.text("openPanel()"), "beta");
    stage.run("history.back()");
    stage.wait("location.hash === '#it/beta?view=before'");
    stage.settle();
    assert_eq!(stage.text("openPanel() + shownTexts()"), "betabefore");
}

fn links_preserve_unusual_ids(stage: &Stage) {
    let ids = ["ü%41#?", "a&view=split", "x/y=z+1", "%", "?", "日本:语", "+a"];
    let terms: Vec<Value> =
        ids.iter().map(|id| json!({ "id": id, "label": "L", "before": "x", "after": "y" })).collect();
    let strange = json!({ "title": "Strange", "terms": terms });
    let body = [SCRIPT, &card("id='a b/ü%&#?+'", &strange)].concat();
    show(stage, &body, "");
    stage.wait_ready(1);
    for (at, id) in ids.iter().enumerate().rev() {
        stage.click(&format!("summaries()[{at}]"));
        stage.wait(&format!("openPanel() === {}", Value::from(*id)));
        stage.settle();
        let fragment = stage.text("new URL(location.href).hash");
        show(stage, &body, &fragment);
        stage.wait_ready(1);
        assert_eq!(stage.text("openPanel()"), *id, "{fragment}");
        assert_eq!(stage.text("events('ready')[0].detail.view"), "redline", "{fragment}");
    }
}

/// Opens a page in which scripts replace functions of the browser.
#[track_caller]
fn show_with_stubs(stage: &Stage, stubs: &str) {
    show(stage, &[&format!("<script>{stubs}</script>"), SCRIPT, &card("id='it'", &three())].concat(), "");
    stage.wait_ready(1);
}

fn stub(name: &str, value: &str) -> String {
    format!("Object.defineProperty(navigator, '{name}', {{ configurable: true, value: {value} }});")
}

fn copying_a_link_is_announced(stage: &Stage) {
    show_with_stubs(stage, &stub("clipboard", "{ writeText: async (text) => { window.copied = text; } }"));
    // It works before any other action. Copying alone does not change the address.
    stage.click("one('[data-act=copy]')");
    stage.wait("announcement() === 'Link copied'");
    assert!(stage.holds("copied.includes('#it/alpha?') && location.hash === ''"));
    stage.click("summary('beta')");
    stage.wait("openPanel() === 'beta'");
    stage.click("one('[data-act=copy]')");
    stage.wait("announcement() === 'Link copied'");
    assert!(stage.holds("copied === location.href && copied.includes('#it/beta?')"));
    // The link leads to the same term.
    let fragment = stage.text("new URL(copied).hash");
    show(stage, &[SCRIPT, &card("id='it'", &three())].concat(), &fragment);
    stage.wait_ready(1);
    assert_eq!(stage.text("openPanel()"), "beta");
}

fn a_page_without_clipboard_access_announces_nothing(stage: &Stage) {
    for clipboard in ["undefined", "{ writeText: async () => { throw new DOMException('no', 'NotAllowedError'); } }"] {
        show_with_stubs(stage, &stub("clipboard", clipboard));
        stage.click("one('[data-act=copy]')");
        stage.settle();
        assert_eq!(stage.text("announcement()"), "");
        assert!(stage.holds("log.errors.length + log.uncaught.length === 0"));
    }
}

fn a_link_is_shared_if_the_browser_can(stage: &Stage) {
    show_with_stubs(stage, &stub("share", "async (what) => { window.shared = what; }"));
    assert!(stage.holds("hasBox(one('.share'))"));
    stage.click("summary('gamma')");
    stage.wait("openPanel() === 'gamma'");
    stage.click("one('.share')");
    stage.wait("window.shared");
    assert!(
        stage.holds("shared.title === 'Test' && shared.url === location.href && shared.url.includes('#it/gamma?')")
    );
    show_with_stubs(stage, &stub("share", "undefined"));
    assert!(!stage.holds("hasBox(one('.share'))"));
    assert!(stage.holds("hasBox(one('[data-act=copy]'))"));
}

fn a_page_without_an_address_causes_no_error(stage: &Stage) {
    // A sandboxed frame has no origin, so the files that it loads must allow every origin.
    let wasm = Reply::file("/pkg/what-changed.wasm").expect("the wasm").header("access-control-allow-origin", "*");
    stage.server.put("/pkg/what-changed.wasm", wasm);
    let inner = page(&[SCRIPT, &card("id='it' load='eager'", &three())].concat());
    let inner = inner.replace('&', "&amp;").replace('"', "&quot;");
    for sandbox in ["", "sandbox='allow-scripts'"] {
        stage.show(&format!(r#"<iframe {sandbox} style="width: 800px; height: 800px" srcdoc="{inner}"></iframe>"#));
        stage.enter_frame();
        stage.wait_ready(1);
        stage.click("summary('beta')");
        stage.wait("openPanel() === 'beta'");
        stage.click("step('next')");
        stage.wait("openPanel() === 'gamma'");
        stage.click("one('[data-act=copy]')");
        stage.settle();
        assert_eq!(stage.value("[...log.errors, ...log.uncaught]"), json!([]), "{sandbox}");
        assert_eq!(stage.value("events('changed').length"), 2);
    }
}
