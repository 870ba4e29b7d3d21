//! Answers the requests of a browser: the page, its files, and an event for each change.

use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};
use tiny_http::{Header, Method, Request, Response};
use what_changed::view;

use super::live::Live;

/// The files that `--script` serves, with their types.
pub const SCRIPTS: [(&str, &str); 2] = [("what-changed.js", JAVASCRIPT), ("what-changed.wasm", "application/wasm")];

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// The time after which an event is repeated. Only a write shows that a page has gone, and a page that another one
/// listens for may have missed an event.
const SILENCE: Duration = Duration::from_secs(2);

/// Answers requests with the current page.
pub struct Answerer {
    live: Arc<Live>,
    scripts: Option<PathBuf>,
    /// The content security policy of the page.
    policy: String,
}

struct Answer {
    status: u16,
    kind: &'static str,
    body: Vec<u8>,
}

impl Answerer {
    /// Serves the page, and the scripts in a folder.
    pub fn new(live: Arc<Live>, scripts: Option<PathBuf>) -> Self {
        let style = BASE64_STANDARD.encode(Sha256::digest(view::STYLE));
        let wasm = if scripts.is_some() { " 'wasm-unsafe-eval'" } else { "" };
        let policy = format!(
            "default-src 'none'; script-src 'self'{wasm}; style-src 'self' 'sha256-{style}'; connect-src 'self'; \
             img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
             require-trusted-types-for 'script'; trusted-types 'none'"
        );
        Self { live, scripts, policy }
    }

    /// Answers a request. Errors are ignored: the browser has closed the connection then.
    pub fn answer(&self, request: Request) {
        let path = request.url().split('?').next().unwrap_or_default().to_owned();
        let answer = if !is_for_this_machine(&request) {
            text(421, "This server answers only to the names 127.0.0.1 and localhost.")
        } else if !matches!(request.method(), Method::Get | Method::Head) {
            text(405, "This server answers only to GET and HEAD.")
        } else if path == "/events" && *request.method() == Method::Get {
            let _ = self.send_events(request);
            return;
        } else {
            self.get(&path).unwrap_or_else(|| text(404, "Not found. The card is at /."))
        };
        let mut response = Response::from_data(answer.body).with_status_code(answer.status);
        for (name, value) in self.headers(answer.kind) {
            response.add_header(Header::from_bytes(name, value).expect("a header of plain letters"));
        }
        let _ = request.respond(response);
    }

    fn get(&self, path: &str) -> Option<Answer> {
        let ok = |kind, body: &[u8]| Some(Answer { status: 200, kind, body: body.to_vec() });
        match path {
            "/" => ok("text/html; charset=utf-8", self.live.page().html.as_bytes()),
            "/page.css" => ok("text/css; charset=utf-8", include_bytes!("page.css")),
            "/reload.js" => ok(JAVASCRIPT, include_bytes!("reload.js")),
            "/icon.svg" => ok("image/svg+xml", include_bytes!("icon.svg")),
            _ => {
                // A fixed list of names, so that no path leads elsewhere.
                let (name, kind) = SCRIPTS.into_iter().find(|(name, _)| path.strip_prefix('/') == Some(name))?;
                ok(kind, &fs::read(self.scripts.as_ref()?.join(name)).ok()?)
            }
        }
    }

    /// Sends the revision of the page, and each later one, as server-sent events, until the connection is closed.
    fn send_events(&self, request: Request) -> io::Result<()> {
        let mut out = request.into_writer();
        write!(out, "HTTP/1.1 200 OK\r\n")?;
        for (name, value) in self.headers("text/event-stream") {
            write!(out, "{name}: {value}\r\n")?;
        }
        write!(out, "connection: close\r\n\r\n")?;
        let mut revision = String::new();
        loop {
            revision.clone_from(&self.live.wait_for_change(&revision, SILENCE).revision);
            write!(out, "data: {revision}\n\n")?;
            out.flush()?;
        }
    }

    fn headers(&self, kind: &'static str) -> [(&'static str, &str); 6] {
        [
            ("content-type", kind),
            ("content-security-policy", &self.policy),
            ("cache-control", "no-cache"),
            ("cross-origin-resource-policy", "same-origin"),
            ("referrer-policy", "no-referrer"),
            ("x-content-type-options", "nosniff"),
        ]
    }
}

/// True if a request names this machine. Otherwise a page elsewhere could read the card by pointing its own name at this
/// machine (DNS rebinding).
fn is_for_this_machine(request: &Request) -> bool {
    let mut hosts = request.headers().iter().filter(|header| header.field.equiv("host"));
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    let host = host.value.as_str();
    let name = host.split_once(':').map_or(host, |(name, _)| name);
    name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost")
}

fn text(status: u16, text: &str) -> Answer {
    Answer { status, kind: "text/plain; charset=utf-8", body: format!("{text}\n").into_bytes() }
}
