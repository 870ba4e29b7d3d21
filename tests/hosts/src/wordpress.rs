//! `WordPress`: what it keeps of a post by those who may not write any HTML, and what it shows of what it kept.

use serde_json::json;
use what_changed::card;

use crate::marked::Marked;
use crate::page::Page;
use crate::{cards, fragment, place, plain, tells, through};

fn wordpress(functions: &[&str], html: &str) -> String {
    let folder = place("WHAT_CHANGED_WORDPRESS");
    through("php", "wordpress.php", &[&[folder.as_str()], functions].concat(), html)
}

/// What `WordPress` shows of a post without blocks.
const SHOWN: [&str; 3] = ["wptexturize", "wpautop", "shortcode_unautop"];

#[test]
fn a_plain_document_passes_through_kses() {
    println!("WordPress {}", wordpress(&["version"], ""));
    for marked in cards() {
        let given = plain(&marked.card);
        let kept = wordpress(&["wp_kses_post"], &given);
        tells(&marked, &kept);
        assert_eq!(Page::of(&kept).text(), Page::of(&given).text(), "not a character less");
        assert!(!kept.contains("what-changed") && !kept.contains("data-card"), "{kept}");
        for name in ["h2", "h3", "h4", "li", "del", "ins", "blockquote", "th", "td", "strong", "cite"] {
            let [kept, given] = [&kept, &given].map(|html| Page::of(html).all(name).count());
            assert_eq!(kept, given, "{name}");
        }
        tells(&marked, &wordpress(&SHOWN, &kept));
    }
}

#[test]
fn a_site_may_keep_the_element() {
    let quoted =
        json!({"title": "A \"quoted\" title", "terms": [{"label": "C:\\", "before": "\\\"", "after": "'\"'"}]});
    for marked in cards().chain([Marked::of(quoted)]) {
        let post = format!("Said before the card.\n\n{}\n\nSaid after the card.\n", plain(&marked.card));
        let kept = wordpress(&["keep_what_changed", "wp_kses_post"], &post);
        is_whole(&marked, &kept);
        is_whole(&marked, &wordpress(&SHOWN, &kept));
    }
}

#[test]
fn a_block_of_html_stays_one_for_those_who_may_not_write_any() {
    let marked = cards().last().unwrap();
    let block = format!("<!-- wp:html -->\n{}\n<!-- /wp:html -->", plain(&marked.card));
    let kept = wordpress(&["wp_kses_post"], &block);
    assert!(kept.starts_with("<!-- wp:html -->\n") && kept.ends_with("\n<!-- /wp:html -->"), "{kept}");
    tells(&marked, &kept);
}

#[test]
fn a_fragment_is_not_for_kses() {
    let marked = cards().last().unwrap();
    let kept = wordpress(&["wp_kses_post"], &fragment(&marked.card));
    assert!(Page::of(&kept).text().contains('{'), "its style is text; if no more, docs/publishers.md can say so");
}

/// The element holds its document and its data, and nothing else of the post.
#[track_caller]
fn is_whole(marked: &Marked, post: &str) {
    let page = Page::of(post);
    let element = page.only("what-changed");
    tells(marked, post);
    assert_eq!(element.only("article").text(), page.only("article").text());
    let text = page.text();
    assert!(text.contains("before the card") && text.contains("after the card"), "{text}");
    let text = element.text();
    assert!(!text.contains("before the card") && !text.contains("after the card"), "{text}");
    let data = element.attr("data-card").unwrap_or_else(|| element.only("script").source());
    assert_eq!(card::parse(&data).unwrap(), marked.card);
}

#[test]
fn a_card_in_a_post_without_blocks_stays_whole() {
    for marked in cards() {
        for card in [plain(&marked.card), fragment(&marked.card)] {
            let post = format!("Said before the card.\n\n{card}\n\nSaid after the card.\n");
            is_whole(&marked, &wordpress(&SHOWN, &post));
        }
    }
}

#[test]
fn a_fragment_in_a_block_of_html_stays_as_it_is_but_for_quotation_marks() {
    for marked in cards() {
        let post = format!("<p>Said before the card.</p>\n{}\n<p>Said after the card.</p>", fragment(&marked.card));
        let shown = wordpress(&["wptexturize"], &post);
        is_whole(&marked, &shown);
        let tags =
            |html: &str| html.split('<').filter_map(|of| Some(of.split_once('>')?.0.to_owned())).collect::<Vec<_>>();
        assert_eq!(tags(&shown), tags(&post));
        let [shown, post] = [&shown, &post].map(|html| html.split_once("</style>").unwrap().0.to_owned());
        assert_eq!(shown, post, "the style");
    }
}
