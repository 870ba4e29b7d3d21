//! Debian's packages, where we may install them.

use std::cell::Cell;
use std::process::Command;

use anyhow::Result;

use crate::process;

/// `apt-get`, on a machine where this user may run it without a password.
pub struct Apt {
    sudo: bool,
    updated: Cell<bool>,
}

impl Apt {
    /// `None` where there is no `apt-get`, or no right to use it.
    pub fn find() -> Option<Self> {
        process::find("apt-get")?;
        let user = process::read(Command::new("id").arg("-u")).ok()?;
        let sudo = user.trim() != "0";
        if sudo && !process::works(Command::new("sudo").args(["-n", "true"])) {
            return None;
        }
        Some(Self { sudo, updated: Cell::new(false) })
    }

    /// Installs packages, after bringing the list of packages up to date.
    pub fn install(&self, packages: &[&str]) -> Result<()> {
        println!("installing {} with apt-get …", packages.join(", "));
        if !self.updated.replace(true) {
            process::run(self.command().args(["update", "--quiet"]))?;
        }
        process::run(self.command().args(["install", "--yes", "--no-install-recommends"]).args(packages))
    }

    fn command(&self) -> Command {
        // `env` sets the variable behind sudo too, which drops ours.
        let mut command = Command::new(if self.sudo { "sudo" } else { "env" });
        if self.sudo {
            command.args(["-n", "env"]);
        }
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command
    }
}
