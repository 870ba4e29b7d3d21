//! The fonts of the browser tests. Only these are visible to the browsers, so that a layout is the same on every machine.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::apt::Apt;
use crate::paths;

/// The Debian packages, each with the folder that it fills. `tests/browser/fonts.conf` names the same folders.
const PACKAGES: [(&str, &str); 2] = [
    ("fonts-liberation", "/usr/share/fonts/truetype/liberation"),
    ("fonts-noto-core", "/usr/share/fonts/truetype/noto"),
];

/// Installs the fonts that are missing, and returns the configuration file for fontconfig.
pub fn ready() -> Result<PathBuf> {
    let absent: Vec<&str> =
        PACKAGES.into_iter().filter(|(_, folder)| !Path::new(folder).is_dir()).map(|(package, _)| package).collect();
    if !absent.is_empty() {
        let missing = || format!("fonts are missing; on Debian: apt-get install {}", absent.join(" "));
        Apt::find().with_context(missing)?.install(&absent)?;
        ensure!(PACKAGES.iter().all(|(_, folder)| Path::new(folder).is_dir()), missing());
    }
    Ok(paths::root().join("tests/browser/fonts.conf"))
}
