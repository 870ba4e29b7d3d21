//! What we hold ourselves to, and where we stand.

use crate::measure::{Measured, Time};
use crate::stats::ratio;
use crate::table::{Table, short};

/// On which side of a bar it is good to be.
#[derive(Clone, Copy)]
enum Side {
    AtMost,
    AtLeast,
}

/// A bar, and where we stand.
struct Bar {
    name: &'static str,
    side: Side,
    limit: f64,
    ours: f64,
    unit: &'static str,
}

impl Bar {
    fn met(&self) -> bool {
        match self.side {
            Side::AtMost => self.ours <= self.limit,
            Side::AtLeast => self.ours >= self.limit,
        }
    }

    fn cells(&self) -> Vec<String> {
        let sign = match self.side {
            Side::AtMost => "≤",
            Side::AtLeast => "≥",
        };
        let Self { name, limit, unit, ours, .. } = self;
        let met = if self.met() { "met" } else { "NOT met" };
        // What must not be at all is counted.
        let ours = if *limit == 0.0 { format!("{ours}") } else { short(*ours) };
        vec![(*name).to_owned(), format!("{sign} {limit}{unit}"), format!("{ours}{unit}"), met.to_owned()]
    }
}

/// The times of the wasm and of jsdiff in Node, of the contract and of the unrelated texts.
pub struct InNode {
    /// Ours, a contract.
    pub ours: Time,
    /// Ours, two texts that have nothing in common.
    pub unrelated: Time,
    /// jsdiff, lines and then words, the contract.
    pub lines: Time,
    /// jsdiff, `diffWords`, the contract.
    pub words: Time,
}

/// Prints all bars, of those things that were measured.
pub fn print(ours: &Measured, node: Option<&InNode>) {
    let mut table = Table::new("The bars", ["", "bar", "ours", ""]);
    let mut bars = folder(ours);
    bars.extend(node.into_iter().flat_map(in_node));
    for bar in bars {
        table.row(bar.cells());
    }
    table.print();
    println!("\n  The redline's share of the wasm: see `cargo xtask size`.");
}

fn folder(ours: &Measured) -> Vec<Bar> {
    let (quality, reference) = (&ours.quality, &ours.reference);
    let most = |name, limit, ours, unit| Bar { name, side: Side::AtMost, limit, ours, unit };
    vec![
        most("edit groups, to the minimal script", 0.22, ratio(quality.groups, reference.groups), ""),
        most("changed text, to the minimal script", 1.2, ratio(quality.changed, reference.changed), ""),
        most("stranded islands in 100 edit groups", 4.0, ratio(100 * quality.islands, quality.groups), ""),
        most("over-merged edits", 0.0, ratio(quality.overmerged, 1), ""),
        most("changed text shown as before and after", 12.0, ratio(100 * quality.rewritten, quality.changed), " %"),
        most("… of paragraphs that keep a third of their words", 0.0, ratio(quality.torn, 1), ""),
        most("split numbers", 0.0, ratio(quality.split, 1), ""),
        most("natively, p50", 0.1, ours.percentile(50).at_least(), " ms"),
        most("natively, p99", 2.0, ours.percentile(99).at_least(), " ms"),
        most("natively, worst", 15.0, ours.percentile(100).at_least(), " ms"),
    ]
}

fn in_node(times: &InNode) -> [Bar; 4] {
    let most = |name, limit, ours: Time| Bar { name, side: Side::AtMost, limit, ours: ours.at_least(), unit: " ms" };
    let faster = |name, limit, other: Time| {
        let ours = other.at_least() / times.ours.at_least();
        Bar { name, side: Side::AtLeast, limit, ours, unit: " ×" }
    };
    [
        most("wasm, 110 kB", 2.0, times.ours),
        most("wasm, two unrelated texts", 10.0, times.unrelated),
        faster("wasm, 110 kB, faster than jsdiff lines, words", 15.0, times.lines),
        faster("wasm, 110 kB, faster than jsdiff diffWords", 200.0, times.words),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_met_on_its_own_side_and_on_it() {
        let bar = |side, ours| Bar { name: "", side, limit: 2.0, ours, unit: "" }.met();
        assert!(bar(Side::AtMost, 2.0) && !bar(Side::AtMost, 2.1));
        assert!(bar(Side::AtLeast, 2.0) && !bar(Side::AtLeast, 1.9));
    }
}
