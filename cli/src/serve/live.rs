//! The current page, shared by all connections.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A rendered page.
pub struct Page {
    /// A hash of the page. It is the same after a restart, so that browsers do not reload in vain.
    pub revision: String,
    /// The HTML of the page.
    pub html: String,
}

/// Returns the hash of a page's parts.
pub fn revision(parts: &[&str]) -> String {
    let mut hasher = DefaultHasher::new();
    parts.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The current page, with a signal for changes.
pub struct Live {
    page: Mutex<Arc<Page>>,
    changed: Condvar,
}

impl Live {
    /// Starts with a page.
    pub fn new(page: Page) -> Self {
        Self { page: Mutex::new(Arc::new(page)), changed: Condvar::new() }
    }

    /// Replaces the page.
    pub fn show(&self, page: Page) {
        *self.lock() = Arc::new(page);
        self.changed.notify_all();
    }

    /// Returns the current page.
    pub fn page(&self) -> Arc<Page> {
        Arc::clone(&self.lock())
    }

    /// Waits for another revision. Returns the current page after a timeout.
    pub fn wait_for_change(&self, revision: &str, timeout: Duration) -> Arc<Page> {
        let is_same = |page: &mut Arc<Page>| page.revision == revision;
        let waited = self.changed.wait_timeout_while(self.lock(), timeout, is_same);
        Arc::clone(&waited.unwrap_or_else(PoisonError::into_inner).0)
    }

    fn lock(&self) -> MutexGuard<'_, Arc<Page>> {
        // A page is replaced completely or not at all, so a poisoned lock is still sound.
        self.page.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
