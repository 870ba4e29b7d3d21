//! The other end of a worker: it asks, and waits only so long for the answer.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::worker::{Answer, Request};

/// What came of a request.
#[derive(Debug)]
pub enum Outcome {
    /// An answer.
    Done(Answer<'static>),
    /// None in time; the process is ended.
    Late,
    /// The process ended, for want of memory perhaps.
    Died,
}

/// An engine in a process of its own, started when it is first asked and after it was ended.
pub struct Peer {
    command: Command,
    limit: Duration,
    running: Option<Running>,
}

struct Running {
    child: Child,
    requests: ChildStdin,
    answers: Receiver<String>,
}

impl Peer {
    /// A worker that a command starts, and how long it may take for an answer.
    pub fn new(mut command: Command, limit: Duration) -> Self {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        Self { command, limit, running: None }
    }

    /// Asks for a pair.
    pub fn ask(&mut self, request: &Request) -> Result<Outcome> {
        let mut running = match self.running.take() {
            Some(running) => running,
            None => start(&mut self.command)?,
        };
        let line = serde_json::to_string(request)?;
        if writeln!(running.requests, "{line}").and_then(|()| running.requests.flush()).is_err() {
            return Ok(Outcome::Died);
        }
        match running.answers.recv_timeout(self.limit) {
            Ok(line) => {
                let answer = serde_json::from_str(&line).context("a worker's answer cannot be read")?;
                self.running = Some(running);
                Ok(Outcome::Done(answer))
            }
            Err(RecvTimeoutError::Timeout) => Ok(Outcome::Late),
            Err(RecvTimeoutError::Disconnected) => Ok(Outcome::Died),
        }
    }
}

fn start(command: &mut Command) -> Result<Running> {
    let program = command.get_program().display().to_string();
    let mut child = command.spawn().with_context(|| format!("could not start {program}"))?;
    let requests = child.stdin.take().context("a worker has no input")?;
    let output = child.stdout.take().context("a worker has no output")?;
    let (sender, answers) = mpsc::channel();
    thread::spawn(move || {
        // Ends with the process, or when nobody listens any more.
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    Ok(Running { child, requests, answers })
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(script: &str, limit: Duration) -> Outcome {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        let request = Request { old: "old".into(), new: "new".into(), warm: false };
        Peer::new(command, limit).ask(&request).unwrap()
    }

    #[test]
    fn an_answer_is_read() {
        let outcome = ask(r#"read line; echo '{"milliseconds":1.5,"pieces":null}'"#, Duration::from_mins(1));
        assert!(matches!(outcome, Outcome::Done(Answer { pieces: None, .. })), "{outcome:?}");
    }

    #[test]
    fn one_that_never_answers_is_late_and_one_that_ends_has_died() {
        assert!(matches!(ask("read line; exec sleep 600", Duration::from_millis(50)), Outcome::Late));
        assert!(matches!(ask("exit 1", Duration::from_mins(1)), Outcome::Died));
    }
}
