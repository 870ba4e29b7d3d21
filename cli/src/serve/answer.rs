//! The answers to what a browser asks: the page, what it needs, and word of each change.

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

/// What `--script` serves: the files and their types.
pub const SCRIPTS: [(&str, &str); 2] = [("what-changed.js", JAVASCRIPT), ("what-changed.wasm", "application/wasm")];

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// After how long the same is told again: whether anybody still listens is only found by saying something, and pages
/// that another one listens for may have missed it.
const SILENCE: Duration = Duration::from_secs(2);

pub struct Answerer {
    live: Arc<Live>,
    scripts: Option<PathBuf>,
    /// What the page may do, in the words of a policy.
    policy: String,
}

struct Answer {
    status: u16,
    kind: &'static str,
    body: Vec<u8>,
}

impl Answerer {
    /// Answers with the page, and with the scripts in a folder.
    pub fn of(live: Arc<Live>, scripts: Option<PathBuf>) -> Self {
        let style = BASE64_STANDARD.encode(Sha256::digest(view::STYLE));
        let wasm = if scripts.is_some() { " 'wasm-unsafe-eval'" } else { "" };
        let policy = format!(
            "default-src 'none'; script-src 'self'{wasm}; style-src 'self' 'sha256-{style}'; connect-src 'self'; \
             img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
             require-trusted-types-for 'script'; trusted-types 'none'"
        );
        Self { live, scripts, policy }
    }

    /// Answers a request. Whoever has left needs none, so that failing is no error.
    pub fn answer(&self, request: Request) {
        let path = request.url().split('?').next().unwrap_or_default().to_owned();
        let answer = if !is_for_this_machine(&request) {
            text(421, "This server answers to 127.0.0.1 and localhost only.")
        } else if !matches!(request.method(), Method::Get | Method::Head) {
            text(405, "This server only reads.")
        } else if path == "/events" && *request.method() == Method::Get {
            let _ = self.tell_changes(request);
            return;
        } else {
            self.get(&path).unwrap_or_else(|| text(404, "There is nothing here. The card is at /."))
        };
        let mut response = Response::from_data(answer.body).with_status_code(answer.status);
        for (name, value) in self.headers(answer.kind) {
            response.add_header(Header::from_bytes(name, value).expect("a header of plain letters"));
        }
        let _ = request.respond(response);
    }

    fn get(&self, path: &str) -> Option<Answer> {
        let found = |kind, body: &[u8]| Some(Answer { status: 200, kind, body: body.to_vec() });
        match path {
            "/" => found("text/html; charset=utf-8", self.live.page().html.as_bytes()),
            "/page.css" => found("text/css; charset=utf-8", include_bytes!("page.css")),
            "/reload.js" => found(JAVASCRIPT, include_bytes!("reload.js")),
            "/icon.svg" => found("image/svg+xml", include_bytes!("icon.svg")),
            _ => {
                // By name, so that no path leads anywhere else.
                let (name, kind) = SCRIPTS.into_iter().find(|(name, _)| path.strip_prefix('/') == Some(name))?;
                found(kind, &fs::read(self.scripts.as_ref()?.join(name)).ok()?)
            }
        }
    }

    /// Tells the revision of the page, and each further one, as server-sent events, as long as somebody listens.
    fn tell_changes(&self, request: Request) -> io::Result<()> {
        let mut out = request.into_writer();
        write!(out, "HTTP/1.1 200 OK\r\n")?;
        for (name, value) in self.headers("text/event-stream") {
            write!(out, "{name}: {value}\r\n")?;
        }
        write!(out, "connection: close\r\n\r\n")?;
        let mut told = String::new();
        loop {
            told.clone_from(&self.live.other_than(&told, SILENCE).revision);
            write!(out, "data: {told}\n\n")?;
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

/// Whether a request names this machine. A page elsewhere can give its own name this machine's address, and would
/// read all that is served.
fn is_for_this_machine(request: &Request) -> bool {
    let mut hosts = request.headers().iter().filter(|header| header.field.equiv("host"));
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    let host = host.value.as_str();
    let name = host.split_once(':').map_or(host, |(name, _)| name);
    name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost")
}

fn text(status: u16, words: &str) -> Answer {
    Answer { status, kind: "text/plain; charset=utf-8", body: format!("{words}\n").into_bytes() }
}
