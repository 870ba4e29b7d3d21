//! What was written before, so that only what has changed since is written.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::Result;

use crate::output::save;

/// The file in the folder that is written to.
const FILE: &str = ".what-changed";

/// What the files in a folder were made of.
pub struct Record {
    folder: PathBuf,
    /// Of all that goes into a file but the card: the flags, and this very build of the command.
    common: u64,
    files: Mutex<BTreeMap<String, Mark>>,
}

/// What stands for all that went into a file, and for what came out: a file that somebody else has written since is not
/// taken for ours.
type Mark = (u64, u64);

impl Record {
    /// What is known of a folder: nothing where it is new, or where the record cannot be read.
    pub fn open(folder: &Path, options: &str) -> Result<Self> {
        let program = fs::read(env::current_exe()?)?;
        let text = fs::read_to_string(folder.join(FILE)).unwrap_or_default();
        let files = Mutex::new(serde_json::from_str(&text).unwrap_or_default());
        Ok(Self { folder: folder.to_owned(), common: hash(&(program, options)), files })
    }

    /// Whether a file is as it was written, and would be written so again, of a card with this text.
    pub fn has(&self, file: &Path, card: &str) -> bool {
        let mark = self.files().get(&self.key(file)).copied();
        mark.is_some_and(|(from, to)| {
            from == hash(&(self.common, card)) && fs::read_to_string(file).is_ok_and(|text| hash(&text) == to)
        })
    }

    /// Notes what a file was made of.
    pub fn put(&self, file: &Path, card: &str, written: &str) {
        let mark = (hash(&(self.common, card)), hash(&written));
        self.files().insert(self.key(file), mark);
    }

    /// Forgets a file.
    pub fn take_out(&self, file: &Path) {
        self.files().remove(&self.key(file));
    }

    /// Keeps all that was noted for the next time, of the files that are there.
    pub fn save(&self) -> Result<()> {
        self.files().retain(|file, _| self.folder.join(file).is_file());
        save(&self.folder.join(FILE), &serde_json::to_string_pretty(&*self.files())?)
    }

    fn files(&self) -> MutexGuard<'_, BTreeMap<String, Mark>> {
        // A mark is put in whole or not at all.
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
