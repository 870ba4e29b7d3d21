//! Finds and writes the pairs of texts to compare.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::generate;
use crate::worker::Request;

/// Two text files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The file with the old text.
    pub old: PathBuf,
    /// The file with the new text.
    pub new: PathBuf,
}

impl Pair {
    /// Returns the request to compare the pair.
    pub fn request(&self, warm: bool) -> Request {
        Request { old: self.old.clone(), new: self.new.clone(), warm }
    }
}

/// Returns the pairs `NAME.old` and `NAME.new` of a folder, sorted by name.
pub fn read_folder(folder: &Path) -> Result<Vec<Pair>> {
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
    ensure!(!pairs.is_empty(), "{} has no pair of files NAME.old and NAME.new", folder.display());
    Ok(pairs)
}

/// Writes the generated pairs into a folder.
pub fn write_generated(folder: &Path) -> Result<Vec<Pair>> {
    generate::pairs().iter().enumerate().map(|(at, texts)| write(folder, &format!("{at:04}"), texts)).collect()
}

/// Writes the pairs of the time table into a folder. Returns each with the name of its size.
pub fn write_sizes(folder: &Path) -> Result<Vec<(&'static str, Pair)>> {
    generate::sizes().into_iter().map(|(name, texts)| Ok((name, write(folder, name, &texts)?))).collect()
}

/// Returns about `count` of the pairs, evenly spaced.
pub fn sample(pairs: &[Pair], count: usize) -> Vec<Pair> {
    pairs.iter().step_by(pairs.len().div_ceil(count).max(1)).cloned().collect()
}

/// Writes a pair into a folder.
pub fn write(folder: &Path, name: &str, texts: &generate::Texts) -> Result<Pair> {
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
    fn a_sample_is_evenly_spaced() {
        let pair = |at: usize| Pair { old: at.to_string().into(), new: PathBuf::new() };
        let pairs: Vec<Pair> = (0..10).map(pair).collect();
        assert_eq!(sample(&pairs, 4), [pair(0), pair(3), pair(6), pair(9)]);
        assert_eq!(sample(&pairs, 20), pairs);
    }
}
