//! The sources of a card, and what cites each.

use alloc::vec::Vec;

use super::labels;
use super::model::{Link, TermRef, When};
use super::resolver::Resolver;
use super::walk;
use crate::card::{Source, Statement, Url};

/// A source as it is shown.
pub struct ResolvedSource<'c> {
    /// The publisher.
    pub publisher: &'c str,
    /// The title.
    pub title: Option<&'c str>,
    /// The date of publication.
    pub date: Option<When>,
    /// The kind of source.
    pub kind: Option<&'c str>,
    /// A link to it.
    pub link: Option<Link<'c>>,
    /// The address of an archived copy.
    pub archived: Option<&'c str>,
    /// The terms that cite it.
    pub terms: Vec<TermRef<'c>>,
    /// The labels of everything else that cites it.
    pub others: Vec<&'c str>,
}

pub(super) fn resolve(resolver: Resolver<'_>) -> Vec<ResolvedSource<'_>> {
    let mut sources = Vec::new();
    for source in &resolver.card.sources {
        sources.push(resolve_one(resolver, source));
    }
    sources
}

fn resolve_one<'c>(resolver: Resolver<'c>, source: &'c Source) -> ResolvedSource<'c> {
    let mut terms = Vec::new();
    for term in &resolver.card.terms {
        let mut is_cited = false;
        walk::term(term, &mut |statement| is_cited |= cites(statement, &source.id));
        if is_cited {
            terms.push(TermRef { id: &term.id, label: &term.label });
        }
    }
    ResolvedSource {
        publisher: &source.publisher,
        title: source.title.as_deref(),
        date: resolver.date(source.date),
        kind: source.kind.as_deref(),
        link: source.url.as_ref().map(|url| Link { address: url.as_str(), label: url.host() }),
        archived: source.archived.as_ref().map(Url::as_str),
        terms,
        others: others(resolver, &source.id),
    }
}

/// Returns the labels of everything but terms that cites a source.
fn others<'c>(resolver: Resolver<'c>, id: &str) -> Vec<&'c str> {
    let card = resolver.card;
    let mut others = Vec::new();
    let mut add = |label: &'c str, statement: &Statement| {
        if cites(statement, id) && others.last() != Some(&label) {
            others.push(label);
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
        add(labels::open_points(resolver.locale, point.kind), &point.statement);
    }
    for row in card.alternatives.iter().flat_map(|table| &table.rows) {
        for cell in &row.cells {
            add(&row.label, cell);
        }
    }
    others
}

/// True if a statement, or a claim in it, cites a source.
fn cites(statement: &Statement, id: &str) -> bool {
    let quoted = statement.quote.as_ref().and_then(|quote| quote.source.as_deref());
    statement.sources.iter().any(|source| source == id)
        || quoted == Some(id)
        || statement.via.as_deref() == Some(id)
        || statement.claims.iter().any(|claim| cites(claim, id))
}
