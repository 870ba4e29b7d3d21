//! Sources: where they are cited, and which statements cite each.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::page::{deal, ferry, field_values, maximal};
use crate::stage::Stage;

super::tests!(sources:
    a_source_opens_where_it_is_cited,
    a_source_lists_the_statements_that_cite_it,
    a_source_lists_every_way_of_citing_it,
    a_source_links_to_the_terms_that_cite_it,
    escape_closes_a_source_and_returns_the_focus,
    one_source_is_open_at_a_time,
    a_source_opens_inside_the_viewport,
    an_uncited_source_is_only_in_the_list,
    sources_of_the_same_publisher_show_their_dates,
    standing_and_via_are_shown_in_words,
    quotations_show_their_speaker_and_source,
    links_lead_where_they_say_without_a_referrer,
    an_address_that_could_run_code_is_not_a_link,
);

/// Opens a term and the source of a publisher that it cites. Returns an expression for the button.
#[track_caller]
fn open(stage: &Stage, term: &str, publisher: &str) -> String {
    stage.click(&format!("summary('{term}')"));
    stage.wait(&format!("openPanel() === '{term}'"));
    let cite = cite(publisher);
    stage.click(&cite);
    stage.wait("popover()");
    cite
}

fn cite(publisher: &str) -> String {
    format!("all('.term[open] .cite').find((cite) => hasBox(cite) && cite.textContent.startsWith('{publisher}'))")
}

fn a_source_opens_where_it_is_cited(stage: &Stage) {
    stage.show_card(&ferry());
    assert!(stage.holds("all('.popover .source').every((source) => !hasBox(source))"));
    open(stage, "fare", "The Sandport Herald");
    assert_eq!(
        stage.text("popover().querySelector('.source').textContent"),
        "The Sandport Herald, Cheaper for islanders, dearer for visitors, 13 June 2031 · report · herald.example.com · archived copy"
    );
    assert_eq!(
        stage.value("[...popover().querySelectorAll('a')].map(({ href }) => href)"),
        json!(["https://www.herald.example.com/2031/06/13/ferry", "https://archive.example.org/2031/06/herald/ferry"])
    );
    assert!(stage.holds("hasBox(popover()) && [...popover().querySelectorAll('a')].every(hasBox)"));
}

fn a_source_lists_the_statements_that_cite_it(stage: &Stage) {
    stage.show_card(&ferry());
    stage.click("summary('fare')");
    let citing = |place: usize| stage.value(&format!("texts('#s{place} .term-links > li')"));
    // Through texts, claims, quotations and `via`, in terms and in sections.
    assert_eq!(citing(0), json!(["Fare", "Crossings in winter"]));
    assert_eq!(
        citing(1),
        json!(["Fare", "Crossings in winter", "New boats", "Fare for a visitor", "Who counts as an islander?", "Fare"])
    );
    assert_eq!(citing(4), json!(["New boats"]));
    assert_eq!(citing(7), json!(["Fare", "Passengers a year", "Risks"]));
    assert_eq!(
        citing(8),
        json!(["Crossings in winter", "Islanders protest at the quay", "Commuters"]),
        "a claim and an effect"
    );
}

fn a_source_lists_every_way_of_citing_it(stage: &Stage) {
    let ways = [
        ("listed", json!({ "text": "y", "sources": ["s"] })),
        ("quoted", json!({ "text": "y", "quote": { "text": "q", "source": "s" } })),
        ("via", json!({ "text": "y", "via": "s" })),
        ("claimed", json!({ "claims": [{ "text": "y" }, { "text": "z", "sources": ["s"] }] })),
    ];
    let value = |way: &(&str, Value)| json!({ "label": way.0, "before": "x", "after": way.1.clone() });
    let meaning =
        |way: &(&str, Value)| json!({ "label": format!("{} below", way.0), "before": "x", "meaning": way.1.clone() });
    let terms: Vec<Value> = ways.iter().map(value).chain(ways.iter().map(meaning)).collect();
    let labels = field_values(&terms, "label", |_| true);
    stage.show_card(&json!({ "title": "T", "terms": terms, "sources": [{ "id": "s", "publisher": "P" }] }));
    assert_eq!(stage.value("texts('#s0 .term-links > li')"), json!(labels));
}

fn a_source_links_to_the_terms_that_cite_it(stage: &Stage) {
    for width in [375, 1280] {
        stage.show_card_at(width, &ferry());
        open(stage, "fare", "Council of Sandport, 12 June 2031");
        stage.click("[...popover().querySelectorAll('.to-term')].find((button) => button.dataset.on === 'boats')");
        stage.wait("openPanel() === 'boats' && !popover()");
        stage.settle();
        assert!(stage.holds("focused() === summary('boats')"), "at {width} px");
        assert!(stage.holds("inViewport(summary('boats'))"), "at {width} px");
    }
}

fn escape_closes_a_source_and_returns_the_focus(stage: &Stage) {
    stage.show_card(&ferry());
    stage.click("summary('fare')");
    let cite = cite("Küstenbote");
    stage.run(&format!("{cite}.focus()"));
    stage.press(&[Key::Enter]);
    stage.wait("popover()?.textContent.includes('Die Fähre')");
    // Tab moves into the source.
    stage.press(&[Key::Tab]);
    stage.wait("popover().contains(focused())");
    stage.press(&[Key::Escape]);
    stage.wait("!popover()");
    stage.settle();
    assert!(stage.holds(&format!("focused() === {cite}")));
    assert_eq!(stage.text("openPanel()"), "fare");
}

fn one_source_is_open_at_a_time(stage: &Stage) {
    stage.show_card(&ferry());
    open(stage, "fare", "The Sandport Herald");
    stage.run(&format!("{}.click()", cite("Küstenbote")));
    stage.wait("popover()?.textContent.includes('Küstenbote')");
    assert_eq!(stage.value("all(':popover-open').length"), 1);
    stage.click("one('.title')");
    stage.wait("!popover()");
}

fn a_source_opens_inside_the_viewport(stage: &Stage) {
    for width in [320, 375, 1280] {
        stage.show_card_at(width, &ferry());
        open(stage, "fare", "Council of Sandport, 12 June 2031");
        let place = stage.value("(({ left, right, top, bottom }) => [left, right, top, bottom, innerWidth, innerHeight])(popover().getBoundingClientRect())");
        let [left, right, top, bottom, wide, high]: [f64; 6] = serde_json::from_value(place).expect("numbers");
        assert!(
            left >= -0.5 && right <= wide + 0.5 && top >= -0.5 && bottom <= high + 0.5,
            "at {width} px: {left} {right} {top} {bottom}"
        );
        assert!(stage.holds("popover().scrollWidth <= popover().clientWidth"), "its long title fits at {width} px");
    }
}

fn an_uncited_source_is_only_in_the_list(stage: &Stage) {
    stage.show_card(&ferry());
    stage.click("summary(':sources')");
    stage.wait("openPanel() === ':sources'");
    assert_eq!(stage.value("all('.sources > li').filter(hasBox).length"), 11);
    let almanac = "all('.sources > li').find((li) => li.textContent.includes('Harbour Almanac'))";
    assert_eq!(stage.value(&format!("{almanac}.querySelectorAll('.cite').length")), 0);
    assert_eq!(stage.value("all('#s10 .term-links, #s10 .head').length"), 0);
    // The other sources show how often they are cited, and where.
    assert_eq!(stage.text("one('.sources > li .cite').textContent"), "Cited in 2 places");
    stage.click("one('.sources > li .cite')");
    stage.wait("popover()?.querySelectorAll('.term-links > li').length === 2");
}

fn sources_of_the_same_publisher_show_their_dates(stage: &Stage) {
    stage.show_card(&ferry());
    assert_eq!(
        stage.value("texts('[data-key=fare] .redline .cite')"),
        json!([
            "Council of Sandport, January 2026",
            "Council of Sandport, 12 June 2031",
            "The Sandport Herald",
            "Küstenbote",
            "Council of Sandport, 30 May 2031",
        ])
    );
}

fn standing_and_via_are_shown_in_words(stage: &Stage) {
    stage.show_card(&ferry());
    let attributions = "texts('.redline > .attribution, .meaning > .attribution').map((text) => text.split(' · ').slice(0, 2).join('; '))";
    let attributions: Vec<String> = serde_json::from_value(stage.value(attributions)).expect("texts");
    for expected in [
        "Contract of 2026 confirmed; Council of Sandport, January 2026",
        "Contract of 2031 disputed; cited by The Sandport Herald",
        "Contract of 2031 reported; A letter that the paper has seen",
        "reported; The Sandport Herald, citing the institute",
    ] {
        assert!(attributions.iter().any(|text| text.starts_with(expected)), "{expected} in {attributions:?}");
    }
}

fn quotations_show_their_speaker_and_source(stage: &Stage) {
    stage.show_card(&ferry());
    let quotes = "all('.terms .quote').map((quote) => quote.textContent)";
    let quotes: Vec<String> = serde_json::from_value(stage.value(quotes)).expect("texts");
    for expected in [
        "“Islanders pay little more than half.”Mara Lind, for the council · The Sandport Herald",
        "“We plan with four, and we promise three.”The ferry line · Sandport Ferry Line",
        "“two vessels with electric drive”Council of Sandport, 12 June 2031",
        "“A timetable is no promise.”Jon Berg, islanders’ union · Küstenbote",
    ] {
        assert!(quotes.iter().any(|one| one == expected), "{expected} in {quotes:?}");
    }
}

fn links_lead_where_they_say_without_a_referrer(stage: &Stage) {
    for card in [ferry(), maximal(), deal()] {
        stage.show_card(&card);
        let odd = "all('a').filter(({ href, rel, textContent }) => !/^(https?:|mailto:)/.test(href)
            || rel !== 'noopener noreferrer' || !textContent).map(({ outerHTML }) => outerHTML)";
        assert_eq!(stage.value(odd), json!([]));
    }
    stage.show_card(&ferry());
    let hosts = "all('.sources a').map(({ textContent }) => textContent).filter((text) => text !== 'archived copy')";
    assert_eq!(
        stage.value(hosts),
        json!([
            "council.example.org",
            "herald.example.com",
            "küstenbote.example.net",
            "xn--90a0am0b.example.net",
            "council.example.org",
            "ferry.example.com",
            "institute.example.org",
            "almanac.example.org",
        ])
    );
}

fn an_address_that_could_run_code_is_not_a_link(stage: &Stage) {
    let source = |url: &str| json!({ "publisher": "P", "title": url, "url": url, "archived": url });
    let card: Value = json!({
        "title": "T", "terms": [{ "label": "L", "before": "x", "after": "y" }],
        "sources": [source("javascript:window.ran=1"), source("java\tscript:window.ran=1"), source("data:text/html,x")],
    });
    stage.show_card(&card);
    assert_eq!(stage.value("all('a').length"), 0);
    assert_eq!(stage.value("all('.sources > li').length"), 3, "the sources are listed");
}
