//! Hydration without a DOM operation. A browser parses the markup of a prerendered card to exactly the tree that the view
//! writes, so mounting changes nothing.

use serde_json::{Value, json};
use what_changed::document::Selection;

use crate::cards::CardGenerator;
use crate::page::{SCRIPT, deal, element, file, maximal, parse_card, prerendered, three_terms};
use crate::stage::Stage;

super::tests!(zero_operations:
    mounting_the_card_of_the_article_changes_nothing,
    mounting_the_maximal_card_changes_nothing,
    mounting_a_small_card_changes_nothing,
    mounting_a_card_with_every_kind_of_edit_changes_nothing,
    mounting_the_first_twenty_random_cards_changes_nothing,
    mounting_the_next_twenty_random_cards_changes_nothing,
    mounting_the_last_twenty_random_cards_changes_nothing,
    different_markup_is_corrected,
);

/// Records all DOM operations on the cards of a page, before the script loads.
const RECORD_OPERATIONS: &str = "<script>
    const seen = cards().map(() => []);
    window.records = cards().map((card, at) => {
        const observer = new MutationObserver((all) => seen[at].push(...all));
        observer.observe(card.shadowRoot, { childList: true, attributes: true, characterData: true, subtree: true });
        return () => [...seen[at], ...observer.takeRecords()].map(({ type, target, attributeName }) =>
            [type, target.parentNode?.className, target.className ?? target.data, attributeName].join(' '));
    });
</script>";

/// Mounts cards and checks that there was no DOM operation on any of them.
#[track_caller]
fn assert_no_operations(stage: &Stage, cards: &[(Value, Selection)]) {
    show(stage, &cards.iter().map(|(card, selection)| prerendered_element(card, selection)).collect::<String>());
    stage.wait(&format!(
        "log.events.filter(({{ type }}) => type === 'ready' || type === 'error').length === {}",
        cards.len()
    ));
    stage.settle();
    assert_eq!(stage.value("events('error')"), json!([]));
    for (at, (card, selection)) in cards.iter().enumerate() {
        let records = stage.value(&format!("records[{at}]()"));
        assert_eq!(records, json!([]), "operations on card {at}, {selection:?}: {card}");
    }
}

#[track_caller]
fn show(stage: &Stage, cards: &str) {
    stage.show(&[cards, RECORD_OPERATIONS, SCRIPT].concat());
}

fn prerendered_element(card: &Value, selection: &Selection) -> String {
    let attributes =
        [("term", &selection.term), ("view", &selection.view), ("from", &selection.from), ("to", &selection.to)];
    let attributes =
        attributes.map(|(name, value)| value.as_ref().map(|value| format!(" {name}='{value}'")).unwrap_or_default());
    element(&format!("load='eager'{}", attributes.concat()), &prerendered(card, selection))
}

/// Returns a card with each term open and with none, in different views.
fn in_all_states(card: &Value) -> Vec<(Value, Selection)> {
    let terms = parse_card(card).terms.into_iter().map(|term| term.id).chain([String::new()]);
    let views = ["redline", "split", "before", "after"].into_iter().cycle();
    let first = (card.clone(), Selection::default());
    let others = terms.zip(views).map(|(term, view)| {
        (card.clone(), Selection { term: Some(term), view: Some(view.to_owned()), ..Selection::default() })
    });
    [first].into_iter().chain(others).collect()
}

fn mounting_the_card_of_the_article_changes_nothing(stage: &Stage) {
    assert_no_operations(stage, &in_all_states(&deal()));
}

fn mounting_the_maximal_card_changes_nothing(stage: &Stage) {
    assert_no_operations(stage, &in_all_states(&maximal()));
}

fn mounting_a_small_card_changes_nothing(stage: &Stage) {
    assert_no_operations(stage, &in_all_states(&file("www/cards/small.json")));
}

fn mounting_a_card_with_every_kind_of_edit_changes_nothing(stage: &Stage) {
    assert_no_operations(stage, &in_all_states(&file("tests/fixtures/redline.json")));
}

fn mount_random_cards(stage: &Stage, seed: u64) {
    let mut generator = CardGenerator::new(seed);
    let cards: Vec<_> = (0..20).map(|_| generator.card()).collect();
    assert_no_operations(stage, &cards);
}

fn mounting_the_first_twenty_random_cards_changes_nothing(stage: &Stage) {
    mount_random_cards(stage, 1);
}

fn mounting_the_next_twenty_random_cards_changes_nothing(stage: &Stage) {
    mount_random_cards(stage, 2);
}

fn mounting_the_last_twenty_random_cards_changes_nothing(stage: &Stage) {
    mount_random_cards(stage, 3);
}

/// The recorder works: different markup is corrected, and the operations are recorded.
fn different_markup_is_corrected(stage: &Stage) {
    let card = three_terms("Corrected");
    let fresh = prerendered_element(&card, &Selection::default());
    let other = fresh.replacen(">Beta<", "><i>Another</i><", 1).replacen("class=\"body\"", "class=\"body\" hidden", 1);
    assert_ne!(fresh, other);
    show(stage, &[fresh, other].concat());
    stage.wait_ready(2);
    assert_eq!(stage.value("records[0]()"), json!([]));
    assert!(stage.value("records[1]().length").as_u64() > Some(1));
    assert!(stage.holds("one('.card', 0).outerHTML === one('.card', 1).outerHTML"));
}
