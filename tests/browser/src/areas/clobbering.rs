//! DOM clobbering: elements whose names replace properties of the page. Sanitisers allow such elements in comments. None
//! of them may affect the card.

use serde_json::json;

use crate::page::{SCRIPT, element, inline, page, three_terms};
use crate::server::Reply;
use crate::stage::Stage;

super::tests!(clobbering:
    a_named_element_does_not_replace_the_script,
    named_elements_do_not_replace_document_properties,
    form_fields_do_not_replace_element_properties,
    a_script_tag_sets_documented_attributes_only,
    a_script_in_the_head_works_beside_named_elements,
);

/// Every property of the document that the script reads, and some others.
const NAMES: [&str; 20] = [
    "currentScript",
    "body",
    "head",
    "title",
    "readyState",
    "activeElement",
    "documentElement",
    "defaultView",
    "baseURI",
    "createElement",
    "createTextNode",
    "querySelector",
    "querySelectorAll",
    "addEventListener",
    "removeEventListener",
    "dispatchEvent",
    "contains",
    "styleSheets",
    "adoptedStyleSheets",
    "getRootNode",
];

/// Returns elements with each name, in two forms that shadow a property, and elements with ids of missing globals.
fn named_elements() -> String {
    let images = NAMES.map(|name| format!("<img name='{name}' alt=''><form name='{name}'></form>"));
    let ids =
        ["requestIdleCallback", "customElements", "navigation", "card", "wasm"].map(|id| format!("<a id='{id}'></a>"));
    [images.concat(), ids.concat()].concat()
}

/// Attributes that would run code of an attacker.
const HANDLER: &str =
    "data-tabindex='0' data-autofocus data-onfocus='window.attacked = true' data-onclick='window.attacked = true'";

#[track_caller]
fn assert_unharmed(stage: &Stage) {
    stage.wait_ready(1);
    // Do not click through the driver, which reads the document too.
    stage.run("summary('beta').click()");
    stage.wait("openPanel() === 'beta'");
    stage.settle();
    assert!(stage.holds("window.attacked === undefined"));
    assert_eq!(stage.value("cards()[0].getAttributeNames().filter((name) => name.startsWith('on'))"), json!([]));
    assert_eq!(stage.value("[...log.errors, ...log.uncaught]"), json!([]));
}

fn a_named_element_does_not_replace_the_script(stage: &Stage) {
    let card = three_terms("Own").to_string();
    stage.server.put("/own.json", Reply::json(card));
    stage.server.put("/other.json", Reply::json(three_terms("Other").to_string()));
    let comment = format!("<img name='currentScript' alt='' src='data:,' data-card='/other.json' {HANDLER}>");
    let script = "<script async src='/pkg/what-changed.js' data-card='/own.json' data-load='eager'></script>";
    stage.show(&[&*comment, script].concat());
    assert_unharmed(stage);
    assert_eq!(stage.text("one('.title').textContent"), "Own");
}

fn named_elements_do_not_replace_document_properties(stage: &Stage) {
    for load in ["eager", "idle", "visible"] {
        let card = element(&format!("load='{load}'"), &inline(&three_terms("Own")));
        // The card comes first, so that it is in the viewport.
        stage.server.put("/named", Reply::html(page(&[&*card, &*named_elements(), SCRIPT].concat())));
        stage.start_loading("/named");
        assert!(stage.holds("document.createElement.localName === 'form' || document.createElement.length === 2"));
        assert_unharmed(stage);
    }
}

fn form_fields_do_not_replace_element_properties(stage: &Stage) {
    let fields = ["parentNode", "nextSibling", "isConnected", "attributes", "getRootNode"]
        .map(|name| format!("<input name='{name}'>"));
    let card = element("load='eager'", &inline(&three_terms("Own")));
    stage.show(&format!("<form><div>{}</div><div>{card}</div></form>{SCRIPT}", fields.concat()));
    assert_unharmed(stage);
}

fn a_script_tag_sets_documented_attributes_only(stage: &Stage) {
    stage.server.put("/own.json", Reply::json(three_terms("Own").to_string()));
    let attributes =
        "data-id='deal' data-term='gamma' data-view='after' data-theme='dark' data-load='eager' data-lang='fr'";
    stage.show(&format!(
        "<script async src='/pkg/what-changed.js' data-card='/own.json' {attributes} {HANDLER} data-style='color: red' data-slot='x'></script>"
    ));
    stage.wait_ready(1);
    assert_eq!(
        stage.value("cards()[0].getAttributeNames().sort()"),
        json!(["id", "lang", "load", "src", "term", "theme", "view"])
    );
    assert_unharmed(stage);
}

fn a_script_in_the_head_works_beside_named_elements(stage: &Stage) {
    stage.server.put("/own.json", Reply::json(three_terms("Own").to_string()));
    let script = "<script src='/pkg/what-changed.js' data-card='/own.json' data-load='eager'></script></head>";
    let text = page("<p>The article.</p><img name='body' alt=''><img name='head' alt=''>").replace("</head>", script);
    stage.server.put("/head", Reply::html(text));
    stage.open("/head");
    assert_unharmed(stage);
    assert!(stage.holds("cards()[0].nextElementSibling?.localName === 'p'"));
}
