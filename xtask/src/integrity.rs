//! The hashes by which a page can hold what it loads to what was built: of each file, of the one style text, and of
//! that of the pages that `what-changed render` writes.

use std::fs;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256, Sha384};

use crate::package::FILES;
use crate::paths;

#[path = "../../build/pack.rs"]
mod pack;

/// The file in `pkg/` that holds them.
pub const FILE: &str = "integrity.json";

/// The hash of a file as the attribute `integrity` wants it.
pub fn of(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// Writes the hashes of all that was built; gives them in words for whoever puts a card into a page.
pub fn write() -> Result<String> {
    let pkg = paths::pkg();
    let mut hashes = serde_json::Map::new();
    for file in FILES {
        let path = pkg.join(file);
        let bytes = fs::read(&path).with_context(|| format!("could not read {}", path.display()))?;
        hashes.insert(file.to_owned(), Value::from(of(&bytes)));
    }
    let [style, page] = ["src/view/style/index.css", "src/document/page.css"].map(|source| {
        let path = paths::root().join(source);
        let text = pack::read(&path).with_context(|| format!("could not read {}", path.display()))?;
        Ok::<_, anyhow::Error>(style_hash(&text))
    });
    let (style, page) = (style?, page?);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let script = text(&hashes[FILES[0]]);
    let snippet = format!(
        r#"<script async src="what-changed.js" integrity="{script}" crossorigin="anonymous" data-card="card.json"></script>"#
    );
    let all = json!({ "files": hashes, "style": style, "page": page, "snippet": snippet });
    let path = pkg.join(FILE);
    fs::write(&path, format!("{all:#}\n")).with_context(|| format!("could not write {}", path.display()))?;
    let width = FILES.iter().map(|file| file.len()).max().unwrap_or_default();
    let files: Vec<String> = FILES.iter().map(|file| format!("  {file:width$}  {}", text(&hashes[*file]))).collect();
    Ok(format!(
        "The hashes:\n\n{}\n\nIn a page:\n\n  {snippet}\n\nIn its policy, for cards rendered ahead: style-src '{style}'\n\
         For the pages that `what-changed render` writes, also: '{page}'",
        files.join("\n")
    ))
}

/// The hash of the packed style as a policy wants it.
fn style_hash(source: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(pack::pack(source))))
}

#[cfg(test)]
mod tests {
    use super::{of, style_hash};

    #[test]
    fn hashes_are_written_as_browsers_want_them() {
        assert_eq!(of(b""), "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb");
        assert_eq!(style_hash("/* none */\n"), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
