//! Elements with names that take the place of the page's own properties ("DOM clobbering"), as sanitizers let them
//! through in comments. None of them may reach the card, and the card works beside them.

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

/// Every property of the document that the script reads, and some more.
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

/// An element of each name, in two forms that shadow a property; and ids that would answer for missing globals.
fn named_elements() -> String {
    let images = NAMES.map(|name| format!("<img name='{name}' alt=''><form name='{name}'></form>"));
    let ids =
        ["requestIdleCallback", "customElements", "navigation", "card", "wasm"].map(|id| format!("<a id='{id}'></a>"));
    [images.concat(), ids.concat()].concat()
}

/// What an attacker would want to run.
const HANDLER: &str =
    "data-tabindex='0' data-autofocus data-onfocus='window.attacked = true' data-onclick='window.attacked = true'";

#[track_caller]
fn is_unharmed(stage: &Stage) {
    stage.wait_ready(1);
    // Not by the driver, which reads the document too.
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
    is_unharmed(stage);
    assert_eq!(stage.text("one('.title').textContent"), "Own");
}

fn named_elements_do_not_replace_document_properties(stage: &Stage) {
    for load in ["eager", "idle", "visible"] {
        let card = element(&format!("load='{load}'"), &inline(&three_terms("Own")));
        // The card comes first, so that it is in sight.
        stage.server.put("/named", Reply::html(page(&[&*card, &*named_elements(), SCRIPT].concat())));
        stage.start_loading("/named");
        assert!(stage.holds("document.createElement.localName === 'form' || document.createElement.length === 2"));
        is_unharmed(stage);
    }
}

fn form_fields_do_not_replace_element_properties(stage: &Stage) {
    let fields = ["parentNode", "nextSibling", "isConnected", "attributes", "getRootNode"]
        .map(|name| format!("<input name='{name}'>"));
    let card = element("load='eager'", &inline(&three_terms("Own")));
    stage.show(&format!("<form><div>{}</div><div>{card}</div></form>{SCRIPT}", fields.concat()));
    is_unharmed(stage);
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
    is_unharmed(stage);
}

fn a_script_in_the_head_works_beside_named_elements(stage: &Stage) {
    stage.server.put("/own.json", Reply::json(three_terms("Own").to_string()));
    let script = "<script src='/pkg/what-changed.js' data-card='/own.json' data-load='eager'></script></head>";
    let text = page("<p>The article.</p><img name='body' alt=''><img name='head' alt=''>").replace("</head>", script);
    stage.server.put("/head", Reply::html(text));
    stage.open("/head");
    is_unharmed(stage);
    assert!(stage.holds("cards()[0].nextElementSibling?.localName === 'p'"));
}
