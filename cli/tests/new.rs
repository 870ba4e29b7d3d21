//! What `what-changed new` writes if it cannot ask. The questions are tested in `src/new/ask.rs`.

mod program;

use std::fs;
use std::path::{Path, PathBuf};

use program::{Output, run, what_changed};
use what_changed::card;

fn new(arguments: &[&str]) -> Output {
    run(what_changed(&[&["new"], arguments].concat()), "")
}

/// Returns an empty folder. Each test has its own.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("new-{test}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn the_example_is_sound_and_has_each_kind_of_entry() {
    let output = new(&[]);
    assert_eq!((output.code, output.error.as_str()), (0, ""));
    let card = card::parse(&output.out).unwrap();
    let stated = || card.terms.iter().flat_map(|term| &term.values).filter_map(|value| value.stated.as_ref());
    assert!(card.versions.iter().all(|version| version.date.is_some()));
    assert!(card.terms.iter().any(|term| term.values.iter().any(|value| value.stated.is_none())));
    assert!(stated().any(|stated| stated.statement.undisclosed));
    assert!(stated().any(|stated| stated.statement.claims.len() > 1));
    assert!(card.terms.iter().any(|term| !term.effects.is_empty()));
    assert!(card.sources.len() > 1 && !card.questions.is_empty() && !card.glossary.is_empty());
    assert_eq!(new(&["--example"]).out, output.out);
}

#[test]
fn a_file_is_never_overwritten() {
    let file = folder("file").join("card.json");
    let name = file.to_str().unwrap();
    let first = new(&[name]);
    assert_eq!((first.code, &*first.out, &*first.error), (0, "", ""));
    assert_eq!(fs::read_to_string(&file).unwrap(), new(&[]).out);

    fs::write(&file, "mine").unwrap();
    let second = new(&["--example", name]);
    assert_eq!((second.code, &*second.out), (2, ""));
    assert!(second.error.contains("card.json exists already; name another file"), "{}", second.error);
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn a_missing_folder_is_an_error() {
    let output = new(&[folder("none").join("a/card.json").to_str().unwrap()]);
    assert_eq!(output.code, 2);
    assert!(output.error.contains("card.json: its folder does not exist"), "{}", output.error);
}
