//! The section "At a glance": figures, effects, corrections and counts.

use serde_json::{Value, json};

use crate::page::{deal, field_values, list, maximal};
use crate::stage::Stage;

super::tests!(glance:
    the_article_opens_with_the_glance_section,
    four_figures_come_first_then_effects_then_the_other_figures,
    symbols_and_words_of_effect_sums_agree,
    many_effects_share_one_symbol_for_each_kind,
    the_verdict_is_shown_only_if_every_party_gains,
    a_figure_opens_to_its_sources_and_claims,
    corrections_and_the_date_are_visible,
    counts_by_kind_add_up_to_the_number_of_terms,
    a_card_without_figures_and_effects_opens_its_first_term,
);

const BODY: &str = "[data-key=\":glance\"] > .body";

fn the_article_opens_with_the_glance_section(stage: &Stage) {
    for width in [375, 1280] {
        stage.open_at(width, "/index.html");
        stage.scroll_to_card();
        assert_eq!(stage.text("openPanel()"), ":glance");
        assert_eq!(stage.text("all('.term')[0].dataset.key"), ":glance", "it comes first");
        assert!(stage.holds(&format!("hasBox(one('{BODY} .figure')) && hasBox(one('{BODY} .balance'))")));
    }
}

fn four_figures_come_first_then_effects_then_the_other_figures(stage: &Stage) {
    let card = deal();
    stage.show_card(&card);
    let children = format!("[...one('{BODY}').children].filter(hasBox).map((child) => child.className)");
    assert_eq!(
        stage.value(&format!("{children}.filter((name) => name !== 'name')")),
        json!(["figures", "balance", "more-figures"])
    );
    assert_eq!(stage.value(&format!("one('{BODY} .figures').childElementCount")), 4);
    let values = field_values(list(&card, "figures"), "value", |_| true);
    assert_eq!(stage.value(&format!("texts('{BODY} .figure-value')")), json!(values));
    let visible = format!("all('{BODY} .figure-value').filter(hasBox).length");
    assert_eq!(stage.value(&visible), 4);
    stage.click("one('.more-figures > summary')");
    assert_eq!(stage.value(&visible), values.len(), "a click shows the others");
    stage.settle();
    assert_eq!(stage.text("openPanel()"), ":glance");
}

/// Counts the effects on each party in the terms: `[party, words, symbols]`. No party has two effects in one term.
fn effect_sums(card: &Value) -> Vec<(String, String, String)> {
    let kinds = [
        ("gains", "better off", "▲"),
        ("loses", "worse off", "▼"),
        ("mixed", "mixed", "◆"),
        ("none", "no gain or loss", "–"),
    ];
    let affects = |term: &&Value, party: &Value, kind: &str| {
        list(term, "effects").iter().any(|effect| effect["party"] == party["id"] && effect["effect"] == kind)
    };
    let sum = |party: &Value| {
        let counts = kinds.map(|(kind, words, sign)| {
            let count = list(card, "terms").iter().filter(|term| affects(term, party, kind)).count();
            (count, in_terms(words, count), sign.repeat(count))
        });
        let counts: Vec<_> = counts.into_iter().filter(|(count, ..)| *count > 0).collect();
        let words: Vec<_> = counts.iter().map(|(_, words, _)| words.clone()).collect();
        let signs: String = counts.iter().map(|(_, _, signs)| &**signs).collect();
        (party["name"].as_str().expect("a name").to_owned(), words.join(", "), signs)
    };
    list(card, "parties").iter().map(sum).filter(|(_, words, _)| !words.is_empty()).collect()
}

fn in_terms(words: &str, count: usize) -> String {
    format!("{words} in {count} term{}", if count == 1 { "" } else { "s" })
}

fn symbols_and_words_of_effect_sums_agree(stage: &Stage) {
    let card = deal();
    stage.show_card(&card);
    let expected = effect_sums(&card);
    assert_eq!(expected.len(), 3, "{expected:?}");
    let shown = "all('.balance dt').map((dt) =>
        [dt, dt.nextElementSibling.querySelector('.effect-sums'), dt.nextElementSibling.querySelector('.arrows')].map((part) => part.textContent.trim()))";
    assert_eq!(stage.value(shown), json!(expected));
    assert!(
        stage.holds("all('.balance .arrows').every((arrows) => arrows.ariaHidden === 'true')"),
        "words say the same"
    );
}

/// Returns a card with some terms. The first party gains in each; the second party has some effects in the first term.
fn gains(terms: usize, second: &[&str]) -> Value {
    let term = |at: usize| {
        let others =
            second.iter().filter(|_| at == 0).map(|effect| json!({ "party": "b", "effect": effect, "text": "x" }));
        let effects: Vec<Value> =
            [json!({ "party": "a", "effect": "gains", "text": "x" })].into_iter().chain(others).collect();
        json!({ "label": format!("T{at}"), "before": "x", "after": "y", "effects": effects })
    };
    json!({
        "title": "Gains", "terms": (0..terms).map(term).collect::<Vec<_>>(),
        "parties": [{ "id": "a", "name": "Anna" }, { "id": "b", "name": "Bert" }],
    })
}

fn many_effects_share_one_symbol_for_each_kind(stage: &Stage) {
    for (terms, signs) in [(12, json!(["▲".repeat(12), "▼"])), (13, json!(["▲", "▼"]))] {
        stage.show_card(&gains(terms, &["loses"]));
        assert_eq!(
            stage.value("texts('.effect-sums')"),
            json!([in_terms("better off", terms), in_terms("worse off", 1)])
        );
        assert_eq!(stage.value("texts('.balance .arrows')"), signs, "{terms} terms");
    }
}

fn the_verdict_is_shown_only_if_every_party_gains(stage: &Stage) {
    let verdict = |card: &Value, expected: usize| {
        stage.show_card(card);
        assert_eq!(stage.value("all('.verdict').length"), expected, "{card}");
    };
    verdict(&deal(), 1);
    assert_eq!(stage.text("one('.verdict').textContent"), "Every side gains something.");
    verdict(&gains(1, &["gains"]), 1);
    verdict(&gains(1, &["loses", "gains"]), 1);
    verdict(&gains(2, &["loses"]), 0);
    verdict(&gains(2, &["mixed"]), 0);
    // A single party is not every party.
    verdict(&gains(2, &[]), 0);
    verdict(&maximal(), 0);
}

fn a_figure_opens_to_its_sources_and_claims(stage: &Stage) {
    stage.show_card(&deal());
    let figure =
        "all('.figure').find((figure) => figure.querySelector('.figure-value').textContent === '$250 billion')";
    assert!(!stage.holds(&format!("hasBox({figure}.querySelector('.cite'))")));
    stage.click(&format!("{figure}.querySelector('summary')"));
    assert!(stage.holds(&format!("hasBox({figure}.querySelector('.cite'))")));
    let claims = format!("[...{figure}.querySelectorAll('.claim-list > li')].filter(hasBox)");
    assert_eq!(stage.value(&format!("{claims}.length")), 2);
    assert!(stage.holds(&format!("{claims}.every((claim) => hasBox(claim.querySelector('.cite')))")));
    stage.settle();
    assert_eq!(stage.text("openPanel()"), ":glance", "the section stays open");
    stage.click(&format!("{figure}.querySelector('summary')"));
    assert!(!stage.holds(&format!("hasBox({figure}.querySelector('.claim-list'))")));
}

fn corrections_and_the_date_are_visible(stage: &Stage) {
    stage.show_card(&maximal());
    assert_eq!(
        stage.value("all('.overview .correction').filter(hasBox).map((element) => element.textContent)"),
        json!([
            "Correction, 2 May 2031: An earlier edition of this card gave the length of the concession as 20 years. It is 25.",
            "Correction, 29 April 2031: The name of the regulator was misspelt.",
        ])
    );
    assert_eq!(stage.text("one('.compared time').textContent"), "Updated 2 May 2031");
    assert_eq!(stage.text("one('.compared time').dateTime"), "2031-05-02");
    assert!(stage.holds("hasBox(one('.compared time'))"));
}

fn counts_by_kind_add_up_to_the_number_of_terms(stage: &Stage) {
    for card in [deal(), maximal()] {
        stage.show_card(&card);
        let terms = list(&card, "terms").len();
        let counts =
            "all('.counts > li').filter((count) => count.querySelector('.sign').dataset.kind !== 'undisclosed')";
        let sum =
            format!("{counts}.reduce((sum, count) => sum + Number(count.querySelector('.count').textContent), 0)");
        assert_eq!(stage.value(&sum), terms);
        assert!(stage.text("one('.compared').textContent").contains(&format!("{terms} terms")));
        let kinds = "Object.values(changeKinds())";
        assert!(stage.holds(&format!(
            "{counts}.every((count) => {kinds}.filter((kind) => kind === count.querySelector('.sign').dataset.kind).length
                === Number(count.querySelector('.count').textContent))"
        )));
    }
}

fn a_card_without_figures_and_effects_opens_its_first_term(stage: &Stage) {
    stage.show_card(&crate::page::three_terms("Plain"));
    assert_eq!(stage.text("openPanel()"), "alpha");
    assert_eq!(stage.value("all('.section').length"), 0);
}
