//! The demo's pages, with the cards that stand in them before any script runs.
//!
//! A page of `www/` has a comment where such a card is to stand, which is the command that writes it:
//! `<!-- what-changed render cards/small.json -->`, with paths from the page's own folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::command::{self, Profile};
use crate::{paths, process};

const OPEN: &str = "<!-- what-changed ";
const CLOSE: &str = " -->";

/// The folder with those pages of `www/` that have such cards, each where it lies in `www/`.
pub fn folder() -> PathBuf {
    paths::target().join("site")
}

/// Writes the pages anew.
pub fn write() -> Result<()> {
    let command = command::built(Profile::Debug)?;
    let site = folder();
    if site.exists() {
        fs::remove_dir_all(&site).with_context(|| format!("could not empty {}", site.display()))?;
    }
    let www = paths::root().join("www");
    for folder in ["", "ways"] {
        for entry in fs::read_dir(www.join(folder)).context("could not look through www/")? {
            let path = entry?.path();
            if path.extension().is_none_or(|kind| kind != "html") {
                continue;
            }
            let page = fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
            if page.contains(OPEN) {
                let filled = filled(&page, &command, path.parent().unwrap_or(&www))?;
                let to = site.join(path.strip_prefix(&www)?);
                let failed = || format!("could not write {}", to.display());
                fs::create_dir_all(to.parent().unwrap_or(&site)).with_context(failed)?;
                fs::write(&to, filled).with_context(failed)?;
            }
        }
    }
    Ok(())
}

/// A page with what its commands print in their places.
fn filled(page: &str, command: &Path, folder: &Path) -> Result<String> {
    let mut filled = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once(OPEN) {
        let (arguments, after) = after.split_once(CLOSE).with_context(|| format!("a comment with no `{CLOSE}`"))?;
        let printed = process::read(Command::new(command).args(arguments.split_whitespace()).current_dir(folder))
            .with_context(|| format!("`what-changed {arguments}` in a page of {} failed", folder.display()))?;
        filled.extend([before, printed.trim_end()]);
        rest = after;
    }
    Ok(filled + rest)
}
