//! `what-changed serve`: shows a card in the browser while it is being edited.

mod answer;
mod draft;
mod live;
mod page;

use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, bail};
use clap::Args;
use tiny_http::Server;

use crate::input;
use crate::output::{hint, print};
use answer::{Answerer, SCRIPTS};
use draft::Draft;
use live::Live;
use page::page;

/// Show a card in the browser while you edit it.
///
/// It prints the address. The page reloads when the file changes, and lists the problems that `check` reports. Only this
/// machine can open it.
#[derive(Args)]
pub struct Serve {
    /// The card file
    card: PathBuf,
    /// The port to listen on; 0 for any free port
    #[arg(long, default_value_t = 4848)]
    port: u16,
    /// The folder with what-changed.js and what-changed.wasm, to load the card's script
    #[arg(long, value_name = "DIR")]
    script: Option<PathBuf>,
}

/// The interval at which the file is read. Polling its text works with every editor, however it saves.
const PAUSE: Duration = Duration::from_millis(100);

impl Serve {
    /// Serves until the program is stopped. Fails if the card or a script cannot be read, or if the port is in use.
    pub fn run(&self) -> Result<ExitCode> {
        if input::is_standard_input(&self.card) {
            bail!("standard input cannot be watched; give a file");
        }
        let text = input::text(&self.card)?;
        if let Some(folder) = &self.script {
            check_scripts(folder)?;
        }
        let listener = self.listen()?;
        let address = format!("http://{}/", listener.local_addr()?);
        let server = Server::from_listener(listener, None).map_err(|error| anyhow!("could not listen: {error}"))?;

        let mut draft = Draft::new(self.card.clone(), Ok(text));
        draft.report();
        let live = Arc::new(Live::new(self.page(&draft)));
        let answerer = Arc::new(Answerer::new(Arc::clone(&live), self.script.clone()));
        thread::spawn(move || {
            for request in server.incoming_requests() {
                let answerer = Arc::clone(&answerer);
                // A connection for events keeps its thread.
                thread::spawn(move || answerer.answer(request));
            }
        });
        print(&mut io::stdout(), &address)?;
        hint(&format!("The page reloads when you save {}. Ctrl-C stops the server.", self.card.display()));
        loop {
            draft.follow(PAUSE);
            draft.report();
            live.show(self.page(&draft));
        }
    }

    fn page(&self, draft: &Draft) -> live::Page {
        page(draft, self.script.is_some())
    }

    /// Listens on the loopback address only.
    fn listen(&self) -> Result<TcpListener> {
        let port = self.port;
        TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => {
                anyhow!("port {port} is in use; choose another with --port, or 0 for any free port")
            }
            _ => anyhow!(error).context(format!("could not listen on port {port}; choose another with --port")),
        })
    }
}

/// Fails if a script is missing in a folder.
fn check_scripts(folder: &Path) -> Result<()> {
    for (name, _) in SCRIPTS {
        let file = folder.join(name);
        file.metadata().with_context(|| {
            format!("could not read {}; --script needs the folder that contains {name}", file.display())
        })?;
    }
    Ok(())
}
