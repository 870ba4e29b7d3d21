//! `what-changed render`: card files as what a publisher pastes, or as documents.

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
use what_changed::document::{self, Addresses, Element};
use what_changed::locale::ENGLISH;
use what_changed::state::Selection;

use crate::check::WRONG_CARD;
use crate::check::report::{self, Report};
use crate::output::{complain, print, save};
use crate::{TROUBLE, input};
use format::Format;
use jobs::{Job, Jobs, NAME};
use since::Record;

/// Write cards as HTML that works without a script, or as text, Markdown or JSON-LD.
///
/// A card with a problem is not written: each problem is printed to standard error, one a line, and the exit code is
/// 1. Where a file cannot be read or written it is 2. Neither keeps other cards from being written.
///
/// In an id or an address, {} stands for the name of the card: that of its file without .json, and in a folder the
/// way to it.
#[derive(Args)]
pub struct Render {
    /// The card files, or folders with them; - is standard input.
    #[arg(required = true, value_name = "CARD")]
    cards: Vec<PathBuf>,
    /// What to write.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The file to write, or for several cards the folder; without one, standard output.
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    /// Write only the cards that changed since they were last written with this flag, or that would be written
    /// otherwise now. What was written is kept in the folder, in the file .what-changed.
    #[arg(long, requires = "out")]
    only_changed: bool,
    /// The id of the element, which links to its terms have.
    #[arg(long)]
    id: Option<String>,
    /// The address of the card file on the web, for the element.
    #[arg(long, value_name = "URL")]
    src: Option<String>,
    /// Whether the page is to fetch that file, and show it in place of what is written here.
    #[arg(long, requires = "src")]
    live: bool,
    #[command(flatten)]
    selection: SelectionArgs,
    /// The address of the script, for --format html and iframe; without one, it lies beside the page.
    #[arg(long, value_name = "URL")]
    script: Option<String>,
    /// The address of what --format iframe writes, for --format oembed.
    #[arg(long, value_name = "URL", required_if_eq("format", "oembed"))]
    page: Option<String>,
    /// Write what can be shown of a card that has problems; they are printed all the same.
    #[arg(long)]
    lenient: bool,
}

/// The initial selection. Names that a card does not have are ignored.
#[derive(Args, Debug)]
struct SelectionArgs {
    /// The id of the term that is open at first.
    #[arg(long, value_name = "ID")]
    term: Option<String>,
    /// How terms are shown at first.
    #[arg(long, value_parser = ["redline", "split", "before", "after"])]
    view: Option<String>,
    /// The id of the earlier version that is compared at first.
    #[arg(long, value_name = "ID")]
    from: Option<String>,
    /// The id of the later version that is compared at first.
    #[arg(long, value_name = "ID")]
    to: Option<String>,
}

/// What became of a card.
enum Done {
    /// It was written, or would have been written as it was before.
    Well,
    /// It is wrong; nothing was written.
    Wrong,
    /// A file could not be read or written.
    Failed(Error),
}

impl Render {
    /// Writes the cards. Fails where it is not clear what is to be written, and nothing is written then.
    pub fn run(&self) -> Result<ExitCode> {
        input::once_from_standard_input(&self.cards)?;
        let Jobs { each: jobs, folder } = jobs::of(&self.cards, self.out.as_deref(), self.format.into())?;
        self.names_differ(&jobs)?;
        let record = self.record(folder.as_deref())?;
        let progress = progress(jobs.len());
        let done: Vec<(Vec<String>, Done)> =
            jobs.par_iter().progress_with(progress).map(|job| self.write(job, record.as_ref())).collect();
        let (mut code, mut missing) = (0, Vec::new());
        for (job, (lines, done)) in jobs.iter().zip(done) {
            for line in lines {
                anstream::eprintln!("{line}");
            }
            code = code.max(match done {
                Done::Well => continue,
                Done::Wrong => WRONG_CARD,
                Done::Failed(error) => {
                    complain(&error);
                    TROUBLE
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

    /// Refuses to give several cards one id or one address.
    fn names_differ(&self, jobs: &[Job]) -> Result<()> {
        type Named = fn(&str, &Job) -> String;
        let flags: [(&str, &Option<String>, Named); 3] =
            [("--id", &self.id, id), ("--src", &self.src, address), ("--page", &self.page, address)];
        for (flag, text, named) in flags {
            let Some(text) = text else { continue };
            let mut cards: HashMap<String, &Job> = HashMap::new();
            for job in jobs {
                let name = named(text, job);
                if let Some(other) = cards.get(&name) {
                    bail!(
                        "{flag} {text} would be {name} for {} and for {}; {NAME} stands for the name of a card, which \
                         tells them apart",
                        other.card.display(),
                        job.card.display()
                    );
                }
                cards.insert(name, job);
            }
        }
        Ok(())
    }

    /// What was written before, where only what has changed is to be written.
    fn record(&self, folder: Option<&Path>) -> Result<Option<Record>> {
        if !self.only_changed {
            return Ok(None);
        }
        let Self { cards: _, format, out: _, only_changed: _, id, src, live, selection, script, page, lenient } = self;
        let options = format!("{format:?} {id:?} {src:?} {live} {selection:?} {script:?} {page:?} {lenient}");
        let folder = folder.context("--only-changed wants --out to be a folder, which keeps what was written")?;
        Record::open(folder, &options).map(Some)
    }

    /// Writes a card; gives what is wrong with it, a line each, and what became of it.
    fn write(&self, job: &Job, record: Option<&Record>) -> (Vec<String>, Done) {
        let text = match input::text(&job.card) {
            Ok(text) => text,
            Err(error) => return (Vec::new(), Done::Failed(error)),
        };
        let target = record.zip(job.to.as_deref());
        if target.is_some_and(|(record, to)| record.has(to, &text)) {
            return (Vec::new(), Done::Well);
        }
        let (card, problems) = report::read(&job.card, &text);
        let lines: Vec<String> = problems.iter().map(Report::line).collect();
        let Some(card) = card.filter(|_| self.lenient || lines.is_empty()) else {
            return (lines, Done::Wrong);
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
            // What is wrong with a card is told each time.
            Some((record, to)) if saved.is_ok() && lines.is_empty() => record.put(to, &text, &written),
            Some((record, to)) => record.take_out(to),
            None => {}
        }
        (lines, saved.map_or_else(Done::Failed, |()| Done::Well))
    }
}

/// An id with the name of a card in it. A slash would end it in a link, and no id has white space.
fn id(text: &str, job: &Job) -> String {
    text.replace(NAME, &job.name.replace(|char: char| char == '/' || char.is_whitespace(), "-"))
}

/// An address with the name of a card in it.
fn address(text: &str, job: &Job) -> String {
    let parts: Vec<String> = job.name.split('/').map(|part| utf8_percent_encode(part, IN_PATH).to_string()).collect();
    text.replace(NAME, &parts.join("/"))
}

/// What a part of a path says otherwise than by itself.
const IN_PATH: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'`').add(b'{').add(b'}');

impl SelectionArgs {
    fn selection(&self) -> Selection {
        let Self { term, view, from, to } = self;
        Selection { term: term.clone(), view: view.clone(), from: from.clone(), to: to.clone() }
    }
}

/// A bar on a terminal, for more than a few cards; nothing elsewhere.
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
