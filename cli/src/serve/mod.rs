//! `what-changed serve`: a card in the browser while it is being written.

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
use crate::output::{print, tell};
use answer::{Answerer, SCRIPTS};
use draft::Draft;
use live::Live;
use page::page;

/// Show a card in the browser while it is being written.
///
/// The address is printed. The page is shown anew each time that the file changes, and tells what is wrong with it,
/// as `check` does. Only this machine can see it.
#[derive(Args)]
pub struct Serve {
    /// The card file.
    card: PathBuf,
    /// The port to listen at; 0 for any that is free.
    #[arg(long, default_value_t = 4848)]
    port: u16,
    /// The folder that holds what-changed.js and what-changed.wasm, to show the card with its script.
    #[arg(long, value_name = "DIR")]
    script: Option<PathBuf>,
}

/// How often the file is read. Editors write it anew, replace it or move it: its text is what they have in common.
const PAUSE: Duration = Duration::from_millis(100);

impl Serve {
    /// Serves until the program is stopped. Fails where the card or a script cannot be read, or the port is taken.
    pub fn run(&self) -> Result<ExitCode> {
        if input::is_standard_input(&self.card) {
            bail!("standard input cannot be followed; name a file that is saved while it is being written");
        }
        let text = input::text(&self.card)?;
        if let Some(folder) = &self.script {
            scripts_are_in(folder)?;
        }
        let listener = self.listen()?;
        let address = format!("http://{}/", listener.local_addr()?);
        let server = Server::from_listener(listener, None).map_err(|error| anyhow!("could not listen: {error}"))?;

        let mut draft = Draft::of(self.card.clone(), Ok(text));
        draft.complain();
        let live = Arc::new(Live::of(self.page(&draft)));
        let answerer = Arc::new(Answerer::of(Arc::clone(&live), self.script.clone()));
        thread::spawn(move || {
            for request in server.incoming_requests() {
                let answerer = Arc::clone(&answerer);
                // A page that listens keeps its thread; others shall not wait for it.
                thread::spawn(move || answerer.answer(request));
            }
        });
        print(&mut io::stdout(), &address)?;
        tell(&format!("It shows {} anew each time it is saved. Ctrl-C ends it.", self.card.display()));
        loop {
            draft.follow(PAUSE);
            draft.complain();
            live.show(self.page(&draft));
        }
    }

    fn page(&self, draft: &Draft) -> live::Page {
        page(draft, self.script.is_some())
    }

    /// Listens on this machine only.
    fn listen(&self) -> Result<TcpListener> {
        let port = self.port;
        TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => {
                anyhow!("port {port} is taken; name another with --port, or 0 for any that is free")
            }
            _ => anyhow!(error).context(format!("port {port} cannot be used; name another with --port")),
        })
    }
}

fn scripts_are_in(folder: &Path) -> Result<()> {
    for (name, _) in SCRIPTS {
        let file = folder.join(name);
        file.metadata().with_context(|| {
            format!("{}: could not be read; --script expects the folder that {name} is in", file.display())
        })?;
    }
    Ok(())
}
