//! Traps in the wasm, as after a bug.

use std::collections::BTreeMap;
use std::fs;

use serde_json::json;

use crate::page::{SCRIPT, element, inline, three_terms};
use crate::server::target;
use crate::stage::Stage;

super::tests!(trap:
    after_a_trap_all_cards_keep_working,
    after_a_trap_on_mounting_the_fallback_stays,
    after_a_trap_while_drawing_the_fallback_stays,
);

/// Returns the short name that the build gave to an export of the wasm.
fn short_name(name: &str) -> String {
    let names = fs::read_to_string(target().join("wasm-bindgen/names.json")).expect("the build writes the names");
    let names: BTreeMap<String, String> = serde_json::from_str(&names).expect("the names are JSON");
    names[name].clone()
}

/// Returns a script that makes an export of the wasm trap once, after `armed` is set.
fn trapping(export: &str) -> String {
    let export = short_name(export);
    format!(
        "<script>
        window.instances = 0;
        window.armed = false;
        const Instance = WebAssembly.Instance;
        WebAssembly.Instance = function (module, imports) {{
            instances += 1;
            const exports = {{ ...new Instance(module, imports).exports }};
            const real = exports.{export};
            exports.{export} = (...args) => {{
                if (!armed) return real(...args);
                armed = false;
                throw new WebAssembly.RuntimeError('unreachable');
            }};
            return {{ exports }};
        }};
        </script>"
    )
}

/// A script that makes the wasm trap once while it draws: when it inserts the tenth node.
const TRAP_WHILE_DRAWING: &str = "<script>
    let left = 10;
    const { insertBefore } = Node.prototype;
    Node.prototype.insertBefore = function (...args) {
        left -= 1;
        if (left === 0) throw new WebAssembly.RuntimeError('unreachable');
        return insertBefore.apply(this, args);
    };
</script>";

fn after_a_trap_all_cards_keep_working(stage: &Stage) {
    let card = |id: &str| element(&format!("id='{id}'"), &inline(&three_terms(id)));
    stage.show(&[&trapping("mounted_commit"), SCRIPT, &card("first"), &card("second")].concat());
    stage.wait_ready(2);
    stage.click("summary('beta', 1)");
    stage.wait("openPanel(1) === 'beta' && events('changed').length === 1");
    stage.run("window.kept = all('.card *', 0).length; window.armed = true;");
    stage.click("step('next', 0)");
    stage.wait("events('error').length");
    stage.settle();
    assert_eq!(
        stage.value("events('error').map((event) => `${event.id} ${event.detail.code}`)"),
        json!(["first trap"])
    );
    assert_eq!(stage.value("log.errors.length"), 1);
    assert_eq!(stage.text("openPanel(0)"), "alpha");
    assert!(stage.holds("all('.card *', 0).length === kept && hasBox(one('.term[open] .redline', 0))"));

    stage.click("step('next', 1)");
    stage.wait("openPanel(1) === 'gamma'");
    stage.click("radio('before', 1)");
    stage.wait("shownTexts(1) === 'before'");
    stage.click("step('next', 0)");
    stage.wait("openPanel(0) === 'beta'");
    stage.click("summary('gamma', 0)");
    stage.wait("openPanel(0) === 'gamma'");
    stage.settle();
    assert_eq!(stage.value("instances"), 2, "one new instance for all cards");
    assert!(stage.holds("events('error').length === 1 && log.errors.length === 1 && log.uncaught.length === 0"));
    assert_eq!(stage.text("openPanel(1)"), "gamma");
}

fn after_a_trap_on_mounting_the_fallback_stays(stage: &Stage) {
    assert_first_mount_fails(stage, &[&trapping("mounted_mount"), "<script>armed = true</script>"].concat());
}

fn after_a_trap_while_drawing_the_fallback_stays(stage: &Stage) {
    assert_first_mount_fails(stage, TRAP_WHILE_DRAWING);
}

/// Shows two cards. The first to be mounted traps; the other works, and a new card in the place of the first works too.
#[track_caller]
fn assert_first_mount_fails(stage: &Stage, script: &str) {
    let card = |id: &str| {
        element(&format!("id='{id}'"), &["<p class='own'>Own content.</p>", &inline(&three_terms(id))].concat())
    };
    stage.show(&[script, SCRIPT, &card("first"), &card("second")].concat());
    stage.wait("events('error').length === 1 && events('ready').length === 1");
    stage.settle();
    let broken = usize::from(stage.holds("events('error')[0].id === 'second'"));
    assert_eq!(stage.text("events('error')[0].detail.code"), "trap");
    assert!(stage.holds(&format!("hasBox(cards()[{broken}].querySelector('.own')) && !one('.card', {broken})")));
    stage.click(&format!("summary('beta', 1 - {broken})"));
    stage.wait(&format!("openPanel(1 - {broken}) === 'beta'"));
    stage.set_card(broken, &three_terms("Again"));
    stage.wait("events('ready').length === 2");
    assert_eq!(stage.text(&format!("one('.title', {broken}).textContent")), "Again");
    assert!(stage.holds("log.errors.length === 1 && log.uncaught.length === 0"));
}
