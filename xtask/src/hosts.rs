//! What the host tests put cards through: `WordPress`, Mozilla's Readability and feedparser.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::apt::{Apt, program};
use crate::{npm, paths, process, python, steps};

/// A host that is there, or why it is not.
pub struct Host {
    /// The module of its tests.
    pub tests: &'static str,
    /// The variable by which its tests know its place.
    pub variable: &'static str,
    /// Its place.
    pub place: Result<PathBuf>,
}

/// The hosts, after installing those that can be installed.
///
/// In CI all of them have to be there; elsewhere what is skipped is said.
pub fn ready() -> Result<Vec<Host>> {
    let hosts = vec![
        Host { tests: "wordpress::", variable: WORDPRESS, place: wordpress() },
        Host { tests: "readability::", variable: "WHAT_CHANGED_NODE", place: npm::ready().map(|_| "node".into()) },
        Host { tests: "feeds::", variable: "WHAT_CHANGED_FEEDPARSER", place: feedparser() },
    ];
    let skipped: Vec<String> =
        hosts.iter().filter_map(|host| Some(format!("{} {:#}", host.tests, host.place.as_ref().err()?))).collect();
    steps::skip("host", &skipped)?;
    Ok(hosts)
}

/// Names a folder of `WordPress`'s that is to be tested instead of Debian's.
const WORDPRESS: &str = "WHAT_CHANGED_WORDPRESS";

/// PHP, and the folder of `WordPress`'s files. They come from Debian's package, of which no more is installed.
fn wordpress() -> Result<PathBuf> {
    program("php", &["php-cli"])?;
    if let Some(folder) = env::var_os(WORDPRESS) {
        return Ok(folder.into());
    }
    let cache = paths::cache()?.join("hosts/wordpress");
    let folder = cache.join("usr/share/wordpress");
    if folder.join("wp-includes/version.php").is_file() {
        return Ok(folder);
    }
    let Some(apt) = Apt::find() else {
        bail!("WordPress comes from Debian's package; elsewhere name a folder of it in {WORDPRESS}");
    };
    let part = cache.with_extension("part");
    let package = apt.download("wordpress", &part)?;
    process::run(Command::new("dpkg-deb").arg("--extract").arg(&package).arg(&part))?;
    // Whole, or not there.
    if cache.exists() {
        fs::remove_dir_all(&cache).with_context(|| format!("could not empty {}", cache.display()))?;
    }
    fs::rename(&part, &cache).with_context(|| format!("could not write {}", cache.display()))?;
    Ok(folder)
}

/// The Python that has feedparser.
fn feedparser() -> Result<PathBuf> {
    program("python3", &["python3", "python3-venv"])?;
    let programs = python::programs("hosts/feedparser", &paths::root().join("tests/hosts/requirements.txt"))?;
    Ok(programs.join("python"))
}
