//! Tests the npm package as its users have it: packed, installed, and used in a plain project and with other tools (Vite,
//! TypeScript, workerd, Eleventy). `tests/npm/` contains the projects and the tests.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{checkout, command, npm, paths, process};

/// The projects in `tests/npm/`. Each copy has its own `node_modules`.
const PROJECTS: [&str; 2] = ["plain", "tools"];

/// The examples, which are copied into the project with the tools.
const EXAMPLES: [&str; 1] = ["eleventy"];

/// Packs `pkg/`, installs it in the projects and runs their tests. With a filter, it runs only the tests whose name
/// contains it.
pub fn test(filter: Option<&str>) -> Result<()> {
    let command = command::built(command::Profile::Debug)?;
    let folder = paths::target().join("npm");
    let tests = paths::root().join("tests").join("npm");
    for project in PROJECTS {
        let at = folder.join(project);
        empty(&at)?;
        checkout::copy(&tests.join(project), &at)?;
        fs::copy(paths::root().join(".npmrc"), at.join(".npmrc")).context("could not copy .npmrc")?;
    }
    let tools = folder.join("tools");
    for example in EXAMPLES {
        checkout::copy(&paths::root().join("examples").join(example), &tools.join(example))?;
    }
    npm::install(&tools, "the tools of the package's tests")?;
    let packed = pack(&folder)?;
    for project in PROJECTS {
        let at = folder.join(project);
        install(&packed, &at)?;
        let mut node = Command::new("node");
        node.current_dir(&at).env("WHAT_CHANGED", &command).env("WHAT_CHANGED_ROOT", paths::root());
        node.args(["--test", "--test-reporter=spec", "--no-warnings"])
            .args(filter.map(|filter| format!("--test-name-pattern={filter}")));
        process::run(node.args(tests_in(&at)?))?;
    }
    Ok(())
}

/// Packs `pkg/` into a tarball in a folder, and returns its name.
pub fn pack(to: &Path) -> Result<String> {
    let packed = process::read(
        Command::new("npm")
            .current_dir(paths::pkg())
            .args(["pack", "--silent", "--ignore-scripts", "--pack-destination"])
            .arg(to),
    )
    .context("could not pack pkg/")?;
    Ok(packed.trim().to_owned())
}

/// Installs the packed package in a project.
fn install(packed: &str, project: &Path) -> Result<()> {
    let failed = || format!("could not install the package in {}", project.display());
    // npm would keep an older build of the same version.
    let before = project.join("node_modules").join("what-changed-card");
    if before.exists() {
        fs::remove_dir_all(&before).with_context(failed)?;
    }
    let mut npm = Command::new("npm");
    npm.current_dir(project).args(["install", "--no-save", "--no-package-lock", "--prefer-offline"]);
    process::run(npm.args(["--no-audit", "--no-fund", "--loglevel=error"]).arg(Path::new("..").join(packed)))
        .with_context(failed)
}

/// Empties a project, except for its `node_modules`.
fn empty(project: &Path) -> Result<()> {
    let failed = || format!("could not empty {}", project.display());
    fs::create_dir_all(project).with_context(failed)?;
    for entry in fs::read_dir(project).with_context(failed)? {
        let path = entry?.path();
        if path.is_dir() && !path.ends_with("node_modules") {
            fs::remove_dir_all(&path).with_context(failed)?;
        } else if path.is_file() {
            fs::remove_file(&path).with_context(failed)?;
        }
    }
    Ok(())
}

/// The test files of a project.
fn tests_in(project: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(project).with_context(|| format!("could not read {}", project.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.retain(|name| name.ends_with(".test.js"));
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use serde_json::Value;

    use crate::paths;

    #[test]
    fn the_package_is_described_as_the_crate_is() {
        let read = |path: &str| fs::read_to_string(paths::root().join(path)).unwrap();
        let package: Value = serde_json::from_str(&read("pkg/package.json")).unwrap();
        let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
        let shared = |field: &str| manifest["workspace"]["package"][field].as_str();
        for field in ["version", "license", "homepage"] {
            assert_eq!(package[field].as_str(), shared(field), "{field}");
        }
        assert_eq!(package["description"].as_str(), manifest["package"]["description"].as_str());
        let example: Value = serde_json::from_str(&read("examples/eleventy/package.json")).unwrap();
        assert_eq!(example["dependencies"]["what-changed-card"].as_str(), shared("version"));
        let tools: Value = serde_json::from_str(&read("tests/npm/tools/package.json")).unwrap();
        assert_eq!(example["dependencies"]["@11ty/eleventy"], tools["devDependencies"]["@11ty/eleventy"]);
    }
}
