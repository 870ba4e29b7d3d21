//! Starts the three browser engines.

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
    /// `WebKit` in GTK's `MiniBrowser`, driven by `WebKitWebDriver` on a virtual screen.
    WebKit,
}

/// A running browser with its processes and files. All of them end with it.
pub struct RunningEngine {
    /// The session.
    pub browser: Browser,
    /// The driver and the virtual screen, if there is one, in the order in which they end.
    _processes: Vec<Process>,
    /// The folder for the files of the browser.
    _folder: TempDir,
}

impl Engine {
    /// All engines.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Returns the name in tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Starts the engine.
    pub fn start(self) -> Result<RunningEngine, String> {
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
            .map_err(|error| format!("{} does not open a session: {error}", process::name(&driver)))?;
        Ok(RunningEngine { browser, _processes: processes, _folder: folder })
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
                let binary = minibrowser().ok_or("/usr/lib/*/webkit2gtk-4.1/MiniBrowser does not exist")?;
                let args = ["--automation", "--geometry=1200x900"];
                json!({ "webkitgtk:browserOptions": { "binary": binary, "args": args } })
            }
        };
        // The tests wait for pages themselves, since some pause a page while it loads.
        let mut all = json!({ "pageLoadStrategy": "none" });
        all.as_object_mut().into_iter().for_each(|all| all.extend(own.as_object().cloned().unwrap_or_default()));
        Ok(all)
    }
}

/// Starts a virtual screen and returns it with its display name.
fn screen() -> Result<(Process, String), String> {
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", "1280x1000x24", "-nolisten", "tcp"]);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|error| format!("Xvfb does not start: {error}"))?;
    let output = child.stdout.take().expect("standard output is piped");
    let screen = Process::adopt(child);
    let mut number = String::new();
    let _ = BufReader::new(output).read_line(&mut number);
    if number.trim().is_empty() {
        Err("Xvfb does not print a display number".into())
    } else {
        Ok((screen, format!(":{}", number.trim())))
    }
}

fn minibrowser() -> Option<PathBuf> {
    let folders = fs::read_dir("/usr/lib").ok()?.flatten();
    folders.map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser")).find(|path| path.is_file())
}
