//! The cards to render, and the files to write.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};
use walkdir::WalkDir;
use what_changed::document::Format;

/// The placeholder for a card's name in an id or an address.
pub const NAME: &str = "{}";

/// Files beside cards: the output of `--format oembed`, and the schema for editors.
const NOT_CARDS: [&str; 2] = [".oembed.json", ".schema.json"];

/// All cards to render.
#[derive(Debug)]
pub struct Jobs {
    /// One job for each card, in the order of the arguments.
    pub each: Vec<Job>,
    /// The output folder, if there is one.
    pub folder: Option<PathBuf>,
}

/// One card to render.
#[derive(Debug)]
pub struct Job {
    /// The card file.
    pub card: PathBuf,
    /// The card's name: the file name, or the path in the given folder, with slashes and without the extension.
    pub name: String,
    /// The file to write; `None` for standard output.
    pub to: Option<PathBuf>,
}

/// Lists the cards in files and folders. Fails if two cards would be written to one file, or one over a card.
pub fn list(paths: &[PathBuf], out: Option<&Path>, format: Format) -> Result<Jobs> {
    let mut cards = Vec::new();
    for path in paths {
        if path.is_dir() {
            cards.extend(in_folder(path, out)?);
        } else {
            cards.push((path.clone(), path.file_stem().map(PathBuf::from).unwrap_or_default()));
        }
    }
    let one = cards.len() == 1 && !paths[0].is_dir();
    let folder = out.filter(|out| !one || out.is_dir());
    match (out, folder) {
        (None, _) if !one => {
            bail!("{} cards cannot be written to standard output; give a folder with --out", cards.len())
        }
        (_, Some(folder)) if folder.exists() && !folder.is_dir() => {
            bail!("{} is a file; give a folder with --out", folder.display())
        }
        _ => {}
    }
    let each = cards.into_iter().map(|(card, path_in_folder)| {
        let name = name(&card, &path_in_folder)?;
        let to = match folder {
            Some(folder) => Some(folder.join(format!("{name}.{}", format.extension()))),
            None => out.map(Path::to_owned),
        };
        Ok(Job { card, name, to })
    });
    let each = each.collect::<Result<Vec<Job>>>()?;
    check_targets(&each)?;
    Ok(Jobs { each, folder: folder.map(Path::to_owned) })
}

/// Returns the name of a card: its path, with slashes.
fn name(card: &Path, path_in_folder: &Path) -> Result<String> {
    let parts = path_in_folder.iter().map(|part| part.to_str()).collect::<Option<Vec<&str>>>();
    let parts = parts.with_context(|| {
        format!(
            "{}: the name of a card has to be UTF-8, since files and links contain it; rename the file",
            card.display()
        )
    })?;
    Ok(parts.join("/"))
}

/// Lists the card files of a folder and its subfolders, sorted by name, each with its path in the folder.
fn in_folder(folder: &Path, out: Option<&Path>) -> Result<Vec<(PathBuf, PathBuf)>> {
    let mut cards = Vec::new();
    let out = out.and_then(|out| out.canonicalize().ok());
    let is_left_out = |path: &Path| {
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        is_hidden || (out.is_some() && path.canonicalize().ok() == out)
    };
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| entry.depth() == 0 || !is_left_out(entry.path())) {
        let entry = entry.with_context(|| format!("could not read the folder {}", folder.display()))?;
        let name = entry.file_name().to_string_lossy();
        // Follows links.
        let is_card = name.ends_with(".json") && !NOT_CARDS.iter().any(|end| name.ends_with(end));
        if is_card && entry.path().is_file() {
            let path_in_folder = entry.path().strip_prefix(folder)?.with_extension("");
            cards.push((entry.path().to_owned(), path_in_folder));
        }
    }
    ensure!(!cards.is_empty(), "the folder {} contains no card file (*.json)", folder.display());
    Ok(cards)
}

/// Fails if two cards would be written to one file, or one over a card.
fn check_targets(jobs: &[Job]) -> Result<()> {
    let cards: HashSet<PathBuf> = jobs.iter().filter_map(|job| job.card.canonicalize().ok()).collect();
    let mut written: HashMap<&Path, &Path> = HashMap::new();
    for (card, to) in jobs.iter().filter_map(|job| Some((&*job.card, job.to.as_deref()?))) {
        if let Some(other) = written.insert(to, card) {
            bail!(
                "{} and {} would both be written to {}; give the folder that contains both, and its subfolders are kept",
                other.display(),
                card.display(),
                to.display()
            );
        }
        if to.canonicalize().is_ok_and(|to| cards.contains(&to)) {
            bail!("{} would overwrite a card; give another file or folder with --out", to.display());
        }
    }
    Ok(())
}
