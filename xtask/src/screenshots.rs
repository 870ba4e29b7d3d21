//! `cargo xtask screenshots`: takes the pictures of the README from the demo.

use std::fs;
use std::process::Command;
use std::thread;

use anyhow::{Context, Result, ensure};

use crate::serve::Server;
use crate::{apt, fonts, package, paths, process, site};

/// The pictures, each with Chromium's number for the colour scheme that a reader prefers.
const PICTURES: [(&str, &str); 2] = [("card-light.png", "1"), ("card-dark.png", "0")];

/// The most bytes of a picture, so that the README loads quickly.
const LARGEST: u64 = 350_000;

/// Writes the pictures to `docs/images/`. `xtask/screenshots/` has the page that they show: the demo in two frames.
pub fn screenshots() -> Result<()> {
    apt::program("chromium", &["chromium"])?;
    // The same fonts give the same picture on every machine.
    let fonts = fonts::ready()?;
    package::widget()?;
    site::write_unrendered()?;
    let server = Server::listen(8080, paths::pkg())?;
    let page = format!("{}screenshots/", server.address());
    thread::spawn(move || server.run());

    let folder = paths::root().join("docs/images");
    fs::create_dir_all(&folder).with_context(|| format!("could not make the folder {}", folder.display()))?;
    for (name, scheme) in PICTURES {
        let picture = folder.join(name);
        let mut chromium = Command::new("chromium");
        chromium.env("FONTCONFIG_FILE", &fonts).args(["--headless", "--no-sandbox", "--hide-scrollbars"]);
        chromium.args(["--window-size=1279,896", "--force-device-scale-factor=1.25", "--virtual-time-budget=10000"]);
        chromium.arg(format!("--blink-settings=preferredColorScheme={scheme}"));
        chromium.arg(format!("--screenshot={}", picture.display())).arg(&page);
        // Its messages about missing desktop services would hide those of this command.
        ensure!(process::works(&mut chromium), "Chromium could not take {name}");
        let size = fs::metadata(&picture).with_context(|| format!("Chromium did not write {name}"))?.len();
        ensure!(size <= LARGEST, "{name} has {size} bytes, more than {LARGEST}");
        println!("{} ({} kB)", picture.display(), size / 1000);
    }
    Ok(())
}
