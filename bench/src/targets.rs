//! The targets of the redline, and whether it meets them.

use crate::measure::{Measured, Time};
use crate::stats::ratio;
use crate::table::{Table, short};

/// The good side of a limit.
#[derive(Clone, Copy)]
enum Side {
    AtMost,
    AtLeast,
}

/// A target: a limit and our value.
struct Target {
    name: &'static str,
    side: Side,
    limit: f64,
    value: f64,
    unit: &'static str,
}

impl Target {
    fn is_met(&self) -> bool {
        match self.side {
            Side::AtMost => self.value <= self.limit,
            Side::AtLeast => self.value >= self.limit,
        }
    }

    fn cells(&self) -> Vec<String> {
        let symbol = match self.side {
            Side::AtMost => "≤",
            Side::AtLeast => "≥",
        };
        let Self { name, limit, unit, value, .. } = self;
        let met = if self.is_met() { "met" } else { "missed" };
        // A limit of zero is for a count.
        let value = if *limit == 0.0 { format!("{value}") } else { short(*value) };
        vec![(*name).to_owned(), format!("{symbol} {limit}{unit}"), format!("{value}{unit}"), met.to_owned()]
    }
}

/// Times in Node.
pub struct NodeTimes {
    /// Our wasm on a contract of 110 kB.
    pub ours: Time,
    /// Our wasm on two unrelated texts.
    pub unrelated: Time,
    /// jsdiff on the contract: `diffLines`, then `diffWords` on the changed lines.
    pub lines: Time,
    /// jsdiff on the contract: `diffWords`.
    pub words: Time,
}

/// Prints the targets for everything that was measured.
pub fn print(ours: &Measured, node: Option<&NodeTimes>) {
    let mut table = Table::new("Targets", ["what", "target", "what-changed", "result"]);
    let mut targets = native(ours);
    targets.extend(node.into_iter().flat_map(in_node));
    for target in targets {
        table.row(target.cells());
    }
    table.print();
    println!("\n  `cargo xtask size` prints the redline's share of the wasm.");
}

fn native(ours: &Measured) -> Vec<Target> {
    let (quality, reference) = (&ours.quality, &ours.reference);
    let at_most = |name, limit, value, unit| Target { name, side: Side::AtMost, limit, value, unit };
    vec![
        at_most("edit groups, as a ratio to the minimal script", 0.22, ratio(quality.groups, reference.groups), ""),
        at_most("changed text, as a ratio to the minimal script", 1.2, ratio(quality.changed, reference.changed), ""),
        at_most("stranded words per 100 edit groups", 4.0, ratio(100 * quality.islands, quality.groups), ""),
        at_most("over-merged edits", 0.0, ratio(quality.overmerged, 1), ""),
        at_most(
            "changed text shown as rewritten paragraphs",
            12.0,
            ratio(100 * quality.rewritten, quality.changed),
            " %",
        ),
        at_most("rewritten paragraphs that keep a third of their words", 0.0, ratio(quality.wrongly_rewritten, 1), ""),
        at_most("split numbers", 0.0, ratio(quality.split, 1), ""),
        at_most("native time per pair, median", 0.1, ours.percentile(50).at_least(), " ms"),
        at_most("native time per pair, 99th percentile", 2.0, ours.percentile(99).at_least(), " ms"),
        at_most("native time per pair, maximum", 15.0, ours.percentile(100).at_least(), " ms"),
    ]
}

fn in_node(times: &NodeTimes) -> [Target; 4] {
    let at_most =
        |name, limit, time: Time| Target { name, side: Side::AtMost, limit, value: time.at_least(), unit: " ms" };
    let faster = |name, limit, other: Time| {
        let value = other.at_least() / times.ours.at_least();
        Target { name, side: Side::AtLeast, limit, value, unit: " ×" }
    };
    [
        at_most("wasm, contract of 110 kB", 2.0, times.ours),
        at_most("wasm, two unrelated texts", 10.0, times.unrelated),
        faster("wasm, contract of 110 kB: faster than jsdiff lines, words", 15.0, times.lines),
        faster("wasm, contract of 110 kB: faster than jsdiff diffWords", 200.0, times.words),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_met_at_the_limit_and_on_its_good_side() {
        let is_met = |side, value| Target { name: "", side, limit: 2.0, value, unit: "" }.is_met();
        assert!(is_met(Side::AtMost, 2.0) && !is_met(Side::AtMost, 2.1));
        assert!(is_met(Side::AtLeast, 2.0) && !is_met(Side::AtLeast, 1.9));
    }
}
