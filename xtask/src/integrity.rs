//! The hashes of the built files and of the two styles, for `integrity` attributes and policies.

use std::fs;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256, Sha384};

use crate::package::FILES;
use crate::{paths, styles};

/// The file in `pkg/` with the hashes.
pub const FILE: &str = "integrity.json";

/// The hash of a file, as the attribute `integrity` expects it.
pub fn hash(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// Writes the hashes to `pkg/`.
pub fn write() -> Result<()> {
    let pkg = paths::pkg();
    let mut files = Map::new();
    for file in FILES {
        let path = pkg.join(file);
        let bytes = fs::read(&path).with_context(|| format!("could not read {}", path.display()))?;
        files.insert(file.to_owned(), hash(&bytes).into());
    }
    let script = text(&files[FILES[0]]);
    let snippet = format!(
        r#"<script async src="what-changed.js" integrity="{script}" crossorigin="anonymous" data-card="card.json"></script>"#
    );
    let (style, page) = (style_hash(&styles::CARD.read()?), style_hash(&styles::PAGE.read()?));
    let all = json!({ "files": files, "style": style, "page": page, "snippet": snippet });
    let path = pkg.join(FILE);
    fs::write(&path, format!("{all:#}\n")).with_context(|| format!("could not write {}", path.display()))
}

/// Prints the hashes in `pkg/`.
pub fn print() -> Result<()> {
    let path = paths::pkg().join(FILE);
    let all = fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
    let all: Value = serde_json::from_str(&all).with_context(|| format!("{} is not JSON", path.display()))?;
    let width = FILES.iter().map(|file| file.len()).max().unwrap_or_default();
    println!("pkg/ is up to date. The hashes of its files, which {FILE} contains too:\n");
    for file in FILES {
        println!("  {file:width$}  {}", text(&all["files"][file]));
    }
    println!("\nIn a page:\n\n  {}\n", text(&all["snippet"]));
    println!("In a policy, for prerendered cards: style-src '{}'", text(&all["style"]));
    println!("For the pages of `what-changed render --format html`, also: '{}'", text(&all["page"]));
    Ok(())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The hash of a style, as a policy expects it.
fn style_hash(style: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(style)))
}

#[cfg(test)]
mod tests {
    use super::{hash, style_hash};

    #[test]
    fn hashes_have_the_form_that_browsers_expect() {
        assert_eq!(hash(b""), "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb");
        assert_eq!(style_hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
