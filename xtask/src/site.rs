//! The pages of the demo, with their cards.
//!
//! A page in `www/` has a comment in place of a prerendered card, with the command that writes the card:
//! `<!-- what-changed render cards/small.json -->`. Paths start from the folder of the page.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::command::{self, Profile};
use crate::{paths, process};

const OPEN: &str = "<!-- what-changed ";
const CLOSE: &str = " -->";

/// The pages of `www/` that have such comments, after the comments were replaced.
pub fn folder() -> PathBuf {
    paths::target().join("site")
}

/// Builds the command, and writes the pages with prerendered cards.
pub fn write_prerendered() -> Result<()> {
    let command = command::built(Profile::Debug)?;
    write(|arguments, folder| {
        process::read(Command::new(&command).args(arguments.split_whitespace()).current_dir(folder))
            .with_context(|| format!("`what-changed {arguments}` failed in {}", folder.display()))
    })
}

/// Writes the pages with elements that the script fills, which needs no command.
pub fn write_unrendered() -> Result<()> {
    write(|arguments, _| Ok(element(arguments)))
}

/// Writes the pages, and replaces each comment by what `card` makes of its command in the folder of the page.
fn write(card: impl Fn(&str, &Path) -> Result<String>) -> Result<()> {
    let new = folder().with_extension("new");
    remove(&new)?;
    let www = paths::root().join("www");
    for folder in ["", "ways"] {
        for entry in fs::read_dir(www.join(folder)).context("could not read www/")? {
            let path = entry?.path();
            if path.extension().is_none_or(|extension| extension != "html") {
                continue;
            }
            let page = fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
            if page.contains(OPEN) {
                let filled = fill(&page, |arguments| card(arguments, path.parent().unwrap_or(&www)))?;
                let to = new.join(path.strip_prefix(&www)?);
                let failed = || format!("could not write {}", to.display());
                fs::create_dir_all(to.parent().unwrap_or(&new)).with_context(failed)?;
                fs::write(&to, filled).with_context(failed)?;
            }
        }
    }
    // The server reads the folder meanwhile.
    remove(&folder())?;
    fs::rename(&new, folder()).with_context(|| format!("could not write {}", folder().display()))
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("could not remove {}", folder.display()))?;
    }
    Ok(())
}

/// Replaces the comments of a page.
fn fill(page: &str, card: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut filled = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once(OPEN) {
        let (arguments, after) = after.split_once(CLOSE).with_context(|| format!("a comment without `{CLOSE}`"))?;
        filled.extend([before, card(arguments)?.trim_end()]);
        rest = after;
    }
    Ok(filled + rest)
}

/// The element that shows the card of a command.
fn element(arguments: &str) -> String {
    let words: Vec<&str> = arguments.split_whitespace().collect();
    let (mut attributes, mut script) = (String::new(), String::new());
    for (name, value) in words.iter().zip(words.iter().skip(1)) {
        let attribute = match *name {
            "render" => "src",
            "--id" | "--from" | "--to" | "--term" | "--view" => &name[2..],
            "--script" => {
                script = format!(r#"<script async src="{value}"></script>"#);
                continue;
            }
            _ => continue,
        };
        attributes.extend([" ", attribute, "=\"", value, "\""]);
    }
    format!("<what-changed{attributes}></what-changed>{script}")
}

#[cfg(test)]
mod tests {
    use super::{element, fill};

    #[test]
    fn comments_are_replaced_by_cards() {
        let page = "<p>a</p><!-- what-changed render a.json --><p>b</p>";
        let filled = fill(page, |arguments| Ok(format!("[{arguments}]\n"))).unwrap();
        assert_eq!(filled, "<p>a</p>[render a.json]<p>b</p>");
    }

    #[test]
    fn an_element_has_the_attributes_of_the_command() {
        let arguments = "render ../cards/small.json --id library --format plain";
        assert_eq!(element(arguments), r#"<what-changed src="../cards/small.json" id="library"></what-changed>"#);
    }
}
