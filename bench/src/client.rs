//! The client of a worker process: sends requests and waits for each answer, up to a time limit.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::worker::{Answer, Request};

/// The outcome of a request.
#[derive(Debug)]
pub enum Outcome {
    /// The worker answered.
    Answered(Answer<'static>),
    /// The worker took too long and was ended.
    TimedOut,
    /// The worker ended by itself, perhaps for lack of memory.
    Crashed,
}

/// A worker process. It is started at the first request, and again after it has ended.
pub struct Client {
    command: Command,
    limit: Duration,
    running: Option<Running>,
}

struct Running {
    child: Child,
    requests: ChildStdin,
    answers: Receiver<String>,
}

impl Client {
    /// Creates a client for a worker that `command` starts, with a time limit for each answer.
    pub fn new(mut command: Command, limit: Duration) -> Self {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        Self { command, limit, running: None }
    }

    /// Sends a request and waits for the answer.
    pub fn ask(&mut self, request: &Request) -> Result<Outcome> {
        let mut running = match self.running.take() {
            Some(running) => running,
            None => start(&mut self.command)?,
        };
        let line = serde_json::to_string(request)?;
        if writeln!(running.requests, "{line}").and_then(|()| running.requests.flush()).is_err() {
            return Ok(Outcome::Crashed);
        }
        match running.answers.recv_timeout(self.limit) {
            Ok(line) => {
                let answer = serde_json::from_str(&line).context("could not parse the answer of a worker")?;
                self.running = Some(running);
                Ok(Outcome::Answered(answer))
            }
            Err(RecvTimeoutError::Timeout) => Ok(Outcome::TimedOut),
            Err(RecvTimeoutError::Disconnected) => Ok(Outcome::Crashed),
        }
    }
}

fn start(command: &mut Command) -> Result<Running> {
    let program = command.get_program().display().to_string();
    let mut child = command.spawn().with_context(|| format!("could not start {program}"))?;
    let requests = child.stdin.take().context("the worker has no standard input")?;
    let output = child.stdout.take().context("the worker has no standard output")?;
    let (sender, answers) = mpsc::channel();
    thread::spawn(move || {
        // The thread ends with the process, or when the receiver is dropped.
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
        // It may already have ended.
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
        Client::new(command, limit).ask(&request).unwrap()
    }

    #[test]
    fn an_answer_is_parsed() {
        let outcome = ask(r#"read line; echo '{"milliseconds":1.5,"pieces":null}'"#, Duration::from_mins(1));
        assert!(matches!(outcome, Outcome::Answered(Answer { pieces: None, .. })), "{outcome:?}");
    }

    #[test]
    fn a_silent_worker_times_out_and_an_ended_worker_has_crashed() {
        assert!(matches!(ask("read line; exec sleep 600", Duration::from_millis(50)), Outcome::TimedOut));
        assert!(matches!(ask("exit 1", Duration::from_mins(1)), Outcome::Crashed));
    }
}
