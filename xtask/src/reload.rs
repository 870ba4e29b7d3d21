//! Reloads the pages of the demo through server-sent events, and measures how long that takes.

use std::io::{self, Write};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The path of the events.
pub const EVENTS: &str = "/reload/events";

/// The path that a page requests when its card is shown.
pub const SHOWN: &str = "/reload/shown";

/// What is appended to every page.
pub const SCRIPT: &str = "<script>
let revision;
new EventSource('/reload/events').onmessage = ({ data }) => {
  if (data !== (revision ??= data)) location.reload();
};
document.addEventListener('what-changed-ready', () => fetch('/reload/shown', { method: 'HEAD' }), { once: true });
</script>
";

/// How often a silent connection gets an event, so that a closed one is noticed.
const SILENCE: Duration = Duration::from_secs(20);

/// The revision of the content, and the pages that wait for the next.
pub struct Reload {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    revision: String,
    /// When the file was saved that led to the revision, until a page has shown it.
    saved: Option<Instant>,
}

impl Reload {
    pub fn new() -> Self {
        Self { state: Mutex::new(State { revision: revision(), saved: None }), changed: Condvar::new() }
    }

    /// Makes all pages reload. With the time when a file was saved, the time until a page shows it is printed.
    pub fn reload(&self, saved: Option<Instant>) {
        *self.lock() = State { revision: revision(), saved };
        self.changed.notify_all();
    }

    /// Notes that a page shows its card.
    pub fn shown(&self) {
        if let Some(saved) = self.lock().saved.take() {
            println!("  in the browser after {:.1} s", saved.elapsed().as_secs_f64());
        }
    }

    /// Writes the revision, and each further one, until the page is closed.
    pub fn announce(&self, mut page: Box<dyn Write + Send + 'static>) -> io::Result<()> {
        write!(page, "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncache-control: no-cache\r\n")?;
        write!(page, "connection: close\r\n\r\n")?;
        let mut announced = String::new();
        loop {
            let same = |state: &mut State| state.revision == announced;
            let waited = self.changed.wait_timeout_while(self.lock(), SILENCE, same);
            announced.clone_from(&waited.unwrap_or_else(PoisonError::into_inner).0.revision);
            write!(page, "data: {announced}\n\n")?;
            page.flush()?;
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A name that no earlier revision had, even before a restart of the server.
fn revision() -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    now.map_or(0, |time| time.as_millis()).to_string()
}
