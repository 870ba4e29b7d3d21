//! Questions of a reader who has never seen the card. Two actions in the demo article answer each.

use crate::stage::Stage;

super::tests!(outsider:
    the_card_answers_what_happened_to_the_revenue_share,
    the_card_answers_who_says_that_any_cloud_is_allowed,
    the_card_answers_what_was_true_in_february,
);

/// Opens the article on a phone and on a wide screen.
#[track_caller]
fn open_article(stage: &Stage, ask: impl Fn(&Stage)) {
    for width in [375, 1280] {
        stage.open_at(width, "/index.html");
        stage.scroll_to_card();
        ask(stage);
    }
}

/// Opens a term by its label in the list.
#[track_caller]
fn open_term(stage: &Stage, label: &str) {
    let summary = format!("summaries().find((summary) => summary.querySelector('.label').textContent === '{label}')");
    assert!(stage.holds(&format!("hasBox({summary})")), "{label} is visible");
    stage.click(&summary);
    stage.wait(&format!("one('.term[open] .label')?.textContent === '{label}'"));
}

/// Checks that a visible element of the open term contains some words.
#[track_caller]
fn assert_visible(stage: &Stage, selector: &str, words: &str) {
    let texts =
        format!("all('.term[open] {selector}').filter(hasBox).map((element) => element.textContent).join(' | ')");
    let texts = stage.text(&texts);
    assert!(texts.contains(words), "“{words}” in {texts}");
}

fn the_card_answers_what_happened_to_the_revenue_share(stage: &Stage) {
    open_article(stage, |stage| {
        open_term(stage, "Revenue share: Microsoft to OpenAI");
        assert_visible(stage, ".redline ins", "no longer");
        assert_visible(stage, ".meaning", "Revenue is now shared one way only.");
        open_term(stage, "Revenue share: OpenAI to Microsoft");
        assert_visible(stage, ".redline .note", "October 2025 Not disclosed");
        assert_visible(stage, ".redline", "OpenAI goes on paying Microsoft a share of revenue through 2030.");
        assert_visible(stage, ".meaning", "to a year that is named");
    });
}

fn the_card_answers_who_says_that_any_cloud_is_allowed(stage: &Stage) {
    open_article(stage, |stage| {
        open_term(stage, "Cloud exclusivity");
        assert_visible(stage, ".claims .head", "Sources disagree");
        let first = ".claim-list > li:first-child";
        assert_visible(stage, first, "Any cloud provider may be used");
        assert_visible(stage, &format!("{first} .cite"), "TechCrunch");
        assert_visible(
            stage,
            ".claim-list > li:last-child",
            "Other clouds may be used where Azure cannot support certain functions.",
        );
        assert_visible(stage, ".claim-list > li:last-child .cite", "Outlet not named (B)");
        // The source gives more details.
        stage.click("one('.term[open] .claim-list > li:last-child .cite')");
        stage.wait("popover()?.textContent.includes('Microsoft and OpenAI Redefine Their Strategic Alliance')");
    });
}

fn the_card_answers_what_was_true_in_february(stage: &Stage) {
    open_article(stage, |stage| {
        stage.click("moment('event', 1)");
        stage.wait("one('.compared').textContent.startsWith('February 2026: the terms of October 2025 applied')");
        assert!(stage.text("one('.current-event').textContent").contains("Amazon to invest up to $50 billion"));
        open_term(stage, "API products and Frontier");
        assert_visible(
            stage,
            ".side:not(.before, .after)",
            "Microsoft holds exclusive rights to products reached through an API",
        );
        assert!(
            !stage
                .text("one('.term[open] > .body > div:first-of-type').textContent")
                .contains("holds no exclusive rights")
        );
    });
}
