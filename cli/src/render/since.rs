//! The record of earlier output, for `--only-changed`.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::Result;

use crate::output::save;

/// The name of the record in the output folder.
const FILE: &str = ".what-changed";

/// Hashes of the input and the output of each file in a folder.
pub struct Record {
    folder: PathBuf,
    /// The hash of the flags and of the program, which all files have in common.
    common: u64,
    files: Mutex<BTreeMap<String, Mark>>,
}

/// The hashes of a file's input and output. With the latter, a file that someone else has written since is not taken for
/// ours.
type Mark = (u64, u64);

impl Record {
    /// Opens the record of a folder. It is empty if there is none, or if it cannot be read.
    pub fn open(folder: &Path, options: &str) -> Result<Self> {
        let program = fs::read(env::current_exe()?)?;
        let text = fs::read_to_string(folder.join(FILE)).unwrap_or_default();
        let files = Mutex::new(serde_json::from_str(&text).unwrap_or_default());
        Ok(Self { folder: folder.to_owned(), common: hash(&(program, options)), files })
    }

    /// True if a file is as it was written, and would be the same if rendered again from this card file.
    pub fn is_up_to_date(&self, file: &Path, card: &str) -> bool {
        let mark = self.files().get(&self.key(file)).copied();
        mark.is_some_and(|(from, to)| {
            from == hash(&(self.common, card)) && fs::read_to_string(file).is_ok_and(|text| hash(&text) == to)
        })
    }

    /// Records the input and the output of a file.
    pub fn insert(&self, file: &Path, card: &str, written: &str) {
        let mark = (hash(&(self.common, card)), hash(&written));
        self.files().insert(self.key(file), mark);
    }

    /// Removes a file from the record.
    pub fn remove(&self, file: &Path) {
        self.files().remove(&self.key(file));
    }

    /// Saves the record, without files that no longer exist.
    pub fn save(&self) -> Result<()> {
        self.files().retain(|file, _| self.folder.join(file).is_file());
        save(&self.folder.join(FILE), &serde_json::to_string_pretty(&*self.files())?)
    }

    fn files(&self) -> MutexGuard<'_, BTreeMap<String, Mark>> {
        // An entry is inserted completely or not at all, so a poisoned lock is still sound.
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn key(&self, file: &Path) -> String {
        file.strip_prefix(&self.folder).unwrap_or(file).to_string_lossy().into_owned()
    }
}

fn hash(what: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}
