//! Pages with a strict content security policy.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256, Sha384};

use serde_json::{Value, json};
use what_changed::document::{self, ENGLISH, Element, Selection};

use crate::page::{ICON, PAGE_SCRIPT, SCRIPT, element, page, parse_card, prerendered, three_terms, with_page_script};
use crate::server::{ROOT, Reply};
use crate::stage::Stage;

super::tests!(policy:
    a_card_runs_under_a_strict_policy,
    a_prerendered_card_needs_only_the_hash_of_its_style,
    rendered_pages_need_only_the_hashes_of_their_styles,
    a_card_runs_in_a_sandboxed_page,
);

fn a_card_runs_under_a_strict_policy(stage: &Stage) {
    let script = std::fs::read(format!("{ROOT}/pkg/what-changed.js")).expect("the script is built");
    let script = format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(script)));
    let watch = format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(PAGE_SCRIPT)));
    let [wasm, card] = ["/pkg/what-changed.wasm", "/cards/small.json"].map(|path| stage.server.address(path));
    let policy = format!(
        "default-src 'none'; script-src '{script}' '{watch}' 'wasm-unsafe-eval'; style-src 'none'; \
         connect-src {wasm} {card}; require-trusted-types-for 'script'; trusted-types 'none'"
    );
    let tag = format!(r#"<script src="/pkg/what-changed.js" integrity="{script}"></script>"#);
    let text = page(&[tag, element("src='/cards/small.json'", "<p>Own content.</p>")].concat());
    let text = text.replace(ICON, "");
    stage.server.put("/strict", Reply::html(text).header("content-security-policy", &policy));
    stage.open("/strict");
    stage.wait_ready(1);
    stage.click("summary('loans')");
    stage.wait("openPanel() === 'loans'");
    stage.click("radio('split')");
    stage.wait("shownTexts() === 'before,after'");
    stage.click("step('next')");
    stage.wait("openPanel() === 'fines'");
    stage.settle();
    // Two engines request an icon by themselves, which the policy forbids.
    let violations = "...log.violations.filter((violation) => !violation.endsWith('/favicon.ico'))";
    assert_eq!(stage.value(&format!("[{violations}, ...log.errors, ...log.warnings, ...log.uncaught]")), json!([]));
    // The style is applied.
    assert!(stage.holds("getComputedStyle(one('.sr')).position === 'absolute'"));
}

/// Reads the published hash of a style.
fn published_hash(name: &str) -> String {
    let hashes = std::fs::read_to_string(format!("{ROOT}/pkg/integrity.json")).expect("the hashes are built");
    let hashes: Value = serde_json::from_str(&hashes).expect("hashes");
    hashes[name].as_str().expect("a hash").to_owned()
}

fn rendered_pages_need_only_the_hashes_of_their_styles(stage: &Stage) {
    let (card_style, page_style) = (published_hash("style"), published_hash("page"));
    let watch = format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(PAGE_SCRIPT)));
    let wasm = stage.server.address("/pkg/what-changed.wasm");
    let policy = format!(
        "default-src 'none'; script-src 'self' '{watch}' 'wasm-unsafe-eval'; style-src '{card_style}' '{page_style}'; \
         connect-src {wasm}; require-trusted-types-for 'script'; trusted-types 'none'"
    );
    let card = parse_card(&three_terms("By itself"));
    let alone = document::page(&card, &Element::default(), "/pkg/what-changed.js", &ENGLISH);
    let framed = document::frame(&card, &Element::default(), "/pkg/what-changed-frame.js", &ENGLISH);
    for (text, margin) in [(alone, "32px"), (framed, "0px")] {
        stage.server.put("/itself", Reply::html(with_page_script(&text)).header("content-security-policy", &policy));
        stage.open("/itself");
        stage.wait_ready(1);
        assert_eq!(stage.text("getComputedStyle(document.body).marginTop"), margin);
        stage.click("summary('beta')");
        stage.wait("openPanel() === 'beta'");
        let violations = "log.violations.filter((violation) => !violation.endsWith('/favicon.ico'))";
        assert_eq!(stage.value(&format!("[...{violations}, ...log.errors, ...log.uncaught]")), json!([]));
    }
}

fn a_prerendered_card_needs_only_the_hash_of_its_style(stage: &Stage) {
    let style = published_hash("style");
    let watch = format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(PAGE_SCRIPT)));
    let policy = format!("default-src 'none'; script-src '{watch}'; style-src '{style}'");
    let card = element("", &prerendered(&three_terms("Hashed"), &Selection::default()));
    let text = page(&card).replace(ICON, "");
    stage.server.put("/hashed", Reply::html(text).header("content-security-policy", &policy));
    stage.open("/hashed");
    assert!(stage.holds("getComputedStyle(one('.sr')).position === 'absolute'"));
    stage.click("summary('beta')");
    stage.wait("openPanel() === 'beta'");
    stage.click("radio('before')");
    stage.wait("shownTexts() === 'before'");
}

fn a_card_runs_in_a_sandboxed_page(stage: &Stage) {
    // A sandboxed page has no origin, so the files that it fetches must allow every origin.
    for path in ["/pkg/what-changed.wasm", "/cards/small.json"] {
        let reply = Reply::file(path).expect("the files are built").header("access-control-allow-origin", "*");
        stage.server.put(path, reply);
    }
    let text = page(&[SCRIPT, &element("src='/cards/small.json'", "")].concat());
    let reply = Reply::html(text).header("content-security-policy", "sandbox allow-scripts");
    stage.server.put("/sandboxed", reply);
    stage.open("/sandboxed");
    stage.wait_ready(1);
    stage.click("summary('loans')");
    stage.wait("openPanel() === 'loans'");
    assert!(stage.holds("log.errors.length + log.uncaught.length === 0"));
}
