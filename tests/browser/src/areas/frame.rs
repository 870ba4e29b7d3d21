//! The page for a frame, in the page of a host that allows nothing else.

use std::fs;

use serde_json::{Value, json};
use what_changed::document::{self, Element};
use what_changed::locale::ENGLISH;

use crate::page::{parse_card, three_terms, with_page_script};
use crate::server::{ROOT, Reply};
use crate::stage::Stage;

super::tests!(frame:
    only_the_parent_receives_the_height,
    a_pym_frame_receives_the_height_in_its_protocol,
    pym_resizes_the_frame,
    newswire_frames_resizes_the_frame,
    a_page_outside_a_frame_sends_no_height,
);

/// Remembers what is told to a page.
const HEARD: &str = "<script>window.heard = []; addEventListener('message', ({ data }) => heard.push(data));</script>";

/// Puts the page for a frame at `/framed`.
fn put_framed(stage: &Stage) {
    let card = parse_card(&three_terms("Framed"));
    let page = document::frame(&card, &Element::default(), "/pkg/what-changed-frame.js", &ENGLISH);
    stage
        .server
        .put("/framed", Reply::html(with_page_script(&page).replacen("<head>", &["<head>", HEARD].concat(), 1)));
}

fn frame(path: &str) -> String {
    format!("{HEARD}<iframe src='{path}' style='width: 400px; height: 90px; border: 0'></iframe>")
}

/// The heights that were told in the words of AMP and of frames.
const HEIGHTS: &str =
    "heard.filter(({ sentinel, type }) => sentinel === 'amp' && type === 'embed-size').map(({ height }) => height)";

fn only_the_parent_receives_the_height(stage: &Stage) {
    put_framed(stage);
    stage.server.put("/middle", Reply::html(crate::page::page(&frame("/framed"))));
    stage.show(&frame("/middle"));
    let inner = "document.querySelector('iframe').contentWindow";
    let middle = &HEIGHTS.replace("heard", &format!("{inner}.heard"));
    stage.wait(&format!("{middle}.length"));
    let card = format!("{inner}.document.querySelector('iframe').contentDocument");
    // As high as the card, and no higher than that: no white space below.
    let height = format!("Math.ceil({card}.querySelector('what-changed').getBoundingClientRect().height)");
    stage.wait(&format!("{middle}.at(-1) === {height} && {height} > 200"));
    // Whatever the reader opens.
    stage.wait(&format!("{card}.defaultView.events('ready').length"));
    let before = stage.value(&format!("{middle}.at(-1)"));
    stage.run(&format!("{card}.querySelector('what-changed').shadowRoot.querySelector('input[value=split]').click()"));
    stage.wait(&format!("{middle}.at(-1) > {before} && {middle}.at(-1) === {height}"));
    assert_eq!(stage.value("heard"), json!([]));
}

fn a_pym_frame_receives_the_height_in_its_protocol(stage: &Stage) {
    put_framed(stage);
    stage.show(&frame("/framed?initialWidth=400&childId=fares&parentTitle=a"));
    let told = "heard.filter((said) => typeof said === 'string')";
    stage.wait(&format!("{told}.length"));
    assert!(stage.holds(&format!("{told}.every((said) => /^pymxPYMxfaresxPYMxheightxPYMx[1-9][0-9]*$/.test(said))")));
    assert!(stage.holds(&format!("{told}.at(-1).endsWith(`xPYMx${{{HEIGHTS}.at(-1)}}`)")));
}

/// What gives a frame its height in the page of a host, as its authors ship it.
#[track_caller]
fn host(stage: &Stage, library: &str, start: &str) {
    put_framed(stage);
    let file = fs::read(format!("{ROOT}/node_modules/{library}")).expect("a host's script, from npm");
    stage.server.put("/host.js", Reply::new("text/javascript", file));
    stage.show(&["<script src='/host.js'></script>", start].concat());
    let frame = "document.querySelector('iframe')";
    let card = format!("{frame}?.contentDocument?.querySelector('what-changed')");
    let fits = format!("{card}?.offsetHeight > 200 && Math.abs({frame}.offsetHeight - {card}.offsetHeight) < 6");
    stage.wait(&fits);
    // And again when the reader has opened something.
    stage.wait(&format!("{frame}.contentWindow.events('ready').length"));
    let before = stage.value(&format!("{frame}.offsetHeight"));
    stage.run(&format!("{card}.shadowRoot.querySelector('input[value=split]').click()"));
    stage.wait(&format!("{frame}.offsetHeight > {before} && {fits}"));
}

fn pym_resizes_the_frame(stage: &Stage) {
    host(stage, "pym.js/dist/pym.v1.js", "<div id='fares'></div><script>new pym.Parent('fares', '/framed')</script>");
}

fn newswire_frames_resizes_the_frame(stage: &Stage) {
    let start = "<div data-frame-src='/framed'></div><script>newswireFrames.autoInitFrames()</script>";
    host(stage, "@newswire/frames/dist/frames.umd.js", start);
}

fn a_page_outside_a_frame_sends_no_height(stage: &Stage) {
    put_framed(stage);
    stage.open("/framed");
    stage.wait_ready(1);
    stage.settle();
    assert_eq!(stage.value("heard"), Value::Array(Vec::new()));
    // And what is in it works as in any page.
    stage.click("summary('beta')");
    stage.wait("openPanel() === 'beta'");
}
