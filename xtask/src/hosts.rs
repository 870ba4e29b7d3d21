//! The systems of the host tests: WordPress, Mozilla's Readability and feedparser.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::apt::{Apt, program};
use crate::{npm, paths, process, python, steps};

/// A system that cards are passed through.
pub struct Host {
    /// The module of its tests.
    pub tests: &'static str,
    /// The environment variable that gives its path to the tests.
    pub variable: &'static str,
    /// Its path, or the reason why it is missing.
    pub place: Result<PathBuf>,
}

/// Returns the hosts, after installing those that are missing.
///
/// In CI every host is required. Elsewhere the missing ones are named.
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

/// The environment variable with the folder of another WordPress.
const WORDPRESS: &str = "WHAT_CHANGED_WORDPRESS";

/// Installs PHP, and returns the folder of WordPress. Debian's package is unpacked, not installed.
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
        bail!("WordPress comes from Debian's package; elsewhere set {WORDPRESS} to its folder");
    };
    let part = cache.with_extension("part");
    let package = apt.download("wordpress", &part)?;
    process::run(Command::new("dpkg-deb").arg("--extract").arg(&package).arg(&part))?;
    // Renaming makes it appear complete or not at all.
    if cache.exists() {
        fs::remove_dir_all(&cache).with_context(|| format!("could not empty {}", cache.display()))?;
    }
    fs::rename(&part, &cache).with_context(|| format!("could not write {}", cache.display()))?;
    Ok(folder)
}

/// Returns a Python with feedparser.
fn feedparser() -> Result<PathBuf> {
    program("python3", &["python3", "python3-venv"])?;
    let programs = python::programs("hosts/feedparser", &paths::root().join("tests/hosts/requirements.txt"))?;
    Ok(programs.join("python"))
}
