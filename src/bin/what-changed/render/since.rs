//! What was written before, so that only what has changed since is written.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::Result;

use crate::output::save;

/// The file in the folder that is written to.
const FILE: &str = ".what-changed";

/// What the files in a folder were made of.
pub struct Record {
    folder: PathBuf,
    /// Of all that goes into a file but the card: the flags, and this very build of the command.
    common: u64,
    before: BTreeMap<String, u64>,
    now: Mutex<BTreeMap<String, u64>>,
}

impl Record {
    /// What is known of a folder: nothing where it is new, or where the record cannot be read.
    pub fn open(folder: &Path, options: &str) -> Result<Self> {
        let mut hasher = DefaultHasher::new();
        fs::read(env::current_exe()?)?.hash(&mut hasher);
        options.hash(&mut hasher);
        let text = fs::read_to_string(folder.join(FILE)).unwrap_or_default();
        let before: BTreeMap<String, u64> = serde_json::from_str(&text).unwrap_or_default();
        Ok(Self { folder: folder.to_owned(), common: hasher.finish(), now: Mutex::new(before.clone()), before })
    }

    /// What stands for all that goes into a file.
    pub fn mark(&self, card: &str) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.common, card).hash(&mut hasher);
        hasher.finish()
    }

    /// Whether a file is there and was made of the same.
    pub fn has(&self, file: &Path, mark: u64) -> bool {
        self.before.get(&self.key(file)) == Some(&mark) && file.is_file()
    }

    /// Notes what a file was made of.
    pub fn put(&self, file: &Path, mark: u64) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        now.insert(self.key(file), mark);
    }

    /// Keeps all that was noted for the next time.
    pub fn save(self) -> Result<()> {
        let now = self.now.into_inner().unwrap_or_else(PoisonError::into_inner);
        save(&self.folder.join(FILE), &serde_json::to_string_pretty(&now)?)
    }

    fn key(&self, file: &Path) -> String {
        file.strip_prefix(&self.folder).unwrap_or(file).to_string_lossy().into_owned()
    }
}
