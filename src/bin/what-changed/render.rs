//! `what-changed render`: a card file as what a publisher pastes, or as a document.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{Args, ValueEnum};
use what_changed::card::Card;
use what_changed::document::{self, Element};
use what_changed::locale::ENGLISH;

use crate::check::{WRONG_CARD, told};
use crate::input;
use crate::output::print;

/// Write a card as HTML that works without a script, or as text, Markdown or JSON-LD.
///
/// A card with a problem is not rendered: each problem is printed to standard error, one a line, and the exit
/// code is 1. Where a file cannot be read or written it is 2.
#[derive(Args)]
pub struct Render {
    /// The card file, or - for standard input.
    card: PathBuf,
    /// What to write.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The file to write; without one, standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The id of the element, which links to its terms have.
    #[arg(long)]
    id: Option<String>,
    /// The address of the card file on the web, for the element.
    #[arg(long, value_name = "URL")]
    src: Option<String>,
    /// Whether the page is to fetch that file, and show it in place of what is written here.
    #[arg(long, requires = "src")]
    live: bool,
    /// Write what can be shown of a card that has problems; they are printed all the same.
    #[arg(long)]
    lenient: bool,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    /// What a publisher pastes: the whole card in one line, which works without a script.
    #[default]
    Fragment,
    /// The document alone, for hosts that strip what they do not know.
    Plain,
    /// A page that holds the fragment.
    Html,
    /// Plain text, with what changed as [-struck-]{+written in+}.
    Text,
    /// Markdown, with what changed as ~~struck~~ **written in**.
    Markdown,
    /// What a search engine wants to know, in the words of schema.org.
    Jsonld,
}

impl Render {
    /// Writes the card. Fails where the card file cannot be read or the output cannot be written.
    pub fn run(&self) -> Result<ExitCode> {
        let text = input::text(&self.card)?;
        let (card, problems) = told::read(&self.card, &text);
        for problem in &problems {
            anstream::eprintln!("{}", problem.line());
        }
        let Some(card) = card.filter(|_| self.lenient || problems.is_empty()) else {
            return Ok(ExitCode::from(WRONG_CARD));
        };
        let written = self.written(&card);
        match &self.out {
            Some(path) => fs::write(path, format!("{}\n", written.trim_end_matches('\n')))
                .with_context(|| format!("{}: could not be written; is its folder there?", path.display()))?,
            None => print(&mut io::stdout(), &written)?,
        }
        Ok(ExitCode::SUCCESS)
    }

    fn written(&self, card: &Card) -> String {
        let element = Element { id: self.id.clone(), src: self.src.clone(), live: self.live, ..Element::default() };
        match self.format {
            Format::Fragment => document::fragment(card, &element, &ENGLISH),
            Format::Plain => document::plain(card, &element, &ENGLISH),
            Format::Html => document::page(card, &element, &ENGLISH),
            Format::Text => document::text(card, &ENGLISH),
            Format::Markdown => document::markdown(card, &ENGLISH),
            Format::Jsonld => document::json_ld(card, &ENGLISH),
        }
    }
}
