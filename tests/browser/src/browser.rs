//! A browser's `WebDriver` session, one call after the other.

use std::future::Future;
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::wd::PrintConfiguration;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use tokio::runtime::{Builder, Runtime};

/// How long a browser may take to start.
const PATIENCE: Duration = Duration::from_secs(30);

/// The name under which the standard puts a reference to an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A session in a browser.
pub struct Browser {
    runtime: Runtime,
    client: Client,
}

impl Browser {
    /// Opens a session with the driver at a port, as soon as it listens.
    pub fn connect(port: u16, capabilities: Value) -> Result<Self, String> {
        let Value::Object(capabilities) = capabilities else { return Err("capabilities are an object".into()) };
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.map_err(|error| error.to_string())?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let address = format!("http://127.0.0.1:{port}");
        let start = Instant::now();
        loop {
            match runtime.block_on(builder.connect(&address)) {
                Ok(client) => return Ok(Self { runtime, client }),
                Err(error) if start.elapsed() > PATIENCE => return Err(error.to_string()),
                Err(_) => thread::sleep(Duration::from_millis(50)),
            }
        }
    }

    /// Ends the session and with it the browser.
    pub fn close(self) {
        let Self { runtime, client } = self;
        let _ = runtime.block_on(client.close());
    }

    /// Begins to load a page.
    pub fn go(&self, address: &str) -> Result<(), String> {
        self.done(self.client.goto(address))
    }

    /// Runs a script, and gives what it returns.
    pub fn run(&self, script: &str) -> Result<Value, String> {
        self.done(self.client.execute(script, Vec::new()))
    }

    /// Runs a script, and gives what it calls `done` with.
    pub fn run_until_done(&self, script: &str) -> Result<Value, String> {
        let script = format!("const done = arguments[0];\n{script}");
        self.done(self.client.execute_async(&script, Vec::new()))
    }

    /// Clicks where an element is, as a reader would; the element is one that `run` returned.
    pub fn click(&self, element: &Value) -> Result<(), String> {
        let id = element.get(ELEMENT).and_then(Value::as_str).ok_or_else(|| format!("{element} is no element"))?;
        let element = Element::from_element_id(self.client.clone(), id.to_owned().into());
        self.done(element.click())
    }

    /// Presses and releases keys, one after the other.
    pub fn press(&self, keys: &[char]) -> Result<(), String> {
        let strokes = keys.iter().flat_map(|&value| [KeyAction::Down { value }, KeyAction::Up { value }]);
        let actions = strokes.fold(KeyActions::new("keyboard".into()), KeyActions::then);
        self.done(self.client.perform_actions(actions))
    }

    /// What the window shows, as a PNG.
    pub fn screenshot(&self) -> Result<Vec<u8>, String> {
        self.done(self.client.screenshot())
    }

    /// The page as it is printed, as a PDF.
    pub fn print(&self) -> Result<Vec<u8>, String> {
        self.done(self.client.print(PrintConfiguration::default()))
    }

    /// Turns to the page in the first frame.
    pub fn enter_frame(&self) -> Result<(), String> {
        self.done(self.client.enter_frame(0))
    }

    /// Turns back to the page itself.
    pub fn leave_frame(&self) -> Result<(), String> {
        self.done(self.client.enter_parent_frame())
    }

    fn done<T, E: ToString>(&self, call: impl Future<Output = Result<T, E>>) -> Result<T, String> {
        self.runtime.block_on(call).map_err(|error| error.to_string())
    }
}
