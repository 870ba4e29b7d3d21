//! Filters and search.

use serde_json::{Value, json};

use crate::page::{deal, field_values, list, maximal, roaming};
use crate::stage::Stage;

super::tests!(finding:
    each_filter_shows_the_right_terms,
    the_kind_filter_shows_the_terms_of_a_kind,
    headings_of_topics_without_terms_are_hidden,
    filters_and_a_search_combine,
    a_search_marks_and_counts_its_matches,
    a_match_across_an_edit_is_marked,
    a_search_finds_every_visible_text,
    a_search_ignores_case,
    each_filter_can_be_removed,
    an_empty_result_lists_the_filters_to_remove,
    clear_all_removes_every_filter_and_the_search,
    a_filter_closes_a_term_that_it_hides,
    removing_a_filter_restores_all_texts,
    the_terms_stay_the_same_nodes,
    typing_keeps_the_focus_and_every_character,
    a_step_leads_to_a_visible_term,
);

const RESULT: &str = "one('.active > b')?.textContent ?? ''";
const ACTIVE_FILTERS: &str = "texts('.active .remove').join()";

/// Returns the ids of the terms of a card that pass a filter.
fn term_ids(card: &Value, filter: impl Fn(&Value) -> bool) -> Value {
    json!(field_values(list(card, "terms"), "id", filter))
}

#[track_caller]
fn show(stage: &Stage) -> Value {
    let card = deal();
    stage.show_card(&card);
    stage.click("one('.tools > summary')");
    card
}

fn each_filter_shows_the_right_terms(stage: &Stage) {
    let card = show(stage);
    let affects = |term: &Value| list(term, "effects").iter().any(|effect| effect["party"] == "amazon");
    let builders = &list(&card, "audiences")[0]["terms"];
    let matters = |term: &Value| builders.as_array().is_some_and(|ids| ids.contains(&term["id"]));
    for (filter, choice, expected) in [
        ("topic", "Money", term_ids(&card, |term| term["topic"] == "Money")),
        ("party", "Amazon", term_ids(&card, affects)),
        ("for", "Builders", term_ids(&card, matters)),
    ] {
        let all = stage.value("visibleTerms()");
        stage.run(&format!("choose('{filter}', '{choice}')"));
        assert_eq!(stage.value("visibleTerms()"), expected, "{filter}");
        let count = expected.as_array().map_or(0, Vec::len);
        assert!((1..11).contains(&count), "{filter}: {count}");
        assert_eq!(stage.text(RESULT), format!("{count} terms"));
        assert_eq!(stage.text("announcement()"), format!("{count} terms"));
        assert!(stage.holds("visibleTerms().every((id) => hasBox(summary(id)))"));
        assert!(stage.holds("termIds().every((id) => visibleTerms().includes(id) || !hasBox(summary(id)))"));
        stage.run(&format!("choose('{filter}', 'all')"));
        assert_eq!(stage.value("visibleTerms()"), all);
        assert!(!stage.holds("hasBox(one('.active'))"));
    }
}

fn the_kind_filter_shows_the_terms_of_a_kind(stage: &Stage) {
    show(stage);
    for (word, kind) in [
        ("changed", "changed"),
        ("new", "added"),
        ("removed", "removed"),
        ("now public", "disclosed"),
        ("unchanged", "unchanged"),
    ] {
        stage.run(&format!("choose('kind', '{word}')"));
        assert!(
            stage.holds(&format!(
                "visibleTerms().join() === termIds().filter((id) => changeKinds()[id] === '{kind}').join()"
            )),
            "{word}"
        );
    }
    stage.run("choose('kind', 'any change')");
    assert_eq!(
        stage.value("visibleTerms()"),
        stage.value("termIds().filter((id) => !['unchanged', 'absent'].includes(changeKinds()[id]))")
    );
    assert_ne!(stage.value("visibleTerms()"), stage.value("termIds()"));
    // The filter depends on the versions that are compared.
    stage.show_card(&roaming());
    stage.run("choose('kind', 'any change')");
    let now = stage.value("visibleTerms()");
    stage.run("moment('version', 3).click()");
    assert_eq!(stage.value("visibleTerms()"), stage.value("termIds().filter((id) => changeKinds()[id] === 'changed')"));
    assert_ne!(stage.value("visibleTerms()"), now);
}

const TOPICS: &str = "all('h3.topic').filter(hasBox).map((topic) => topic.textContent)";

fn headings_of_topics_without_terms_are_hidden(stage: &Stage) {
    show(stage);
    let all = json!(["Cloud", "Licence and AGI", "Money", "Strategy", "Background"]);
    assert_eq!(stage.value(TOPICS), all);
    stage.run("choose('topic', 'Money')");
    assert_eq!(stage.value(TOPICS), json!(["Money", "Background"]));
    stage.run("choose('topic', 'all'); search('no such words')");
    assert_eq!(stage.value(TOPICS), json!([]));
    stage.run("search('')");
    assert_eq!(stage.value(TOPICS), all);
}

fn filters_and_a_search_combine(stage: &Stage) {
    show(stage);
    stage.run("choose('topic', 'Money'); choose('kind', 'unchanged')");
    assert_eq!(stage.value("visibleTerms()"), json!(["azure-purchases", "stake"]));
    stage.run("search('27 per cent')");
    assert_eq!(stage.value("visibleTerms()"), json!(["stake"]));
    assert_eq!(stage.text(ACTIVE_FILTERS), "Money ×,unchanged ×,27 per cent ×,Clear all ×");
    stage.run("choose('topic', 'Cloud')");
    assert_eq!(stage.value("visibleTerms()"), json!([]));
}

fn a_search_marks_and_counts_its_matches(stage: &Stage) {
    show(stage);
    stage.run("search('Serve Customers')");
    assert_eq!(stage.value("visibleTerms()"), json!(["cloud-exclusivity"]));
    assert_eq!(
        stage.value("all('mark:not(.matches)').map((mark) => mark.textContent.toLowerCase()).filter((text) => text !== 'serve customers')"),
        json!([]),
        "it is not split"
    );
    stage.click("summary('cloud-exclusivity')");
    stage.wait("openPanel() === 'cloud-exclusivity'");
    stage.click("radio('after')");
    assert!(stage.holds("[...one('.term[open] .after').querySelectorAll('mark')].filter(hasBox).length === 1"));
    for words in ["cloud", "exclusive", "2030", "of OpenAI’s", "a"] {
        stage.run(&format!("search('{words}')"));
        let sum =
            "all('.term:not([hidden]) > summary .matches').reduce((sum, hits) => sum + Number(hits.textContent), 0)";
        let sum = stage.value(sum);
        let result = stage.text(RESULT);
        assert!(
            result.ends_with(&format!("{sum} match{}", if sum == 1 { "" } else { "es" })),
            "{words}: {result}, {sum}"
        );
        assert_eq!(stage.text("announcement()"), result);
        assert!(stage.holds("all('.term:not([hidden])').every((term) => term.querySelector('.matches'))"), "{words}");
    }
}

/// “Exclusive” became “primary”, so the match crosses the end of an edit.
fn a_match_across_an_edit_is_marked(stage: &Stage) {
    show(stage);
    stage.run("search('primary cloud partner')");
    assert_eq!(stage.value("visibleTerms()"), json!(["cloud-exclusivity"]));
    stage.click("summary('cloud-exclusivity')");
    stage.wait("openPanel() === 'cloud-exclusivity'");
    stage.click("radio('after')");
    let marked = "[...one('.term[open] .after').querySelectorAll('mark')].filter(hasBox).map((mark) => mark.textContent).join('')";
    assert_eq!(stage.text(marked), "primary cloud partner");
}

/// A search for any visible word of a panel shows that panel.
fn a_search_finds_every_visible_text(stage: &Stage) {
    for card in [maximal(), deal()] {
        stage.show_card(&card);
        // The longest word of each text, with the key of its panel.
        let longest = "all('.term').flatMap((term) => [...term.querySelectorAll(':scope > .body :is(.paragraph, .event-label, .quote cite, th, .publisher, .work)')]
            .filter((text) => !text.closest('.redline, .against, .steps'))
            .map((text) => [term.dataset.key, (text.textContent.match(/[\\p{L}]{6,}/gu) ?? []).sort((a, b) => b.length - a.length)[0]]))
            .filter(([, word], at, all) => word && all.findIndex(([, other]) => other === word) === at)";
        let lost = format!(
            "{longest}.filter(([key, word]) => {{ search(word); return one(`[data-key=\"${{key}}\"]`).hidden; }})"
        );
        assert_eq!(stage.value(&lost), json!([]), "{}", card["title"]);
    }
}

fn a_search_ignores_case(stage: &Stage) {
    show(stage);
    let mut results = Vec::new();
    for words in ["azure", "AZURE", "aZuRe", " azure "] {
        stage.run(&format!("search('{words}')"));
        results.push((stage.value("visibleTerms()"), stage.text(RESULT)));
        stage.run("search('')");
    }
    assert!(results[0].0.as_array().is_some_and(|ids| ids.len() > 2), "{results:?}");
    assert!(results.iter().all(|result| *result == results[0]), "{results:?}");
}

fn each_filter_can_be_removed(stage: &Stage) {
    show(stage);
    stage.run("choose('topic', 'Money'); choose('party', 'OpenAI'); search('share')");
    assert_eq!(stage.text(ACTIVE_FILTERS), "Money ×,OpenAI ×,share ×,Clear all ×");
    for (button, rest) in [(1, "Money ×,share ×,Clear all ×"), (0, "share ×"), (0, "")] {
        stage.click(&format!("all('.active .remove')[{button}]"));
        stage.settle();
        assert_eq!(stage.text(ACTIVE_FILTERS), rest);
    }
    assert_eq!(stage.value("visibleTerms()"), stage.value("termIds()"));
    assert_eq!(stage.text("tool('search').value + tool('topic').value + tool('party').value"), "");
}

fn an_empty_result_lists_the_filters_to_remove(stage: &Stage) {
    show(stage);
    stage.run("choose('topic', 'Strategy'); search('revenue share')");
    // Words that occur nowhere hide the sections too.
    stage.run("search('zebra')");
    assert_eq!(stage.text(RESULT), "Nothing found. Remove one of these:");
    assert_eq!(stage.text("announcement()"), "Nothing found. Remove one of these:");
    assert!(stage.holds("all('.active .remove').length === 3 && all('.active .remove').every(hasBox)"));
    assert_eq!(stage.value("all('.terms > *').filter(hasBox).length"), 0);
    stage.click("all('.active .remove').find((button) => button.textContent.includes('zebra'))");
    stage.settle();
    assert_eq!(stage.value("visibleTerms()"), json!(["strategic-focus"]));
    assert_eq!(stage.text(RESULT), "1 term");
}

fn clear_all_removes_every_filter_and_the_search(stage: &Stage) {
    show(stage);
    stage.run("choose('kind', 'removed'); choose('for', 'Investors'); search('stake')");
    assert_eq!(stage.value("visibleTerms()"), json!([]));
    stage.click("all('.active .remove').at(-1)");
    stage.settle();
    assert_eq!(stage.value("visibleTerms()"), stage.value("termIds()"));
    assert_eq!(stage.text("tool('search').value"), "", "the field is emptied");
    assert_eq!(stage.text("['topic', 'party', 'for', 'kind'].map((name) => tool(name).value).join('')"), "");
    assert_eq!(stage.value("all('mark').length"), 0);
    assert!(!stage.holds("hasBox(one('.active'))"));
}

fn a_filter_closes_a_term_that_it_hides(stage: &Stage) {
    show(stage);
    stage.click("summary('stake')");
    stage.wait("openPanel() === 'stake'");
    stage.run("choose('topic', 'Cloud')");
    stage.settle();
    assert_eq!(stage.text("openPanel()"), "");
    stage.click("summary('api-products')");
    stage.wait("openPanel() === 'api-products'");
    stage.run("search('Frontier')");
    stage.settle();
    assert_eq!(stage.text("openPanel()"), "");
}

fn removing_a_filter_restores_all_texts(stage: &Stage) {
    show(stage);
    let texts = "all('.term > .body').map((body) => body.textContent)";
    let before = stage.value(texts);
    for act in ["choose('topic', 'Money')", "search('cloud')", "choose('kind', 'removed')", "search('zebra')"] {
        stage.run(act);
        stage.settle();
        stage.click("all('.active .remove').at(-1)");
        stage.settle();
        assert_eq!(stage.value(texts), before, "{act}");
    }
}

fn the_terms_stay_the_same_nodes(stage: &Stage) {
    show(stage);
    stage.run("window.kept = all('.term, .terms, .popover')");
    for act in ["choose('topic', 'Money')", "choose('topic', 'all')", "search('cloud')", "search('')"] {
        stage.run(act);
        stage.settle();
        assert!(stage.holds("all('.term, .terms, .popover').every((node, at) => node === kept[at])"), "{act}");
    }
}

fn typing_keeps_the_focus_and_every_character(stage: &Stage) {
    show(stage);
    stage.run("tool('search').focus()");
    stage.type_text("revenue share");
    stage.wait("tool('search').value === 'revenue share'");
    assert!(stage.holds("focused() === tool('search')"));
    assert!(stage.holds("visibleTerms().includes('microsoft-pays') && visibleTerms().length < termIds().length"));
    // The same after another action.
    stage.click("summary('microsoft-pays')");
    stage.wait("openPanel() === 'microsoft-pays'");
    stage.run("tool('search').focus(); tool('search').setSelectionRange(99, 99);");
    stage.type_text(" of");
    stage.settle();
    assert_eq!(stage.text("tool('search').value"), "revenue share of");
    assert!(stage.holds("focused() === tool('search')"));
}

fn a_step_leads_to_a_visible_term(stage: &Stage) {
    show(stage);
    stage.run("choose('topic', 'Licence and AGI')");
    stage.click("summary('ip-licence')");
    stage.wait("openPanel() === 'ip-licence'");
    for _ in 0..3 {
        let before = stage.text("openPanel()");
        stage.click("step('next')");
        stage.wait(&format!("openPanel() !== '{before}'"));
        assert!(
            stage.holds("visibleTerms().includes(openPanel()) && hasBox(summary(openPanel()))"),
            "{}",
            stage.text("openPanel()")
        );
    }
    stage.click("step('previous')");
    stage.settle();
    assert!(stage.holds("visibleTerms().includes(openPanel())"));
}
