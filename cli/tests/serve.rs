//! The behaviour of `what-changed serve` while a card is being edited.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};
use what_changed::card;
use what_changed::document::{ENGLISH, Element, fragment};

const CARD: &str =
    r#"{"title": "Opening hours", "terms": [{"label": "Sunday", "before": "Closed.", "after": "Open."}]}"#;

/// A time-out, so that a test which waits in vain ends.
const TIMEOUT: Duration = Duration::from_mins(1);

fn serve(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_what-changed"));
    command.arg("serve").args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Returns the error of a command that refuses to serve.
fn refused(arguments: &[&str]) -> String {
    let Output { status, stdout, stderr } = serve(arguments).output().unwrap();
    assert_eq!((status.code(), stdout), (Some(2), vec![]), "{arguments:?}");
    String::from_utf8(stderr).unwrap()
}

/// A running command that serves a file. Each test has its own.
struct Served {
    child: Child,
    /// The host and the port.
    host: String,
    file: PathBuf,
}

impl Served {
    fn new(test: &str, card: &str, arguments: &[&str]) -> Self {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("serve-{test}.json"));
        fs::write(&file, card).unwrap();
        let mut child = serve(&[file.to_str().unwrap(), "--port", "0"]).args(arguments).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let host = line.strip_prefix("http://").and_then(|rest| rest.strip_suffix("/\n"));
        Self { host: host.unwrap_or_else(|| panic!("no address: {line}")).to_owned(), child, file }
    }

    /// Saves the file as many editors do: writes another one and renames it.
    fn save(&self, card: &str) {
        let other = self.file.with_extension("tmp");
        fs::write(&other, card).unwrap();
        fs::rename(&other, &self.file).unwrap();
    }

    fn ask(&self, request: &str) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(TIMEOUT)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        BufReader::new(stream)
    }

    /// Returns the complete answer to a request.
    fn answer(&self, request: &str) -> String {
        let mut bytes = Vec::new();
        self.ask(request).read_to_end(&mut bytes).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Gets a path. An answer in HTTP 1.0 has one piece.
    fn get(&self, path: &str) -> String {
        self.answer(&format!("GET {path} HTTP/1.0\r\nHost: {}\r\n\r\n", self.host))
    }

    fn events(&self) -> Events {
        Events(self.ask(&format!("GET /events HTTP/1.1\r\nHost: {}\r\n\r\n", self.host)), String::new())
    }

    /// Stops the command and returns its standard error.
    fn end(mut self) -> String {
        self.child.kill().unwrap();
        let mut error = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut error).unwrap();
        error
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The events for a page, and the last revision.
struct Events(BufReader<TcpStream>, String);

impl Events {
    /// Waits for another revision.
    fn next(&mut self) -> String {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the events have ended");
            let revision = line.strip_prefix("data: ").map(str::trim_end);
            if let Some(revision) = revision.filter(|revision| *revision != self.1) {
                revision.clone_into(&mut self.1);
                return self.1.clone();
            }
        }
    }
}

fn is_of(page: &str, revision: &str) -> bool {
    page.contains(&format!("<meta name=\"revision\" content=\"{revision}\">"))
}

#[test]
fn the_page_is_the_card_as_it_is_pasted() {
    let served = Served::new("page", CARD, &[]);
    let page = served.get("/");
    assert!(page.starts_with("HTTP/1.0 200"), "{page}");
    let card = card::parse(CARD).unwrap();
    assert!(page.contains(&fragment(&card, &Element::default(), &ENGLISH)));
    assert!(page.contains("<title>Opening hours</title>"));
    assert!(!page.contains("class=\"problems\"") && !page.contains("class=\"earlier\""));
    for name in ["page.css", "reload.js", "icon.svg"] {
        assert!(page.contains(&format!("\"{name}\"")));
        assert!(served.get(&format!("/{name}")).starts_with("HTTP/1.0 200"), "{name}");
    }
    assert_eq!(served.end(), "");
}

#[test]
fn the_page_has_a_strict_policy_and_keeps_to_it() {
    let served = Served::new("policy", CARD, &[]);
    let page = served.get("/");
    let (head, body) = page.split_once("\r\n\r\n").unwrap();
    let policy = head.lines().find_map(|line| line.strip_prefix("content-security-policy: ")).unwrap();
    for rule in ["default-src 'none'", "script-src 'self';", "trusted-types 'none'", "base-uri 'none'"] {
        assert!(policy.contains(rule), "{policy}");
    }
    assert!(!policy.contains("unsafe"), "{policy}");
    let style = body.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).unwrap();
    let hash = BASE64_STANDARD.encode(Sha256::digest(style));
    assert!(policy.contains(&format!("style-src 'self' 'sha256-{hash}';")), "{policy}");
    let tags: Vec<&str> = body.match_indices("<script").map(|(at, _)| body[at..].split('>').next().unwrap()).collect();
    assert_eq!(tags, ["<script defer=\"\" src=\"reload.js\"", "<script type=\"application/json\""]);
    assert!(!body.contains(" style="));
}

#[test]
fn each_change_is_told_and_shown() {
    let served = Served::new("change", CARD, &[]);
    let (mut one, mut two) = (served.events(), served.events());
    let first = one.next();
    assert!(is_of(&served.get("/"), &first));
    assert_eq!(two.next(), first);

    served.save(&CARD.replace("Open.", "Open from noon."));
    let second = one.next();
    assert_ne!(first, second);
    assert_eq!(two.next(), second);
    let page = served.get("/");
    assert!(is_of(&page, &second) && page.contains("Open from noon."));
}

#[test]
fn what_is_wrong_is_shown_above_what_can_be_shown() {
    let served = Served::new("wrong", CARD, &[]);
    let mut events = served.events();
    events.next();

    served.save(&CARD.replace("\"before\"", "\"befor\""));
    events.next();
    let page = served.get("/");
    assert!(page.contains("<h2 id=\"problems\">1 problem</h2>"), "{page}");
    assert!(
        page.contains(
            "<b>Line 1, column 58</b><span>Unknown field “befor” in term 1 (“Sunday”). Did you mean “before”?"
        )
    );
    assert!(page.contains("<title>Problems: Opening hours</title>"));
    assert!(page.contains("<what-changed>") && !page.contains("class=\"earlier\""));

    served.save(&CARD.replace("\"terms\":", "\"terms\","));
    events.next();
    let page = served.get("/");
    assert!(
        page.contains("<b>Line 1, column 34</b><span>Not valid JSON: a colon is missing after this name.</span>"),
        "{page}"
    );
    assert!(page.contains("class=\"earlier\"") && page.contains("cannot be shown until this is fixed"));
    assert!(page.contains("<what-changed>") && page.contains("Open."));

    served.save(CARD);
    events.next();
    assert!(!served.get("/").contains("class=\"problems\""));

    let name = served.file.display().to_string();
    let error = served.end();
    let lines: Vec<&str> = error.lines().collect();
    assert_eq!(lines.len(), 2, "{error}");
    assert!(lines[0].starts_with(&format!("{name}:1:58: Unknown field “befor”")), "{error}");
    assert!(lines[1].ends_with(":1:34: Not valid JSON: a colon is missing after this name. [not-json]"), "{error}");
}

#[test]
fn a_card_that_never_could_be_shown_is_waited_for() {
    let served = Served::new("never", "{", &[]);
    let mut events = served.events();
    events.next();
    let page = served.get("/");
    assert!(page.contains("cannot be shown until this is fixed") && !page.contains("<what-changed"), "{page}");
    served.save(CARD);
    events.next();
    assert!(served.get("/").contains("<what-changed"));
}

#[test]
fn a_file_that_goes_away_is_waited_for() {
    let served = Served::new("away", CARD, &[]);
    let mut events = served.events();
    events.next();
    fs::remove_file(&served.file).unwrap();
    events.next();
    let page = served.get("/");
    assert!(page.contains("The file cannot be read") && page.contains("class=\"earlier\""), "{page}");
    assert!(page.contains("<what-changed>"));
    served.save(CARD);
    events.next();
    assert!(!served.get("/").contains("class=\"problems\""));
    assert!(served.end().contains("away.json\n  because "));
}

#[test]
fn another_host_is_refused() {
    let served = Served::new("host", CARD, &[]);
    for path in ["/", "/events", "/reload.js"] {
        for host in
            ["Host: evil.example", "Host: 127.0.0.1.evil.example", "Host: localhost\r\nHost: evil.example", "X: y"]
        {
            let answer = served.answer(&format!("GET {path} HTTP/1.0\r\n{host}\r\n\r\n"));
            assert!(answer.starts_with("HTTP/1.0 421"), "{host}: {answer}");
            assert!(!answer.contains("Opening"));
        }
    }
    let answer = served.answer("GET / HTTP/1.0\r\nHost: localhost:8080\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.0 200"), "{answer}");
}

#[test]
fn nothing_else_is_served() {
    let served = Served::new("else", CARD, &[]);
    for path in ["/serve-else.json", "/../Cargo.toml", "/what-changed.js", "//etc/passwd", "/%2e%2e/", "*"] {
        let answer = served.get(path);
        assert!(answer.starts_with("HTTP/1.0 404"), "{path}: {answer}");
    }
    let posted = served.answer("POST / HTTP/1.0\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
    assert!(posted.starts_with("HTTP/1.0 405"), "{posted}");
}

#[test]
fn the_script_comes_from_its_folder() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("serve-script");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("what-changed.js"), "// the script").unwrap();
    let _ = fs::remove_file(folder.join("what-changed.wasm"));
    let name = folder.to_str().unwrap();
    let served = Served::new("script", CARD, &[]);
    let missing = refused(&[served.file.to_str().unwrap(), "--port", "0", "--script", name]);
    assert!(missing.contains("what-changed.wasm; --script needs the folder"), "{missing}");

    fs::write(folder.join("what-changed.wasm"), b"\0asm").unwrap();
    fs::write(folder.join("secret"), "x").unwrap();
    let served = Served::new("script", CARD, &["--script", name]);
    let page = served.get("/");
    assert!(
        page.contains("<script async=\"\" src=\"what-changed.js\">") && page.contains("'self' 'wasm-unsafe-eval';")
    );
    assert!(served.get("/what-changed.js").ends_with("\r\n\r\n// the script"));
    assert!(served.get("/what-changed.wasm").contains("content-type: application/wasm\r\n"));
    assert!(served.get("/secret").starts_with("HTTP/1.0 404"));
}

#[test]
fn what_cannot_be_served_is_told() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("serve-taken.json");
    fs::write(&file, CARD).unwrap();
    let error = refused(&[file.to_str().unwrap(), "--port", &port.to_string()]);
    assert!(error.contains(&format!("port {port} is in use; choose another with --port")), "{error}");

    let error = refused(&["no-such-card.json", "--port", "0"]);
    assert!(error.starts_with("error: could not read no-such-card.json; give"), "{error}");
    let error = refused(&["-", "--port", "0"]);
    assert!(error.contains("standard input cannot be watched; give a file"), "{error}");
}
