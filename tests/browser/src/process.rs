//! Starts and ends programs.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::process::{Child, Command, Stdio};

/// A running program. When this is dropped, the program and all its descendants are killed.
pub struct Process(Child);

impl Process {
    /// Starts a program without input and output.
    pub fn start(command: &mut Command) -> Result<Self, String> {
        let silent = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        silent.spawn().map(Self).map_err(|error| format!("{} does not start: {error}", name(command)))
    }

    /// Takes ownership of a running program.
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
        // Some may already have ended with their parents.
        let _ =
            Command::new("kill").arg("-KILL").args(family.iter().map(u32::to_string)).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}

/// Returns the name of the program of a command, for messages.
pub fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

/// Returns a free port.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a local port");
    listener.local_addr().expect("the port number").port()
}

/// Returns the child processes of a process, if the system has `/proc`.
fn children(parent: u32) -> Vec<u32> {
    let is_child = |pid: &u32| {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        // The name is in brackets and may contain anything.
        let rest = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
        rest.split(' ').nth(1) == Some(&parent.to_string())
    };
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    let pids = entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    pids.filter(is_child).collect()
}
