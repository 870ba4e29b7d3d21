//! What `what-changed new` writes where nobody can be asked; what is asked is tested beside the questions.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use what_changed::card;

fn new(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_what-changed"));
    command.arg("new").args(arguments).stdin(Stdio::null()).output().unwrap()
}

/// A folder of a test's own, with nothing in it.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("new-{test}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn the_example_has_nothing_to_mend_and_shows_each_thing() {
    let done = new(&[]);
    assert_eq!((done.status.code(), done.stderr.as_slice()), (Some(0), &[][..]));
    let card = card::parse(&String::from_utf8(done.stdout.clone()).unwrap()).unwrap();
    let stated = || card.terms.iter().flat_map(|term| &term.values).filter_map(|value| value.stated.as_ref());
    assert!(card.versions.iter().all(|version| version.date.is_some()));
    assert!(card.terms.iter().any(|term| term.values.iter().any(|value| value.stated.is_none())));
    assert!(stated().any(|stated| stated.statement.undisclosed));
    assert!(stated().any(|stated| stated.statement.claims.len() > 1));
    assert!(card.terms.iter().any(|term| !term.effects.is_empty()));
    assert!(card.sources.len() > 1 && !card.questions.is_empty() && !card.glossary.is_empty());
    assert_eq!(new(&["--example"]).stdout, done.stdout);
}

#[test]
fn a_file_is_written_and_never_written_over() {
    let file = folder("file").join("card.json");
    let name = file.to_str().unwrap();
    let first = new(&[name]);
    assert_eq!((first.status.code(), first.stdout, first.stderr), (Some(0), vec![], vec![]));
    assert_eq!(fs::read(&file).unwrap(), new(&[]).stdout);

    fs::write(&file, "mine").unwrap();
    let second = new(&["--example", name]);
    let error = String::from_utf8(second.stderr).unwrap();
    assert_eq!((second.status.code(), second.stdout), (Some(2), vec![]));
    assert!(error.contains("card.json: is there already, and stays as it is; name another file"), "{error}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let done = new(&[folder("none").join("a/card.json").to_str().unwrap()]);
    let error = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(2));
    assert!(error.contains("card.json: could not be written; its folder is not there"), "{error}");
}
