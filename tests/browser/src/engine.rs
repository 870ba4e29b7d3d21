//! The three engines, and how each is started.

use std::env;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::browser::Browser;
use crate::process::{self, Process};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, driven by chromedriver.
    Chromium,
    /// Firefox, driven by geckodriver.
    Firefox,
    /// `WebKit` as GTK's `MiniBrowser`, driven by `WebKitWebDriver` on a screen of its own.
    WebKit,
}

/// A browser, and what ends with it.
pub struct Running {
    /// The browser's session.
    pub browser: Browser,
    /// The driver; and the screen, where there is one. In the order in which they end.
    _processes: Vec<Process>,
    /// Where the browser keeps its files.
    _folder: TempDir,
}

impl Engine {
    /// All engines.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name in tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Starts the engine.
    pub fn start(self) -> Result<Running, String> {
        let folder = tempfile::tempdir().map_err(|error| format!("no temporary folder: {error}"))?;
        let port = process::free_port();
        let mut driver = self.driver();
        let port_argument = if self == Self::Firefox {
            vec!["--port".into(), port.to_string()]
        } else {
            vec![format!("--port={port}")]
        };
        driver.args(port_argument).env("TMPDIR", folder.path());
        let mut processes = Vec::new();
        if self == Self::WebKit {
            let (screen, display) = screen()?;
            driver.env("DISPLAY", display);
            processes.push(screen);
        }
        processes.insert(0, Process::start(&mut driver)?);
        let browser = Browser::connect(port, self.capabilities(&folder)?)
            .map_err(|error| format!("{} opens no session: {error}", process::name(&driver)))?;
        Ok(Running { browser, _processes: processes, _folder: folder })
    }

    fn driver(self) -> Command {
        match self {
            Self::Chromium => Command::new("chromedriver"),
            Self::Firefox => {
                Command::new(env::var_os("WHAT_CHANGED_GECKODRIVER").unwrap_or_else(|| "geckodriver".into()))
            }
            Self::WebKit => Command::new("WebKitWebDriver"),
        }
    }

    fn capabilities(self, folder: &TempDir) -> Result<Value, String> {
        let own = match self {
            Self::Chromium => {
                let profile = format!("--user-data-dir={}", folder.path().join("profile").display());
                let flags = [
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--window-size=1200,900",
                    &profile,
                ];
                json!({ "goog:chromeOptions": { "args": flags } })
            }
            Self::Firefox => {
                json!({ "moz:firefoxOptions": { "args": ["-headless", "--width=1200", "--height=900"] } })
            }
            Self::WebKit => {
                let binary = minibrowser().ok_or("there is no /usr/lib/*/webkit2gtk-4.1/MiniBrowser")?;
                let args = ["--automation", "--geometry=1200x900"];
                json!({ "webkitgtk:browserOptions": { "binary": binary, "args": args } })
            }
        };
        // Whether a page has loaded is for the tests to wait for: some are held back half-way.
        let mut all = json!({ "pageLoadStrategy": "none" });
        all.as_object_mut().into_iter().for_each(|all| all.extend(own.as_object().cloned().unwrap_or_default()));
        Ok(all)
    }
}

/// Starts a screen without a screen, and gives its name.
fn screen() -> Result<(Process, String), String> {
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", "1280x1000x24", "-nolisten", "tcp"]);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|error| format!("Xvfb does not start: {error}"))?;
    let told = child.stdout.take().expect("it was piped");
    let screen = Process::adopt(child);
    let mut number = String::new();
    let _ = BufReader::new(told).read_line(&mut number);
    if number.trim().is_empty() {
        Err("Xvfb names no display".into())
    } else {
        Ok((screen, format!(":{}", number.trim())))
    }
}

fn minibrowser() -> Option<PathBuf> {
    let folders = fs::read_dir("/usr/lib").ok()?.flatten();
    folders.map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser")).find(|path| path.is_file())
}
