//! The browsers of the tests.

use std::fs;

use anyhow::{Result, ensure};

use crate::apt::Apt;
use crate::{process, steps};

/// A browser engine.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium.
    Chromium,
    /// Firefox, driven by geckodriver.
    Firefox,
    /// WebKit, as GTK's MiniBrowser.
    WebKit,
}

impl Engine {
    const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name that the tests use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Its Debian packages.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver"],
            Self::Firefox => &["firefox-esr"],
            Self::WebKit => &["webkit2gtk-driver", "libwebkit2gtk-4.1-0", "xvfb"],
        }
    }

    /// The first of its programs that is missing.
    fn missing(self) -> Option<&'static str> {
        let absent = |program: &str| process::find(program).is_none();
        match self {
            // Its package depends on the browser.
            Self::Chromium => absent("chromedriver").then_some("chromedriver"),
            Self::Firefox => (absent("firefox-esr") && absent("firefox")).then_some("firefox-esr or firefox"),
            Self::WebKit => {
                if absent("WebKitWebDriver") {
                    Some("WebKitWebDriver")
                } else if absent("Xvfb") {
                    Some("Xvfb")
                } else {
                    (!has_minibrowser()).then_some("webkit2gtk-4.1/MiniBrowser")
                }
            }
        }
    }
}

/// Returns the engines to test with, after installing those that are missing.
///
/// In CI every engine is required. Elsewhere one is enough, and the missing ones are named.
pub fn ready() -> Result<Vec<Engine>> {
    let absent: Vec<Engine> = Engine::ALL.into_iter().filter(|engine| engine.missing().is_some()).collect();
    if let (false, Some(apt)) = (absent.is_empty(), Apt::find()) {
        for engine in absent {
            if let Err(error) = apt.install(engine.packages()) {
                println!("could not install {}: {error:#}", engine.name());
            }
        }
    }

    let mut found = Vec::new();
    let mut skipped = Vec::new();
    for engine in Engine::ALL {
        match engine.missing() {
            None => found.push(engine),
            Some(program) => skipped.push(format!(
                "{}: there is no {program}; on Debian: apt-get install {}",
                engine.name(),
                engine.packages().join(" ")
            )),
        }
    }
    steps::skip("engine", &skipped)?;
    ensure!(!found.is_empty(), "there is no browser to test with; install one of those above");
    Ok(found)
}

/// True if `/usr/lib/*/webkit2gtk-4.1/MiniBrowser` exists.
fn has_minibrowser() -> bool {
    fs::read_dir("/usr/lib")
        .is_ok_and(|entries| entries.flatten().any(|entry| entry.path().join("webkit2gtk-4.1/MiniBrowser").is_file()))
}
