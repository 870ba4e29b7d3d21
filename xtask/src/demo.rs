//! `cargo xtask demo`: serves the demo, and with `--watch` rebuilds what changes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use notify::{Event, RecursiveMode, Watcher as _};

use crate::reload::Reload;
use crate::serve::Server;
use crate::wasm::{self, Host, Module, Toolchain, WIDGET};
use crate::{bundle, package, paths, site, styles};

/// Builds the widget and serves the demo. The cards are in the HTML of the pages as soon as the command is compiled.
pub fn demo(port: u16) -> Result<()> {
    package::widget()?;
    site::write_unrendered()?;
    let reload = Arc::new(Reload::new());
    let server = Server::listen(port, paths::pkg())?.reloading(Arc::clone(&reload));
    println!("\n  The demo is at  {}\n\n  Ctrl-C stops it.\n", server.address());
    println!(
        "Compiling the command, which takes about a minute the first time. Until then the script draws every card."
    );
    thread::spawn(move || match site::write_prerendered() {
        Ok(()) => {
            reload.reload(None);
            println!("Done: the cards are now in the HTML of the pages, too, as `what-changed render` writes them.");
        }
        Err(error) => eprintln!("The cards are not prerendered: {error:#}"),
    });
    server.run();
    Ok(())
}

/// The widget as it is compiled most quickly.
const UNOPTIMIZED: Module = Module { profile: "dev", flags: &["-Cstrip=debuginfo"], ..WIDGET };

/// How long to wait for further files that an editor saves.
const PAUSE: Duration = Duration::from_millis(20);

/// Serves the demo with an unoptimised widget, and rebuilds and reloads after each change.
pub fn watch(port: u16) -> Result<()> {
    let tools = Toolchain::ready()?;
    let reload = Arc::new(Reload::new());
    println!("compiling the widget without optimisation …");
    for stage in Stage::ALL {
        stage.build(&tools)?;
    }
    let server = Server::listen(port, pkg())?.reloading(Arc::clone(&reload));
    println!("\n  The demo is at  {}\n\n  Ctrl-C stops it.\n", server.address());
    println!(
        "Watching src/, widget/ and www/. The script draws every card; `cargo xtask demo` shows prerendered ones."
    );
    thread::spawn(move || server.run());

    let (sender, events) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(sender).context("could not watch files")?;
    for folder in ["src", "widget", "www"] {
        let path = paths::root().join(folder);
        watcher.watch(&path, RecursiveMode::Recursive).with_context(|| format!("could not watch {folder}"))?;
    }
    while let Some(changed) = next_change(&events) {
        let saved = Instant::now();
        // The wasm contains the style.
        let Some(first) = changed.values().min() else { continue };
        println!("{} changed …", changed.keys().map(String::as_str).collect::<Vec<_>>().join(", "));
        match Stage::ALL.into_iter().filter(|stage| stage >= first).try_for_each(|stage| stage.build(&tools)) {
            Ok(()) => {
                println!("  built in {:.1} s", saved.elapsed().as_secs_f64());
                reload.reload(Some(saved));
            }
            Err(error) => eprintln!("  {error:#}"),
        }
    }
    Ok(())
}

/// A step of the build; each step needs the ones before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Style,
    Wasm,
    Script,
    Page,
}

impl Stage {
    const ALL: [Self; 4] = [Self::Style, Self::Wasm, Self::Script, Self::Page];

    /// The first step that reads a file of the checkout.
    fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            // Written by the build itself.
            "css" if path.to_string_lossy().ends_with(".min.css") => None,
            "css" if path.starts_with("src") => Some(Self::Style),
            "rs" => Some(Self::Wasm),
            // A script that wasm-bindgen copies into the glue.
            "js" if path.starts_with("widget") => Some(Self::Wasm),
            "js" if path.parent() == Some(Path::new("www")) => Some(Self::Script),
            _ if path.starts_with("www") => Some(Self::Page),
            _ => None,
        }
    }

    fn build(self, tools: &Toolchain) -> Result<()> {
        match self {
            Self::Style => styles::update(tools),
            Self::Wasm => {
                wasm::bind(&UNOPTIMIZED.compile(tools)?, Host::Web, &glue())?;
                bundle::unoptimized_engine(tools, &glue())
            }
            Self::Script => bundle::unoptimized_scripts(tools, &glue(), &pkg()),
            Self::Page => site::write_unrendered(),
        }
    }
}

/// The scripts and the wasm while files are watched.
fn pkg() -> PathBuf {
    paths::target().join("watch/pkg")
}

fn glue() -> PathBuf {
    paths::target().join("watch/glue")
}

/// Waits for the next files that change, each with its step. `None` if watching has ended.
fn next_change(events: &mpsc::Receiver<notify::Result<Event>>) -> Option<BTreeMap<String, Stage>> {
    let mut changed = BTreeMap::new();
    let mut note = |event: notify::Result<Event>| match event {
        // The build itself reads the files.
        Ok(event) if event.kind.is_access() => {}
        Ok(event) => {
            let files = event.paths.iter().map(|path| path.strip_prefix(paths::root()).unwrap_or(path));
            changed.extend(files.filter_map(|path| Some((path.display().to_string(), Stage::of(path)?))));
        }
        Err(error) => eprintln!("could not watch a file: {error}"),
    };
    note(events.recv().ok()?);
    while let Ok(event) = events.recv_timeout(PAUSE) {
        note(event);
    }
    Some(changed)
}
