//! The output of `completions` and `man`.

mod program;

use std::fs;
use std::path::Path;

use program::{Output, what_changed};

fn run(arguments: &[&str]) -> Output {
    program::run(what_changed(arguments), "")
}

fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!((output.code, output.error.as_str()), (0, ""), "{arguments:?}");
    output.out
}

/// Returns the names of the subcommands, from the help.
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
            assert!(script.contains(&name), "{shell} lacks {name}");
        }
    }
    let unknown = run(&["completions", "cobol"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (2, ""));
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
    assert_eq!(missing.code, 2);
    assert!(missing.error.contains("does the folder exist?"), "{}", missing.error);

    fs::create_dir_all(&folder).unwrap();
    assert_eq!(printed(&["man", "--out", out]), "");
    assert!(fs::metadata(folder.join("what-changed.1")).unwrap().len() > 0);
    for name in subcommands().iter().filter(|name| *name != "help") {
        let page = fs::read_to_string(folder.join(format!("what-changed-{name}.1"))).unwrap();
        assert!(page.contains(".SH SYNOPSIS"), "{name}: {page}");
    }
}
