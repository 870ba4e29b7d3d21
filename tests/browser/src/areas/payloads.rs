//! Cards with texts that try to become markup or code.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};

use crate::page::{SCRIPT, element};
use crate::server::ROOT;
use crate::stage::Stage;

super::tests!(payloads: payloads_in_texts_stay_text, payloads_in_keywords_and_dates_are_harmless, links_lead_only_to_web_and_mail_addresses);

const PAYLOADS: [&str; 8] = [
    "<img src=/x1 onerror=\"window.ran=1\">",
    "\"><script src=/x2></script><script>window.ran=2</script>",
    "' autofocus onfocus=window.ran=3 x='",
    "javascript:window.ran=4",
    "</template></what-changed><iframe srcdoc='<script>parent.ran=5</script>'></iframe>",
    "<svg><style><!--</style><a title=\"--><img src=/x6 onerror=window.ran=6>\">",
    "{{constructor.constructor('window.ran=7')()}}",
    "\u{0}\u{1}<b\u{0}>\u{fffd}&lt;img src=/x8&gt;&#0;",
];

/// Fields with a keyword or a date.
const KEYWORDS: [&str; 6] = ["standing", "effect", "kind", "date", "updated", "format"];

/// Fields with an id of this or another object.
const IDS: [&str; 5] = ["id", "source", "sources", "party", "terms"];

/// Tags that the view writes.
const TAGS: &str = "a article b bdi blockquote button cite code dd del details div dl dt fieldset footer h2 h3 h4 h5 header input ins label legend \
                    li mark nav ol option p section select slot span style summary table tbody td th thead time tr ul";

/// Attributes that the view writes.
const ATTRIBUTES: &str = "aria-current aria-hidden aria-label aria-labelledby checked class data-act data-column data-key data-kind data-on \
                          datetime dir hidden href id lang name open part popover popovertarget rel role scope selected type value";

fn payloads_in_texts_stay_text(stage: &Stage) {
    show(stage);
    for payload in PAYLOADS {
        mount(stage, &replace_texts(&maximal(), payload, |name| !KEYWORDS.contains(&name)));
        let title = payload.replace('\0', "␀").replace('\u{1}', "␁");
        assert_eq!(stage.text("one('.title').textContent"), title);
        assert_eq!(stage.text("one('.term:not(.section) .label').textContent"), title);
        assert_harmless(stage, payload);
    }
}

fn payloads_in_keywords_and_dates_are_harmless(stage: &Stage) {
    show(stage);
    for payload in PAYLOADS {
        mount(stage, &replace_texts(&maximal(), payload, |name| KEYWORDS.contains(&name)));
        assert_harmless(stage, payload);
    }
}

fn links_lead_only_to_web_and_mail_addresses(stage: &Stage) {
    show(stage);
    let addresses = [
        "javascript:window.ran=1//https://example.org/",
        "JaVaScRiPt:window.ran=1",
        "java\tscript:window.ran=1",
        "\u{1}javascript:window.ran=1",
        " javascript:window.ran=1",
        "data:text/html,<script>window.ran=1</script>",
        "vbscript:x",
        "//evil.example/",
        "https:javascript:x",
        "blob:https://example.org/1",
        "https://example.org/\"onclick=\"window.ran=1",
        "https://example.org/?q=<script>",
    ];
    for address in addresses {
        mount(stage, &replace_texts(&maximal(), address, |name| ["url", "archived"].contains(&name)));
        assert_harmless(stage, address);
    }
    // The unchanged card has links.
    mount(stage, &maximal());
    assert!(stage.holds("all('a').length > 0"));
}

fn maximal() -> Value {
    let text = fs::read_to_string(format!("{ROOT}/tests/fixtures/maximal.json")).expect("the maximal card");
    serde_json::from_str(&text).expect("a card")
}

/// Replaces every text in fields that pass a filter. Ids stay the same.
fn replace_texts(value: &Value, payload: &str, field: fn(&str) -> bool) -> Value {
    fn walk(value: &mut Value, within: &str, payload: &str, field: fn(&str) -> bool) {
        match value {
            Value::String(text) if field(within) => payload.clone_into(text),
            Value::Array(list) => list.iter_mut().for_each(|value| walk(value, within, payload, field)),
            Value::Object(object) => {
                for (name, value) in object {
                    // An id or a list of ids. A list of objects with the same name is neither.
                    let plain = value.is_string() || value.get(0).is_some_and(Value::is_string);
                    // The names in `values` are versions.
                    let name = if within == "values" { "text" } else { name.as_str() };
                    if !(plain && IDS.contains(&name)) {
                        walk(value, name, payload, field);
                    }
                }
            }
            _ => {}
        }
    }
    let mut value = value.clone();
    walk(&mut value, "", payload, field);
    value
}

#[track_caller]
fn show(stage: &Stage) {
    stage.show(
        &[
            SCRIPT,
            &element("load='eager'", ""),
            "<script>cards()[0].card = { title: 'T', terms: [{ label: 'L', before: 'x' }] };</script>",
        ]
        .concat(),
    );
    stage.wait_ready(1);
}

#[track_caller]
fn mount(stage: &Stage, card: &Value) {
    stage.run("log.events.length = 0");
    stage.set_card(0, card);
    stage.wait("log.events.some(({ type }) => type === 'ready' || type === 'error')");
    assert_eq!(stage.value("events('error')"), json!([]));
    for view in ["split", "redline"] {
        stage.run(&format!("cards()[0].setAttribute('view', '{view}')"));
    }
}

/// Checks that there are only the elements and attributes of the view, that no code ran, and that nothing was requested.
#[track_caller]
fn assert_harmless(stage: &Stage, payload: &str) {
    stage.settle();
    let unknown = |names: &str, known: &str| -> BTreeSet<String> {
        let all = stage.value(&format!("[...new Set({names})]"));
        let all = all.as_array().expect("names").iter().filter_map(Value::as_str);
        all.filter(|name| known.split_whitespace().all(|known| known != *name)).map(str::to_owned).collect()
    };
    assert_eq!(unknown("all('*').map((element) => element.localName)", TAGS), BTreeSet::new(), "elements by {payload}");
    assert_eq!(
        unknown("all('*').flatMap((element) => element.getAttributeNames())", ATTRIBUTES),
        BTreeSet::new(),
        "attributes by {payload}"
    );
    assert_eq!(
        stage.value("all('a').filter((link) => !/^(https?|mailto):$/.test(link.protocol)).map((link) => link.href)"),
        json!([]),
        "links by {payload}"
    );
    assert!(stage.holds("window.ran === undefined"), "{payload} ran");
    let expected = ["/test", "/pkg/what-changed.js", "/pkg/what-changed.wasm"];
    let others: Vec<_> = stage
        .server
        .requests()
        .into_iter()
        .map(|request| request.path)
        .filter(|path| !expected.contains(&&**path))
        .collect();
    assert!(others.is_empty(), "{payload} made requests: {others:?}");
}
