//! Programs that the tests start, and end.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::process::{Child, Command, Stdio};

/// A running program. It ends when this is dropped, with every program that it started in turn.
pub struct Process(Child);

impl Process {
    /// Starts a program that says nothing.
    pub fn start(command: &mut Command) -> Result<Self, String> {
        let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        quiet.spawn().map(Self).map_err(|error| format!("{} does not start: {error}", name(command)))
    }

    /// Takes charge of a program that was started elsewhere.
    pub fn adopt(child: Child) -> Self {
        Self(child)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let mut family = vec![self.0.id()];
        let mut at = 0;
        while let Some(&parent) = family.get(at) {
            family.extend(children(parent));
            at += 1;
        }
        // Some may have ended with their parents.
        let _ =
            Command::new("kill").arg("-KILL").args(family.iter().map(u32::to_string)).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}

/// What a command runs, for messages.
pub fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

/// A port that nothing listens on.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port of this machine");
    listener.local_addr().expect("its number").port()
}

/// The processes that a process started, where the system has `/proc`.
fn children(parent: u32) -> Vec<u32> {
    let is_child = |pid: &u32| {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        // The name, in brackets, may hold anything.
        let rest = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
        rest.split(' ').nth(1) == Some(&parent.to_string())
    };
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    let pids = entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    pids.filter(is_child).collect()
}
