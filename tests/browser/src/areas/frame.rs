//! The page for a frame, for hosts that allow only frames. It sends its height to the parent.

use std::fs;

use serde_json::{Value, json};
use what_changed::document::{self, ENGLISH, Element};

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

/// Records the messages that a page receives.
const RECORD_MESSAGES: &str =
    "<script>window.messages = []; addEventListener('message', ({ data }) => messages.push(data));</script>";

/// Serves the page for a frame at `/framed`.
fn put_framed(stage: &Stage) {
    let card = parse_card(&three_terms("Framed"));
    let page = document::frame(&card, &Element::default(), "/pkg/what-changed-frame.js", &ENGLISH);
    stage.server.put(
        "/framed",
        Reply::html(with_page_script(&page).replacen("<head>", &["<head>", RECORD_MESSAGES].concat(), 1)),
    );
}

fn frame(path: &str) -> String {
    format!("{RECORD_MESSAGES}<iframe src='{path}' style='width: 400px; height: 90px; border: 0'></iframe>")
}

/// The heights that were sent in the protocol of AMP and of `@newswire/frames`.
const HEIGHTS: &str =
    "messages.filter(({ sentinel, type }) => sentinel === 'amp' && type === 'embed-size').map(({ height }) => height)";

fn only_the_parent_receives_the_height(stage: &Stage) {
    put_framed(stage);
    stage.server.put("/middle", Reply::html(crate::page::page(&frame("/framed"))));
    stage.show(&frame("/middle"));
    let inner = "document.querySelector('iframe').contentWindow";
    let middle = &HEIGHTS.replace("messages", &format!("{inner}.messages"));
    stage.wait(&format!("{middle}.length"));
    let card = format!("{inner}.document.querySelector('iframe').contentDocument");
    // The height is that of the card, without white space below it.
    let height = format!("Math.ceil({card}.querySelector('what-changed').getBoundingClientRect().height)");
    stage.wait(&format!("{middle}.at(-1) === {height} && {height} > 200"));
    // The height changes when the reader opens something.
    stage.wait(&format!("{card}.defaultView.events('ready').length"));
    let before = stage.value(&format!("{middle}.at(-1)"));
    stage.run(&format!("{card}.querySelector('what-changed').shadowRoot.querySelector('input[value=split]').click()"));
    stage.wait(&format!("{middle}.at(-1) > {before} && {middle}.at(-1) === {height}"));
    assert_eq!(stage.value("messages"), json!([]));
}

fn a_pym_frame_receives_the_height_in_its_protocol(stage: &Stage) {
    put_framed(stage);
    stage.show(&frame("/framed?initialWidth=400&childId=fares&parentTitle=a"));
    let pym = "messages.filter((message) => typeof message === 'string')";
    stage.wait(&format!("{pym}.length"));
    assert!(
        stage.holds(&format!("{pym}.every((message) => /^pymxPYMxfaresxPYMxheightxPYMx[1-9][0-9]*$/.test(message))"))
    );
    assert!(stage.holds(&format!("{pym}.at(-1).endsWith(`xPYMx${{{HEIGHTS}.at(-1)}}`)")));
}

/// Shows the frame with a library of a host, as its authors ship it, and checks that the library resizes the frame.
#[track_caller]
fn assert_resized(stage: &Stage, library: &str, start: &str) {
    put_framed(stage);
    let file = fs::read(format!("{ROOT}/node_modules/{library}")).expect("the script of the library, from npm");
    stage.server.put("/host.js", Reply::new("text/javascript", file));
    stage.show(&["<script src='/host.js'></script>", start].concat());
    let frame = "document.querySelector('iframe')";
    let card = format!("{frame}?.contentDocument?.querySelector('what-changed')");
    let fits = format!("{card}?.offsetHeight > 200 && Math.abs({frame}.offsetHeight - {card}.offsetHeight) < 6");
    stage.wait(&fits);
    // The height changes when the reader opens something.
    stage.wait(&format!("{frame}.contentWindow.events('ready').length"));
    let before = stage.value(&format!("{frame}.offsetHeight"));
    stage.run(&format!("{card}.shadowRoot.querySelector('input[value=split]').click()"));
    stage.wait(&format!("{frame}.offsetHeight > {before} && {fits}"));
}

fn pym_resizes_the_frame(stage: &Stage) {
    assert_resized(
        stage,
        "pym.js/dist/pym.v1.js",
        "<div id='fares'></div><script>new pym.Parent('fares', '/framed')</script>",
    );
}

fn newswire_frames_resizes_the_frame(stage: &Stage) {
    let start = "<div data-frame-src='/framed'></div><script>newswireFrames.autoInitFrames()</script>";
    assert_resized(stage, "@newswire/frames/dist/frames.umd.js", start);
}

fn a_page_outside_a_frame_sends_no_height(stage: &Stage) {
    put_framed(stage);
    stage.open("/framed");
    stage.wait_ready(1);
    stage.settle();
    assert_eq!(stage.value("messages"), Value::Array(Vec::new()));
    // The card works as in any page.
    stage.click("summary('beta')");
    stage.wait("openPanel() === 'beta'");
}
