//! The web server of the tests. It serves files of the project and replies of a test, which may be slow, incomplete or
//! missing.

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

/// The root folder of the project.
pub const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Returns the build folder of the project.
pub fn target() -> PathBuf {
    env::var_os("WHAT_CHANGED_TARGET").map_or_else(|| Path::new(ROOT).join("target"), PathBuf::from)
}

/// Returns the path of a page with prerendered cards, or of a file in `www/`.
fn page_or_file(path: &str) -> PathBuf {
    let page = target().join("site").join(path);
    if page.is_file() { page } else { Path::new(ROOT).join("www").join(path) }
}

/// A running server. It tells browsers not to cache anything.
pub struct Server {
    port: u16,
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    replies: HashMap<String, Reply>,
    requests: Vec<Request>,
}

/// A request of a browser.
#[derive(Clone, Debug)]
pub struct Request {
    /// The path, without the query.
    pub path: String,
    /// The header lines, in lower case.
    pub headers: Vec<String>,
}

/// The reply to a request.
#[derive(Clone)]
pub struct Reply {
    status: u16,
    headers: Vec<String>,
    body: Vec<u8>,
    cut: Option<usize>,
    pause: Option<(usize, Gate)>,
}

impl Reply {
    /// Creates a reply with a content type and a body.
    pub fn new(content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![format!("content-type: {content_type}")];
        Self { status: 200, headers, body: body.into(), cut: None, pause: None }
    }

    /// Creates a reply with a page.
    pub fn html(text: impl Into<Vec<u8>>) -> Self {
        Self::new("text/html; charset=utf-8", text)
    }

    /// Creates a reply with a card file.
    pub fn json(text: impl Into<Vec<u8>>) -> Self {
        Self::new("application/json", text)
    }

    /// Creates a reply with a file of the project, by the path at which it is served.
    pub fn file(path: &str) -> Option<Self> {
        let file = if let Some(name) = path.strip_prefix("/pkg/") {
            Path::new(ROOT).join("pkg").join(name)
        } else if let Some(name) = path.strip_prefix("/zip/") {
            target().join("dist/checked").join(name)
        } else {
            page_or_file(path.trim_start_matches('/'))
        };
        let content_type = match file.extension()?.to_str()? {
            "css" => "text/css",
            "html" => return fs::read_to_string(file).ok().map(|text| Self::html(page::with_page_script(&text))),
            "js" | "mjs" => "text/javascript",
            "json" => "application/json",
            "svg" => "image/svg+xml",
            "wasm" => "application/wasm",
            _ => "application/octet-stream",
        };
        fs::read(file).ok().map(|body| Self::new(content_type, body))
    }

    /// Sets the status.
    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// Adds a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push(format!("{name}: {value}"));
        self
    }

    /// Changes the body.
    pub fn map_body(mut self, change: impl FnOnce(&mut Vec<u8>)) -> Self {
        change(&mut self.body);
        self
    }

    /// Announces the whole body but closes the connection after some bytes of it.
    pub fn cut_after(mut self, bytes: usize) -> Self {
        self.cut = Some(bytes);
        self
    }

    /// Pauses after some bytes of the body until a gate is open.
    pub fn paused_after(mut self, bytes: usize, gate: &Gate) -> Self {
        self.pause = Some((bytes, gate.clone()));
        self
    }

    /// Creates a reply that closes the connection without an answer.
    pub fn closed() -> Self {
        Self { status: 0, ..Self::json("") }
    }

    fn send(&self, stream: &mut TcpStream) -> std::io::Result<()> {
        if self.status == 0 {
            return stream.shutdown(Shutdown::Both);
        }
        let mut head = format!("HTTP/1.1 {} -\r\nconnection: close\r\ncache-control: no-store\r\n", self.status);
        for header in &self.headers {
            head.push_str(header);
            head.push_str("\r\n");
        }
        write!(stream, "{head}content-length: {}\r\n\r\n", self.body.len())?;
        let mut body = &self.body[..self.cut.unwrap_or(self.body.len())];
        if let Some((bytes, gate)) = &self.pause {
            let (first, rest) = body.split_at(*bytes);
            stream.write_all(first)?;
            stream.flush()?;
            gate.wait();
            body = rest;
        }
        stream.write_all(body)?;
        stream.shutdown(Shutdown::Write)
    }
}

/// A gate that pauses a reply until a test opens it.
#[derive(Clone, Default)]
pub struct Gate(Arc<(Mutex<bool>, Condvar)>);

impl Gate {
    /// Opens the gate.
    pub fn open(&self) {
        *lock(&self.0.0) = true;
        self.0.1.notify_all();
    }

    fn wait(&self) {
        // A failed test may never open it.
        let limit = Duration::from_mins(1);
        let _ = self.0.1.wait_timeout_while(lock(&self.0.0), limit, |open| !*open);
    }
}

impl Server {
    /// Starts a server.
    pub fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a local port");
        let port = listener.local_addr().expect("the port number").port();
        let shared = Arc::<Mutex<Shared>>::default();
        let shared_with_thread = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared_with_thread);
                thread::spawn(move || answer(stream, &shared));
            }
        });
        Self { port, shared }
    }

    /// Returns the URL of a path.
    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Sets the reply for a path.
    pub fn put(&self, path: &str, reply: Reply) {
        self.shared().replies.insert(path.to_owned(), reply);
    }

    /// Deletes all replies and requests.
    pub fn clear(&self) {
        *self.shared() = Shared::default();
    }

    /// Returns all requests so far.
    pub fn requests(&self) -> Vec<Request> {
        self.shared().requests.clone()
    }

    /// Returns the number of requests for a path.
    pub fn count(&self, path: &str) -> usize {
        self.shared().requests.iter().filter(|request| request.path == path).count()
    }

    fn shared(&self) -> MutexGuard<'_, Shared> {
        lock(&self.shared)
    }
}

fn answer(mut stream: TcpStream, shared: &Mutex<Shared>) {
    let Some(request) = parse_request(&stream) else { return };
    let path = request.path.clone();
    let reply = {
        let mut shared = lock(shared);
        shared.requests.push(request);
        shared.replies.get(&path).cloned()
    };
    let reply = reply.or_else(|| Reply::file(&path));
    // The browser may have closed the connection.
    let _ = reply.unwrap_or_else(|| Reply::html("nothing here").status(404)).send(&mut stream);
}

fn parse_request(stream: &TcpStream) -> Option<Request> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok).take_while(|line| !line.is_empty());
    let path = lines.next()?.split(' ').nth(1)?.split('?').next()?.to_owned();
    let path = if path == "/" { "/index.html".into() } else { path };
    Some(Request { path, headers: lines.map(|line| line.to_lowercase()).collect() })
}

/// Locks a mutex, even if a test panicked while it held the lock.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
