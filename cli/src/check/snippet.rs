//! A problem with its line of the card file, in which the place is underlined.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use what_changed::card::Span;

use super::report::{Report, in_one_line};

/// Returns a coloured snippet of a card file that has this text.
pub fn snippet(report: &Report, text: &str) -> String {
    let message = in_one_line(&report.problem.message());
    let range = report.problem.span.map_or(0..0, |span| underlined(text, span));
    // A byte order mark is part of no line.
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let range = range.start.saturating_sub(mark)..range.end.saturating_sub(mark);
    let source =
        Snippet::source(&text[mark..]).path(in_one_line(&report.file)).annotation(AnnotationKind::Primary.span(range));
    let title = Level::ERROR.primary_title(message).id(report.problem.code.name());
    let snippet = Renderer::styled().render(&[title.element(source)]);
    // A blank line separates it from the next one.
    snippet + "\n"
}

/// Returns the bytes to underline: of an object or a list its first bracket, of another value its first line.
fn underlined(text: &str, span: Span) -> Range<usize> {
    let value = text.get(span.start..span.end).unwrap_or_default();
    let length = if value.starts_with(['{', '[']) { 1 } else { value.lines().next().unwrap_or_default().len() };
    span.start..span.start + length
}
