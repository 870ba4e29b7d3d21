//! The project's commands: `cargo xtask` lists them.
//!
//! Each installs what it needs and is missing, once per user.

mod apt;
mod audit;
mod batch;
mod bench;
mod browsers;
mod bundle;
mod cargo_tools;
mod checkout;
mod command;
mod deny;
mod drawn;
mod fonts;
mod fuzz;
mod glue;
mod hosts;
mod integrity;
mod mutations;
mod npm;
mod npm_package;
mod optimize;
mod package;
mod packaged;
mod parts;
mod paths;
mod process;
mod python;
mod rebuild;
mod rust;
mod serve;
mod site;
mod size;
mod ssr;
mod steps;
mod test;
mod wasm;
mod weigh;

use std::env;
use std::num::NonZeroU64;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::test::Scope;

const HELP: &str = "\
cargo xtask demo [--port N]                       build, and serve the demo on this machine
cargo xtask test [--native | --hosts | --npm | --browser] [FILTER]
                                                  run every check, or those of one kind
cargo xtask build                                 build the script and the wasm in pkg/
cargo xtask size [--check]                        print the sizes; --check holds them to size-budget.toml
cargo xtask bench redline [--pairs DIR]           our redlines beside others': how they read, how long they take
cargo xtask bench render                          how long 10,000 cards take to render, and how much memory
cargo xtask audit [--mutations | --fuzz | --builds] [--minutes N]
                                                  what takes long: whether the redlines hold every rule of the engine,
                                                  whether any texts break a promise (for 10 minutes), and whether
                                                  two builds are the same
";

/// What was asked for.
#[derive(Debug, PartialEq)]
enum Task {
    Help,
    Build,
    Demo { port: u16 },
    Test { scope: Scope, filter: Option<String> },
    Size { check: bool },
    BenchRedline { pairs: Option<String> },
    BenchRender,
    Audit { scope: audit::Scope, minutes: NonZeroU64 },
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match parse(&arguments).and_then(perform) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            for cause in error.chain().skip(1) {
                eprintln!("  because {cause}");
            }
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<()> {
    match task {
        Task::Help => {
            print!("{HELP}");
            Ok(())
        }
        Task::Build => package::build(),
        Task::Demo { port } => {
            package::build()?;
            site::write()?;
            serve::serve(port)
        }
        Task::Test { scope, filter } => test::test(scope, filter.as_deref()),
        Task::Size { check } => size::size(check),
        Task::BenchRedline { pairs } => bench::redline(pairs.as_deref()),
        Task::BenchRender => batch::render(),
        Task::Audit { scope, minutes } => audit::audit(scope, minutes),
    }
}

fn parse(arguments: &[String]) -> Result<Task> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] | ["help" | "--help" | "-h"] => Ok(Task::Help),
        ["build"] => Ok(Task::Build),
        ["demo"] => Ok(Task::Demo { port: 8080 }),
        ["demo", "--port", port] => {
            Ok(Task::Demo { port: port.parse().with_context(|| format!("{port} is not the number of a port"))? })
        }
        ["test", rest @ ..] => parse_test(rest),
        ["size"] => Ok(Task::Size { check: false }),
        ["size", "--check"] => Ok(Task::Size { check: true }),
        ["bench", "redline"] => Ok(Task::BenchRedline { pairs: None }),
        ["bench", "render"] => Ok(Task::BenchRender),
        ["bench", "redline", "--pairs", pairs] => Ok(Task::BenchRedline { pairs: Some((*pairs).to_owned()) }),
        ["audit", rest @ ..] => parse_audit(rest),
        _ => bail!("`cargo xtask {}` is not known; these are:\n\n{HELP}", arguments.join(" ")),
    }
}

fn parse_test(arguments: &[&str]) -> Result<Task> {
    let (scope, rest) = match arguments {
        ["--native", rest @ ..] => (Scope::Native, rest),
        ["--hosts", rest @ ..] => (Scope::Hosts, rest),
        ["--browser", rest @ ..] => (Scope::Browser, rest),
        ["--npm", rest @ ..] => (Scope::Npm, rest),
        rest => (Scope::All, rest),
    };
    let filter = match rest {
        [] => None,
        [filter] if !filter.starts_with('-') => Some((*filter).to_owned()),
        _ => bail!("`test` takes --native, --hosts, --npm or --browser, then one part of a test's name at most"),
    };
    Ok(Task::Test { scope, filter })
}

fn parse_audit(arguments: &[&str]) -> Result<Task> {
    let (scope, rest) = match arguments {
        ["--mutations", rest @ ..] => (audit::Scope::Mutations, rest),
        ["--fuzz", rest @ ..] => (audit::Scope::Fuzz, rest),
        ["--builds"] => (audit::Scope::Builds, &[][..]),
        rest => (audit::Scope::All, rest),
    };
    let minutes = match rest {
        [] => audit::MINUTES,
        ["--minutes", minutes] => {
            minutes.parse().with_context(|| format!("{minutes} is no number of minutes; expected 1 or more"))?
        }
        _ => bail!("`audit` takes --mutations, --fuzz or --builds, then --minutes and a number at most"),
    };
    Ok(Task::Audit { scope, minutes })
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use super::{Scope, Task, audit, parse};

    fn parsed(line: &str) -> Option<Task> {
        let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        parse(&arguments).ok()
    }

    #[test]
    fn every_command_is_understood() {
        assert_eq!(parsed(""), Some(Task::Help));
        assert_eq!(parsed("build"), Some(Task::Build));
        assert_eq!(parsed("demo --port 9"), Some(Task::Demo { port: 9 }));
        assert_eq!(parsed("size --check"), Some(Task::Size { check: true }));
        assert_eq!(parsed("bench redline --pairs a"), Some(Task::BenchRedline { pairs: Some("a".to_owned()) }));
        assert_eq!(parsed("bench render"), Some(Task::BenchRender));
        assert_eq!(parsed("audit"), Some(Task::Audit { scope: audit::Scope::All, minutes: audit::MINUTES }));
        assert_eq!(
            parsed("audit --fuzz --minutes 1"),
            Some(Task::Audit { scope: audit::Scope::Fuzz, minutes: NonZeroU64::MIN })
        );
        assert_eq!(
            parsed("audit --builds"),
            Some(Task::Audit { scope: audit::Scope::Builds, minutes: audit::MINUTES })
        );
        assert_eq!(parsed("test --hosts"), Some(Task::Test { scope: Scope::Hosts, filter: None }));
        assert_eq!(
            parsed("test --browser moves"),
            Some(Task::Test { scope: Scope::Browser, filter: Some("moves".to_owned()) })
        );
        assert_eq!(parsed("test --npm"), Some(Task::Test { scope: Scope::Npm, filter: None }));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for line in [
            "demo --port",
            "demo --port x",
            "test --fast",
            "test a b",
            "size --chekc",
            "bench",
            "bench a",
            "audit 5",
            "audit --minutes 0",
        ] {
            assert_eq!(parsed(line), None, "{line}");
        }
    }
}
