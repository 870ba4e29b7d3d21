//! Counts the matches of a search.

use super::walk;
use crate::card::{Card, Statement};
use crate::fold::occurrences;
use crate::state::Section;

/// Counts the matches in a term, in all versions.
pub(super) fn in_term(card: &Card, term: usize, query: &str) -> usize {
    let term = &card.terms[term];
    let mut count = occurrences(&term.label, query) + in_text(term.topic.as_ref(), query);
    walk::term(term, &mut |statement| count += in_statement(statement, query));
    count
}

/// Counts the matches in a section.
pub(super) fn in_section(card: &Card, section: Section, query: &str) -> usize {
    let mut count = 0;
    let mut add = |label: &str, statement: Option<&Statement>| {
        count += occurrences(label, query) + statement.map_or(0, |statement| in_statement(statement, query));
    };
    match section {
        Section::Glance => card.figures.iter().for_each(|figure| {
            add(&figure.label, Some(&figure.statement));
            add(&figure.value, None);
        }),
        Section::Timeline => {
            card.events.iter().for_each(|event| add(&event.label, Some(&event.statement)));
            for text in card.versions.iter().flat_map(|version| version.label.iter().chain(&version.text)) {
                add(text, None);
            }
        }
        Section::Audiences => {
            card.audiences.iter().for_each(|audience| add(&audience.label, Some(&audience.statement)));
        }
        Section::Questions => {
            card.questions.iter().for_each(|question| add(&question.question, Some(&question.answer)));
        }
        Section::OpenPoints => card.open.iter().for_each(|point| add("", Some(&point.statement))),
        Section::Alternatives => {
            for column in card.alternatives.iter().flat_map(|table| &table.columns) {
                add(column, None);
            }
            for row in card.alternatives.iter().flat_map(|table| &table.rows) {
                add(&row.label, None);
                row.cells.iter().for_each(|cell| add("", Some(cell)));
            }
        }
        Section::Glossary => card.glossary.iter().for_each(|entry| {
            add(&entry.term, None);
            add(&entry.text, None);
        }),
        Section::Sources => card.sources.iter().for_each(|source| {
            add(&source.publisher, None);
            add(source.title.as_deref().unwrap_or_default(), None);
        }),
    }
    count
}

fn in_text(text: Option<&alloc::string::String>, query: &str) -> usize {
    text.map_or(0, |text| occurrences(text, query))
}

fn in_statement(statement: &Statement, query: &str) -> usize {
    let mut count = occurrences(&statement.text, query) + in_text(statement.via.as_ref(), query);
    if let Some(quote) = &statement.quote {
        count += occurrences(&quote.text, query) + in_text(quote.speaker.as_ref(), query);
    }
    count + statement.claims.iter().map(|claim| in_statement(claim, query)).sum::<usize>()
}
