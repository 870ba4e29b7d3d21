//! The pairs of texts to compare.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::made;
use crate::worker::Request;

/// Two texts, in files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The file with the old text.
    pub old: PathBuf,
    /// The file with the new text.
    pub new: PathBuf,
}

impl Pair {
    /// What to ask an engine.
    pub fn request(&self, warm: bool) -> Request {
        Request { old: self.old.clone(), new: self.new.clone(), warm }
    }
}

/// All pairs `name.old` and `name.new` of a folder, in the order of their names.
pub fn of_folder(folder: &Path) -> Result<Vec<Pair>> {
    let entries = fs::read_dir(folder).with_context(|| format!("could not read the folder {}", folder.display()))?;
    let mut pairs = Vec::new();
    for entry in entries {
        let old = entry?.path();
        let new = old.with_extension("new");
        if old.extension().is_some_and(|extension| extension == "old") && new.is_file() {
            pairs.push(Pair { old, new });
        }
    }
    pairs.sort_by(|a, b| a.old.cmp(&b.old));
    ensure!(!pairs.is_empty(), "{} has no pair of files, name.old and name.new", folder.display());
    Ok(pairs)
}

/// Pairs that the bench makes itself, the same at every run.
pub fn made(folder: &Path) -> Result<Vec<Pair>> {
    made::many().iter().enumerate().map(|(at, texts)| write(folder, &format!("{at:04}"), texts)).collect()
}

/// The four sizes at which all are timed, each with its name.
pub fn sizes(folder: &Path) -> Result<Vec<(&'static str, Pair)>> {
    made::sizes().into_iter().map(|(name, texts)| Ok((name, write(folder, name, &texts)?))).collect()
}

/// So many of the pairs, evenly spread.
pub fn some(pairs: &[Pair], count: usize) -> Vec<Pair> {
    pairs.iter().step_by(pairs.len().div_ceil(count).max(1)).cloned().collect()
}

/// Writes a pair into a folder.
pub fn write(folder: &Path, name: &str, texts: &made::Texts) -> Result<Pair> {
    let pair = Pair { old: folder.join(format!("{name}.old")), new: folder.join(format!("{name}.new")) };
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&pair.old, &texts.old))
        .and_then(|()| fs::write(&pair.new, &texts.new))
        .with_context(|| format!("could not write to {}", folder.display()))?;
    Ok(pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_are_spread_evenly() {
        let pair = |at: usize| Pair { old: at.to_string().into(), new: PathBuf::new() };
        let pairs: Vec<Pair> = (0..10).map(pair).collect();
        assert_eq!(some(&pairs, 4), [pair(0), pair(3), pair(6), pair(9)]);
        assert_eq!(some(&pairs, 20), pairs);
    }
}
