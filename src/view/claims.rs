//! Claims that differ.

use super::Context;
use super::class::{HEAD, TICK};
use super::statement::{attribution, extras, statement, text};
use super::texts::redline;
use crate::locale::Word;
use crate::markup::Markup;
use crate::resolve::Claim;

classes! {
    CLAIMS = "claims",
    CLAIM_LIST = "claim-list",
    PLAIN = "plain",
    AGAINST = "against",
}

/// Writes claims side by side. A checkbox marks how each differs from the first; the style alone does that.
pub(super) fn claims(claims: &[Claim], context: Context, out: &mut impl Markup) {
    out.element("details", CLAIMS, |out| {
        out.attr("open", "");
        out.leaf("summary", HEAD, context.locale.word(Word::SourcesDisagree));
        if claims.len() > 1 {
            out.element("label", TICK, |out| {
                out.element("input", None, |out| out.attr("type", "checkbox"));
                out.text(" ");
                out.text(context.locale.word(Word::HighlightDifferences));
            });
        }
        out.element("ul", CLAIM_LIST, |out| {
            for shown in claims {
                out.element("li", None, |out| claim(shown, context, out));
            }
        });
    });
}

fn claim(claim: &Claim, context: Context, out: &mut impl Markup) {
    if claim.against.is_empty() {
        statement(&claim.statement, context, out);
        return;
    }
    out.element("div", PLAIN, |out| text(&claim.statement, context, out));
    out.element("div", AGAINST, |out| redline(&claim.against, context, out));
    attribution(None, &claim.statement, context, out);
    extras(&claim.statement, context, out);
}
