//! What someone who knows nothing of the card asks of the demo article, answered within two actions.

use crate::stage::Stage;

super::tests!(outsider:
    the_card_answers_what_happened_to_the_revenue_share,
    the_card_answers_who_says_that_any_cloud_is_allowed,
    the_card_answers_what_was_true_in_february,
);

/// Opens the article as a reader comes upon it, on a phone and on a desk.
#[track_caller]
fn read(stage: &Stage, ask: impl Fn(&Stage)) {
    for width in [375, 1280] {
        stage.open_at(width, "/index.html");
        stage.scroll_to_card();
        ask(stage);
    }
}

/// A term by its name, as it stands in the list.
#[track_caller]
fn open(stage: &Stage, label: &str) {
    let named = format!("summaries().find((one) => one.querySelector('.label').textContent === '{label}')");
    assert!(stage.holds(&format!("hasBox({named})")), "{label} is there to be seen");
    stage.click(&named);
    stage.wait(&format!("one('.term[open] .label')?.textContent === '{label}'"));
}

/// What the reader sees of the open term.
#[track_caller]
fn sees(stage: &Stage, selector: &str, words: &str) {
    let texts = format!("all('.term[open] {selector}').filter(hasBox).map((one) => one.textContent).join(' | ')");
    let texts = stage.text(&texts);
    assert!(texts.contains(words), "“{words}” in {texts}");
}

fn the_card_answers_what_happened_to_the_revenue_share(stage: &Stage) {
    read(stage, |stage| {
        open(stage, "Revenue share: Microsoft to OpenAI");
        sees(stage, ".redline ins", "no longer");
        sees(stage, ".meaning", "Revenue is now shared one way only.");
        open(stage, "Revenue share: OpenAI to Microsoft");
        sees(stage, ".redline .note", "October 2025 Not disclosed");
        sees(stage, ".redline", "OpenAI goes on paying Microsoft a share of revenue through 2030.");
        sees(stage, ".meaning", "to a year that is named");
    });
}

fn the_card_answers_who_says_that_any_cloud_is_allowed(stage: &Stage) {
    read(stage, |stage| {
        open(stage, "Cloud exclusivity");
        sees(stage, ".claims .head", "Sources disagree");
        let first = ".claim-list > li:first-child";
        sees(stage, first, "Any cloud provider may be used");
        sees(stage, &format!("{first} .cite"), "TechCrunch");
        sees(
            stage,
            ".claim-list > li:last-child",
            "Other clouds may be used where Azure cannot support certain functions.",
        );
        sees(stage, ".claim-list > li:last-child .cite", "Outlet not named (B)");
        // And who that is.
        stage.click("one('.term[open] .claim-list > li:last-child .cite')");
        stage.wait("popover()?.textContent.includes('Microsoft and OpenAI Redefine Their Strategic Alliance')");
    });
}

fn the_card_answers_what_was_true_in_february(stage: &Stage) {
    read(stage, |stage| {
        stage.click("moment('event', 1)");
        stage.wait("one('.compared').textContent.startsWith('February 2026: the terms of October 2025 applied')");
        assert!(stage.text("one('.current-event').textContent").contains("Amazon to invest up to $50 billion"));
        open(stage, "API products and Frontier");
        sees(
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
