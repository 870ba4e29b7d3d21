//! The stage of a test: a browser and a web server.

use std::cell::Cell;
use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::key::Key;
use serde_json::Value;
use tempfile::Builder;

use crate::browser::Browser;
use crate::engine::{Engine, RunningEngine};
use crate::page::{eager_card, page};
use crate::print;
use crate::server::{Gate, Reply, Server};

/// The time limit for every wait.
const WAIT_LIMIT: Duration = Duration::from_secs(10);

/// A browser and a server.
pub struct Stage {
    /// The web server.
    pub server: Server,
    /// The engine of the browser.
    pub engine: Engine,
    running: RunningEngine,
    visits: Cell<u32>,
    in_frame: Cell<bool>,
}

impl Stage {
    /// Starts an engine and a server.
    pub fn new(engine: Engine) -> Result<Self, String> {
        let running = engine.start()?;
        Ok(Self { server: Server::start(), engine, running, visits: Cell::default(), in_frame: Cell::default() })
    }

    /// Removes everything of the previous test.
    pub fn reset(&self) {
        check(self.go("about:blank"), "an empty page");
        // Otherwise it could arrive after the next page.
        self.wait("location.href === 'about:blank'");
        self.server.clear();
    }

    /// Ends the browser.
    pub fn close(self) {
        let RunningEngine { browser, .. } = self.running;
        browser.close();
    }

    fn browser(&self) -> &Browser {
        &self.running.browser
    }

    fn go(&self, address: &str) -> Result<(), String> {
        if self.in_frame.take() {
            let _ = self.browser().leave_frame();
        }
        self.browser().go(address)
    }

    /// Opens the page at a path and waits until it has loaded.
    #[track_caller]
    pub fn open(&self, path: &str) {
        self.start_loading(path);
        self.wait("document.readyState === 'complete'");
    }

    /// Opens a page with a body.
    #[track_caller]
    pub fn show(&self, body: &str) {
        self.server.put("/test", Reply::html(page(body)));
        self.open("/test");
    }

    /// Opens a page with a body. The rest of the body after a mark arrives only when the gate is open.
    #[track_caller]
    pub fn show_paused(&self, body: &str, mark: &str, gate: &Gate) {
        let text = page(&body.replacen(mark, "", 1));
        let with_mark = page(body);
        let at = with_mark.rfind(mark).expect("the mark is in the body");
        self.server.put("/test", Reply::html(text).paused_after(at, gate));
        self.start_loading("/test");
    }

    /// Opens a page with a card and waits until the card is ready.
    #[track_caller]
    pub fn show_card(&self, card: &Value) {
        self.show(&eager_card(card));
        self.wait_ready(1);
    }

    /// Opens a page with a card in a viewport of a width, and waits until the card is ready.
    #[track_caller]
    pub fn show_card_at(&self, width: u32, card: &Value) {
        self.server.put("/framed", Reply::html(page(&eager_card(card))));
        self.open_at(width, "/framed");
        self.wait_ready(1);
    }

    /// Opens the page at a path in a viewport of a width.
    #[track_caller]
    pub fn open_at(&self, width: u32, path: &str) {
        self.show(&format!(r#"<iframe src="{path}" style="width: {width}px; height: 850px; border: 0"></iframe>"#));
        self.enter_frame();
    }

    /// Switches to the page in the first frame.
    #[track_caller]
    pub fn enter_frame(&self) {
        check(self.browser().enter_frame(), "a frame");
        self.in_frame.set(true);
        self.wait("document.readyState === 'complete' && window.innerWidth");
    }

    /// Starts to load a page and waits until scripts run in it.
    #[track_caller]
    pub fn start_loading(&self, path: &str) {
        let query = self.next_query();
        let (page, fragment) = path.find('#').map_or((path, ""), |at| path.split_at(at));
        check(self.go(&self.server.address(&format!("{page}{query}{fragment}"))), path);
        self.wait(&format!("location.search === '{query}' && document.body"));
    }

    /// Opens a page with a body from a file, without a server.
    #[track_caller]
    pub fn show_file(&self, body: &str) {
        let file = Builder::new().suffix(".html").tempfile().expect("a temporary file");
        fs::write(file.path(), page(body)).expect("the page is written");
        let query = self.next_query();
        check(self.go(&format!("file://{}{query}", file.path().display())), "a file");
        self.wait(&format!("location.search === '{query}' && document.readyState === 'complete'"));
    }

    /// Returns a query that no page had before.
    fn next_query(&self) -> String {
        let visit = self.visits.get() + 1;
        self.visits.set(visit);
        format!("?visit={visit}")
    }

    /// Runs statements in the page and returns their result.
    #[track_caller]
    pub fn run(&self, script: &str) -> Value {
        check(self.browser().run(script), script)
    }

    /// Returns the value of an expression in the page.
    #[track_caller]
    pub fn value(&self, expression: &str) -> Value {
        self.run(&format!("return {expression}"))
    }

    /// Returns the value of an expression in the page, which must be a text.
    #[track_caller]
    pub fn text(&self, expression: &str) -> String {
        match self.value(expression) {
            Value::String(text) => text,
            other => panic!("{expression} is {other}, not a text"),
        }
    }

    /// True if a condition in the page is true.
    #[track_caller]
    pub fn holds(&self, condition: &str) -> bool {
        self.value(&format!("Boolean({condition})")) == true
    }

    /// Waits until a condition in the page is true.
    #[track_caller]
    pub fn wait(&self, condition: &str) {
        let script = format!("return Boolean({condition})");
        let start = Instant::now();
        loop {
            // While a page loads, an error may come from the previous page.
            let last = self.browser().run(&script);
            if last == Ok(Value::Bool(true)) {
                return;
            }
            if start.elapsed() > WAIT_LIMIT {
                let log = self.browser().run("return JSON.stringify(window.log)");
                panic!("this did not become true: {condition}\nlast value: {last:?}\nlog of the page: {log:?}");
            }
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits for a promise in the page and returns its value.
    #[track_caller]
    pub fn wait_for_promise(&self, promise: &str) -> Value {
        let script =
            format!("Promise.resolve({promise}).then((value) => done(value ?? null), (error) => done(`${{error}}`));");
        check(self.browser().run_until_done(&script), promise)
    }

    /// Waits until all pending work is done and drawn.
    #[track_caller]
    pub fn settle(&self) {
        self.wait_for_promise("settled()");
    }

    /// Waits until some cards are ready.
    #[track_caller]
    pub fn wait_ready(&self, cards: usize) {
        self.wait(&format!("window.log && events('ready').length >= {cards}"));
    }

    /// Sets the `card` property of a card.
    #[track_caller]
    pub fn set_card(&self, at: usize, card: &Value) {
        self.run(&format!("setCard({}, {at})", Value::from(card.to_string())));
    }

    /// Waits until the page has a card, scrolls to it and waits until it is ready.
    #[track_caller]
    pub fn scroll_to_card(&self) {
        self.wait("window.log && cards().length");
        self.run("cards()[0].scrollIntoView({ block: 'center' })");
        self.wait_ready(1);
    }

    /// Takes a screenshot of the window, as a PNG.
    #[track_caller]
    pub fn screenshot(&self) -> Vec<u8> {
        check(self.browser().screenshot(), "a screenshot")
    }

    /// Returns the text of the page as it is printed.
    #[track_caller]
    pub fn printed_text(&self) -> String {
        let pdf = check(self.browser().print(), "printing");
        check(print::text(&pdf), "the text of the printed page")
    }

    /// Clicks on an element with the mouse.
    #[track_caller]
    pub fn click(&self, element: &str) {
        // Scroll here: WebKit's driver misses the element in a frame that it scrolls itself.
        let element_reference = self.run(&format!(
            "const element = {element};
            element?.scrollIntoView({{ block: 'center', behavior: 'instant' }});
            return element;"
        ));
        check(self.browser().click(&element_reference), &format!("a click on {element}"));
    }

    /// Types a text.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        let keys: Vec<char> = text.chars().collect();
        check(self.browser().press(&keys), "a key");
    }

    /// Presses keys in turn.
    #[track_caller]
    pub fn press(&self, keys: &[Key]) {
        let keys: Vec<char> = keys.iter().map(|&key| key.into()).collect();
        check(self.browser().press(&keys), "a key");
    }
}

/// Returns the result of the browser. Panics at the line of the test if it failed.
#[track_caller]
fn check<T>(result: Result<T, String>, what: &str) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("{what}: {error}"),
    }
}
