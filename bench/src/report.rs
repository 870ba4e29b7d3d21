//! Runs all measurements and prints their tables.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::client::Client;
use crate::engine::Engine;
use crate::growth;
use crate::measure::{self, Measured, Reference, Time};
use crate::pairs::{self, Pair};
use crate::stats::ratio;
use crate::table::{Table, short};
use crate::targets::{self, NodeTimes};

/// The time limit for a pair.
const LIMIT: Duration = Duration::from_secs(30);
/// The time limit for a pair in the quality table of the engines in Node.
const NODE_LIMIT: Duration = Duration::from_secs(10);
/// The number of pairs in that table. The engines in Node are slow.
const NODE_PAIRS: usize = 60;
/// The redline of this project in Node.
const OURS: &str = "what-changed, wasm";
/// jsdiff as it is mostly used.
const WORDS: &str = "jsdiff diffWords";
/// jsdiff as it is fastest: lines first, then the words of changed lines.
const LINES: &str = "jsdiff lines, words";
/// The index of the contract among the sizes. The unrelated texts come after it.
const CONTRACT: usize = 2;
/// The engines in Node.
const NODE_ENGINES: [&str; 5] = [OURS, LINES, WORDS, "diff-match-patch", "fast-diff"];

/// Prints all tables, for the pairs of a folder or for generated pairs. Without the glue of the wasm, the engines in
/// Node are skipped.
pub fn print(folder: Option<&Path>, glue: Option<&Path>) -> Result<()> {
    let temporary = env::temp_dir().join(format!("redline-bench-{}", std::process::id()));
    let result = print_tables(folder, glue, &temporary);
    // It may not exist yet if there was an error.
    drop(std::fs::remove_dir_all(&temporary));
    result
}

fn print_tables(folder: Option<&Path>, glue: Option<&Path>, temporary: &Path) -> Result<()> {
    let all = match folder {
        Some(folder) => pairs::read_folder(folder)?,
        None => pairs::write_generated(&temporary.join("pairs"))?,
    };
    let sizes = pairs::write_sizes(&temporary.join("sizes"))?;
    let source = folder.map_or("generated pairs".to_owned(), |folder| format!("pairs in {}", folder.display()));

    let (measured, _) = measure_native(&Engine::ALL, &all)?;
    print_quality(&format!("Quality, native engines: {} {source}", all.len()), &measured);
    print_speed(&format!("Time per pair, native engines, in milliseconds: {} {source}", all.len()), &measured);
    growth::print(worker(Engine::Ours)?, LIMIT, &temporary.join("growth"))?;

    let mut node = None;
    if let Some(glue) = glue {
        let times = measure_sizes(&sizes, glue)?;
        print_sizes(&sizes, &times);
        node = Some(node_times(&times)?);

        let sample = pairs::sample(&all, NODE_PAIRS);
        let (mut measured, reference) = measure_native(&[Engine::Minimal, Engine::Ours], &sample)?;
        for name in NODE_ENGINES.into_iter().filter(|name| *name != OURS) {
            measured.push(measure::engine(name, node_worker(name, glue), NODE_LIMIT, &sample, &reference)?);
        }
        print_quality(&format!("Quality, engines in Node: {} of the {} {source}", sample.len(), all.len()), &measured);
    } else {
        println!("\nThe engines in Node are skipped, since there is no wasm. `cargo xtask bench redline` builds it.");
    }

    let ours = measured.iter().find(|row| row.name == Engine::Ours.name()).context("what-changed was not measured")?;
    targets::print(ours, node.as_ref());
    Ok(())
}

/// Measures native engines. The first one is the reference for the others.
fn measure_native(engines: &[Engine], pairs: &[Pair]) -> Result<(Vec<Measured>, Reference)> {
    let (first, rest) = engines.split_first().context("there is no engine")?;
    let (row, reference) = measure::reference(first.name(), worker(*first)?, LIMIT, pairs)?;
    let mut rows = vec![row];
    for engine in rest {
        rows.push(measure::engine(engine.name(), worker(*engine)?, LIMIT, pairs, &reference)?);
    }
    Ok((rows, reference))
}

/// Returns the command that runs this program as the worker of an engine.
fn worker(engine: Engine) -> Result<Command> {
    let mut command = Command::new(env::current_exe().context("could not find the path of this program")?);
    command.args(["worker", engine.name()]);
    Ok(command)
}

/// Returns the command that runs an engine in Node.
fn node_worker(name: &str, glue: &Path) -> Command {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "js", "worker.mjs"].iter().collect();
    let mut command = Command::new("node");
    // Without a limit, an engine could take all the memory of the machine.
    command.arg("--max-old-space-size=3000").arg(path).arg(name).arg(glue);
    command
}

/// The times of an engine for each size.
struct SizeTimes {
    name: String,
    times: Vec<Time>,
    /// The number of edits for the contract.
    edits: Option<usize>,
}

/// Measures the warm times for each size: the native redline first, then all engines in Node.
fn measure_sizes(sizes: &[(&str, Pair)], glue: &Path) -> Result<Vec<SizeTimes>> {
    let mut rows = vec![("what-changed, native".to_owned(), worker(Engine::Ours)?)];
    rows.extend(NODE_ENGINES.map(|name| (name.to_owned(), node_worker(name, glue))));
    let mut measured = Vec::new();
    for (name, command) in rows {
        eprint!("{name}: {} sizes …", sizes.len());
        let mut client = Client::new(command, LIMIT);
        let mut row = SizeTimes { name, times: Vec::new(), edits: None };
        for (at, (_, pair)) in sizes.iter().enumerate() {
            let (time, answer) = measure::ask(&mut client, pair, LIMIT, true)?;
            row.times.push(time);
            if at == CONTRACT {
                row.edits = answer.and_then(|answer| answer.edit_count());
            }
        }
        measured.push(row);
        eprintln!(" done");
    }
    Ok(measured)
}

/// Returns the times that have targets.
fn node_times(rows: &[SizeTimes]) -> Result<NodeTimes> {
    let time = |name: &str, size: usize| {
        let row = rows.iter().find(|row| row.name == name);
        row.and_then(|row| row.times.get(size).copied()).with_context(|| format!("{name} was not measured"))
    };
    Ok(NodeTimes {
        ours: time(OURS, CONTRACT)?,
        unrelated: time(OURS, CONTRACT + 1)?,
        lines: time(LINES, CONTRACT)?,
        words: time(WORDS, CONTRACT)?,
    })
}

fn print_quality(title: &str, rows: &[Measured]) {
    let header = [
        "engine",
        "edit groups",
        "changed text",
        "islands",
        "line ends",
        "over-merged",
        "rewritten",
        "moved",
        "split numbers",
        "skipped",
    ];
    let mut table = Table::new(title, header);
    for note in [
        "edit groups    runs of deletions and insertions, as a ratio to the minimal script",
        "changed text   deleted and inserted characters, as a ratio to the minimal script",
        "islands        unchanged runs of one or two words between two edits, per 100 edit groups",
        "line ends      islands that contain a line end, per 100 edit groups",
        "over-merged    edits that swallow four or more unchanged words in a row",
        "rewritten      changed text in paragraphs that are shown as before and after",
        "moved          text of moved paragraphs, as a share of all changed and moved text",
        "split numbers  numbers with the start or the end of an edit inside them",
        "skipped        pairs that the engine or the minimal script did not complete",
    ] {
        table.note(note);
    }
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
            row.skipped.to_string(),
        ]);
    }
    table.print();
}

fn print_speed(title: &str, rows: &[Measured]) {
    let mut table = Table::new(title, ["engine", "median", "p99", "maximum", "median ratio"]);
    let ours = rows.iter().find(|row| row.name == Engine::Ours.name()).map(|row| row.percentile(50).at_least());
    table.note("p99            99th percentile");
    table.note("median ratio   median, as a ratio to what-changed");
    for row in rows {
        let [median, p99, maximum] = [50, 99, 100].map(|percent| row.percentile(percent));
        let ratio = ours.map_or(f64::NAN, |ours| median.at_least() / ours);
        table.row(vec![row.name.clone(), median.text(), p99.text(), maximum.text(), short(ratio)]);
    }
    table.print();
}

fn print_sizes(sizes: &[(&str, Pair)], rows: &[SizeTimes]) {
    let mut header = vec!["engine".to_owned()];
    for (at, (name, _)) in sizes.iter().enumerate() {
        header.extend([(*name).to_owned(), "ratio".to_owned()]);
        header.extend((at == CONTRACT).then(|| "edits".to_owned()));
    }
    let mut table = Table::new("Time per pair in Node, warm, in milliseconds", header);
    table.note("240 B, 5.4 kB, 110 kB   a clause, a page and a contract, amended");
    table.note("unrelated               two contracts of 105 kB with nothing in common");
    table.note("ratio                   time, as a ratio to what-changed, wasm");
    table.note("edits                   number of edits in the contract");
    let ours = rows.iter().find(|row| row.name == OURS).map(|row| row.times.as_slice()).unwrap_or_default();
    for row in rows {
        let mut cells = vec![row.name.clone()];
        for (at, (time, ours)) in row.times.iter().zip(ours).enumerate() {
            let ratio = short(time.at_least() / ours.at_least());
            cells.push(time.text());
            cells.push(if matches!(time, Time::TimedOut(_)) { format!(">{ratio}") } else { ratio });
            if at == CONTRACT {
                cells.push(row.edits.map_or("–".to_owned(), |edits| edits.to_string()));
            }
        }
        table.row(cells);
    }
    table.print();
}
