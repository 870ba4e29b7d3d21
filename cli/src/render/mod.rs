//! `what-changed render`: renders card files as fragments, pages or documents.

mod format;
mod jobs;
mod since;

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Error, Result, bail};
use clap::Args;
use indicatif::{ParallelProgressIterator as _, ProgressBar, ProgressStyle};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use rayon::prelude::*;
use what_changed::document::{self, Addresses, ENGLISH, Element, Selection};

use crate::check::WRONG_CARD;
use crate::check::report::{self, Report};
use crate::output::{print, print_error, save};
use crate::{FAILURE, input};
use format::Format;
use jobs::{Job, Jobs, NAME};
use since::Record;

/// Render cards as HTML that works without a script, or as text, Markdown or JSON-LD.
///
/// A card with a problem is not written. Its problems go to standard error, one a line, and the exit code is 1. If a
/// file cannot be read or written, the exit code is 2. The other cards are written in both cases.
///
/// In an id or an address, {} is the name of the card: its file name without .json, or its path in a given folder.
#[derive(Args)]
pub struct Render {
    /// The card files, or folders with card files; - for standard input
    #[arg(required = true, value_name = "CARD")]
    cards: Vec<PathBuf>,
    /// The output format
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The file to write, or the folder for several cards; by default, standard output
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    /// Skip cards whose output is up to date. The records are in the file .what-changed in the output folder
    #[arg(long, requires = "out")]
    only_changed: bool,
    /// The id of the element, for links to its terms
    #[arg(long)]
    id: Option<String>,
    /// The address of the card file on the web, for the element
    #[arg(long, value_name = "URL")]
    src: Option<String>,
    /// Let the page fetch the file at --src and show it in place of this output
    #[arg(long, requires = "src")]
    live: bool,
    #[command(flatten)]
    selection: SelectionArgs,
    /// The address of the script, for --format html and iframe; by default, in the folder of the page
    #[arg(long, value_name = "URL")]
    script: Option<String>,
    /// The address of the output of --format iframe, for --format oembed
    #[arg(long, value_name = "URL", required_if_eq("format", "oembed"))]
    page: Option<String>,
    /// Render what can be shown of a card with problems, and report them
    #[arg(long)]
    lenient: bool,
}

/// The initial selection. Names that a card does not have are ignored.
#[derive(Args, Debug)]
struct SelectionArgs {
    /// The id of the term that is open at first
    #[arg(long, value_name = "ID")]
    term: Option<String>,
    /// The initial view of the terms
    #[arg(long, value_parser = ["redline", "split", "before", "after"])]
    view: Option<String>,
    /// The id of the earlier version in the initial comparison
    #[arg(long, value_name = "ID")]
    from: Option<String>,
    /// The id of the later version in the initial comparison
    #[arg(long, value_name = "ID")]
    to: Option<String>,
}

/// The outcome for one card.
enum Outcome {
    /// The output was written, or is up to date.
    Written,
    /// The card has problems and was not written.
    Rejected,
    /// A file could not be read or written.
    Failed(Error),
}

impl Render {
    /// Renders the cards. Fails without writing anything if the arguments contradict each other.
    pub fn run(&self) -> Result<ExitCode> {
        input::once_from_standard_input(&self.cards)?;
        let Jobs { each: jobs, folder } = jobs::list(&self.cards, self.out.as_deref(), self.format.into())?;
        self.check_names(&jobs)?;
        let record = self.record(folder.as_deref())?;
        let progress = progress(jobs.len());
        let outcomes: Vec<(Vec<String>, Outcome)> =
            jobs.par_iter().progress_with(progress).map(|job| self.write(job, record.as_ref())).collect();
        let (mut code, mut missing) = (0, Vec::new());
        for (job, (lines, outcome)) in jobs.iter().zip(outcomes) {
            for line in lines {
                anstream::eprintln!("{line}");
            }
            code = code.max(match outcome {
                Outcome::Written => continue,
                Outcome::Rejected => WRONG_CARD,
                Outcome::Failed(error) => {
                    print_error(&error);
                    FAILURE
                }
            });
            missing.push(job.card.to_string_lossy());
        }
        if jobs.len() > 1 && !missing.is_empty() {
            eprintln!("{} of {} cards were not written:\n  {}", missing.len(), jobs.len(), missing.join("\n  "));
        }
        if let Some(record) = record {
            record.save()?;
        }
        Ok(ExitCode::from(code))
    }

    /// Fails if several cards would get one id or one address.
    fn check_names(&self, jobs: &[Job]) -> Result<()> {
        type Fill = fn(&str, &Job) -> String;
        let flags: [(&str, &Option<String>, Fill); 3] =
            [("--id", &self.id, id), ("--src", &self.src, address), ("--page", &self.page, address)];
        for (flag, text, fill) in flags {
            let Some(text) = text else { continue };
            let mut cards: HashMap<String, &Job> = HashMap::new();
            for job in jobs {
                let name = fill(text, job);
                if let Some(other) = cards.get(&name) {
                    bail!(
                        "{flag} {text} would be {name} for both {} and {}; use {NAME} for the name of the card",
                        other.card.display(),
                        job.card.display()
                    );
                }
                cards.insert(name, job);
            }
        }
        Ok(())
    }

    /// Opens the record of earlier output, with `--only-changed`.
    fn record(&self, folder: Option<&Path>) -> Result<Option<Record>> {
        if !self.only_changed {
            return Ok(None);
        }
        let Self { cards: _, format, out: _, only_changed: _, id, src, live, selection, script, page, lenient } = self;
        let options = format!("{format:?} {id:?} {src:?} {live} {selection:?} {script:?} {page:?} {lenient}");
        let folder =
            folder.context("--only-changed keeps its records in the output folder; give a folder with --out")?;
        Record::open(folder, &options).map(Some)
    }

    /// Renders a card. Returns its problems, one for each line, and the outcome.
    fn write(&self, job: &Job, record: Option<&Record>) -> (Vec<String>, Outcome) {
        let text = match input::text(&job.card) {
            Ok(text) => text,
            Err(error) => return (Vec::new(), Outcome::Failed(error)),
        };
        let target = record.zip(job.to.as_deref());
        if target.is_some_and(|(record, to)| record.is_up_to_date(to, &text)) {
            return (Vec::new(), Outcome::Written);
        }
        let (card, problems) = report::read(&job.card, &text);
        let lines: Vec<String> = problems.iter().map(Report::line).collect();
        let Some(card) = card.filter(|_| self.lenient || lines.is_empty()) else {
            return (lines, Outcome::Rejected);
        };
        let element = Element {
            id: self.id.as_ref().map(|text| id(text, job)),
            src: self.src.as_ref().map(|text| address(text, job)),
            live: self.live,
            selection: self.selection.selection(),
        };
        let page = self.page.as_ref().map(|text| address(text, job));
        let addresses = Addresses { script: self.script.clone(), page };
        let mut written = document::Format::from(self.format).render(&card, &element, &addresses, &ENGLISH);
        written.truncate(written.trim_end_matches('\n').len());
        written.push('\n');
        let saved = match &job.to {
            Some(path) => save(path, &written),
            None => print(&mut io::stdout(), &written),
        };
        match target {
            // A card with problems is rendered each time, so that they are reported each time.
            Some((record, to)) if saved.is_ok() && lines.is_empty() => record.insert(to, &text, &written),
            Some((record, to)) => record.remove(to),
            None => {}
        }
        (lines, saved.map_or_else(Outcome::Failed, |()| Outcome::Written))
    }
}

/// Fills the card's name into an id. A slash would end the id in a link, and an id contains no white space.
fn id(text: &str, job: &Job) -> String {
    text.replace(NAME, &job.name.replace(|char: char| char == '/' || char.is_whitespace(), "-"))
}

/// Fills the card's name into an address.
fn address(text: &str, job: &Job) -> String {
    let parts: Vec<String> = job.name.split('/').map(|part| utf8_percent_encode(part, IN_PATH).to_string()).collect();
    text.replace(NAME, &parts.join("/"))
}

/// The characters that are percent-encoded in a segment of a path.
const IN_PATH: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'`').add(b'{').add(b'}');

impl SelectionArgs {
    fn selection(&self) -> Selection {
        let Self { term, view, from, to } = self;
        Selection { term: term.clone(), view: view.clone(), from: from.clone(), to: to.clone() }
    }
}

/// Returns a progress bar for many cards, on a terminal.
fn progress(cards: usize) -> ProgressBar {
    if cards < 50 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(cards as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {human_pos} of {human_len} cards, {eta} left") {
        bar.set_style(style);
    }
    bar
}
