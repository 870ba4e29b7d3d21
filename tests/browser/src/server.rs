//! The web server of a test: the project's files, and pages of the test's own, each with its faults.

use std::collections::HashMap;
use std::env;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::page;

/// The folder of the project.
pub const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// The build folder of the project.
pub fn target() -> PathBuf {
    env::var_os("WHAT_CHANGED_TARGET").map_or_else(|| Path::new(ROOT).join("target"), PathBuf::from)
}

/// A file of `www/`, or the page with the prerendered cards in its place.
fn page_or_file(path: &str) -> PathBuf {
    let page = target().join("site").join(path);
    if page.is_file() { page } else { Path::new(ROOT).join("www").join(path) }
}

/// A running server. Nothing that it serves may be kept by a browser.
pub struct Server {
    port: u16,
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    replies: HashMap<String, Reply>,
    requests: Vec<Request>,
}

/// What a browser asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The path, without what follows a `?`.
    pub path: String,
    /// The header lines, in lower case.
    pub headers: Vec<String>,
}

/// What is answered.
#[derive(Clone)]
pub struct Reply {
    status: u16,
    headers: Vec<String>,
    body: Vec<u8>,
    cut: Option<usize>,
    held: Option<(usize, Gate)>,
}

impl Reply {
    /// A body of a type.
    pub fn new(kind: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![format!("content-type: {kind}")];
        Self { status: 200, headers, body: body.into(), cut: None, held: None }
    }

    /// A page.
    pub fn html(text: impl Into<Vec<u8>>) -> Self {
        Self::new("text/html; charset=utf-8", text)
    }

    /// A card file.
    pub fn json(text: impl Into<Vec<u8>>) -> Self {
        Self::new("application/json", text)
    }

    /// A file of the project, under the path that it is served at.
    pub fn file(path: &str) -> Option<Self> {
        let file = if let Some(name) = path.strip_prefix("/pkg/") {
            Path::new(ROOT).join("pkg").join(name)
        } else if let Some(name) = path.strip_prefix("/zip/") {
            target().join("dist/checked").join(name)
        } else {
            page_or_file(path.trim_start_matches('/'))
        };
        let kind = match file.extension()?.to_str()? {
            "css" => "text/css",
            "html" => return fs::read_to_string(file).ok().map(|text| Self::html(page::with_page_script(&text))),
            "js" | "mjs" => "text/javascript",
            "json" => "application/json",
            "svg" => "image/svg+xml",
            "wasm" => "application/wasm",
            _ => "application/octet-stream",
        };
        fs::read(file).ok().map(|body| Self::new(kind, body))
    }

    /// Answers with another status.
    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// Sends a header more.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push(format!("{name}: {value}"));
        self
    }

    /// Changes the body.
    pub fn map_body(mut self, change: impl FnOnce(&mut Vec<u8>)) -> Self {
        change(&mut self.body);
        self
    }

    /// Promises the whole body, and ends the connection after so many bytes of it.
    pub fn cut_after(mut self, bytes: usize) -> Self {
        self.cut = Some(bytes);
        self
    }

    /// Goes on after so many bytes of the body only when a gate is open.
    pub fn paused_after(mut self, bytes: usize, gate: &Gate) -> Self {
        self.held = Some((bytes, gate.clone()));
        self
    }

    /// Ends the connection without a word.
    pub fn closed() -> Self {
        Self { status: 0, ..Self::json("") }
    }

    fn send(&self, to: &mut TcpStream) -> std::io::Result<()> {
        if self.status == 0 {
            return to.shutdown(Shutdown::Both);
        }
        let mut head = format!("HTTP/1.1 {} -\r\nconnection: close\r\ncache-control: no-store\r\n", self.status);
        for header in &self.headers {
            head.push_str(header);
            head.push_str("\r\n");
        }
        write!(to, "{head}content-length: {}\r\n\r\n", self.body.len())?;
        let mut body = &self.body[..self.cut.unwrap_or(self.body.len())];
        if let Some((bytes, gate)) = &self.held {
            let (first, rest) = body.split_at(*bytes);
            to.write_all(first)?;
            to.flush()?;
            gate.wait();
            body = rest;
        }
        to.write_all(body)?;
        to.shutdown(Shutdown::Write)
    }
}

/// Holds a reply back until a test lets it go.
#[derive(Clone, Default)]
pub struct Gate(Arc<(Mutex<bool>, Condvar)>);

impl Gate {
    /// Lets go what it holds.
    pub fn open(&self) {
        *locked(&self.0.0) = true;
        self.0.1.notify_all();
    }

    fn wait(&self) {
        // A test that fails may never open it.
        let limit = Duration::from_mins(1);
        let _ = self.0.1.wait_timeout_while(locked(&self.0.0), limit, |open| !*open);
    }
}

impl Server {
    /// Starts a server.
    pub fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port of this machine");
        let port = listener.local_addr().expect("its number").port();
        let shared = Arc::<Mutex<Shared>>::default();
        let of_thread = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&of_thread);
                thread::spawn(move || answer(stream, &shared));
            }
        });
        Self { port, shared }
    }

    /// The whole address of a path.
    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Answers a path from now on with this.
    pub fn put(&self, path: &str, reply: Reply) {
        self.shared().replies.insert(path.to_owned(), reply);
    }

    /// Forgets all replies and requests.
    pub fn clear(&self) {
        *self.shared() = Shared::default();
    }

    /// All that was asked for so far.
    pub fn requests(&self) -> Vec<Request> {
        self.shared().requests.clone()
    }

    /// How often a path was asked for.
    pub fn count(&self, path: &str) -> usize {
        self.shared().requests.iter().filter(|request| request.path == path).count()
    }

    fn shared(&self) -> MutexGuard<'_, Shared> {
        locked(&self.shared)
    }
}

fn answer(mut stream: TcpStream, shared: &Mutex<Shared>) {
    let Some(request) = read(&stream) else { return };
    let path = request.path.clone();
    let reply = {
        let mut shared = locked(shared);
        shared.requests.push(request);
        shared.replies.get(&path).cloned()
    };
    let reply = reply.or_else(|| Reply::file(&path));
    // Whoever asked may have gone.
    let _ = reply.unwrap_or_else(|| Reply::html("nothing here").status(404)).send(&mut stream);
}

fn read(stream: &TcpStream) -> Option<Request> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok).take_while(|line| !line.is_empty());
    let path = lines.next()?.split(' ').nth(1)?.split('?').next()?.to_owned();
    let path = if path == "/" { "/index.html".into() } else { path };
    Some(Request { path, headers: lines.map(|line| line.to_lowercase()).collect() })
}

/// What a mutex holds, even after a test that had it failed.
pub fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
