//! Installs Debian packages.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::process;

/// `apt-get`, which this user may run without a password.
pub struct Apt {
    sudo: bool,
    updated: Cell<bool>,
}

impl Apt {
    /// Returns `None` if there is no `apt-get`, or if it would ask for a password.
    pub fn find() -> Option<Self> {
        process::find("apt-get")?;
        let user = process::read(Command::new("id").arg("-u")).ok()?;
        let sudo = user.trim() != "0";
        if sudo && !process::works(Command::new("sudo").args(["-n", "true"])) {
            return None;
        }
        Some(Self { sudo, updated: Cell::new(false) })
    }

    /// Updates the list of packages and installs some of them.
    pub fn install(&self, packages: &[&str]) -> Result<()> {
        println!("installing {} with apt-get …", packages.join(", "));
        self.update()?;
        process::run(self.command().args(["install", "--yes", "--no-install-recommends"]).args(packages))
    }

    /// Downloads a package into a folder, without installing it, and returns its file.
    pub fn download(&self, package: &str, folder: &Path) -> Result<PathBuf> {
        println!("downloading {package} with apt-get …");
        self.update()?;
        // It may contain an older version.
        if folder.exists() {
            fs::remove_dir_all(folder).with_context(|| format!("could not empty {}", folder.display()))?;
        }
        fs::create_dir_all(folder).with_context(|| format!("could not make the folder {}", folder.display()))?;
        process::run(Command::new("apt-get").current_dir(folder).args(["download", "--quiet", package]))?;
        let files = fs::read_dir(folder)?.flatten().map(|entry| entry.path());
        let mut files = files.filter(|file| file.extension().is_some_and(|extension| extension == "deb"));
        files.next().with_context(|| format!("apt-get left no package in {}", folder.display()))
    }

    /// Updates the list of packages, once.
    fn update(&self) -> Result<()> {
        if self.updated.replace(true) {
            return Ok(());
        }
        process::run(self.command().args(["update", "--quiet"]))
    }

    fn command(&self) -> Command {
        // sudo drops our environment, so `env` sets the variable.
        let mut command = Command::new(if self.sudo { "sudo" } else { "env" });
        if self.sudo {
            command.args(["-n", "env"]);
        }
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command
    }
}

/// Installs the packages of a program that is missing.
pub fn program(name: &str, packages: &[&str]) -> Result<()> {
    if process::find(name).is_none() {
        let missing = || format!("there is no {name}; on Debian: apt-get install {}", packages.join(" "));
        Apt::find().with_context(missing)?.install(packages)?;
        ensure!(process::find(name).is_some(), missing());
    }
    Ok(())
}
