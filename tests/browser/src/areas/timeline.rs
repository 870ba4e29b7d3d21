//! The timeline of versions and events.

use fantoccini::key::Key;
use serde_json::{Map, Value, json};

use crate::page::{deal, list, roaming};
use crate::stage::Stage;

super::tests!(timeline:
    versions_and_events_are_in_chronological_order,
    a_card_with_before_and_after_has_no_timeline,
    an_event_shows_its_description_and_the_version_in_force,
    each_state_of_a_value_has_its_own_words,
    an_event_before_all_versions_keeps_the_comparison,
    selecting_a_version_compares_it_with_the_one_before,
    a_version_marks_exactly_the_terms_that_it_changed,
    a_version_shows_its_meanings_and_effects,
    distant_versions_show_the_meaning_of_each_version_between,
    a_term_shows_when_it_was_added_or_removed,
    any_two_versions_can_be_compared,
    the_keyboard_moves_along_the_timeline,
    no_action_adds_to_the_history,
);

const COMPARED: &str = "one('.compared b').textContent";
const ROW: &str = "all('.moment').map(({ dataset: { act, on } }) => act + on)";

#[track_caller]
fn step(stage: &Stage, act: &str, place: usize) {
    stage.click(&format!("moment('{act}', {place})"));
    stage.wait(&format!("moment('{act}', {place}).ariaCurrent === 'step'"));
}

#[track_caller]
fn compare(stage: &Stage, from: &str, to: &str) {
    stage.run(&format!("choose('from', '{from}'); choose('to', '{to}');"));
}

fn versions_and_events_are_in_chronological_order(stage: &Stage) {
    stage.show_card(&deal());
    assert_eq!(stage.value(ROW), json!(["version0", "event0", "event1", "event2", "event3", "version1", "event4"]));
    let current = "all('.moment[aria-current=step]').map(({ dataset: { act, on } }) => act + on)";
    assert_eq!(stage.value(current), json!(["version0", "version1"]));
    let between = "all('.moments .between .moment').map(({ dataset: { act, on } }) => act + on)";
    assert_eq!(stage.value(between), json!(["event0", "event1", "event2", "event3"]));

    let card = roaming();
    stage.show_card(&card);
    let row: Vec<String> = serde_json::from_value(stage.value(ROW)).expect("a row");
    let dates: Vec<&str> = row.iter().map(|moment| date(&card, moment)).collect();
    assert_eq!(dates.len(), list(&card, "versions").len() + list(&card, "events").len());
    assert!(dates.is_sorted(), "{dates:?}");
    // The history section has the same order.
    let history = "all('.history > li').map((item) => item.querySelector('.event-label').textContent)";
    let names = "all('.moment').map((moment) => (moment.querySelector('.moment-label') ?? moment.querySelector('.moment-name')).textContent)";
    assert_eq!(stage.value(history), stage.value(names));
}

/// Returns the date of a version or an event such as `event3`.
fn date<'c>(card: &'c Value, moment: &str) -> &'c str {
    let (act, place) = moment.split_at(moment.len() - moment.trim_start_matches(char::is_alphabetic).len());
    let place: usize = place.parse().expect("a place");
    card[format!("{act}s")][place]["date"].as_str().expect("a date")
}

fn a_card_with_before_and_after_has_no_timeline(stage: &Stage) {
    stage.show_card(&crate::page::three_terms("Two"));
    assert_eq!(stage.value("all('.timeline').length"), 0);
    assert_eq!(stage.value("all('.tools select[data-act=from]').length"), 0);
}

fn an_event_shows_its_description_and_the_version_in_force(stage: &Stage) {
    stage.show_card(&deal());
    assert_eq!(stage.value("all('.current-event').length"), 0);
    step(stage, "event", 1);
    let now = stage.text("one('.current-event').textContent");
    assert!(now.contains("February 2026") && now.contains("Amazon to invest up to $50 billion"), "{now}");
    assert!(now.contains("$15 billion comes first"), "{now}");
    assert!(stage.holds("hasBox(one('.current-event .cite'))"), "with its source");
    assert_eq!(stage.text(COMPARED), "February 2026: the terms of October 2025 applied");
    assert_eq!(stage.text("announcement()"), "February 2026: the terms of October 2025 applied");
    assert_eq!(stage.value("all('.moment[aria-current]').length"), 1);
    // Each term shows one version and no comparison.
    assert_eq!(stage.value("all('.term:not(.section) .side:not(.before, .after)').length === termIds().length"), true);
    assert_eq!(stage.value("all('.redline, .before, .after, .counts [data-kind=changed]').length"), 0);
    stage.click("summary('cloud-exclusivity')");
    stage.wait("hasBox(one('.term[open] .side:not(.before, .after) .paragraph'))");
    assert_eq!(stage.text("one('.term[open] .side:not(.before, .after) .version-name').textContent"), "October 2025");
    assert!(
        stage.text("one('.term[open] .side:not(.before, .after)').textContent").contains("exclusive cloud partner")
    );
    assert_eq!(
        stage.value("all('.term[open] .meaning, .term[open] .effects').length"),
        0,
        "nothing changed at that time"
    );
}

fn each_state_of_a_value_has_its_own_words(stage: &Stage) {
    stage.show_card(&json!({
        "title": "Words",
        "versions": [
            { "id": "a", "label": "First", "date": "2030" }, { "id": "b", "label": "Second", "date": "2031" },
            { "id": "c", "label": "Third", "date": "2033" },
        ],
        "events": [{ "date": "2032", "label": "Between" }],
        "terms": [
            { "id": "said", "label": "A", "values": { "a": "Old.", "b": "New." } },
            { "id": "carried", "label": "B", "values": { "a": "Old." } },
            { "id": "silent", "label": "C", "values": { "c": "Late." } },
            { "id": "none", "label": "D", "values": { "a": "Old.", "b": null } },
            { "id": "secret", "label": "E", "values": { "a": "Old.", "b": { "undisclosed": true } } },
        ],
    }));
    step(stage, "event", 0);
    let look = |part: &str| format!("termIds().map((id) => one(`[data-key=${{id}}] {part}`)?.textContent ?? '')");
    assert_eq!(
        stage.value(&look(".side:not(.before, .after) .note")),
        json!(["", "Same as First", "Not known", "Not in this version", "Not disclosed"])
    );
    assert_eq!(stage.value(&look(".side:not(.before, .after) .paragraph")), json!(["New.", "Old.", "", "", ""]));
    assert_eq!(
        stage.value(&look("summary .kind")),
        json!(["", "", "Not known", "Not in this version", "Not disclosed"])
    );
}

fn an_event_before_all_versions_keeps_the_comparison(stage: &Stage) {
    stage.show_card(&roaming());
    step(stage, "event", 0);
    assert!(stage.text("one('.current-event').textContent").contains("The Commission proposes caps"));
    assert_eq!(stage.text(COMPARED), "2017 compared with 2022");
    assert!(stage.holds("one('.redline') !== null"));
}

fn selecting_a_version_compares_it_with_the_one_before(stage: &Stage) {
    stage.show_card(&roaming());
    step(stage, "version", 4);
    assert_eq!(stage.text(COMPARED), "2014 compared with 2016");
    assert_eq!(stage.text("announcement()"), "2014 compared with 2016");
    assert_eq!(stage.value("tool('from').selectedOptions[0].text + tool('to').selectedOptions[0].text"), "20142016");
    // The same after an event, which is then deselected.
    step(stage, "event", 3);
    step(stage, "version", 2);
    assert_eq!(stage.text(COMPARED), "2009 compared with 2012");
    assert_eq!(stage.value("all('.current-event').length"), 0);
    // There is no version before the first.
    step(stage, "version", 0);
    assert_eq!(stage.text(COMPARED), "2007");
    assert!(stage.holds("all('.term:not(.section) .side:not(.before, .after)').length === termIds().length"));
}

/// Returns the value of a term in a version: its own, or that of the last version before it that has one.
fn value_in<'c>(card: &'c Value, term: &'c Value, version: usize) -> Option<&'c Value> {
    let ids = list(card, "versions")[..=version].iter().rev();
    ids.filter_map(|version| version["id"].as_str()).find_map(|id| term["values"].get(id))
}

fn text_of(value: Option<&Value>) -> &str {
    value.map_or("", |value| value["text"].as_str().unwrap_or_default())
}

fn a_version_marks_exactly_the_terms_that_it_changed(stage: &Stage) {
    let card = roaming();
    stage.show_card(&card);
    for to in 1..list(&card, "versions").len() {
        step(stage, "version", to);
        let kind = |term: &Value| match (text_of(value_in(&card, term, to - 1)), text_of(value_in(&card, term, to))) {
            ("", "") => "absent",
            ("", _) => "added",
            (_, "") => "removed",
            (before, after) if before == after => "unchanged",
            _ => "changed",
        };
        let kinds: Map<String, Value> =
            list(&card, "terms").iter().map(|term| (id(term).to_owned(), json!(kind(term)))).collect();
        assert_eq!(stage.value("changeKinds()"), Value::Object(kinds), "by version {to}");
    }
}

fn id(term: &Value) -> &str {
    term["id"].as_str().expect("an id")
}

/// Returns for each term the headings, meanings and affected parties of some versions.
fn expected_steps(card: &Value, versions: &[usize]) -> Value {
    let last = list(card, "versions").len() - 1;
    let names = |party: &Value| {
        let party = list(card, "parties").iter().find(|candidate| candidate["id"] == *party);
        party.expect("a party")["name"].as_str().expect("a name").to_owned()
    };
    let steps_of = |term: &Value| {
        let (mut heads, mut meanings, mut parties) = (Vec::new(), Vec::new(), Vec::new());
        for &version in versions {
            let version_of_step = &list(card, "versions")[version];
            let value = &term["values"][version_of_step["id"].as_str().expect("an id")];
            let own = [Some(value), Some(term).filter(|_| version == last)];
            let count = meanings.len() + parties.len();
            for value in own.into_iter().flatten() {
                let text = value["meaning"].as_str().or_else(|| value["meaning"]["text"].as_str());
                meanings.extend(text.map(str::to_owned));
                parties.extend(list(value, "effects").iter().map(|effect| names(&effect["party"])));
            }
            if meanings.len() + parties.len() > count && versions.len() > 1 {
                heads.push(format!("What changed in {}", version_of_step["label"].as_str().expect("a label")));
            }
        }
        json!([id(term), heads, meanings, parties])
    };
    list(card, "terms").iter().map(steps_of).collect()
}

const STEPS: &str = "termIds().map((id) => [id, ...['.step-heading', '.meaning > .paragraph', '.effects bdi']
    .map((part) => texts(`[data-key=\"${id}\"] > .body > div:first-of-type > ${part}, [data-key=\"${id}\"] > .body > div:first-of-type > * ${part}`))])";

fn a_version_shows_its_meanings_and_effects(stage: &Stage) {
    let card = roaming();
    stage.show_card(&card);
    for to in [1, 4, 6] {
        step(stage, "version", to);
        assert_eq!(stage.value(STEPS), expected_steps(&card, &[to]), "by version {to}");
    }
}

fn distant_versions_show_the_meaning_of_each_version_between(stage: &Stage) {
    let card = roaming();
    stage.show_card(&card);
    compare(stage, "2009", "2022");
    assert_eq!(stage.value(STEPS), expected_steps(&card, &[2, 3, 4, 5, 6]));
    assert!(
        stage.holds(
            "texts('[data-key=data] .step-heading').join() === 'What changed in 2012,What changed in 2014,What changed in 2016,What changed in 2017'"
        )
    );
}

fn a_term_shows_when_it_was_added_or_removed(stage: &Stage) {
    stage.show_card(&roaming());
    let spans =
        "Object.fromEntries(all('.lifespan').map((span) => [span.closest('.term').dataset.key, span.textContent]))";
    let expected = json!({
        "texts": "New in 2009", "data": "New in 2012", "eurotariffs": "Removed after 2016", "fair-use": "New in 2017",
        "cut-off": "New in 2009", "quality": "New in 2022", "wholesale-data": "New in 2009",
    });
    assert_eq!(stage.value(spans), expected);
    step(stage, "version", 1);
    assert_eq!(stage.value(spans), expected, "in every comparison");
    stage.show_card(&deal());
    assert_eq!(stage.value("all('.lifespan').length"), 0, "with two versions, the sign shows it");
}

fn any_two_versions_can_be_compared(stage: &Stage) {
    stage.show_card(&roaming());
    compare(stage, "2007", "2014");
    assert_eq!(stage.text(COMPARED), "2007 compared with 2014");
    assert_eq!(stage.text("announcement()"), "2007 compared with 2014");
    assert_eq!(stage.text("changeKinds().data"), "added");
    compare(stage, "2017", "2009");
    assert_eq!(stage.text(COMPARED), "2017 compared with 2009");
    assert_eq!(stage.text("changeKinds().data"), "removed");
    compare(stage, "2012", "2012");
    assert_eq!(stage.text(COMPARED), "2012");
    assert!(
        stage.holds("one('[data-key=data] .side:not(.before, .after) .paragraph').textContent.includes('70 cents')")
    );
    assert_eq!(stage.value("events('changed').at(-1).detail.from + events('changed').at(-1).detail.to"), "v2012v2012");
}

fn the_keyboard_moves_along_the_timeline(stage: &Stage) {
    stage.show_card(&deal());
    stage.run("moment('version', 0).focus()");
    stage.press(&[Key::Tab, Key::Tab, Key::Enter]);
    stage.wait("moment('event', 1).ariaCurrent === 'step'");
    assert!(stage.holds("focused() === moment('event', 1)"), "the focus stays");
    // The next event comes next, not the description that appeared below the timeline.
    stage.press(&[Key::Tab]);
    assert!(stage.holds("focused() === moment('event', 2)"));
}

fn no_action_adds_to_the_history(stage: &Stage) {
    stage.show_card(&roaming());
    let length = stage.value("history.length");
    step(stage, "event", 3);
    step(stage, "version", 2);
    compare(stage, "2007", "2022");
    stage.click("summary('data')");
    stage.wait("openPanel() === 'data'");
    stage.click("radio('split')");
    stage.click("step('next')");
    stage.wait("openPanel() !== 'data'");
    assert_eq!(stage.value("history.length"), length);
}
