//! The page as it is now, for all who look at it.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A page.
pub struct Page {
    /// The same for the same page, so that nobody reloads in vain, and a page outlives the command.
    pub revision: String,
    /// The page itself.
    pub html: String,
}

/// What two pages are told apart by.
pub fn revision(parts: &[&str]) -> String {
    let mut hasher = DefaultHasher::new();
    parts.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The page that is shown, and a bell for when it is another.
pub struct Live {
    page: Mutex<Arc<Page>>,
    changed: Condvar,
}

impl Live {
    pub fn of(page: Page) -> Self {
        Self { page: Mutex::new(Arc::new(page)), changed: Condvar::new() }
    }

    pub fn show(&self, page: Page) {
        *self.lock() = Arc::new(page);
        self.changed.notify_all();
    }

    pub fn page(&self) -> Arc<Page> {
        Arc::clone(&self.lock())
    }

    /// Waits for a page of another revision, but no longer than that; then it is the same one.
    pub fn other_than(&self, revision: &str, longest: Duration) -> Arc<Page> {
        let is_same = |page: &mut Arc<Page>| page.revision == revision;
        let waited = self.changed.wait_timeout_while(self.lock(), longest, is_same);
        Arc::clone(&waited.unwrap_or_else(PoisonError::into_inner).0)
    }

    fn lock(&self) -> MutexGuard<'_, Arc<Page>> {
        // A page is put in whole or not at all.
        self.page.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
