//! All checks of the project, in the order of their cost.

use std::process::Command;

use anyhow::Result;

use crate::browsers::{self, Engine};
use crate::steps::{self, Step};
use crate::{apt, cargo_tools, deny, fonts, hosts, npm_package, package, packaged, paths, process, rust, site, size};

/// Which of the checks to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    All,
    /// What needs neither the wasm, nor a browser, nor a host.
    Native,
    /// The tests of what hosts make of a card.
    Hosts,
    /// The tests in browsers, and what they need.
    Browser,
    /// Those of the package for npm, and what they need.
    Npm,
}

/// Runs the checks; with a filter, of the tests only those with it in their
/// names.
pub fn test(scope: Scope, filter: Option<&str>) -> Result<()> {
    let asked = |part| scope == Scope::All || scope == part;
    let mut steps = Vec::new();
    if asked(Scope::Native) {
        steps.extend(native(filter));
    }
    if asked(Scope::Hosts) {
        steps.push(Step {
            name: "host tests",
            remedy: "`cargo xtask test --hosts` runs them alone",
            action: Box::new(move || host_tests(filter)),
        });
    }
    if asked(Scope::Npm) || scope == Scope::Browser {
        steps.push(Step {
            name: "build",
            remedy: "`cargo xtask build` runs it alone",
            action: Box::new(package::build),
        });
    }
    if scope == Scope::All {
        steps.push(Step {
            name: "size",
            remedy: "`cargo xtask size --check` runs it alone; \
                     a budget is raised in size-budget.toml, for a reason",
            action: Box::new(|| size::size(true)),
        });
    }
    if asked(Scope::Npm) {
        steps.push(Step {
            name: "npm package",
            remedy: "`cargo xtask test --npm` runs it alone; the projects are in target/npm",
            action: Box::new(move || npm_package::test(filter)),
        });
    }
    if asked(Scope::Browser) {
        steps.push(Step {
            name: "browser tests",
            remedy: "`cargo xtask test --browser` runs them alone",
            action: Box::new(move || browser_tests(filter)),
        });
    }
    steps::run(steps)
}

/// The library and the command. Naming both enables every feature of the library that the command needs.
const PACKAGES: [&str; 4] = ["-p", "what-changed", "-p", "what-changed-cli"];

/// The checks that run on this machine's own target.
fn native(filter: Option<&str>) -> Vec<Step<'_>> {
    vec![
        Step {
            name: "rustfmt",
            remedy: "`cargo fmt --all` puts it right",
            action: Box::new(|| {
                rust::components()?;
                process::run(cargo("fmt").args(["--all", "--", "--check"]))
            }),
        },
        Step {
            name: "clippy",
            remedy: "mend what it names above",
            action: Box::new(|| {
                let all = ["--workspace", "--all-targets", "--", "-D", "warnings"];
                process::run(cargo("clippy").args(all))
            }),
        },
        Step {
            name: "clippy for wasm",
            remedy: "mend what it names above",
            action: Box::new(|| {
                rust::wasm_target()?;
                let std = ["-p", "what-changed", "-p", "what-changed-ssr", "--all-features"];
                let no_std = ["-p", "what-changed-widget", "-p", "redline-bench-wasm"];
                // Separately: a crate with a panic handler must not see the standard library.
                for packages in [&std[..], &no_std] {
                    let lib = ["--lib", "--target", rust::WASM, "--", "-D", "warnings"];
                    process::run(cargo("clippy").args(packages).args(lib))?;
                }
                Ok(())
            }),
        },
        Step {
            name: "dependencies",
            remedy: "`deny.toml` lists the licences and sources that are allowed",
            action: Box::new(deny::deny),
        },
        Step {
            name: "tests",
            remedy: "`cargo test -p what-changed -p what-changed-cli NAME` runs one test alone",
            action: Box::new(move || process::run(cargo("test").args(PACKAGES).arg("--tests").args(filter))),
        },
        Step {
            name: "tests of xtask, the bench and the fuzzer",
            remedy: "`cargo test -p xtask NAME` runs one test alone",
            action: Box::new(move || {
                process::run(
                    cargo("test").args(["-p", "xtask", "-p", "redline-bench", "-p", "redline-fuzz"]).args(filter),
                )
            }),
        },
        Step {
            name: "doc tests",
            remedy: "`cargo test --doc` runs them alone",
            action: Box::new(move || process::run(cargo("test").args(PACKAGES).arg("--doc").args(filter))),
        },
        Step {
            name: "packaged crate",
            remedy: "the package is in target/package, the program that depends on it in target/dependent",
            action: Box::new(packaged::test),
        },
        Step {
            name: "documentation",
            remedy: "mend what it names above",
            action: Box::new(|| {
                process::run(cargo("doc").args(["--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))
            }),
        },
    ]
}

fn host_tests(filter: Option<&str>) -> Result<()> {
    let mut tests = cargo("test");
    tests.args(["-p", "host-tests"]).args(filter).arg("--");
    for host in hosts::ready()? {
        match host.place {
            Ok(place) => tests.env(host.variable, place),
            Err(_) => tests.args(["--skip", host.tests]),
        };
    }
    process::run(&mut tests)
}

fn browser_tests(filter: Option<&str>) -> Result<()> {
    let engines = browsers::ready()?;
    site::write()?;
    let names: Vec<&str> = engines.iter().map(|engine| engine.name()).collect();
    let mut tests = cargo("test");
    tests.args(["-p", "browser-tests", "--tests"]).args(filter).env("WHAT_CHANGED_ENGINES", names.join(","));
    if engines.contains(&Engine::Firefox) {
        let geckodriver = cargo_tools::geckodriver().ready()?;
        tests.env("WHAT_CHANGED_GECKODRIVER", geckodriver);
    }
    let mut skipped = Vec::new();
    match fonts::ready() {
        Ok(configuration) => _ = tests.env("FONTCONFIG_FILE", configuration),
        Err(error) => skipped.push(format!("layouts with fixed fonts: {error:#}")),
    }
    if let Err(error) = apt::program("pdftotext", &["poppler-utils"]) {
        skipped.push(format!("printed pages: {error:#}"));
        tests.args(["--", "--skip", "printed"]);
    }
    steps::skip("kind of page", &skipped)?;
    println!("engines: {}", names.join(", "));
    process::run(&mut tests)
}

/// A command of cargo's, in the root package.
fn cargo(command: &str) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(paths::root()).arg(command);
    cargo
}
