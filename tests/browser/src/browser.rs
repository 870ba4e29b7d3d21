//! A blocking `WebDriver` session.

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

/// The time limit for a browser to start.
const START_LIMIT: Duration = Duration::from_secs(30);

/// The key of an element reference, as the `WebDriver` standard defines it.
const ELEMENT_KEY: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A session in a browser.
pub struct Browser {
    runtime: Runtime,
    client: Client,
}

impl Browser {
    /// Opens a session with the driver on a port. Waits until the driver listens.
    pub fn connect(port: u16, capabilities: Value) -> Result<Self, String> {
        let Value::Object(capabilities) = capabilities else { return Err("capabilities must be an object".into()) };
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.map_err(|error| error.to_string())?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let address = format!("http://127.0.0.1:{port}");
        let start = Instant::now();
        loop {
            match runtime.block_on(builder.connect(&address)) {
                Ok(client) => return Ok(Self { runtime, client }),
                Err(error) if start.elapsed() > START_LIMIT => return Err(error.to_string()),
                Err(_) => thread::sleep(Duration::from_millis(50)),
            }
        }
    }

    /// Ends the session and the browser.
    pub fn close(self) {
        let Self { runtime, client } = self;
        let _ = runtime.block_on(client.close());
    }

    /// Starts to load a page.
    pub fn go(&self, address: &str) -> Result<(), String> {
        self.block_on(self.client.goto(address))
    }

    /// Runs a script and returns its result.
    pub fn run(&self, script: &str) -> Result<Value, String> {
        self.block_on(self.client.execute(script, Vec::new()))
    }

    /// Runs a script and waits until it calls `done`. Returns the argument of `done`.
    pub fn run_until_done(&self, script: &str) -> Result<Value, String> {
        let script = format!("const done = arguments[0];\n{script}");
        self.block_on(self.client.execute_async(&script, Vec::new()))
    }

    /// Clicks on an element that `run` returned, as a reader would: with the pointer, at its place in the window.
    pub fn click(&self, element: &Value) -> Result<(), String> {
        let id =
            element.get(ELEMENT_KEY).and_then(Value::as_str).ok_or_else(|| format!("{element} is not an element"))?;
        let element = Element::from_element_id(self.client.clone(), id.to_owned().into());
        self.block_on(element.click())
    }

    /// Presses and releases keys in turn.
    pub fn press(&self, keys: &[char]) -> Result<(), String> {
        let strokes = keys.iter().flat_map(|&value| [KeyAction::Down { value }, KeyAction::Up { value }]);
        let actions = strokes.fold(KeyActions::new("keyboard".into()), KeyActions::then);
        self.block_on(self.client.perform_actions(actions))
    }

    /// Takes a screenshot of the window, as a PNG.
    pub fn screenshot(&self) -> Result<Vec<u8>, String> {
        self.block_on(self.client.screenshot())
    }

    /// Prints the page to a PDF.
    pub fn print(&self) -> Result<Vec<u8>, String> {
        self.block_on(self.client.print(PrintConfiguration::default()))
    }

    /// Switches to the page in the first frame.
    pub fn enter_frame(&self) -> Result<(), String> {
        self.block_on(self.client.enter_frame(0))
    }

    /// Switches back to the page itself.
    pub fn leave_frame(&self) -> Result<(), String> {
        self.block_on(self.client.enter_parent_frame())
    }

    /// Waits for a call and converts its error to a text.
    fn block_on<T, E: ToString>(&self, call: impl Future<Output = Result<T, E>>) -> Result<T, String> {
        self.runtime.block_on(call).map_err(|error| error.to_string())
    }
}
