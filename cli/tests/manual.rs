//! What `what-changed completions` and `what-changed man` tell of the command itself.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_what-changed")).args(arguments).output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let done = run(arguments);
    assert_eq!((done.status.code(), done.stderr.as_slice()), (Some(0), &[][..]), "{arguments:?}");
    String::from_utf8(done.stdout).unwrap()
}

/// The names of the subcommands, as the help lists them.
fn subcommands() -> Vec<String> {
    let help = printed(&["--help"]);
    let list = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names: Vec<String> = list.lines().filter_map(|line| line.split_whitespace().next()).map(Into::into).collect();
    assert!(names.contains(&"completions".to_owned()) && names.contains(&"man".to_owned()), "{names:?}");
    names
}

#[test]
fn completions_name_every_subcommand() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = printed(&["completions", shell]);
        for name in subcommands() {
            assert!(script.contains(&name), "{shell} knows no {name}");
        }
    }
    let unknown = run(&["completions", "cobol"]);
    assert_eq!((unknown.status.code(), unknown.stdout.as_slice()), (Some(2), &[][..]));
}

#[test]
fn the_manual_names_every_subcommand() {
    let page = printed(&["man"]);
    for name in subcommands().iter().filter(|name| *name != "help") {
        assert!(page.contains(&format!("what\\-changed\\-{name}(1)")), "{name}: {page}");
    }
}

#[test]
fn each_subcommand_has_a_page() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("manual");
    let _ = fs::remove_dir_all(&folder);
    let out = folder.to_str().unwrap();
    let missing = run(&["man", "--out", out]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8(missing.stderr).unwrap().contains("is the folder there?"));

    fs::create_dir_all(&folder).unwrap();
    assert_eq!(printed(&["man", "--out", out]), "");
    assert!(fs::metadata(folder.join("what-changed.1")).unwrap().len() > 0);
    for name in subcommands().iter().filter(|name| *name != "help") {
        let page = fs::read_to_string(folder.join(format!("what-changed-{name}.1"))).unwrap();
        assert!(page.contains(".SH SYNOPSIS"), "{name}: {page}");
    }
}
