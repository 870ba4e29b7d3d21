//! The whole bench: measures, and prints a table for each thing.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::bars::{self, InNode};
use crate::engine::Engine;
use crate::growth;
use crate::measure::{self, Measured, Reference, Time};
use crate::pairs::{self, Pair};
use crate::peer::Peer;
use crate::stats::ratio;
use crate::table::{Table, short};

/// No engine may take longer for a pair …
const LIMIT: Duration = Duration::from_secs(30);
/// … nor, in Node, for one of many.
const LIMIT_OF_MANY: Duration = Duration::from_secs(10);
/// So many pairs of the folder are judged in Node, where engines are slow.
const IN_NODE: usize = 60;
/// Ours as it runs in Node.
const OURS: &str = "ours, wasm";
/// jsdiff as most use it.
const WORDS: &str = "jsdiff diffWords";
/// jsdiff as it is fastest.
const LINES: &str = "jsdiff lines, words";
/// The place of the contract among the sizes; the unrelated texts are behind it.
const CONTRACT: usize = 2;
/// Those that run in Node; ours is the first.
const SCRIPTS: [&str; 5] = [OURS, LINES, WORDS, "diff-match-patch", "fast-diff"];

/// Prints everything: over a folder of pairs, or over pairs of the bench's own making. Node is left
/// out where there is no glue of our wasm.
pub fn print(folder: Option<&Path>, glue: Option<&Path>) -> Result<()> {
    let made = env::temp_dir().join(format!("redline-bench-{}", std::process::id()));
    let result = print_with(folder, glue, &made);
    // What was made of them before an error, if anything.
    drop(std::fs::remove_dir_all(&made));
    result
}

fn print_with(folder: Option<&Path>, glue: Option<&Path>, made: &Path) -> Result<()> {
    let all = match folder {
        Some(folder) => pairs::of_folder(folder)?,
        None => pairs::made(&made.join("many"))?,
    };
    let sizes = pairs::sizes(&made.join("sizes"))?;
    let of = folder.map_or("pairs of our own making".to_owned(), |folder| format!("pairs of {}", folder.display()));

    let (measured, _) = natively(&Engine::ALL, &all)?;
    print_quality(&format!("How it reads, natively: {} {of}", all.len()), &measured);
    print_speed(&format!("How long it takes natively, in ms a pair: {} {of}", all.len()), &measured);
    growth::print(worker(Engine::Ours)?, LIMIT, &made.join("growth"))?;

    let mut node = None;
    if let Some(glue) = glue {
        let times = at_sizes(&sizes, glue)?;
        print_sizes(&sizes, &times);
        node = Some(in_node(&times)?);

        let some = pairs::some(&all, IN_NODE);
        let (mut measured, reference) = natively(&[Engine::Minimal, Engine::Ours], &some)?;
        for name in SCRIPTS.into_iter().filter(|name| *name != OURS) {
            measured.push(measure::engine(name, script(name, glue), LIMIT_OF_MANY, &some, &reference)?);
        }
        print_quality(&format!("How it reads, in Node: {} of the {} {of}", some.len(), all.len()), &measured);
    } else {
        println!("\nNode is left out: there is no wasm. `cargo xtask bench redline` makes it.");
    }

    let ours = measured.iter().find(|row| row.name == Engine::Ours.name()).context("ours was not measured")?;
    bars::print(ours, node.as_ref());
    Ok(())
}

/// Measures native engines, of which the first is the reference.
fn natively(engines: &[Engine], pairs: &[Pair]) -> Result<(Vec<Measured>, Reference)> {
    let (first, rest) = engines.split_first().context("there is no engine")?;
    let (row, reference) = measure::reference(first.name(), worker(*first)?, LIMIT, pairs)?;
    let mut rows = vec![row];
    for engine in rest {
        rows.push(measure::engine(engine.name(), worker(*engine)?, LIMIT, pairs, &reference)?);
    }
    Ok((rows, reference))
}

/// This program, as the worker of an engine.
fn worker(engine: Engine) -> Result<Command> {
    let mut command = Command::new(env::current_exe().context("this program's own path is not known")?);
    command.args(["worker", engine.name()]);
    Ok(command)
}

/// Node, as the worker of an engine.
fn script(name: &str, glue: &Path) -> Command {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "js", "worker.mjs"].iter().collect();
    let mut command = Command::new("node");
    // A heap too large for the machine would take others' memory.
    command.arg("--max-old-space-size=3000").arg(path).arg(name).arg(glue);
    command
}

/// An engine at the four sizes.
struct AtSizes {
    name: String,
    times: Vec<Time>,
    /// How many edits it shows for the contract.
    edits: Option<usize>,
}

/// The warm times at the four sizes: ours natively first, then all in Node.
fn at_sizes(sizes: &[(&str, Pair)], glue: &Path) -> Result<Vec<AtSizes>> {
    let mut rows = vec![("ours, natively".to_owned(), worker(Engine::Ours)?)];
    rows.extend(SCRIPTS.map(|name| (name.to_owned(), script(name, glue))));
    let mut measured = Vec::new();
    for (name, command) in rows {
        eprint!("{name}: {} sizes …", sizes.len());
        let mut peer = Peer::new(command, LIMIT);
        let mut row = AtSizes { name, times: Vec::new(), edits: None };
        for (at, (_, pair)) in sizes.iter().enumerate() {
            let (time, answer) = measure::ask(&mut peer, pair, LIMIT, true)?;
            row.times.push(time);
            if at == CONTRACT {
                row.edits = answer.and_then(|answer| answer.shown());
            }
        }
        measured.push(row);
        eprintln!(" done");
    }
    Ok(measured)
}

/// What of it there are bars for.
fn in_node(rows: &[AtSizes]) -> Result<InNode> {
    let time = |name: &str, size: usize| {
        let row = rows.iter().find(|row| row.name == name);
        row.and_then(|row| row.times.get(size).copied()).with_context(|| format!("{name} was not timed"))
    };
    Ok(InNode {
        ours: time(OURS, CONTRACT)?,
        unrelated: time(OURS, CONTRACT + 1)?,
        lines: time(LINES, CONTRACT)?,
        words: time(WORDS, CONTRACT)?,
    })
}

fn print_quality(title: &str, rows: &[Measured]) {
    let head = [
        "",
        "edit groups",
        "changed text",
        "islands/100",
        "of them breaks",
        "over-merged",
        "rewritten",
        "moved",
        "split numbers",
        "left out",
    ];
    let mut table = Table::new(title, head);
    for row in rows {
        let (quality, reference) = (&row.quality, &row.reference);
        table.row(vec![
            row.name.clone(),
            short(ratio(quality.groups, reference.groups)),
            short(ratio(quality.changed, reference.changed)),
            short(ratio(100 * quality.islands, quality.groups)),
            short(ratio(100 * quality.breaks, quality.groups)),
            quality.overmerged.to_string(),
            format!("{} %", short(ratio(100 * quality.rewritten, quality.changed))),
            format!("{} %", short(ratio(100 * quality.moved, quality.changed + quality.moved))),
            quality.split.to_string(),
            row.left_out.to_string(),
        ]);
    }
    table.print();
}

fn print_speed(title: &str, rows: &[Measured]) {
    let mut table = Table::new(title, ["", "p50", "p99", "max", "p50 to ours"]);
    let ours = rows.iter().find(|row| row.name == Engine::Ours.name()).map(|row| row.percentile(50).at_least());
    for row in rows {
        let [median, most, all] = [50, 99, 100].map(|percent| row.percentile(percent));
        let to_ours = ours.map_or(f64::NAN, |ours| median.at_least() / ours);
        table.row(vec![row.name.clone(), median.shown(), most.shown(), all.shown(), short(to_ours)]);
    }
    table.print();
}

fn print_sizes(sizes: &[(&str, Pair)], rows: &[AtSizes]) {
    let head = ["", "", "to ours", "", "to ours", "", "to ours", "edits", "", "to ours"];
    let mut table = Table::new("How long it takes in Node, warm, in ms, and as a ratio to ours, wasm", head);
    let mut names = vec![String::new()];
    for (at, (name, _)) in sizes.iter().enumerate() {
        names.push((*name).to_owned());
        names.extend(vec![String::new(); if at == CONTRACT { 2 } else { 1 }]);
    }
    table.row(names);
    let ours = rows.iter().find(|row| row.name == OURS).map(|row| row.times.as_slice()).unwrap_or_default();
    for row in rows {
        let mut cells = vec![row.name.clone()];
        for (at, (time, ours)) in row.times.iter().zip(ours).enumerate() {
            let ratio = short(time.at_least() / ours.at_least());
            cells.push(time.shown());
            cells.push(if matches!(time, Time::Over(_)) { format!(">{ratio}") } else { ratio });
            if at == CONTRACT {
                cells.push(row.edits.map_or("–".to_owned(), |edits| edits.to_string()));
            }
        }
        table.row(cells);
    }
    table.print();
}
