//! Tests with `WordPress`: the sanitiser for authors without the right to write any HTML (kses), and the filters that
//! run when a post is shown.

use serde_json::json;
use what_changed::card;

use crate::marked::Marked;
use crate::page::Page;
use crate::{fragment, host_path, marked_cards, pass_through, plain, shows_card};

fn wordpress(functions: &[&str], html: &str) -> String {
    let folder = host_path("WHAT_CHANGED_WORDPRESS");
    pass_through("php", "wordpress.php", &[&[folder.as_str()], functions].concat(), html)
}

/// The filters that `WordPress` applies when it shows a post without blocks.
const DISPLAY_FILTERS: [&str; 3] = ["wptexturize", "wpautop", "shortcode_unautop"];

#[test]
fn a_plain_document_survives_kses() {
    println!("WordPress {}", wordpress(&["version"], ""));
    for marked in marked_cards() {
        let given = plain(&marked.card);
        let kept = wordpress(&["wp_kses_post"], &given);
        shows_card(&marked, &kept);
        assert_eq!(Page::parse(&kept).text(), Page::parse(&given).text(), "every character is kept");
        assert!(!kept.contains("what-changed") && !kept.contains("data-card"), "{kept}");
        for name in ["h2", "h3", "h4", "li", "del", "ins", "blockquote", "th", "td", "strong", "cite"] {
            let [kept, given] = [&kept, &given].map(|html| Page::parse(html).all(name).count());
            assert_eq!(kept, given, "{name}");
        }
        shows_card(&marked, &wordpress(&DISPLAY_FILTERS, &kept));
    }
}

#[test]
fn a_site_can_allow_the_element_in_kses() {
    let quoted =
        json!({"title": "A \"quoted\" title", "terms": [{"label": "C:\\", "before": "\\\"", "after": "'\"'"}]});
    for marked in marked_cards().chain([Marked::new(quoted)]) {
        let post = format!("Text before the card.\n\n{}\n\nText after the card.\n", plain(&marked.card));
        let kept = wordpress(&["keep_what_changed", "wp_kses_post"], &post);
        is_intact(&marked, &kept);
        is_intact(&marked, &wordpress(&DISPLAY_FILTERS, &kept));
    }
}

#[test]
fn an_html_block_survives_kses() {
    let marked = marked_cards().last().unwrap();
    let block = format!("<!-- wp:html -->\n{}\n<!-- /wp:html -->", plain(&marked.card));
    let kept = wordpress(&["wp_kses_post"], &block);
    assert!(kept.starts_with("<!-- wp:html -->\n") && kept.ends_with("\n<!-- /wp:html -->"), "{kept}");
    shows_card(&marked, &kept);
}

#[test]
fn a_fragment_does_not_survive_kses() {
    let marked = marked_cards().last().unwrap();
    let kept = wordpress(&["wp_kses_post"], &fragment(&marked.card));
    assert!(
        Page::parse(&kept).text().contains('{'),
        "kses turns the style into text; if it no longer does, update docs/publishers.md"
    );
}

/// Checks that the element contains its document and its data, and nothing else of the post.
#[track_caller]
fn is_intact(marked: &Marked, post: &str) {
    let page = Page::parse(post);
    let element = page.only("what-changed");
    shows_card(marked, post);
    assert_eq!(element.only("article").text(), page.only("article").text());
    let text = page.text();
    assert!(text.contains("before the card") && text.contains("after the card"), "{text}");
    let text = element.text();
    assert!(!text.contains("before the card") && !text.contains("after the card"), "{text}");
    let data = element.attr("data-card").unwrap_or_else(|| element.only("script").source());
    assert_eq!(card::parse(&data).unwrap(), marked.card);
}

#[test]
fn a_card_in_a_post_without_blocks_is_intact() {
    for marked in marked_cards() {
        for card in [plain(&marked.card), fragment(&marked.card)] {
            let post = format!("Text before the card.\n\n{card}\n\nText after the card.\n");
            is_intact(&marked, &wordpress(&DISPLAY_FILTERS, &post));
        }
    }
}

#[test]
fn in_an_html_block_only_quotation_marks_of_a_fragment_change() {
    for marked in marked_cards() {
        let post = format!("<p>Text before the card.</p>\n{}\n<p>Text after the card.</p>", fragment(&marked.card));
        let shown = wordpress(&["wptexturize"], &post);
        is_intact(&marked, &shown);
        let tags = |html: &str| {
            html.split('<').filter_map(|rest| Some(rest.split_once('>')?.0.to_owned())).collect::<Vec<_>>()
        };
        assert_eq!(tags(&shown), tags(&post));
        let [shown, post] = [&shown, &post].map(|html| html.split_once("</style>").unwrap().0.to_owned());
        assert_eq!(shown, post, "the style");
    }
}
