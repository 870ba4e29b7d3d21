//! The sources of a card, and what rests on each.

use alloc::string::String;
use alloc::vec::Vec;

use super::statement::Resolver;
use super::walk;
use crate::card::{Card, Source, Statement};

/// A source as it is to be shown.
pub struct ResolvedSource<'c> {
    /// Who published it.
    pub publisher: &'c str,
    /// Its title.
    pub title: Option<&'c str>,
    /// When, for a machine and for a person.
    pub date: Option<(String, String)>,
    /// What it is.
    pub kind: Option<&'c str>,
    /// Its address and the host that it leads to.
    pub link: Option<(&'c str, &'c str)>,
    /// The address of a kept copy.
    pub archived: Option<&'c str>,
    /// The terms that rest on it: id and label.
    pub terms: Vec<(&'c str, &'c str)>,
    /// What else rests on it.
    pub others: Vec<&'c str>,
}

pub(super) fn resolve(with: Resolver<'_>) -> Vec<ResolvedSource<'_>> {
    let mut sources = Vec::new();
    for source in &with.card.sources {
        sources.push(resolved(with, source));
    }
    sources
}

fn resolved<'c>(with: Resolver<'c>, source: &'c Source) -> ResolvedSource<'c> {
    let card = with.card;
    let mut terms = Vec::new();
    for term in &card.terms {
        let mut rests = false;
        walk::term(term, &mut |statement| rests |= cites(statement, &source.id));
        if rests {
            terms.push((term.id.as_str(), term.label.as_str()));
        }
    }
    ResolvedSource {
        publisher: &source.publisher,
        title: source.title.as_deref(),
        date: with.date(source.date),
        kind: source.kind.as_deref(),
        link: source.url.as_ref().map(|url| (url.as_str(), url.host())),
        archived: source.archived.as_ref().map(crate::card::Url::as_str),
        terms,
        others: others(card, with, &source.id),
    }
}

/// The names of all but terms that rests on a source.
fn others<'c>(card: &'c Card, with: Resolver<'c>, id: &str) -> Vec<&'c str> {
    let mut others = Vec::new();
    let mut add = |name: &'c str, statement: &Statement| {
        if cites(statement, id) && others.last() != Some(&name) {
            others.push(name);
        }
    };
    for figure in &card.figures {
        add(&figure.label, &figure.statement);
    }
    for event in &card.events {
        add(&event.label, &event.statement);
    }
    for audience in &card.audiences {
        add(&audience.label, &audience.statement);
    }
    for question in &card.questions {
        add(&question.question, &question.answer);
    }
    for point in &card.open {
        add(with.locale.word(super::sections::word(point.kind)), &point.statement);
    }
    for row in card.alternatives.iter().flat_map(|table| &table.rows) {
        for cell in &row.cells {
            add(&row.label, cell);
        }
    }
    others
}

/// Whether a statement, or an account in it, rests on a source.
fn cites(statement: &Statement, id: &str) -> bool {
    let quoted = statement.quote.as_ref().and_then(|quote| quote.source.as_deref());
    statement.sources.iter().any(|source| source == id)
        || quoted == Some(id)
        || statement.via.as_deref() == Some(id)
        || statement.claims.iter().any(|claim| cites(claim, id))
}
