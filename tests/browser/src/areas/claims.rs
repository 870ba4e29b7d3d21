//! Claims that differ: each has its sources, and a checkbox marks how it differs from the first.

use serde_json::json;

use crate::page::{deal, ferry, list};
use crate::stage::Stage;

super::tests!(claims:
    each_claim_has_its_sources,
    a_checkbox_marks_how_each_claim_differs_from_the_first,
    marks_persist_across_terms_and_views,
    claims_can_be_folded_away,
    every_claim_is_shown,
);

const BOX: &str = "all('.term[open] .claims > .tick input').find(hasBox)";
const CLAIMS: &str = "[...all('.term[open] .claim-list').find(hasBox).children]";

#[track_caller]
fn show(stage: &Stage) {
    stage.show_card(&ferry());
    stage.click("summary('crossings')");
    stage.wait("openPanel() === 'crossings'");
}

/// Returns an expression for the visible text of each claim.
fn visible_claims() -> String {
    format!(
        "{CLAIMS}.map((claim) => [...claim.querySelectorAll('.paragraph')].filter(hasBox).map((paragraph) => paragraph.textContent).join('|'))"
    )
}

fn each_claim_has_its_sources(stage: &Stage) {
    show(stage);
    let plain = json!([
        "Three crossings are the least; four are planned.",
        "Three crossings are all there will be.",
        "How many there will be is for the council to say, year by year.",
    ]);
    assert_eq!(stage.value(&visible_claims()), plain);
    assert_eq!(
        stage.value(&format!("{CLAIMS}.map((claim) => [...claim.querySelectorAll(':scope > .attribution .cite')].filter(hasBox).map((cite) => cite.textContent).join())")),
        json!(["Sandport Ferry Line,The Sandport Herald", "Islanders’ Union,Küstenbote", "Council of Sandport, 30 May 2031"])
    );
    assert_eq!(
        stage.value(&format!("{CLAIMS}.map((claim) => claim.querySelector('.attribution').textContent.split(' ')[0])")),
        json!(["reported", "disputed", "confirmed"])
    );
}

fn a_checkbox_marks_how_each_claim_differs_from_the_first(stage: &Stage) {
    show(stage);
    let plain = stage.value(&visible_claims());
    let marked = format!("{CLAIMS}.map((claim) => [...claim.querySelectorAll('ins, del')].filter(hasBox).length > 0)");
    assert_eq!(stage.value(&marked), json!([false, false, false]));
    stage.click(BOX);
    assert_eq!(stage.value(&marked), json!([false, true, true]));
    assert!(stage.holds(&format!("{}[0] === 'Three crossings are the least; four are planned.'", visible_claims())));
    let second = format!("{CLAIMS}[1].querySelector('.against')");
    // Without the deletions, the marked text is the claim itself.
    let own = format!(
        "[...{second}.querySelector('.paragraph').childNodes].filter(({{ localName }}) => localName !== 'del')
            .map((node) => {{ const copy = node.cloneNode(true); copy.querySelectorAll?.('.sr').forEach((sr) => sr.remove()); return copy.textContent; }}).join('')"
    );
    assert_eq!(
        stage.text(&own).split_whitespace().collect::<Vec<_>>().join(" "),
        "Three crossings are all there will be."
    );
    stage.click(BOX);
    assert_eq!(stage.value(&visible_claims()), plain);
}

fn marks_persist_across_terms_and_views(stage: &Stage) {
    show(stage);
    stage.click(BOX);
    stage.click("radio('after')");
    stage.settle();
    assert!(stage.holds(&format!("{BOX}.checked && hasBox({CLAIMS}[1].querySelector('.against'))")));
    stage.click("step('next')");
    stage.wait("openPanel() === 'subsidy'");
    stage.click("step('previous')");
    stage.wait("openPanel() === 'crossings'");
    assert!(stage.holds(&format!("{BOX}.checked && hasBox({CLAIMS}[1].querySelector('.against'))")));
}

fn claims_can_be_folded_away(stage: &Stage) {
    show(stage);
    stage.click("all('.term[open] .claims > summary').find(hasBox)");
    assert!(!stage.holds("hasBox(one('.term[open] .claims .claim-list'))"));
    // An action does not open them again.
    stage.click("radio('split')");
    stage.settle();
    assert!(!stage.holds("hasBox(one('.term[open] .claims .claim-list'))"));
    assert_eq!(stage.text("openPanel()"), "crossings");
}

fn every_claim_is_shown(stage: &Stage) {
    let card = deal();
    stage.show_card(&card);
    for term in list(&card, "terms") {
        let id = &term["id"];
        stage.run(&format!("cards()[0].setAttribute('term', {id})"));
        let shown = "all('.term[open] > .body > div:first-of-type .claim-list > li').filter(hasBox).map((claim) => claim.querySelector('.paragraph').textContent)";
        let both = ["october", "april"].map(|version| list(&term["values"][version], "claims"));
        let all = both.into_iter().flatten().chain(list(&term["meaning"], "claims")).map(|claim| &claim["text"]);
        assert_eq!(stage.value(shown), json!(all.collect::<Vec<_>>()), "{id}");
    }
}
