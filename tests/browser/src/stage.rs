//! What a test has before it: a browser, and the server that its pages come from.

use std::cell::Cell;
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::key::Key;
use serde_json::Value;

use crate::browser::Browser;
use crate::engine::{Engine, Running};
use crate::page::{eager_card, page};
use crate::print;
use crate::server::{Gate, Reply, Server};

/// How long anything is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// A browser and a server.
pub struct Stage {
    /// The pages and files.
    pub server: Server,
    /// What the browser runs on.
    pub engine: Engine,
    running: Running,
    visits: Cell<u32>,
    framed: Cell<bool>,
}

impl Stage {
    /// Starts an engine and a server for it.
    pub fn new(engine: Engine) -> Result<Self, String> {
        let running = engine.start()?;
        Ok(Self { server: Server::start(), engine, running, visits: Cell::default(), framed: Cell::default() })
    }

    /// Leaves nothing of the test before.
    pub fn reset(&self) {
        done(self.go("about:blank"), "an empty page");
        // Else it may come after the page that is asked for next.
        self.wait("location.href === 'about:blank'");
        self.server.clear();
    }

    /// Ends the browser.
    pub fn close(self) {
        let Running { browser, .. } = self.running;
        browser.close();
    }

    fn browser(&self) -> &Browser {
        &self.running.browser
    }

    fn go(&self, address: &str) -> Result<(), String> {
        if self.framed.take() {
            let _ = self.browser().leave_frame();
        }
        self.browser().go(address)
    }

    /// Opens the page of a path, and waits until it has loaded.
    #[track_caller]
    pub fn open(&self, path: &str) {
        self.start_loading(path);
        self.wait("document.readyState === 'complete'");
    }

    /// Opens a page with this in its body.
    #[track_caller]
    pub fn show(&self, body: &str) {
        self.server.put("/test", Reply::html(page(body)));
        self.open("/test");
    }

    /// Opens a page with this in its body, whose rest after a mark in it stays on its way until the
    /// gate is open.
    #[track_caller]
    pub fn show_paused(&self, body: &str, mark: &str, gate: &Gate) {
        let text = page(&body.replacen(mark, "", 1));
        let whole = page(body);
        let at = whole.rfind(mark).expect("the mark is in the body");
        self.server.put("/test", Reply::html(text).paused_after(at, gate));
        self.start_loading("/test");
    }

    /// Opens a page with a card, and waits until it is ready.
    #[track_caller]
    pub fn show_card(&self, card: &Value) {
        self.show(&eager_card(card));
        self.wait_ready(1);
    }

    /// Opens a page with a card in a viewport of that width, and waits until it is ready.
    #[track_caller]
    pub fn show_card_at(&self, width: u32, card: &Value) {
        self.server.put("/framed", Reply::html(page(&eager_card(card))));
        self.open_at(width, "/framed");
        self.wait_ready(1);
    }

    /// Opens the page of a path in a viewport of that width.
    #[track_caller]
    pub fn open_at(&self, width: u32, path: &str) {
        self.show(&format!(r#"<iframe src="{path}" style="width: {width}px; height: 850px; border: 0"></iframe>"#));
        self.enter_frame();
    }

    /// Turns to the page in the first frame.
    #[track_caller]
    pub fn enter_frame(&self) {
        done(self.browser().enter_frame(), "a frame");
        self.framed.set(true);
        self.wait("document.readyState === 'complete' && window.innerWidth");
    }

    /// Begins to load a page, and waits until it is the one that scripts run in.
    #[track_caller]
    pub fn start_loading(&self, path: &str) {
        let visit = self.visits.get() + 1;
        self.visits.set(visit);
        let query = format!("?visit={visit}");
        let (page, fragment) = path.find('#').map_or((path, ""), |at| path.split_at(at));
        done(self.go(&self.server.address(&format!("{page}{query}{fragment}"))), path);
        self.wait(&format!("location.search === '{query}' && document.body"));
    }

    /// Runs statements in the page; gives what they return.
    #[track_caller]
    pub fn run(&self, script: &str) -> Value {
        done(self.browser().run(script), script)
    }

    /// What an expression comes to.
    #[track_caller]
    pub fn value(&self, expression: &str) -> Value {
        self.run(&format!("return {expression}"))
    }

    /// What a text is.
    #[track_caller]
    pub fn text(&self, expression: &str) -> String {
        match self.value(expression) {
            Value::String(text) => text,
            other => panic!("{expression} is {other}, no text"),
        }
    }

    /// Whether an expression holds.
    #[track_caller]
    pub fn holds(&self, condition: &str) -> bool {
        self.value(&format!("Boolean({condition})")) == true
    }

    /// Waits until an expression holds.
    #[track_caller]
    pub fn wait(&self, condition: &str) {
        let script = format!("return Boolean({condition})");
        let start = Instant::now();
        loop {
            // While a page comes in, an error may be that of the page before.
            let last = self.browser().run(&script);
            if last == Ok(Value::Bool(true)) {
                return;
            }
            if start.elapsed() > PATIENCE {
                let log = self.browser().run("return JSON.stringify(window.log)");
                panic!("this did not come: {condition}\nlast: {last:?}\nthe page says: {log:?}");
            }
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits for a promise of the page's.
    #[track_caller]
    pub fn wait_for_promise(&self, promise: &str) -> Value {
        let script =
            format!("Promise.resolve({promise}).then((value) => done(value ?? null), (error) => done(`${{error}}`));");
        done(self.browser().run_until_done(&script), promise)
    }

    /// Waits until all that was set off so far has been done and drawn.
    #[track_caller]
    pub fn settle(&self) {
        self.wait_for_promise("settled()");
    }

    /// Waits until so many cards have become ready.
    #[track_caller]
    pub fn wait_ready(&self, cards: usize) {
        self.wait(&format!("window.log && events('ready').length >= {cards}"));
    }

    /// Sets the `card` property of a card.
    #[track_caller]
    pub fn set_card(&self, at: usize, card: &Value) {
        self.run(&format!("setCard({}, {at})", Value::from(card.to_string())));
    }

    /// Waits until the page has a card, brings it into sight and waits until it is ready.
    #[track_caller]
    pub fn scroll_to_card(&self) {
        self.wait("window.log && cards().length");
        self.run("cards()[0].scrollIntoView({ block: 'center' })");
        self.wait_ready(1);
    }

    /// What the window shows, as a PNG.
    #[track_caller]
    pub fn screenshot(&self) -> Vec<u8> {
        done(self.browser().screenshot(), "a picture")
    }

    /// Returns the text of the page as it is printed.
    #[track_caller]
    pub fn printed_text(&self) -> String {
        let pdf = done(self.browser().print(), "a print");
        done(print::text(&pdf), "the text of a print")
    }

    /// Clicks on an element, with a mouse.
    #[track_caller]
    pub fn click(&self, element: &str) {
        // Not left to the driver: WebKit's misses in a frame that it scrolls itself.
        let found = self.run(&format!(
            "const element = {element};
            element?.scrollIntoView({{ block: 'center', behavior: 'instant' }});
            return element;"
        ));
        done(self.browser().click(&found), &format!("a click on {element}"));
    }

    /// Types a text.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        let keys: Vec<char> = text.chars().collect();
        done(self.browser().press(&keys), "a key");
    }

    /// Presses keys, one after the other.
    #[track_caller]
    pub fn press(&self, keys: &[Key]) {
        let keys: Vec<char> = keys.iter().map(|&key| key.into()).collect();
        done(self.browser().press(&keys), "a key");
    }
}

/// What the browser did; it fails in the test's own line.
#[track_caller]
fn done<T>(result: Result<T, String>, what: &str) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("{what}: {error}"),
    }
}
