//! Visits the statements of a term.

use crate::card::{Effect, Statement, Term};

/// Visits each statement of a term, in all versions.
pub(super) fn term<'c>(term: &'c Term, visit: &mut dyn FnMut(&'c Statement)) {
    for stated in term.values.iter().filter_map(|value| value.stated.as_ref()) {
        visit(&stated.statement);
        step(stated.meaning.as_ref(), &stated.effects, visit);
    }
    step(term.meaning.as_ref(), &term.effects, visit);
}

fn step<'c>(meaning: Option<&'c Statement>, effects: &'c [Effect], visit: &mut dyn FnMut(&'c Statement)) {
    if let Some(meaning) = meaning {
        visit(meaning);
    }
    for effect in effects {
        visit(&effect.statement);
    }
}
