//! The demo's web server, for this machine only.

use std::fs::File;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use tiny_http::{Header, Method, Request, Response, ResponseBox, Server};

use crate::{paths, site};

/// How many ports after a taken one are tried.
const TRIES: u16 = 20;

/// Serves `www/` at `/` and `pkg/` at `/pkg/` until the program is stopped.
pub fn serve(port: u16) -> Result<()> {
    let (server, port) = listen(port)?;
    println!("\n  The demo is at  http://127.0.0.1:{port}/\n\n  Ctrl-C stops it.");
    for request in server.incoming_requests() {
        answer(request);
    }
    Ok(())
}

/// Listens at the port, or at the next one that is free.
fn listen(wanted: u16) -> Result<(Server, u16)> {
    let last = wanted.saturating_add(TRIES);
    for port in wanted..=last {
        if let Ok(server) = Server::http(("127.0.0.1", port)) {
            if port != wanted {
                println!("port {wanted} is taken");
            }
            return Ok((server, port));
        }
    }
    bail!("none of the ports {wanted} to {last} can be used; name another with --port")
}

fn answer(request: Request) {
    let response = if matches!(request.method(), Method::Get | Method::Head) {
        let path = request.url().split(['?', '#']).next().unwrap_or("/");
        respond(path).unwrap_or_else(|error| text(500, &format!("{error:#}")))
    } else {
        text(405, "this server only reads")
    };
    // A reader who has left is no error of the server's.
    let _ = request.respond(response.with_header(header("cache-control", "no-cache")));
}

/// The response to the path of an address.
fn respond(path: &str) -> Result<ResponseBox> {
    let missing = || text(404, &format!("there is nothing at {path}"));
    let Some(mut file) = locate(path) else {
        return Ok(missing());
    };
    if file.is_dir() {
        if !path.ends_with('/') {
            // Relative links of the folder's page start from the slash.
            return Ok(text(301, "moved").with_header(header("location", &format!("{path}/"))));
        }
        file.push("index.html");
    }
    // A page with cards that were rendered ahead lies elsewhere.
    if let Ok(page) = file.strip_prefix(paths::root().join("www"))
        && site::folder().join(page).is_file()
    {
        file = site::folder().join(page);
    }
    if !file.is_file() {
        return Ok(missing());
    }
    let kind = mime(&file);
    let opened = File::open(&file).with_context(|| format!("could not open {}", file.display()))?;
    Ok(Response::from_file(opened).with_header(header("content-type", kind)).boxed())
}

/// The file or folder that the path of an address stands for, be it there or
/// not. `None` for a path that could lead out of the folders that are served.
fn locate(path: &str) -> Option<PathBuf> {
    let decoded = decode(path)?;
    let relative = decoded.strip_prefix('/')?;
    let (mut file, rest) = match relative.strip_prefix("pkg/") {
        Some(rest) => (paths::pkg(), rest),
        None => (paths::root().join("www"), relative),
    };
    for part in rest.split('/').filter(|part| !part.is_empty()) {
        if part == "." || part == ".." || part.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(part);
    }
    Some(file)
}

/// Undoes percent-encoding.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first == b'%' {
            let [high, low, after @ ..] = after else {
                return None;
            };
            let digit = |byte: u8| char::from(byte).to_digit(16);
            bytes.push(u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()?);
            rest = after;
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).ok()
}

fn text(status: u16, text: &str) -> ResponseBox {
    Response::new(
        status.into(),
        vec![header("content-type", "text/plain; charset=utf-8")],
        Cursor::new(format!("{text}\n").into_bytes()),
        None,
        None,
    )
    .boxed()
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("a header of plain letters")
}

/// The type of a file, by its ending.
fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{decode, locate, mime};
    use crate::paths;

    #[test]
    fn pages_are_in_www_and_the_build_is_in_pkg() {
        let www = paths::root().join("www");
        assert_eq!(locate("/"), Some(www.clone()));
        assert_eq!(locate("/demo/a%20b.html"), Some(www.join("demo/a b.html")));
        assert_eq!(locate("/pkg/x.wasm"), Some(paths::pkg().join("x.wasm")));
        assert_eq!(locate("//etc/passwd"), Some(www.join("etc/passwd")));
    }

    #[test]
    fn no_path_leads_out() {
        for path in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/pkg/../Cargo.toml",
            "/pkg/..%2fCargo.toml",
            "/a\\..\\b",
            "/C:/x",
            "/%00",
            "/%zz",
            "/%+1",
            "*",
        ] {
            assert_eq!(locate(path), None, "{path}");
        }
    }

    #[test]
    fn percent_encoding_is_undone() {
        assert_eq!(decode("/%C3%A9").as_deref(), Some("/é"));
        assert_eq!(decode("/%C3"), None);
        assert_eq!(decode("/%4"), None);
    }

    #[test]
    fn scripts_and_wasm_have_the_types_that_browsers_ask_for() {
        assert_eq!(mime(Path::new("a.wasm")), "application/wasm");
        assert_eq!(mime(Path::new("a.mjs")), "text/javascript; charset=utf-8");
        assert_eq!(mime(Path::new("a")), "application/octet-stream");
    }
}
