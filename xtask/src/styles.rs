//! The minified styles, which are committed beside their sources so that the crate compiles without Node.js.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::wasm::Toolchain;
use crate::{paths, process};

/// A style that the crate contains.
pub struct Style {
    source: &'static str,
    minified: &'static str,
}

/// The style of the card.
pub const CARD: Style = Style { source: "src/view/style/index.css", minified: "src/view/style.min.css" };

/// The style of the pages that `what-changed render --format html` writes.
pub const PAGE: Style = Style { source: "src/document/page.css", minified: "src/document/page.min.css" };

impl Style {
    /// Reads the minified style.
    pub fn read(&self) -> Result<String> {
        fs::read_to_string(paths::root().join(self.minified))
            .with_context(|| format!("could not read {}; `cargo xtask update` writes it", self.minified))
    }

    /// Minifies the source.
    fn minify(&self, tools: &Toolchain) -> Result<String> {
        let mut esbuild = tools.command("esbuild");
        esbuild.arg(self.source).args(["--bundle", "--minify", "--target=esnext", "--charset=utf8"]);
        let minified = process::read(esbuild.arg("--log-level=warning"))
            .with_context(|| format!("could not minify {}", self.source))?;
        // The style is written into HTML and XML. esbuild resolves escapes in strings, so `\3c` is a `<` here.
        let minified = minified.trim_end().replace('<', r"\3c ");
        ensure!(!minified.contains('&'), "{} contains `&`, which HTML and XML would read as markup", self.source);
        Ok(minified)
    }
}

/// Writes the minified styles that are out of date.
pub fn update(tools: &Toolchain) -> Result<()> {
    for style in [CARD, PAGE] {
        let minified = style.minify(tools)?;
        let path = paths::root().join(style.minified);
        if read(&path).as_ref() != Some(&minified) {
            fs::write(&path, minified).with_context(|| format!("could not write {}", style.minified))?;
            println!("updated {}", style.minified);
        }
    }
    Ok(())
}

/// Fails if a minified style is out of date.
pub fn check() -> Result<()> {
    let tools = Toolchain::ready()?;
    for style in [CARD, PAGE] {
        let is_current = read(&paths::root().join(style.minified)) == Some(style.minify(&tools)?);
        ensure!(is_current, "{} does not match {}", style.minified, style.source);
    }
    Ok(())
}

fn read(path: &Path) -> Option<String> {
    fs::read_to_string(path).ok()
}
