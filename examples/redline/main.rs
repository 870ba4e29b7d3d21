//! Prints the redline of two files, or of two sentences, with the kind of each edit.

use std::error::Error;
use std::{env, fs};

use what_changed::redline::{Op, redline};

const OLD: &str = "The Tenant pays a deposit of $500 within 14 days.";
const NEW: &str = "The tenant pays a deposit of $650 within 14 days of signing.";

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = env::args().skip(1).collect();
    let (old, new) = match &files[..] {
        [] => (OLD.to_owned(), NEW.to_owned()),
        [old, new] => (fs::read_to_string(old)?, fs::read_to_string(new)?),
        _ => return Err("expected two files, or none".into()),
    };
    let mut kinds = Vec::new();
    for edit in redline(&old, &new) {
        match edit.op {
            Op::Keep => print!("{}", edit.text),
            Op::Delete => print!("[-{}-]", edit.text),
            Op::Insert => print!("{{+{}+}}", edit.text),
        }
        if edit.op != Op::Keep && kinds.last() != Some(&edit.kind) {
            kinds.push(edit.kind);
        }
    }
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
    println!("\n{}", kinds.join(", "));
    Ok(())
}
