//! Which cards are to be written, and where to.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};
use walkdir::WalkDir;
use what_changed::document::Format;

/// What stands for the name of a card in an id or an address.
pub const NAME: &str = "{}";

/// What a folder of cards may hold besides: what `--format oembed` wrote, and the schema that editors want there.
const NO_CARDS: [&str; 2] = [".oembed.json", ".schema.json"];

/// The cards to be written.
#[derive(Debug)]
pub struct Jobs {
    /// Each of them, in the order in which they were named.
    pub each: Vec<Job>,
    /// The folder that all is written to, where there is one.
    pub folder: Option<PathBuf>,
}

/// One card to be written.
#[derive(Debug)]
pub struct Job {
    /// The card file.
    pub card: PathBuf,
    /// Its name: that of the file, and in a folder the way to it, with slashes and without the extension.
    pub name: String,
    /// The file to write; standard output without one.
    pub to: Option<PathBuf>,
}

/// The cards of the files and folders that were named. Fails where two would be written to one file, or one over
/// a card.
pub fn of(paths: &[PathBuf], out: Option<&Path>, format: Format) -> Result<Jobs> {
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
            bail!("{} cards cannot go to standard output; name a folder for them with --out", cards.len())
        }
        (_, Some(folder)) if folder.exists() && !folder.is_dir() => {
            bail!("{}: expected a folder to write {} cards to, found a file", folder.display(), cards.len())
        }
        _ => {}
    }
    let each = cards.into_iter().map(|(card, way)| {
        let name = name(&card, &way)?;
        let to = match folder {
            Some(folder) => Some(folder.join(format!("{name}.{}", format.extension()))),
            None => out.map(Path::to_owned),
        };
        Ok(Job { card, name, to })
    });
    let each = each.collect::<Result<Vec<Job>>>()?;
    nothing_is_lost(&each)?;
    Ok(Jobs { each, folder: folder.map(Path::to_owned) })
}

/// The name of a card: the way to it, with slashes.
fn name(card: &Path, way: &Path) -> Result<String> {
    let parts = way.iter().map(|part| part.to_str()).collect::<Option<Vec<&str>>>();
    let parts = parts.with_context(|| {
        format!("{}: expected a name in UTF-8, as files and links are called after it; rename the file", card.display())
    })?;
    Ok(parts.join("/"))
}

/// The card files in a folder and the folders in it, in the order of their names, each with the way to it from there.
fn in_folder(folder: &Path, out: Option<&Path>) -> Result<Vec<(PathBuf, PathBuf)>> {
    let mut cards = Vec::new();
    let out = out.and_then(|out| out.canonicalize().ok());
    let is_left_out = |path: &Path| {
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        is_hidden || (out.is_some() && path.canonicalize().ok() == out)
    };
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| entry.depth() == 0 || !is_left_out(entry.path())) {
        let entry = entry.with_context(|| format!("{}: could not be looked through", folder.display()))?;
        let name = entry.file_name().to_string_lossy();
        // A link to a file is as good as the file.
        let is_card = name.ends_with(".json") && !NO_CARDS.iter().any(|end| name.ends_with(end));
        if is_card && entry.path().is_file() {
            let way = entry.path().strip_prefix(folder)?.with_extension("");
            cards.push((entry.path().to_owned(), way));
        }
    }
    ensure!(!cards.is_empty(), "{}: expected card files in the folder (*.json), found none", folder.display());
    Ok(cards)
}

/// Refuses to write two cards to one file, or one over a card.
fn nothing_is_lost(jobs: &[Job]) -> Result<()> {
    let cards: HashSet<PathBuf> = jobs.iter().filter_map(|job| job.card.canonicalize().ok()).collect();
    let mut written: HashMap<&Path, &Path> = HashMap::new();
    for (card, to) in jobs.iter().filter_map(|job| Some((&*job.card, job.to.as_deref()?))) {
        if let Some(other) = written.insert(to, card) {
            bail!(
                "{} and {} would both be written to {}; name the folder that holds both, and their ways are kept",
                other.display(),
                card.display(),
                to.display()
            );
        }
        if to.canonicalize().is_ok_and(|to| cards.contains(&to)) {
            bail!("{} would be written over a card; name another file or folder with --out", to.display());
        }
    }
    Ok(())
}
