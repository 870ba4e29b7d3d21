//! Where accounts differ: each with its sources, and how it differs from the first.

use serde_json::json;

use crate::page::{deal, ferry, list};
use crate::stage::Stage;

super::tests!(accounts:
    each_account_stands_with_its_sources,
    on_request_each_is_marked_with_how_it_differs_from_the_first,
    marks_stay_from_term_to_term_and_view_to_view,
    accounts_can_be_folded_away,
    nobody_s_account_is_lost,
);

const BOX: &str = "all('.term[open] .mark-differences').find(hasBox)";
const CLAIMS: &str = "[...all('.term[open] .claims').find(hasBox).children]";

#[track_caller]
fn show(stage: &Stage) {
    stage.show_card(&ferry());
    stage.click("summary('crossings')");
    stage.wait("opened() === 'crossings'");
}

/// What is seen of each account: its text, with marks or without.
fn seen() -> String {
    format!(
        "{CLAIMS}.map((claim) => [...claim.querySelectorAll('.said')].filter(hasBox).map((said) => said.textContent).join('|'))"
    )
}

fn each_account_stands_with_its_sources(stage: &Stage) {
    show(stage);
    let plain = json!([
        "Three crossings are the least; four are planned.",
        "Three crossings are all there will be.",
        "How many there will be is for the council to say, year by year.",
    ]);
    assert_eq!(stage.value(&seen()), plain);
    assert_eq!(
        stage.value(&format!("{CLAIMS}.map((claim) => [...claim.querySelectorAll(':scope > .attribution .cite')].filter(hasBox).map((cite) => cite.textContent).join())")),
        json!(["Sandport Ferry Line,The Sandport Herald", "Islanders’ Union,Küstenbote", "Council of Sandport, 30 May 2031"])
    );
    assert_eq!(
        stage.value(&format!("{CLAIMS}.map((claim) => claim.querySelector('.attribution').textContent.split(' ')[0])")),
        json!(["reported", "disputed", "confirmed"])
    );
}

fn on_request_each_is_marked_with_how_it_differs_from_the_first(stage: &Stage) {
    show(stage);
    let plain = stage.value(&seen());
    let marked = format!("{CLAIMS}.map((claim) => [...claim.querySelectorAll('ins, del')].filter(hasBox).length > 0)");
    assert_eq!(stage.value(&marked), json!([false, false, false]));
    stage.click(BOX);
    assert_eq!(stage.value(&marked), json!([false, true, true]));
    assert!(stage.holds(&format!("{}[0] === 'Three crossings are the least; four are planned.'", seen())));
    let second = format!("{CLAIMS}[1].querySelector('.against')");
    // What is kept and what is new make the account itself.
    let own = format!(
        "[...{second}.querySelector('.said').childNodes].filter(({{ localName }}) => localName !== 'del')
            .map((node) => {{ const copy = node.cloneNode(true); copy.querySelectorAll?.('.sr').forEach((sr) => sr.remove()); return copy.textContent; }}).join('')"
    );
    assert_eq!(
        stage.text(&own).split_whitespace().collect::<Vec<_>>().join(" "),
        "Three crossings are all there will be."
    );
    stage.click(BOX);
    assert_eq!(stage.value(&seen()), plain);
}

fn marks_stay_from_term_to_term_and_view_to_view(stage: &Stage) {
    show(stage);
    stage.click(BOX);
    stage.click("radio('after')");
    stage.settle();
    assert!(stage.holds(&format!("{BOX}.checked && hasBox({CLAIMS}[1].querySelector('.against'))")));
    stage.click("step('next')");
    stage.wait("opened() === 'subsidy'");
    stage.click("step('previous')");
    stage.wait("opened() === 'crossings'");
    assert!(stage.holds(&format!("{BOX}.checked && hasBox({CLAIMS}[1].querySelector('.against'))")));
}

fn accounts_can_be_folded_away(stage: &Stage) {
    show(stage);
    stage.click("all('.term[open] .accounts > summary').find(hasBox)");
    assert!(!stage.holds("hasBox(one('.term[open] .accounts .claims'))"));
    // An act does not unfold them again.
    stage.click("radio('split')");
    stage.settle();
    assert!(!stage.holds("hasBox(one('.term[open] .accounts .claims'))"));
    assert_eq!(stage.text("opened()"), "crossings");
}

fn nobody_s_account_is_lost(stage: &Stage) {
    let card = deal();
    stage.show_card(&card);
    for term in list(&card, "terms") {
        let id = &term["id"];
        stage.run(&format!("cards()[0].setAttribute('term', {id})"));
        let shown = "all('.term[open] .content .claims > li').filter(hasBox).map((claim) => claim.querySelector('.said').textContent)";
        let both = ["october", "april"].map(|version| list(&term["values"][version], "claims"));
        let all = both.into_iter().flatten().chain(list(&term["meaning"], "claims")).map(|claim| &claim["text"]);
        assert_eq!(stage.value(shown), json!(all.collect::<Vec<_>>()), "{id}");
    }
}
