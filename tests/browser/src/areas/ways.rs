//! The ways to embed a card in a page.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use what_changed::card;
use what_changed::document::Selection;

use crate::page::{ICON, PAGE_SCRIPT, SCRIPT, element, inline, maximal, page, plain, prerendered, three_terms};
use crate::server::{Gate, ROOT, Reply};
use crate::stage::Stage;

const WASM: &str = "/pkg/what-changed.wasm";

super::tests!(ways:
    a_script_tag_inserts_a_card_after_itself,
    a_script_tag_in_the_head_inserts_a_card_at_the_top,
    an_element_fetches_its_card,
    inline_data_are_shown_as_a_card,
    a_table_is_shown_as_a_card,
    a_plain_document_is_shown_as_a_card,
    paragraphs_that_a_host_adds_do_no_harm,
    inline_data_win_over_the_data_attribute,
    a_property_set_before_upgrade_is_shown,
    a_property_set_after_upgrade_is_shown,
    a_property_set_again_shows_the_new_card,
    a_card_from_another_realm_is_shown,
    a_changed_src_shows_the_new_card,
    the_module_defines_the_element,
    the_one_file_script_shows_a_card,
    the_one_file_script_can_be_imported,
    the_script_can_be_included_twice,
    each_script_tag_inserts_its_own_card,
    an_element_can_be_added_later,
    a_prerendered_card_can_be_set_by_inner_html,
    a_moved_card_stays_as_it_is,
    a_removed_card_works_when_it_is_added_again,
    content_can_arrive_after_the_script,
    a_prerendered_card_is_visible_before_the_wasm_loads,
    every_page_of_the_demo_shows_its_cards,
    a_table_is_read_as_it_is_shown,
    a_table_in_the_page_and_in_a_file_are_the_same_card,
    a_live_card_replaces_the_inline_card,
    a_live_card_that_fails_keeps_the_inline_card,
);

fn a_script_tag_inserts_a_card_after_itself(stage: &Stage) {
    stage.show(
        r#"<p>Before.</p>
        <script async src="/pkg/what-changed.js" data-card="/cards/small.json" data-id="library" data-view="before"></script>
        <p>After.</p>"#,
    );
    stage.wait_ready(1);
    assert_eq!(stage.text("document.querySelector('script[data-card]').nextElementSibling.localName"), "what-changed");
    assert_eq!(stage.text("cards()[0].id"), "library");
    assert_eq!(stage.text("cards()[0].getAttribute('view')"), "before");
    assert_eq!(stage.text("shownTexts()"), "before");
    assert_eq!(stage.value("termIds()"), json!(["opening-hours", "loans", "fines"]));
}

fn a_script_tag_in_the_head_inserts_a_card_at_the_top(stage: &Stage) {
    for wait in ["", "async", "defer"] {
        let tag = format!("<script {wait} src='/pkg/what-changed.js' data-card='/cards/small.json'></script></head>");
        stage.server.put("/head", Reply::html(page("<p>The article.</p>").replacen("</head>", &tag, 1)));
        stage.open("/head");
        stage.wait_ready(1);
        assert!(stage.holds("document.body.firstElementChild === cards()[0]"), "{wait}");
    }
}

fn an_element_fetches_its_card(stage: &Stage) {
    stage.show(&[SCRIPT, &element(r#"src="/cards/small.json""#, "<p>Own content.</p>")].concat());
    stage.wait_ready(1);
    assert_works(stage, 0, "Example: the rules of Fernhill Library", "loans");
    assert!(!stage.holds("hasBox(document.querySelector('p'))"), "the fallback is hidden");
}

fn inline_data_are_shown_as_a_card(stage: &Stage) {
    stage.show(&[SCRIPT, &element("", &inline(&three_terms("Inline")))].concat());
    stage.wait_ready(1);
    assert_works(stage, 0, "Inline", "beta");
}

const TABLE: &str = r"
    <table>
      <caption>  The rules
        of the pool </caption>
      <tr><th>Rule</th><th>2019</th><th>2024</th><th>2031</th></tr>
      <tr><th>Opening</th><td>At 8 am.</td><td>At 7 am.</td><td>At 6 am.</td></tr>
      <tr><th>Price</th><td>Two coins.</td><td>Three coins.</td><td>Not yet disclosed.</td></tr>
      <tr><th>Towels</th><td>None.</td><td></td><td>One each.</td></tr>
    </table>";

fn a_table_is_shown_as_a_card(stage: &Stage) {
    stage.show(&[SCRIPT, &element("", TABLE)].concat());
    stage.wait_ready(1);
    assert_works(stage, 0, "The rules of the pool", "price");
    assert_eq!(
        stage.text("one('.compared').textContent.match(/2024 compared with 2031/)?.[0] ?? ''"),
        "2024 compared with 2031"
    );
    assert!(stage.holds("one('[data-key=price] > summary [data-kind=withheld]')"));
    assert!(stage.holds("one('[data-key=price] .after .note') && !one('[data-key=price] .after .paragraph')"));
    assert_eq!(stage.text("one('[data-key=towels] .before .paragraph').textContent"), "None.");
    stage.run("cards()[0].setAttribute('from', 'v1')");
    assert_eq!(stage.text("one('[data-key=opening] .before .paragraph').textContent"), "At 8 am.");
}

fn a_plain_document_is_shown_as_a_card(stage: &Stage) {
    // The table in the document is not the card.
    stage.show(&[SCRIPT, &plain(&maximal())].concat());
    stage.wait_ready(1);
    assert_works(stage, 0, "The Northwind Water concession", "tariff");
    assert!(!stage.holds("hasBox(document.querySelector('article'))"), "the document is hidden");
    assert_no_problems(stage);
}

fn paragraphs_that_a_host_adds_do_no_harm(stage: &Stage) {
    // As WordPress does if it takes the element for a line of text.
    let inside = prerendered(&three_terms("In paragraphs"), &Selection::default());
    let inside = inside.replace("</article><script", "</article><p><script").replace("</script>", "</script></p>");
    stage.show(&[SCRIPT, &element("", &["<p></p>", &inside].concat())].concat());
    stage.wait_ready(1);
    assert_works(stage, 0, "In paragraphs", "beta");
    assert_no_problems(stage);
}

fn inline_data_win_over_the_data_attribute(stage: &Stage) {
    let data = "data-card='{\"title\": \"Attribute\", \"terms\": [{\"label\": \"L\", \"before\": \"x\"}]}' src='/nowhere.json'";
    stage.show(&[SCRIPT, &element(data, ""), &element(data, &inline(&three_terms("Inside")))].concat());
    stage.wait_ready(2);
    assert_eq!(stage.text("one('.title', 0).textContent"), "Attribute");
    assert_eq!(stage.text("one('.title', 1).textContent"), "Inside");
    assert_eq!(stage.server.count("/nowhere.json"), 0);
}

fn a_property_set_before_upgrade_is_shown(stage: &Stage) {
    let card = three_terms("Early");
    stage.show(&[&element("", ""), &format!("<script>cards()[0].card = {card};</script>"), SCRIPT].concat());
    stage.wait_ready(1);
    assert_works(stage, 0, "Early", "beta");
    assert_eq!(stage.text("cards()[0].card.title"), "Early");
}

fn a_property_set_after_upgrade_is_shown(stage: &Stage) {
    let card = three_terms("Late");
    stage.show(&[SCRIPT, &element("", ""), &format!("<script>cards()[0].card = {card};</script>")].concat());
    stage.wait_ready(1);
    assert_works(stage, 0, "Late", "beta");
    assert!(stage.holds("log.errors.length === 0 && events('error').length === 0"));
}

fn a_property_set_again_shows_the_new_card(stage: &Stage) {
    let first = format!("<script>cards()[0].card = {};</script>", three_terms("First"));
    stage.show(&[SCRIPT, &element("", ""), &first].concat());
    stage.wait_ready(1);
    assert_works(stage, 0, "First", "gamma");
    stage.set_card(0, &three_terms("Second"));
    stage.wait("one('.title').textContent === 'Second'");
    assert_works(stage, 0, "Second", "beta");
}

fn a_card_from_another_realm_is_shown(stage: &Stage) {
    // A frame has its own `Object` and `Array`, and some parsers create objects without a prototype.
    let card = three_terms("Foreign").to_string();
    let own = element("", &inline(&three_terms("Own")));
    stage.show(&[SCRIPT, "<iframe></iframe>", &own, &own].concat());
    stage.wait_ready(2);
    stage.run(&format!(
        "const text = {};
        cards()[0].card = frames[0].JSON.parse(text);
        cards()[1].card = JSON.parse(text, (key, value) =>
            value && typeof value === 'object' && !Array.isArray(value) ? Object.assign(Object.create(null), value) : value);",
        Value::from(card)
    ));
    stage.wait("events('ready').length + events('error').length === 4");
    assert_eq!(stage.value("log.errors"), json!([]));
    assert_works(stage, 0, "Foreign", "beta");
    assert_works(stage, 1, "Foreign", "beta");
}

fn a_changed_src_shows_the_new_card(stage: &Stage) {
    stage.server.put("/other.json", Reply::json(three_terms("Other").to_string()));
    stage.show(&[SCRIPT, &element(r#"src="/cards/small.json""#, "")].concat());
    stage.wait_ready(1);
    stage.run("cards()[0].setAttribute('src', '/other.json')");
    stage.wait("one('.title').textContent === 'Other'");
    assert_works(stage, 0, "Other", "beta");
}

fn the_module_defines_the_element(stage: &Stage) {
    let import = r"<script type='module'>
        import { WhatChanged } from '/pkg/what-changed.mjs';
        window.same = customElements.get('what-changed') === WhatChanged;
    </script>";
    stage.show(&[import, &element("", &inline(&three_terms("Module")))].concat());
    stage.wait_ready(1);
    assert_works(stage, 0, "Module", "beta");
    assert!(stage.holds("window.same"));
    assert_eq!(stage.server.count("/pkg/what-changed.wasm"), 1);
}

/// The script that contains the wasm.
const INLINE: &str = "/pkg/what-changed-inline.js";

fn the_one_file_script_shows_a_card(stage: &Stage) {
    let watch = format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(PAGE_SCRIPT)));
    let card = stage.server.address("/cards/small.json");
    // The policy allows the script, wasm and one request for the card.
    let policy = format!(
        "default-src 'none'; script-src 'self' '{watch}' 'wasm-unsafe-eval'; style-src 'none'; connect-src {card}; \
         require-trusted-types-for 'script'; trusted-types 'none'"
    );
    let tag = format!("<script async src='{INLINE}' data-card='/cards/small.json'></script>");
    let text = page(&tag).replace(ICON, "");
    stage.server.put("/one-file", Reply::html(text).header("content-security-policy", &policy));
    stage.open("/one-file");
    stage.wait_ready(1);
    assert_works(stage, 0, "Example: the rules of Fernhill Library", "loans");
    stage.settle();
    let mut paths: Vec<String> = stage.server.requests().into_iter().map(|request| request.path).collect();
    // Some engines request an icon by themselves.
    paths.retain(|path| path != "/favicon.ico");
    assert_eq!(paths, ["/one-file", INLINE, "/cards/small.json"]);
    let violations = "...log.violations.filter((violation) => !violation.endsWith('/favicon.ico'))";
    assert_eq!(stage.value(&format!("[{violations}, ...log.errors, ...log.warnings, ...log.uncaught]")), json!([]));
}

fn the_one_file_script_can_be_imported(stage: &Stage) {
    let import = format!("<script type='module'>import '{INLINE}';</script>");
    stage.show(&[&*import, &element("", &inline(&three_terms("Imported")))].concat());
    stage.wait_ready(1);
    assert_works(stage, 0, "Imported", "beta");
    assert_eq!(stage.server.count(WASM), 0);
    assert_no_problems(stage);
}

fn the_script_can_be_included_twice(stage: &Stage) {
    let module = "<script type='module' src='/pkg/what-changed.mjs'></script>";
    stage.show(&[SCRIPT, SCRIPT, module, &element("", &inline(&three_terms("Once")))].concat());
    stage.wait_ready(1);
    assert_works(stage, 0, "Once", "beta");
    assert_eq!(stage.value("cards().length"), 1);
    assert_no_problems(stage);
}

fn each_script_tag_inserts_its_own_card(stage: &Stage) {
    stage.server.put("/other.json", Reply::json(three_terms("Other").to_string()));
    let tag = |card: &str| format!("<script async src='/pkg/what-changed.js' data-card='{card}'></script><hr>");
    stage.show(&[tag("/cards/small.json"), tag("/other.json")].concat());
    stage.wait_ready(2);
    assert_works(stage, 0, "Example: the rules of Fernhill Library", "loans");
    assert_works(stage, 1, "Other", "beta");
    assert_eq!(stage.value("document.querySelectorAll('script + what-changed + hr').length"), 2);
    assert_no_problems(stage);
}

fn an_element_can_be_added_later(stage: &Stage) {
    stage.show(SCRIPT);
    stage.run(
        "const element = document.createElement('what-changed');
        element.setAttribute('src', '/cards/small.json');
        document.body.append(element);",
    );
    stage.wait_ready(1);
    assert_works(stage, 0, "Example: the rules of Fernhill Library", "loans");
    assert_no_problems(stage);
}

fn a_prerendered_card_can_be_set_by_inner_html(stage: &Stage) {
    let card = element("", &prerendered(&three_terms("By innerHTML"), &Selection::default()));
    stage.show(
        &[SCRIPT, "<div></div><script type='text/plain'>", &card.replace("</script", "<\\/script"), "</script>"]
            .concat(),
    );
    stage.run(
        r"const text = document.querySelector('script[type=\'text/plain\']').textContent.replaceAll('<\\/script', '</script');
        document.querySelector('div').innerHTML = text;",
    );
    stage.wait_ready(1);
    assert_works(stage, 0, "By innerHTML", "beta");
    assert!(!stage.holds("document.querySelector('div template')"));
    assert_no_problems(stage);
}

fn a_moved_card_stays_as_it_is(stage: &Stage) {
    stage.show(&[SCRIPT, &element("", &inline(&three_terms("Moved"))), "<section></section>"].concat());
    stage.wait_ready(1);
    stage.click("summary('beta')");
    stage.wait("openPanel() === 'beta' && events('changed').length === 1");
    stage.run("window.kept = all('*'); document.querySelector('section').append(cards()[0]);");
    stage.settle();
    assert!(stage.holds("all('*').length === kept.length && all('*').every((node, at) => node === kept[at])"));
    assert_eq!(stage.text("openPanel()"), "beta");
    stage.click("step('next')");
    stage.wait("openPanel() === 'gamma'");
    assert_eq!(stage.value("events('ready').length"), 1);
    assert_no_problems(stage);
}

fn a_removed_card_works_when_it_is_added_again(stage: &Stage) {
    stage.show(&[SCRIPT, &element("", &inline(&three_terms("Back")))].concat());
    stage.wait_ready(1);
    stage.click("summary('beta')");
    stage.wait("events('changed').length === 1");
    for next in ["gamma", "alpha"] {
        stage.run("window.taken = cards()[0]; taken.remove();");
        stage.settle();
        stage.run("document.body.append(taken)");
        stage.settle();
        stage.click("step('next')");
        stage.wait(&format!("openPanel() === '{next}'"));
    }
    assert_eq!(stage.server.count("/pkg/what-changed.wasm"), 1);
    assert_no_problems(stage);
}

fn content_can_arrive_after_the_script(stage: &Stage) {
    let gate = Gate::default();
    let body = [
        SCRIPT,
        &element("load='eager'", &["<p>Own content.</p><!--PAUSE-->", &inline(&three_terms("Slow"))].concat()),
    ];
    stage.show_paused(&body.concat(), "<!--PAUSE-->", &gate);
    stage.wait("customElements.get('what-changed') && hasBox(document.querySelector('p'))");
    gate.open();
    stage.wait_ready(1);
    assert_works(stage, 0, "Slow", "beta");
    assert_no_problems(stage);
}

fn a_prerendered_card_is_visible_before_the_wasm_loads(stage: &Stage) {
    let gate = Gate::default();
    stage.server.put(WASM, Reply::file(WASM).expect("the wasm is built").paused_after(0, &gate));
    let card = prerendered(&three_terms("Ready made"), &Selection::default());
    stage.show(&[SCRIPT, &element("", &card)].concat());
    stage.wait("one('.title')?.textContent === 'Ready made' && hasBox(one('.title'))");
    assert_eq!(stage.value("log.events"), json!([]));
    gate.open();
    stage.wait_ready(1);
    assert_works(stage, 0, "Ready made", "beta");
    assert_no_problems(stage);
}

fn every_page_of_the_demo_shows_its_cards(stage: &Stage) {
    let pages = ["/", "/ways/"].map(|folder| {
        let files = fs::read_dir(format!("{ROOT}/www{folder}")).expect("a folder of pages").flatten();
        let pages = files.map(|file| file.path()).filter(|path| path.extension().is_some_and(|kind| kind == "html"));
        let name = |path: PathBuf| format!("{folder}{}", path.file_name().expect("a name").to_string_lossy());
        pages.map(name).collect::<Vec<_>>()
    });
    assert!(pages[0].len() >= 3 && pages[1].len() >= 4, "{pages:?}");
    for page in pages.concat() {
        stage.open(&page);
        let cards = match page.as_str() {
            "/ways/several.html" => 2,
            // The card is in a frame, which is a page of its own.
            "/ways/frame.html" => 0,
            _ => 1,
        };
        stage.wait(&format!("cards().length === {cards}"));
        for card in 0..cards {
            // A card further down loads when it is near the viewport.
            stage.run(&format!("cards()[{card}].scrollIntoView()"));
            stage.wait(&format!("termIds({card}).length > 1"));
        }
        assert_no_problems(stage);
    }
}

/// Checks that a card shows its title and that a term can be opened.
#[track_caller]
fn assert_works(stage: &Stage, card: usize, title: &str, term: &str) {
    assert_eq!(stage.text(&format!("one('.title', {card}).textContent")), title);
    stage.click(&format!("summary('{term}', {card})"));
    stage.wait(&format!("openPanel({card}) === '{term}'"));
}

/// Checks that there were no errors and no warnings.
#[track_caller]
fn assert_no_problems(stage: &Stage) {
    assert_eq!(stage.value("[...log.errors, ...log.warnings, ...log.uncaught, ...events('error')]"), json!([]));
}

fn a_table_is_read_as_it_is_shown(stage: &Stage) {
    let table = "<table><caption>Rules</caption><tr><td></td><td>Old</td><td>New</td></tr>
        <tr><td colspan='3'>Money</td></tr>
        <tr><td>Fee</td><td>One<br>two</td><td><p>One</p><p>three</p></td></tr></table>";
    stage.show(&[SCRIPT, &element("", table)].concat());
    stage.wait_ready(1);
    assert_eq!(stage.text("one('.topic').textContent"), "Money");
    assert_eq!(stage.value("all('.term').length"), 1);
    assert_eq!(stage.text("one('.before .paragraph').textContent"), "One\ntwo");
    assert_eq!(stage.text("all('.after .paragraph').map((paragraph) => paragraph.textContent).join('|')"), "One|three");
}

/// `what-changed import` reads the same tables from files, and a test of the command compares it with the same cards.
fn a_table_in_the_page_and_in_a_file_are_the_same_card(stage: &Stage) {
    let path = Path::new(ROOT).join("tests/fixtures/tables/shared.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let cases: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    for case in cases {
        let script = "<script type=module>import { cardFromTable } from '/table.js';
            window.card = JSON.stringify(cardFromTable(document.querySelector('table')));</script>";
        stage.show(&[case["table"].as_str().expect("a table"), script].concat());
        stage.wait("window.card");
        let card = card::parse(&stage.text("window.card"));
        let expected = card::parse(&case["card"].to_string());
        assert_eq!(card.expect("a sound card"), expected.expect("a sound card"), "{}", case["rule"]);
    }
}

fn a_live_card_replaces_the_inline_card(stage: &Stage) {
    stage.server.put("/live.json", Reply::json(three_terms("Live").to_string()));
    stage.show(&[SCRIPT, &element("live src='/live.json'", &inline(&three_terms("Inside")))].concat());
    stage.wait("intersectionReported(cards()[0]) && one('.title')?.textContent === 'Live'");
    assert_works(stage, 0, "Live", "beta");
}

fn a_live_card_that_fails_keeps_the_inline_card(stage: &Stage) {
    stage.show(&[SCRIPT, &element("live src='/nowhere.json'", &inline(&three_terms("Inside")))].concat());
    stage.wait("events('error').length === 1");
    assert_eq!(stage.text("events('error')[0].detail.code"), "card-unreachable");
    assert_works(stage, 0, "Inside", "beta");
}
