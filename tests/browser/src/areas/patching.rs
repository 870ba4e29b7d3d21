//! Patching: a change keeps the nodes, the focus and the selection.

use serde_json::{Value, json};

use crate::page::{SCRIPT, element, inline, three_terms};
use crate::server::Reply;
use crate::stage::Stage;

super::tests!(patching:
    focus_and_selection_survive_a_change,
    summaries_stay_the_same_nodes,
    attributes_select_term_view_and_versions,
    setting_an_attribute_to_the_same_value_applies_it_again,
    version_attributes_can_be_set_in_any_order,
    a_card_and_its_term_can_be_set_together,
    a_view_looks_the_same_from_an_attribute_or_a_click,
    two_cards_do_not_disturb_each_other,
    controls_of_the_page_are_not_affected,
);

fn focus_and_selection_survive_a_change(stage: &Stage) {
    stage.show(&[SCRIPT, &element("", &inline(&three_terms("Kept")))].concat());
    stage.wait_ready(1);
    // Engines report a selection in a shadow tree in different ways. All return its text.
    stage.run(
        "summary('alpha').focus();
        getSelection().selectAllChildren(one('.term[open] .meaning .paragraph'));
        window.selected = () => getSelection().toString().trim();",
    );
    assert_eq!(stage.text("selected()"), "Alpha means something.");
    for view in ["split", "before", "redline"] {
        stage.run(&format!("cards()[0].setAttribute('view', '{view}')"));
        stage.settle();
        assert!(stage.holds(&format!("radio('{view}').checked")));
        assert_eq!(stage.text("selected()"), "Alpha means something.");
        assert!(stage.holds("focused() === summary('alpha')"));
    }
}

fn summaries_stay_the_same_nodes(stage: &Stage) {
    stage.show(&[SCRIPT, &element("", &inline(&three_terms("Kept")))].concat());
    stage.wait_ready(1);
    stage.run("window.kept = all('details, summary, input, button, [role=status]')");
    stage.click("summary('gamma')");
    stage.wait("openPanel() === 'gamma'");
    stage.click("radio('split')");
    stage.click("step('next')");
    stage.wait("openPanel() === 'alpha'");
    stage.run("cards()[0].setAttribute('term', 'beta')");
    stage.wait("openPanel() === 'beta'");
    assert!(stage.holds("kept.length > 20 && all('details, summary, input, button, [role=status]').every((node, at) => node === kept[at])"));
}

fn attributes_select_term_view_and_versions(stage: &Stage) {
    let card = json!({
        "title": "Three versions",
        "versions": [{ "id": "v1", "label": "One" }, { "id": "v2", "label": "Two" }, { "id": "v3", "label": "Three" }],
        "terms": [
            { "id": "a", "label": "A", "values": { "v1": "a one", "v2": "a two", "v3": "a three" } },
            { "id": "b", "label": "B", "values": { "v1": "b one", "v2": "b two", "v3": "b three" } },
        ],
    });
    stage.show(&[SCRIPT, &element("term='b' view='before' from='v1' to='v2'", &inline(&card))].concat());
    stage.wait_ready(1);
    let texts = "['before', 'after'].map((side) => one(`.term[open] .${side} .paragraph`).textContent).join()";
    assert_eq!(stage.text("openPanel()"), "b");
    assert_eq!(stage.text("shownTexts()"), "before");
    assert_eq!(stage.text(texts), "b one,b two");
    assert_eq!(
        stage.value("events('ready')[0].detail"),
        json!({ "term": "b", "view": "before", "from": "v1", "to": "v2" })
    );
    for (name, value) in [("term", "a"), ("view", "split"), ("to", "v3"), ("from", "v2")] {
        stage.run(&format!("cards()[0].setAttribute('{name}', '{value}')"));
        assert_eq!(stage.text(&format!("events('changed').at(-1).detail.{name}")), value);
    }
    assert_eq!(stage.text("openPanel()"), "a");
    assert_eq!(stage.text("shownTexts()"), "before,after");
    assert_eq!(stage.text(texts), "a two,a three");
    stage.run("cards()[0].setAttribute('term', '')");
    assert_eq!(stage.text("openPanel()"), "");
}

fn a_view_looks_the_same_from_an_attribute_or_a_click(stage: &Stage) {
    let card = inline(&three_terms("Looks"));
    stage.show(&[SCRIPT, &element("", &card), "<div></div>"].concat());
    stage.wait_ready(1);
    stage.run(
        "const looks = ['display', 'visibility', 'color', 'backgroundColor', 'fontWeight', 'textDecorationLine', 'fontSize'];
        window.look = (at) => all('.term[open] *', at).map((element) => {
            const style = getComputedStyle(element);
            return [element.localName, element.className, ...looks.map((name) => style[name])].join(' ');
        });",
    );
    for (ready, view) in ["split", "after", "redline", "before", "split"].into_iter().enumerate() {
        let fresh = Value::from(element(&format!("view='{view}'"), &card));
        stage.run(&format!("document.querySelector('div').innerHTML = {fresh}"));
        stage.wait_ready(ready + 2);
        stage.run(&format!("cards()[0].setAttribute('view', '{view}')"));
        stage.settle();
        let differ = "const fresh = look(1);
            return look(0).map((look, at) => [look, fresh[at]]).filter(([changed, fresh]) => changed !== fresh);";
        assert_eq!(stage.run(differ), json!([]), "in the view {view}: as changed to, as shown at first");
    }
}

fn two_cards_do_not_disturb_each_other(stage: &Stage) {
    let card = element("", &inline(&three_terms("Twin")));
    stage.show(&[SCRIPT, &card, &card].concat());
    stage.wait_ready(2);
    stage.click("summary('beta', 0)");
    stage.wait("openPanel(0) === 'beta'");
    stage.click("radio('before', 0)");
    stage.click("step('next', 0)");
    stage.wait("openPanel(0) === 'gamma'");
    assert_eq!(stage.text("openPanel(1)"), "alpha");
    assert_eq!(stage.text("shownTexts(1)"), "redline");
    stage.click("radio('after', 1)");
    stage.click("summary('beta', 1)");
    stage.wait("openPanel(1) === 'beta'");
    assert_eq!(stage.text("openPanel(0)"), "gamma");
    assert_eq!(stage.text("shownTexts(0)"), "before");
    assert_eq!(stage.text("shownTexts(1)"), "after");
}

fn controls_of_the_page_are_not_affected(stage: &Stage) {
    let own = "<details name='term' open><summary>Own</summary>x</details><input type='radio' name='0' checked>";
    stage.show(&[SCRIPT, own, &element("", &inline(&three_terms("Guest")))].concat());
    stage.wait_ready(1);
    stage.click("summary('beta')");
    stage.wait("openPanel() === 'beta'");
    stage.click("radio('before')");
    stage.wait("shownTexts() === 'before'");
    assert!(stage.holds("document.querySelector('details').open && document.querySelector('input').checked"));
}

fn setting_an_attribute_to_the_same_value_applies_it_again(stage: &Stage) {
    stage.show(&[SCRIPT, &element("", &inline(&three_terms("Again")))].concat());
    stage.wait_ready(1);
    stage.run("cards()[0].setAttribute('term', 'gamma')");
    assert_eq!(stage.text("openPanel()"), "gamma");
    stage.click("step('next')");
    stage.wait("openPanel() === 'alpha'");
    stage.run("cards()[0].setAttribute('term', 'gamma')");
    assert_eq!(stage.text("openPanel()"), "gamma");
}

fn version_attributes_can_be_set_in_any_order(stage: &Stage) {
    let versions: Vec<Value> = (1..=4).map(|at| json!({ "id": format!("v{at}"), "label": format!("V{at}") })).collect();
    let card = json!({
        "title": "Four versions", "versions": versions,
        "terms": [{ "label": "A", "values": { "v1": "one", "v2": "two", "v3": "three", "v4": "four" } }],
    });
    for order in [["from", "to"], ["to", "from"]] {
        stage.show(&[SCRIPT, &element("from='v1' to='v2'", &inline(&card))].concat());
        stage.wait_ready(1);
        for name in order {
            let version = if name == "from" { "v2" } else { "v3" };
            stage.run(&format!("cards()[0].setAttribute('{name}', '{version}')"));
        }
        assert_eq!(stage.text("one('.before .paragraph').textContent"), "two");
        assert_eq!(stage.text("one('.after .paragraph').textContent"), "three");
    }
}

fn a_card_and_its_term_can_be_set_together(stage: &Stage) {
    stage.server.put("/other.json", Reply::json(three_terms("Other").to_string()));
    stage.server.put(
        "/first.json",
        Reply::json(json!({ "title": "First", "terms": [{ "label": "A", "before": "x" }] }).to_string()),
    );
    stage.show(&[SCRIPT, &element("src='/first.json'", "")].concat());
    stage.wait_ready(1);
    stage.run("cards()[0].setAttribute('src', '/other.json'); cards()[0].setAttribute('term', 'beta')");
    stage.wait("one('.title').textContent === 'Other'");
    assert_eq!(stage.text("openPanel()"), "beta");
}
