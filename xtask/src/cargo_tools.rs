//! Tools that come from crates.io, each at one exact version.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::{paths, process};

/// A program that `cargo install` builds.
pub struct CargoTool {
    package: &'static str,
    binary: &'static str,
    version: String,
}

/// Builds the wasm and its JavaScript glue.
pub fn wasm_pack() -> CargoTool {
    CargoTool { package: "wasm-pack", binary: "wasm-pack", version: "0.15.1".to_owned() }
}

/// Writes the glue. It refuses a wasm made with another version of the
/// `wasm-bindgen` library, so the version is that of `Cargo.lock`.
pub fn wasm_bindgen() -> Result<CargoTool> {
    let path = paths::root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
    Ok(CargoTool {
        package: "wasm-bindgen-cli",
        binary: "wasm-bindgen",
        version: locked_version(&lock, "wasm-bindgen")?,
    })
}

/// Lets the browser tests drive Firefox.
pub fn geckodriver() -> CargoTool {
    CargoTool { package: "geckodriver", binary: "geckodriver", version: "0.37.1".to_owned() }
}

impl CargoTool {
    /// The path of the program, after installing it where it is missing.
    pub fn ready(&self) -> Result<PathBuf> {
        let Self { package, binary, version } = self;
        let folder = paths::cache()?.join(format!("tools/{package}-{version}"));
        let installed = folder.join("bin").join(binary);
        if installed.is_file() {
            return Ok(installed);
        }
        if let Some(found) = self.on_path() {
            return Ok(found);
        }
        println!("installing {package} {version}, once per user; this takes a few minutes …");
        fs::create_dir_all(&folder).with_context(|| format!("could not make the folder {}", folder.display()))?;
        self.install(&folder).with_context(|| {
            format!(
                "could not install {package} {version} into {}; \
                 it needs crates.io and a C linker, and can be run again as it is",
                folder.display()
            )
        })?;
        ensure!(
            installed.is_file(),
            "cargo installed {package}, but {} is not there; remove {} and try again",
            installed.display(),
            folder.display()
        );
        Ok(installed)
    }

    /// Installs into a folder.
    fn install(&self, folder: &Path) -> Result<()> {
        let cargo = |locked: &[&str]| {
            process::run(
                Command::new("cargo")
                    // Away from the checkout, whose settings are not for this build.
                    .current_dir(folder)
                    .env_remove("CARGO_TARGET_DIR")
                    .args(["install", "--force", "--root"])
                    .arg(folder)
                    .args(locked)
                    .arg(format!("{}@{}", self.package, self.version)),
            )
        };
        // A mirror of crates.io may lack the newest versions, of which a tool's
        // own lock file may name one.
        cargo(&["--locked"]).or_else(|error| {
            println!("{error}; trying without the lock file of {} …", self.package);
            cargo(&[])
        })
    }

    /// The program on PATH, if it is of the right version.
    fn on_path(&self) -> Option<PathBuf> {
        let found = process::find(self.binary)?;
        let printed = process::read(Command::new(&found).arg("--version")).ok()?;
        (printed.split_whitespace().nth(1) == Some(self.version.as_str())).then_some(found)
    }
}

/// The version of a package in the text of a `Cargo.lock`.
fn locked_version(lock: &str, name: &str) -> Result<String> {
    #[derive(Deserialize)]
    struct Lock {
        package: Vec<Package>,
    }
    #[derive(Deserialize)]
    struct Package {
        name: String,
        version: String,
    }
    let lock: Lock = toml::from_str(lock).context("Cargo.lock is not a lock file")?;
    lock.package
        .into_iter()
        .find(|package| package.name == name)
        .map(|package| package.version)
        .with_context(|| format!("Cargo.lock has no package {name}; run `cargo update`"))
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.131"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = ["wasm-bindgen-macro"]
"#;

    #[test]
    fn the_locked_version_is_that_of_the_very_name() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen").unwrap(), "0.2.130");
    }

    #[test]
    fn a_package_that_is_not_locked_is_named_in_the_error() {
        let error = locked_version(LOCK, "talc").unwrap_err().to_string();
        assert!(error.contains("no package talc"), "{error}");
    }
}
