//! The web server of the demo, for this machine only.

use std::fs::{self, File};
use std::io::Cursor;
use std::net::Ipv4Addr;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, bail};
use percent_encoding::percent_decode_str;
use tiny_http::{Header, Method, Request, Response, ResponseBox};

use crate::reload::{self, Reload};
use crate::{paths, site};

/// How many ports after a taken one are tried.
const TRIES: u16 = 20;

/// A server that listens, and answers once it runs.
pub struct Server {
    http: tiny_http::Server,
    port: u16,
    /// The folder at `/pkg/`.
    pkg: PathBuf,
    reload: Option<Arc<Reload>>,
}

impl Server {
    /// Listens at the port, or at the next one that is free. `pkg` is the folder with the scripts.
    pub fn listen(wanted: u16, pkg: PathBuf) -> Result<Self> {
        let last = wanted.saturating_add(TRIES);
        for port in wanted..=last {
            if let Ok(http) = tiny_http::Server::http((Ipv4Addr::LOCALHOST, port)) {
                if port != wanted {
                    println!("port {wanted} is taken");
                }
                return Ok(Self { http, port, pkg, reload: None });
            }
        }
        bail!("none of the ports {wanted} to {last} is free; name another with --port")
    }

    /// Lets pages reload when their content changes.
    pub fn reloading(mut self, reload: Arc<Reload>) -> Self {
        self.reload = Some(reload);
        self
    }

    /// The address of the first page.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Answers until the program is stopped. `www/` is at `/`, the scripts are at `/pkg/`.
    pub fn run(&self) {
        for request in self.http.incoming_requests() {
            self.answer(request);
        }
    }

    fn answer(&self, request: Request) {
        let path = request.url().split(['?', '#']).next().unwrap_or("/").to_owned();
        if let Some(reload) = &self.reload {
            match path.as_str() {
                reload::EVENTS => {
                    let reload = Arc::clone(reload);
                    // The connection stays open, and ends with the page.
                    thread::spawn(move || reload.announce(request.into_writer()));
                    return;
                }
                reload::SHOWN => reload.shown(),
                _ => {}
            }
        }
        let response = if matches!(request.method(), Method::Get | Method::Head) {
            self.respond(&path).unwrap_or_else(|error| text(500, &format!("{error:#}")))
        } else {
            text(405, "this server only reads")
        };
        // The reader may have left, which is no error.
        let _ = request.respond(response.with_header(header("cache-control", "no-cache")));
    }

    /// The response to the path of an address.
    fn respond(&self, path: &str) -> Result<ResponseBox> {
        let missing = || text(404, &format!("there is nothing at {path}"));
        let Some(mut file) = self.locate(path) else {
            return Ok(missing());
        };
        if file.is_dir() {
            if !path.ends_with('/') {
                // Relative links of the page start from the slash.
                return Ok(text(301, "moved").with_header(header("location", &format!("{path}/"))));
            }
            file.push("index.html");
        }
        if let Ok(page) = file.strip_prefix(paths::root().join("www"))
            && site::folder().join(page).is_file()
        {
            file = site::folder().join(page);
        }
        if !file.is_file() {
            return Ok(missing());
        }
        let kind = header("content-type", &content_type(&file));
        let failed = || format!("could not read {}", file.display());
        if let (Some(_), true) = (&self.reload, file.extension().is_some_and(|extension| extension == "html")) {
            let page = fs::read_to_string(&file).with_context(failed)? + reload::SCRIPT;
            return Ok(Response::from_string(page).with_header(kind).boxed());
        }
        Ok(Response::from_file(File::open(&file).with_context(failed)?).with_header(kind).boxed())
    }

    /// The file or folder at the path of an address, whether it exists or not. `None` if the path could lead out of the
    /// folders that are served.
    fn locate(&self, path: &str) -> Option<PathBuf> {
        let decoded = percent_decode_str(path).decode_utf8().ok()?;
        let relative = Path::new(decoded.strip_prefix('/')?);
        let is_plain = |part| matches!(part, Component::Normal(name) if !name.to_string_lossy().contains(['\\', '\0']));
        if !relative.components().all(is_plain) {
            return None;
        }
        Some(if let Ok(rest) = relative.strip_prefix("pkg") {
            self.pkg.join(rest)
        } else if let Ok(rest) = relative.strip_prefix("screenshots") {
            paths::root().join("xtask/screenshots").join(rest)
        } else {
            paths::root().join("www").join(relative)
        })
    }
}

fn text(status: u16, text: &str) -> ResponseBox {
    let body = Cursor::new(format!("{text}\n").into_bytes());
    Response::new(status.into(), vec![header("content-type", "text/plain; charset=utf-8")], body, None, None).boxed()
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("a header of ASCII letters")
}

fn content_type(file: &Path) -> String {
    let kind = mime_guess::from_path(file).first_or_octet_stream();
    if kind.type_() == "text" { format!("{kind}; charset=utf-8") } else { kind.to_string() }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{Server, content_type};
    use crate::paths;

    fn locate(path: &str) -> Option<PathBuf> {
        Server::listen(49_152, "pkg".into()).unwrap().locate(path)
    }

    #[test]
    fn pages_are_in_www_and_scripts_in_the_given_folder() {
        let www = paths::root().join("www");
        assert_eq!(locate("/"), Some(www.join("")));
        assert_eq!(locate("/demo/a%20b.html"), Some(www.join("demo/a b.html")));
        assert_eq!(locate("/%C3%A9"), Some(www.join("é")));
        assert_eq!(locate("/pkg/x.wasm"), Some("pkg/x.wasm".into()));
    }

    #[test]
    fn no_path_leads_out() {
        for path in ["/../a", "/%2e%2e/a", "/pkg/../a", "/pkg/..%2fa", "/a\\..\\b", "//etc/passwd", "/%00", "/%C3", "*"]
        {
            assert_eq!(locate(path), None, "{path}");
        }
    }

    #[test]
    fn scripts_and_wasm_have_the_types_that_browsers_require() {
        assert_eq!(content_type(Path::new("a.wasm")), "application/wasm");
        assert_eq!(content_type(Path::new("a.js")), "text/javascript; charset=utf-8");
        assert_eq!(content_type(Path::new("a.mjs")), "application/javascript");
        assert_eq!(content_type(Path::new("a")), "application/octet-stream");
    }
}
