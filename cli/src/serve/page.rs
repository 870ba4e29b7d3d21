//! The page: the problems of the card, and the card.

use what_changed::document::{self, ENGLISH, Element};
use what_changed::markup::{Html, Markup as _};

use super::draft::Draft;
use super::live::{Page, revision};
use crate::check::report::Report;

/// Renders the page, which works without a script.
pub fn page(draft: &Draft, has_script: bool) -> Page {
    let head = head(draft, has_script);
    let above = above(draft);
    let card = draft.card().map(|(card, _)| document::fragment(card, &Element::default(), &ENGLISH));
    let card = card.unwrap_or_default();
    let revision = revision(&[&head, &above, &card]);
    let html = [
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
        "<meta name=\"revision\" content=\"",
        &revision,
        "\">\n",
        &head,
        "\n</head>\n<body>\n",
        &above,
        "\n<main>\n",
        &card,
        "\n</main>\n</body>\n</html>\n",
    ];
    Page { html: html.concat(), revision }
}

fn head(draft: &Draft, has_script: bool) -> String {
    let mut out = Html::default();
    for (name, content) in [("viewport", "width=device-width, initial-scale=1"), ("color-scheme", "light dark")] {
        out.tag("meta", &[("name", name), ("content", content)], "");
    }
    let title = draft.card().map_or_else(|| draft.name(), |(card, _)| card.title.clone());
    let title = if is_sound(draft) { title } else { format!("Problems: {title}") };
    out.tag("title", &[], &title);
    out.tag("link", &[("rel", "icon"), ("href", "icon.svg")], "");
    out.tag("link", &[("rel", "stylesheet"), ("href", "page.css")], "");
    out.tag("script", &[("defer", ""), ("src", "reload.js")], "");
    if has_script {
        out.tag("script", &[("async", ""), ("src", "what-changed.js")], "");
    }
    out.into_string()
}

fn is_sound(draft: &Draft) -> bool {
    draft.read_error().is_none() && draft.problems().is_empty()
}

/// Renders the part above the card.
fn above(draft: &Draft) -> String {
    let mut out = Html::default();
    out.open("header");
    out.tag("h1", &[], &draft.name());
    // For browsers without the script, which replaces this text.
    out.tag("p", &[("id", "status"), ("role", "status")], "Reload the page to see changes.");
    out.close();
    if !is_sound(draft) {
        out.open("section");
        out.attr("class", "problems");
        out.attr("aria-labelledby", "problems");
        problems(draft, &mut out);
        out.close();
    }
    if draft.card().is_some_and(|(_, is_current)| !is_current) {
        out.tag("p", &[("class", "earlier")], "The last version that could be shown");
    }
    out.into_string()
}

fn problems(draft: &Draft, out: &mut Html) {
    let problems = draft.problems();
    let heading = match (draft.read_error(), problems.len()) {
        (Some(_), _) => "The file cannot be read".to_owned(),
        (None, 1) => "1 problem".to_owned(),
        (None, count) => format!("{count} problems"),
    };
    out.tag("h2", &[("id", "problems")], &heading);
    if let Some(cause) = draft.read_error() {
        out.tag("p", &[], cause);
    } else {
        out.open("ol");
        for problem in problems {
            item(problem, out);
        }
        out.close();
    }
    let is_shown = draft.card().is_some_and(|(_, is_current)| is_current);
    if !is_shown {
        out.tag("p", &[], "The card cannot be shown until this is fixed.");
    }
}

fn item(Report { problem, .. }: &Report, out: &mut Html) {
    out.open("li");
    if let Some(span) = problem.span {
        out.tag("b", &[], &format!("Line {}, column {}", span.line, span.column));
    }
    out.tag("span", &[], &problem.message());
    out.close();
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"title": "<b>", "terms": [{"label": "L", "before": "x", "after": "y"}]}"#;

    fn render(text: &str) -> Page {
        page(&Draft::new("a/<i>.json".into(), Ok(text.to_owned())), false)
    }

    #[test]
    fn different_pages_have_different_revisions() {
        let good = render(GOOD);
        assert!(good.html.contains(&format!("content=\"{}\"", good.revision)));
        assert_eq!(good.revision, render(&GOOD.replace(", ", " ,\n")).revision);
        assert_ne!(good.revision, render(&GOOD.replace('x', "z")).revision);
        assert_ne!(good.revision, render(&GOOD.replace("\"after\"", "\"ever\": 1, \"after\"")).revision);
    }

    #[test]
    fn markup_in_the_file_is_escaped() {
        for text in [GOOD, "<b>", r#"{"title": "<b>", "<b>": 1, "terms": [{"label": "<b>", "after": "<b>"}]}"#] {
            let html = render(text).html;
            let html = html.split("<main>").next().unwrap().replace("<b>Line", "");
            assert!(!html.contains("<b>") && !html.contains("<i>"), "{html}");
        }
    }
}
